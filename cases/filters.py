"""What the queue can be narrowed to; the page and the API use the same set."""

from typing import Any

from django import forms
from django.conf import settings
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Now
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django_countries import countries
from django_filters import BooleanFilter, CharFilter, ChoiceFilter, FilterSet, ModelChoiceFilter, MultipleChoiceFilter

from cases.enums import CaseKind, CaseState
from cases.models import FollowUp
from cases.models.case import CaseQuerySet
from cases.queries.queue import cases_found
from consulates.enums import Role
from consulates.models import ConsularOffice
from consulates.models.staff import OFFICE_ROLES
from consulates.rules import has_role

ALL = "all"
FURTHER = ("office", "place", "language")
TIERS = [(tier, str(tier)) for tier in range(1, 6)]
NEEDS: dict[str, tuple[Any, dict[str, Any]]] = {
    "danger": (_("peligro para la vida"), {"danger_to_life": True}),
    "wheelchair": (_("silla de ruedas"), {"needs_wheelchair": True}),
    "stretcher": (_("camilla u oxígeno"), {"needs_stretcher": True}),
    "pregnancy": (_("embarazo"), {"pregnancy_weeks__isnull": False}),
    "medicine": (_("medicina que se acaba"), {"medicine_until__isnull": False}),
    "disability": (_("discapacidad"), {"has_disability": True}),
    "alone": (_("menor sin un adulto que le cuide"), {"is_alone": True}),
    "sole_adult": (_("único adulto a cargo"), {"is_sole_adult": True}),
    "violence": (_("víctima de violencia"), {"suffered_violence": True}),
}


def switch(label: Any, method: str) -> BooleanFilter:
    return BooleanFilter(label=label, method=method, widget=forms.CheckboxInput)


class CaseFilter(FilterSet):
    """Without a state and without a search only open cases come."""

    q = CharFilter(label=_("Nombre, registro o documento"), method="search")
    kind = ChoiceFilter(label=_("Clase"), choices=CaseKind.choices, empty_label=_("todas"))
    state = ChoiceFilter(
        label=_("Estado"), choices=[(ALL, _("todos")), *CaseState.choices], empty_label=_("abiertos"), method="in_state"
    )
    tier = ChoiceFilter(label=_("Grupo"), choices=TIERS, empty_label=_("todos"))
    place = CharFilter(label=_("País, estado o ciudad"), method="at_place")
    office = ModelChoiceFilter(label=_("Oficina"), queryset=ConsularOffice.objects.all(), empty_label=_("todas"))
    language = ChoiceFilter(label=_("Idioma"), choices=settings.LANGUAGES, empty_label=_("todos"))
    needs = MultipleChoiceFilter(
        label=_("Necesidades"),
        choices=[(code, label) for code, (label, _conditions) in NEEDS.items()],
        widget=forms.CheckboxSelectMultiple,
        method="with_needs",
    )
    overdue = switch(_("con plazo vencido"), "past_a_clock")
    unread = switch(_("nadie los ha leído"), "not_read")
    unassigned = switch(_("sin funcionario"), "without_officer")
    mine = switch(_("a mi cargo"), "of_mine")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if has_role(self.user, *OFFICE_ROLES):
            del self.filters["office"]

    @property
    def user(self) -> Any:
        return getattr(self.request, "user", None)

    @property
    def is_narrowed(self) -> bool:
        """Whether anything is chosen at all."""
        return any(self.form.cleaned_data.values())

    @property
    def is_narrowed_further(self) -> bool:
        """Whether something is chosen among what the page folds away, or typed wrongly there."""
        folded = [*FURTHER, "needs"]
        return any(self.form.cleaned_data.get(name) or name in self.form.errors for name in folded)

    def first_fields(self) -> list[forms.BoundField]:
        return self._fields("q", "kind", "state", "tier")

    def further_fields(self) -> list[forms.BoundField]:
        return self._fields(*FURTHER)

    def switches(self) -> list[forms.BoundField]:
        return self._fields("overdue", "unread", "unassigned", "mine")

    def _fields(self, *names: str) -> list[forms.BoundField]:
        return [self.form[name] for name in names if name in self.form.fields]

    def filter_queryset(self, queryset: CaseQuerySet) -> CaseQuerySet:
        cases: CaseQuerySet = super().filter_queryset(queryset)
        asked = self.form.cleaned_data
        return cases if asked.get("state") or asked.get("q") else cases.open()

    def search(self, cases: CaseQuerySet, name: str, typed: str) -> CaseQuerySet:
        return cases_found(cases, typed, may_ask_alien_number=has_role(self.user, Role.OFFICER, Role.HEAD))

    def in_state(self, cases: CaseQuerySet, name: str, state: str) -> CaseQuerySet:
        return cases if state == ALL else cases.filter(state=state)

    def at_place(self, cases: CaseQuerySet, name: str, typed: str) -> CaseQuerySet:
        code = typed.strip().upper()
        country = code if code in countries else countries.by_name(typed.strip(), language=get_language() or "es")
        return cases.filter(Q(country=country) if country else Q(subdivision=code) | Q(city__icontains=typed.strip()))

    def with_needs(self, cases: CaseQuerySet, name: str, needs: list[str]) -> CaseQuerySet:
        """All the needs asked for, be it of different members."""
        for need in needs:
            cases = cases.with_a_member(**NEEDS[need][1])
        return cases

    def past_a_clock(self, cases: CaseQuerySet, name: str, is_on: bool) -> CaseQuerySet:
        late = FollowUp.objects.open().filter(case=OuterRef("pk"), due_at__lte=Now())
        return cases.filter(Exists(late)) if is_on else cases

    def not_read(self, cases: CaseQuerySet, name: str, is_on: bool) -> CaseQuerySet:
        return cases.filter(read_at__isnull=True) if is_on else cases

    def without_officer(self, cases: CaseQuerySet, name: str, is_on: bool) -> CaseQuerySet:
        return cases.filter(officer__isnull=True) if is_on else cases

    def of_mine(self, cases: CaseQuerySet, name: str, is_on: bool) -> CaseQuerySet:
        return cases.filter(officer=self.user) if is_on else cases
