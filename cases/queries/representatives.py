"""Who fills in for a household may see no more of it than the household allowed."""

from cases.enums import MaySee
from cases.models import Case, Representative


def kept_from_sender(case: Case) -> str:
    """What whoever sent the registration may see when that isn't all (news, nothing); '' when it is."""
    limited = Representative.objects.filter(case=case).exclude(may_see=MaySee.ALL)
    return limited.values_list("may_see", flat=True).first() or ""
