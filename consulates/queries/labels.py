"""The word for a field: its own, or for the names that many tables share, the one here; a field without is internal."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from repatriation.common.refusals import StrOrPromise

SHARED: dict[str, StrOrPromise] = {
    "agency": _("entidad"),
    "at": _("cuándo"),
    "by": pgettext_lazy("author", "por"),
    "case": _("registro"),
    "decided_by": _("decidida por"),
    "held_infants": _("bebés en brazos ofrecidos o tomados"),
    "held_seats": _("asientos ofrecidos o tomados"),
    "held_stretchers": _("camillas ofrecidas o tomadas"),
    "held_wheelchairs": _("sillas de ruedas ofrecidas o tomadas"),
    "id": _("número"),
    "leg": _("tramo"),
    "ledger_after": _("balance después"),
    "ledger_before": _("balance antes"),
    "made_by": _("hecha por"),
    "person": _("persona"),
    "planned_at": _("planificada el"),
    "planned_by": _("planificada por"),
    "read_by": _("leído por"),
    "reference": _("número de registro"),
    "rotation": _("rotación"),
    "run": _("asignación"),
    "state_since": _("estado desde"),
    "submitted_by": _("presentada por"),
}


def has_own_label(field: Any) -> bool:
    return bool(field.verbose_name != field.name.replace("_", " "))


def label_of(field: Any) -> StrOrPromise | None:
    """The label in the reader's language; None for what is no business of a reader."""
    label: StrOrPromise | None = field.verbose_name if has_own_label(field) else SHARED.get(field.name)
    return label
