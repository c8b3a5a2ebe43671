"""All that we hold about a household, for the household: no notes of officers, no names of officers, nobody else."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db import models
from django.utils import formats, timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from cases.enums import CaseKind, CaseState
from cases.models import Case, CaseMember, ReturnRequest
from cases.rules.message_kinds import kind_words
from cases.rules.own_pages import NEEDS, STORED
from cases.rules.priority import factor_sentence
from cases.rules.sentences import sentence
from cases.tabs import OWN_DATA, Entry, Part
from consulates.queries.places import country_name, subdivision_name
from repatriation.common.refusals import StrOrPromise

CASE = (
    "reference", "kind", "state", "state_since", "registered_at", "source", "country", "subdivision", "city", "address",
    "tier", "counts_from", "read_at",
)  # fmt: skip
CONTACT = STORED["contacto"]["case"]
PERSON = (*STORED["persona"]["person"],)
DOCUMENT = ("kind", "number", "country", "expires_on")
PLACES = {"country": country_name, "subdivision": subdivision_name, "destination": subdivision_name}
Field = tuple[str, StrOrPromise, str]


def all_data(case: Case) -> list[Part]:
    """The chapters that hold something."""
    parts = [*_parts_of_registration(case), *_parts_of_history(case), *(part for add in OWN_DATA for part in add(case))]
    return [part for part in parts if part.entries]


def as_json(case: Case, parts: Iterable[Part], *, at: datetime) -> dict[str, Any]:
    chapters = {
        part.code: [{code: value for code, _label, value in one.fields} for one in part.entries] for part in parts
    }
    return {"reference": case.reference, "as_of": at.isoformat(), "language": get_language(), **chapters}


def _parts_of_registration(case: Case) -> list[Part]:
    request = ReturnRequest.objects.filter(case=case)
    told = _("Para organizar su retorno y decidir el orden de atención.")
    order = [("factors", _("razón de su grupo"), factor_sentence(factor)) for factor in case.factors]
    office: Field = ("office", _("oficina consular"), case.office.name)
    who = _("Quiénes viajan") if case.kind == CaseKind.STRANDED else _("Personas de este registro")
    trusted = [*case.named_contacts.order_by("named_as"), *_representative(case)]
    return [
        Part("registration", _("Su registro"), told, [Entry([*fields_of(case, CASE), office, *order])]),
        Part("contact", _("Cómo nos comunicamos"), _("Para avisarle."), [Entry(fields_of(case, CONTACT))]),
        Part("people", who, told, [_person(member) for member in _members(case)]),
        Part("request", _("Su viaje"), told, [Entry(fields_of(one, _own_names(one))) for one in request]),
        Part("trusted", _("Personas que ustedes nombraron"), _("Para llamarlas si no los encontramos a ustedes."),
             [Entry(fields_of(one, TRUSTED)) for one in trusted]),
        Part("documents", _("Documentos que nos envió"), _("Para comprobar quiénes viajan."),
             [Entry(fields_of(one, UPLOAD)) for one in case.uploads.order_by("number", "id")]),
    ]  # fmt: skip


# Of whom the household named: what it told us, not what they told us of themselves.
TRUSTED = ("named_as", "speaks_as", "name", "relation", "authority", "may_see")
UPLOAD = ("number", "kind", "size", "sent_at", "state", "seen_at")
MESSAGE = ("subject", "recipient", "created_at", "sent_at", "delivery")
CONSENT = ("purpose", "agency", "text_version", "given_at", "withdrawn_at")
REVIEW = ("about", "words", "asked_at", "answer", "answered_at")


def _representative(case: Case) -> list[models.Model]:
    found = getattr(case, "representative", None)
    return [found] if found else []


def _members(case: Case) -> Iterable[CaseMember]:
    members = case.members.select_related("person").prefetch_related("person__documents")
    return members.order_by("position", "id")


def _person(member: CaseMember) -> Entry:
    papers = sorted(member.person.documents.all(), key=lambda paper: paper.pk)
    own = fields_of(member.person, PERSON) + fields_of(member, ("relation", *STORED[NEEDS]["member"]))
    return Entry(own + [field for paper in papers for field in _paper(paper)])


def _paper(paper: models.Model) -> list[Field]:
    return [(f"document_{code}", label, value) for code, label, value in fields_of(paper, DOCUMENT)]


def _parts_of_history(case: Case) -> list[Part]:
    events = case.events.for_household().order_by("at", "id")
    moves = case.moves.order_by("at", "id")
    consents = case.consents.select_related("agency").order_by("given_at", "id")
    sent = (
        case.referrals.filter(sent_at__isnull=False).select_related("line__agency", "person").order_by("sent_at", "id")
    )
    return [
        Part("consents", _("Sus permisos"), _("Sin un permiso vigente no compartimos nada."),
             [Entry(fields_of(one, CONSENT)) for one in consents]),
        Part("shared_with_agencies", _("Con qué entidades lo compartimos"), _("Para darles el apoyo que pidieron."),
             [_referral(one) for one in sent]),
        Part("events", _("Qué ha pasado"), _("Para que todo se pueda explicar."),
             [Entry([("at", _("cuándo"), shown(one.at)), ("what", _("qué pasó"), sentence(one))]) for one in events]),
        Part("moves", _("Cómo cambió el estado"), _("Para que todo se pueda explicar."), [_move(one) for one in moves]),
        Part("messages", _("Mensajes que le enviamos"), _("Para saber qué le dijimos."),
             [_message(one) for one in case.messages.defer("body").order_by("created_at", "id")]),
        Part("reviews", _("Lo que pidió revisar"), _("Para responderle."),
             [Entry(fields_of(one, REVIEW)) for one in case.reviews.order_by("asked_at", "id")]),
    ]  # fmt: skip


def _referral(referral: Any) -> Entry:
    agency = referral.line.agency
    name = agency.name_en if get_language() == "en" else agency.name_es
    return Entry([
        ("agency", _("entidad"), name), ("person", _("persona"), referral.person.full_name),
        ("sent_at", _("enviada el"), shown(referral.sent_at)),
        ("state", _("estado"), str(referral.get_state_display())),
    ])  # fmt: skip


def _move(move: Any) -> Entry:
    states = [("from", _("estado anterior"), move.source), ("to", _("estado nuevo"), move.target)]
    known = [(code, label, str(CaseState(state).label)) for code, label, state in states]
    return Entry([("at", _("cuándo"), shown(move.at)), *known])


def _message(message: Any) -> Entry:
    return Entry([("kind", _("clase"), kind_words(message.kind)), *fields_of(message, MESSAGE)])


def _own_names(row: models.Model) -> list[str]:
    """All fields of a row but its keys."""
    return [field.name for field in row._meta.concrete_fields if not (field.primary_key or field.is_relation)]


def fields_of(row: models.Model, names: Iterable[str]) -> list[Field]:
    """What a row says, in words; what is empty is left out."""
    known = [name for name in names if hasattr(row, name)]
    fields = [(name, _label(row, name), _value(row, name)) for name in known]
    return [field for field in fields if field[2]]


def _label(row: models.Model, name: str) -> StrOrPromise:
    return row._meta.get_field(name).verbose_name  # type: ignore[union-attr, return-value]


def _value(row: models.Model, name: str) -> str:
    value = getattr(row, name)
    if name in PLACES and value:
        return PLACES[name](str(value))
    display = getattr(row, f"get_{name}_display", None)
    return str(display()) if display and not isinstance(value, list) else shown(value)


def shown(value: Any) -> str:
    """A value in words of the active language."""
    if isinstance(value, bool):
        return str(_("sí")) if value else ""
    if isinstance(value, datetime):
        return formats.date_format(timezone.localtime(value), "DATETIME_FORMAT")
    if isinstance(value, date):
        return formats.date_format(value, "DATE_FORMAT")
    if isinstance(value, list):
        return ", ".join(str(one) for one in value)
    return "" if value is None else str(value)
