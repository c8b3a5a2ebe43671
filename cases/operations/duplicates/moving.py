"""Rows change hands between two persons as the declared table says, and go back exactly."""

import hmac
import json
from collections.abc import Iterable
from hashlib import sha256
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from cases.models import IdentityDocument, Person
from cases.rules.merging import OF_PERSONS, Fate
from repatriation.common.refusals import Refusal, StrOrPromise

Rows = dict[str, list[int]]

MOVING = [relation for relation, fate in OF_PERSONS.items() if fate in (Fate.MOVED, Fate.ADDED)]
OWN = ("given_names", "paternal_surname", "maternal_surname", "born_on", "sex", "nationalities")
# What happened since, in words, by what is no longer as the merge left it.
CHANGED: dict[str, StrOrPromise] = {
    "person": _("se corrigieron los datos de la persona"),
    "papers": _("cambió un documento de la persona"),
    "cases.CaseMember.person": _("la persona entró en otro registro o salió de uno"),
    "cases.IdentityDocument.person": _("se agregó o se quitó un documento de la persona"),
    "cases.NeedsAssessment.person": _("se volvió a preguntar qué apoyo necesita"),
    "cases.Referral.person": _("se hizo o se quitó una derivación"),
    "cases.Upload.person": _("se envió otro documento"),
}


def move_rows(absorbed: Person, kept: Person) -> Rows:
    """What was moved: relation -> keys of the rows."""
    moved: Rows = {}
    for relation in MOVING:
        keys = _to_move(relation, absorbed, kept)
        if keys:
            _point(relation, keys, kept)
            moved[relation] = keys
    return moved


def give_back(moved: Rows, absorbed: Person) -> None:
    for relation, keys in moved.items():
        _point(relation, keys, absorbed)


def picture(person: Person) -> dict[str, Any]:
    """The person as it stands: the rows that hang from it by their keys, its values only as sealed marks."""
    papers = _papers(person).values_list("pk", "kind", "number_index", "country", "expires_on")
    return {
        "person": _mark(getattr(person, name) for name in OWN),
        "papers": _mark(value for row in papers for value in row),
        **{relation: _keys(relation, person) for relation in MOVING},
    }


def _mark(values: Iterable[Any]) -> str:
    text = json.dumps([str(value) for value in values])
    return hmac.new(settings.INDEX_KEY, f"picture:{text}".encode(), sha256).hexdigest()


def check_unchanged(then: dict[str, Any], now: dict[str, Any]) -> None:
    """Refuse what can't be undone exactly, and say why."""
    for part, before in then.items():
        if now[part] != before:
            words = CHANGED.get(part, _("cambió algo que depende de la persona"))
            raise Refusal(_("No se puede deshacer: después de unirlas %(what)s.") % {"what": words})


def _to_move(relation: str, absorbed: Person, kept: Person) -> list[int]:
    keys = _keys(relation, absorbed)
    if OF_PERSONS[relation] is Fate.MOVED:
        return keys
    known = set(_papers(kept).values_list("number_index", "country"))
    papers = _papers(absorbed).values_list("pk", "number_index", "country")
    return [key for key, *number in papers if tuple(number) not in known]


def _papers(person: Person) -> Any:
    return IdentityDocument.objects.filter(person=person).order_by("pk")


def _model(relation: str) -> tuple[type[models.Model], str]:
    label, field = relation.rsplit(".", 1)
    return apps.get_model(label), field


def _keys(relation: str, person: Person) -> list[int]:
    model, field = _model(relation)
    return list(model._base_manager.filter(**{field: person}).order_by("pk").values_list("pk", flat=True))


def _point(relation: str, keys: list[int], person: Person) -> None:
    model, field = _model(relation)
    model._base_manager.filter(pk__in=keys).update(**{field: person})
