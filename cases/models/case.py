"""The case: one journey of one household, and its members with what each needs."""

from datetime import date
from typing import Any, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Upper
from django.utils.translation import gettext_lazy as _
from django_countries.fields import CountryField
from phonenumber_field.modelfields import PhoneNumberField

from cases.enums import CLOSED_STATES, IN_LINE_STATES, CallHours, CaseKind, CaseState, Relation, Source
from cases.lifecycles import CASE_LIFECYCLES
from consulates.enums import Role
from consulates.models import ConsularOffice, User
from consulates.rules import has_role
from repatriation.common.fields import BlindIndexField, EncryptedTextField
from repatriation.common.history import guarded_states, tracked
from repatriation.common.lifecycle import Lifecycle, edges
from repatriation.common.references import new_reference, new_secret
from repatriation.common.scoping import ScopedQuerySet


class CaseQuerySet(ScopedQuerySet["Case"]):
    def visible_to(self, user: Any) -> Self:
        """Officers: their office. Ministry: all but those in danger. Auditors: all. Everybody else: none."""
        if has_role(user, Role.OFFICER, Role.HEAD):
            return self.filter(office_id=user.office_id)
        if has_role(user, Role.PLANNER, Role.APPROVER):
            return self.filter(in_danger=False)
        if has_role(user, Role.AUDITOR):
            return self
        return self.none()

    def open(self) -> Self:
        return self.exclude(state__in=CLOSED_STATES)

    def in_order(self) -> Self:
        """The order of help: tier, then days waiting with what counts as days, then the recorded tie-break."""
        return self.order_by("tier", "counts_from", "tie_break", "id")

    def to_recheck(self, day: date) -> Self:
        """In line, and time alone may have changed their order by this day."""
        return self.filter(state__in=IN_LINE_STATES, recheck_on__lte=day)

    def after_recheck(self, day: date, pk: int) -> Self:
        """What follows in the order of the sweep (recheck_on, id)."""
        return self.filter(Q(recheck_on__gt=day) | Q(recheck_on=day, pk__gt=pk))

    def with_a_member(self, **conditions: Any) -> Self:
        """Cases with at least one member for whom the conditions hold."""
        return self.filter(Exists(CaseMember.objects.filter(case=OuterRef("pk"), **conditions)))


