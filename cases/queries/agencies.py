"""The agencies that take the returned, and what each of them gives."""

from django.conf import settings

from consulates.models import ServiceLine


def agencies_by_line() -> list[list[object]]:
    """Code, name in Spanish and in English, and the codes of its open lines, for each agency with one.

    Without the ministry itself: whoever asks has come to it already.
    """
    lines = (
        ServiceLine.objects.filter(is_open=True)
        .exclude(agency__code=settings.MINISTRY_AGENCY)
        .select_related("agency")
        .order_by("agency__code", "code", "id")
    )
    found: dict[str, list[object]] = {}
    codes: dict[str, list[str]] = {}
    for line in lines:
        agency = line.agency
        codes.setdefault(agency.code, []).append(line.code)
        found[agency.code] = [agency.code, agency.name_es, agency.name_en, codes[agency.code]]
    return list(found.values())
