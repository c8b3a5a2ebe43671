"""The public figures: a page, and the same as a sheet."""

from defusedcsv import csv
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from cases.queries.numbers import earlier_stamps, figures_of, newest_figures, numbers_of
from cases.rules.small_cells import SMALLEST
from repatriation.common.open_pages import kept_page, open_page


@open_page
def numbers(request: HttpRequest) -> HttpResponse:
    """The newest publication; it changes once a day, so it is written once a day."""
    published = newest_figures()
    if published is None:
        return kept_page(request, "public/numbers_none.html")

    def context() -> dict[str, object]:
        return {
            "numbers": numbers_of(published),
            "earlier": earlier_stamps(published.as_of),
            "zone": settings.HOME_TIME_ZONE,
            "most_hidden": SMALLEST - 1,
        }

    return kept_page(request, "public/numbers.html", context, of=published.pk)


@open_page
def sheet(request: HttpRequest, moment: str) -> HttpResponse:
    """One publication, also an earlier one, as CSV; an empty cell is a count that is hidden."""
    published = figures_of(moment)
    if published is None:
        raise Http404
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="cifras-{moment}.csv"'
    writer = csv.writer(response)
    shown = numbers_of(published)
    writer.writerow(["as_of", "definition", "table", "key", "label", "measure", "people"])
    head = [shown.as_of.isoformat(), shown.definition]
    writer.writerow([*head, "total", "families", _("Familias"), "families", shown.families])
    writer.writerows([*head, "total", "", "", name, count] for name, count in shown.totals)
    writer.writerows([*head, "overrides", key, "", key, count] for key, count in shown.overrides.items())
    for table in shown.tables:
        for row in table.rows:
            cells = zip(table.columns, row.counts, strict=True)
            writer.writerows([*head, table.name, row.key, row.label, column, count] for column, count in cells)
    return response