@tracked
class Case(models.Model):
    """One journey of one household (grupo familiar).

    `counts_from` is the day from which waiting counts: the day of registration, put back some days for each factor
    of the household. It is the score in a form that needs no nightly recomputing: score on a day = day - counts_from.
    `recheck_on` is the day on which time alone can next change the tier (a permit near its end, a birthday), None for
    never; a row that was written without it is due at once.
    """

    reference = models.CharField(_("número de registro"), max_length=11, unique=True, default=new_reference)
    kind = models.CharField(_("clase"), max_length=10, choices=CaseKind)
    state = models.CharField(_("estado"), max_length=14, choices=CaseState)
    state_since = models.DateTimeField(_("estado desde"))
    registered_at = models.DateTimeField(_("registrado el"))
    source = models.CharField(_("cómo llegó"), max_length=10, choices=Source, default=Source.HOUSEHOLD)
    draft_token = models.UUIDField(null=True, unique=True, editable=False)
    secret = EncryptedTextField(default=new_secret, column="case.secret", editable=False)
    secret_index = BlindIndexField(source="secret", unique=True)
    continues = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="continued_by", verbose_name=_("continúa")
    )

    office = models.ForeignKey(ConsularOffice, models.PROTECT, related_name="cases", verbose_name=_("oficina"))
    officer = models.ForeignKey(
        User, models.SET_NULL, null=True, blank=True, related_name="cases", verbose_name=_("funcionario")
    )
    country = CountryField(_("país"))
    subdivision = models.CharField(_("estado o región"), max_length=6, blank=True)
    city = models.CharField(_("ciudad"), max_length=80, blank=True)
    address = EncryptedTextField(_("dirección"), blank=True, column="case.address")

    contact_name = models.CharField(_("persona de contacto"), max_length=200)
    email = models.EmailField(_("correo"), blank=True)
    phone = PhoneNumberField(_("teléfono"), blank=True)
    uses_whatsapp = models.BooleanField(_("usa WhatsApp"), default=False)
    call_hours = models.CharField(_("cuándo llamar"), max_length=10, choices=CallHours, default=CallHours.ANY)
    language = models.CharField(_("idioma"), max_length=5, default="es")

    tier = models.PositiveSmallIntegerField(_("grupo"), default=5)
    counts_from = models.DateField(_("espera desde"))
    tie_break = models.PositiveIntegerField(default=0, editable=False)
    factors = models.JSONField(default=list, editable=False)
    rules_version = models.CharField(max_length=20, blank=True, editable=False)
    recheck_on = models.DateField(null=True, default=date.min, editable=False)

    in_danger = models.BooleanField(_("en peligro"), default=False)
    danger_reason = EncryptedTextField(_("motivo del peligro"), blank=True, column="case.danger_reason")
    read_at = models.DateTimeField(_("leído el"), null=True, blank=True)
    read_by = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+")

    objects = CaseQuerySet.as_manager()

    class Meta:
        verbose_name = _("registro")
        verbose_name_plural = _("registros")
        ordering = ["tier", "counts_from", "tie_break", "id"]
        indexes = [
            models.Index(fields=["tier", "counts_from", "tie_break", "id"], name="case_order"),
            models.Index(fields=["office", "tier", "counts_from", "tie_break", "id"], name="case_office_order"),
            models.Index(fields=["state", "kind"], name="case_state"),
            models.Index(Upper("email"), name="case_email"),
            models.Index(fields=["phone"], name="case_phone"),
            models.Index(fields=["office"], condition=Q(read_at__isnull=True), name="case_unread"),
            models.Index(fields=["recheck_on", "id"], condition=Q(state__in=IN_LINE_STATES), name="case_recheck"),
        ]
        constraints = [
            models.CheckConstraint(name="tier_is_1_to_5", condition=Q(tier__gte=1, tier__lte=5)),
            models.CheckConstraint(
                name="read_has_a_reader", condition=Q(read_at__isnull=True) | Q(read_by__isnull=False)
            ),
        ]
        triggers = [guarded_states(edges(*CASE_LIFECYCLES.values()))]

    def __str__(self) -> str:
        return self.reference

    @property
    def lifecycle(self) -> Lifecycle:
        return CASE_LIFECYCLES[CaseKind(self.kind)]

    @property
    def is_open(self) -> bool:
        return self.state not in CLOSED_STATES

    def score_on(self, day: date) -> int:
        """Days that count in the order: waiting, and what the household's factors add."""
        return (day - self.counts_from).days


class MemberQuerySet(ScopedQuerySet["CaseMember"]):
    def visible_to(self, user: Any) -> Self:
        return self.filter(case__in=Case.objects.visible_to(user))


@tracked
class CaseMember(models.Model):
    """One person of the household, and what that person needs to travel."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="members")
    person = models.ForeignKey("cases.Person", models.PROTECT, related_name="memberships")
    relation = models.CharField(_("relación"), max_length=10, choices=Relation, default=Relation.SELF)
    position = models.PositiveSmallIntegerField(default=1)
    needs_wheelchair = models.BooleanField(_("silla de ruedas"), default=False)
    needs_stretcher = models.BooleanField(_("camilla u oxígeno"), default=False)
    pregnancy_weeks = models.PositiveSmallIntegerField(_("semanas de embarazo"), null=True, blank=True)
    medicine_until = models.DateField(_("medicina hasta"), null=True, blank=True)
    has_disability = models.BooleanField(_("discapacidad"), default=False)
    suffered_violence = models.BooleanField(_("víctima de violencia"), default=False)
    danger_to_life = models.BooleanField(_("peligro para la vida o la salud ahora"), default=False)
    is_alone = models.BooleanField(_("menor de edad sin un adulto que le cuide"), default=False)
    is_sole_adult = models.BooleanField(_("único adulto a cargo"), default=False)
    health_note = EncryptedTextField(_("nota de salud"), blank=True, column="member.health_note")

    objects = MemberQuerySet.as_manager()

    class Meta:
        verbose_name = _("integrante")
        verbose_name_plural = _("integrantes")
        ordering = ["case", "position", "id"]
        constraints = [
            models.UniqueConstraint(fields=["case", "person"], name="person_once_in_a_case"),
            models.CheckConstraint(
                name="pregnancy_weeks_are_possible",
                condition=Q(pregnancy_weeks__isnull=True) | Q(pregnancy_weeks__gte=1, pregnancy_weeks__lte=45),
            ),
        ]

    def __str__(self) -> str:
        return str(self.person)
