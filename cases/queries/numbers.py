"""The published figures as the public page and its sheet show them: in words, and without what is too small."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from django.utils import formats
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from cases.enums import CaseState
from cases.models import PublishedFigures
from cases.queries.figures import MEASURES, TABLES
from cases.rules.priority import PRIORITY_TEXT
from cases.rules.small_cells import is_small, showable
from consulates.models import ConsularOffice
from consulates.queries.places import country_name
from repatriation.common.letters import folded_words
from repatriation.common.refusals import StrOrPromise

EARLIER_SHOWN = 7
STAMP = "%Y%m%dT%H%M%SZ"
MEASURE_WORDS: dict[str, StrOrPromise] = {
    "registered": gettext_lazy("Registradas"),
    "read": gettext_lazy("Leídas por una persona"),
    "waiting": gettext_lazy("En lista de espera"),
    "offered": gettext_lazy("Con asiento ofrecido alguna vez"),
    "boarded": gettext_lazy("Embarcadas"),
    "returned": gettext_lazy("Llegadas"),
}
TABLE_WORDS: dict[str, StrOrPromise] = {
    "month": gettext_lazy("Por mes de registro"),
    "office": gettext_lazy("Por oficina consular"),
    "country": gettext_lazy("Por país donde están"),
    "tier": gettext_lazy("Por grupo de atención"),
    "state": gettext_lazy("Por estado del registro"),
}


@dataclass(frozen=True)
class Row:
    """One line of a table; None stands for a hidden count. `share` is the first count in hundredths of the largest."""

    key: str
    label: str
    counts: list[int | None]
    share: int


@dataclass(frozen=True)
class Table:
    name: str
    title: StrOrPromise
    columns: list[StrOrPromise]
    rows: list[Row]


@dataclass(frozen=True)
class Numbers:
    """One publication in the reader's language."""

    as_of: datetime
    definition: str
    totals: list[tuple[StrOrPromise, int | None]]
    families: int | None
    overrides: dict[str, int]
    tables: list[Table]

    @property
    def stamp(self) -> str:
        return stamp(self.as_of)


def stamp(as_of: datetime) -> str:
    """The moment as it stands in an address."""
    return as_of.astimezone(UTC).strftime(STAMP)


def newest_figures() -> PublishedFigures | None:
    return PublishedFigures.objects.order_by("-as_of").first()


def figures_of(moment: str) -> PublishedFigures | None:
    """Those of the address, or None."""
    try:
        as_of = datetime.strptime(moment, STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None
    return PublishedFigures.objects.filter(as_of=as_of).first()


def earlier_stamps(than: datetime) -> list[tuple[datetime, str]]:
    """The publications before, the newest first."""
    moments = PublishedFigures.objects.filter(as_of__lt=than).order_by("-as_of").values_list("as_of", flat=True)
    return [(moment, stamp(moment)) for moment in moments[:EARLIER_SHOWN]]


def numbers_of(published: PublishedFigures) -> Numbers:
    counts = published.counts
    return Numbers(
        as_of=published.as_of,
        definition=published.definition,
        totals=[(MEASURE_WORDS[name], _shown(counts["totals"][name])) for name in MEASURES],
        families=_shown(counts["totals"]["families"]),
        overrides=counts["overrides"],
        tables=[*(_table(name, counts["tables"][name]) for name in TABLES), _states(counts["states"])],
    )


def _shown(count: int) -> int | None:
    return None if is_small(count) else count


def _table(name: str, rows: dict[str, dict[str, int]]) -> Table:
    """Each measure is hidden for itself: a column adds up to its total, a line adds up to nothing."""
    columns = {measure: showable({key: row[measure] for key, row in rows.items()}) for measure in MEASURES}
    labels = _labels(name, rows)
    lines = [(key, labels[key], [columns[measure][key] for measure in MEASURES]) for key in rows]
    return Table(name, TABLE_WORDS[name], [MEASURE_WORDS[measure] for measure in MEASURES], _rows(lines, name))


def _states(counts: dict[str, int]) -> Table:
    lines = [(key, str(capfirst(CaseState(key).label)), [count]) for key, count in showable(counts).items()]
    order = [str(state) for state in CaseState]
    lines.sort(key=lambda line: order.index(line[0]))
    return Table("state", TABLE_WORDS["state"], [_("Personas")], _rows(lines, "state"))


def _rows(lines: Iterable[tuple[str, str, list[int | None]]], name: str) -> list[Row]:
    listed = list(lines)
    if name in ("office", "country"):
        listed.sort(key=lambda line: folded_words(line[1]))
    most = max((counts[0] or 0 for _key, _label, counts in listed), default=0)
    return [Row(key, label, counts, 100 * (counts[0] or 0) // max(1, most)) for key, label, counts in listed]


def _labels(name: str, keys: Iterable[str]) -> dict[str, str]:
    if name == "office":
        names = dict(ConsularOffice.objects.order_by("pk").values_list("code", "name"))
        return {key: names.get(key, key) for key in keys}
    words: dict[str, Any] = {"month": _month, "country": country_name, "tier": _tier}
    return {key: str(words[name](key)) for key in keys}


def _month(key: str) -> str:
    return capfirst(formats.date_format(date.fromisoformat(f"{key}-01"), pgettext("date format", "F \\d\\e Y")))


def _tier(key: str) -> str:
    return f"{key}. {next(text.title for text in PRIORITY_TEXT if text.tier == int(key))}"
