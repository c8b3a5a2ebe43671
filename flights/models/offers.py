"""Seat offers: what a household is offered on a leg, and what it answered."""

from typing import TYPE_CHECKING, Any, Self

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cases.models import Case
from cases.models.timeline import Move
from consulates.models import User
from flights.enums import HOLDING_STATES, LIVE_STATES, OfferState
from flights.lifecycles import OFFER_LIFECYCLE
from flights.models.rotations import RESOURCES, Leg
from flights.models.runs import AllocationRun
from repatriation.common.history import guarded_states, tracked
from repatriation.common.lifecycle import edges
from repatriation.common.scoping import ScopedQuerySet

if TYPE_CHECKING:
    from datetime import datetime

_HOLDS = ", ".join(f"'{state.value}'" for state in HOLDING_STATES)
_GIVE_BACK = ", ".join(f"held_{name} = held_{name} - OLD.{name}" for name in RESOURCES)
_ADD = ", ".join(f"held_{name} = held_{name} + taken.{name}" for name in RESOURCES)
_SUMS = ", ".join(f"sum({name}) AS {name}" for name in RESOURCES)
_TAKE = ", ".join(f"held_{name} = held_{name} + NEW.{name}" for name in RESOURCES)


def keeps_count() -> list[pgtrigger.Trigger]:
    """Add and subtract what offers hold on their legs; the checks of Leg then refuse what would be too much.

    New ones are added up by leg: an allocation makes thousands in one statement.
    """
    added = pgtrigger.Trigger(
        name="counts_places_of_new_offers",
        when=pgtrigger.After,
        operation=pgtrigger.Insert,
        level=pgtrigger.Statement,
        referencing=pgtrigger.Referencing(new="new_rows"),  # type: ignore[no-untyped-call]
        func=f"""
            UPDATE flights_leg SET {_ADD} FROM (
                SELECT leg_id, {_SUMS} FROM new_rows WHERE state IN ({_HOLDS}) GROUP BY leg_id
            ) taken WHERE flights_leg.id = taken.leg_id;
            RETURN NULL;
        """,
    )
    changed = pgtrigger.Trigger(
        name="keeps_count_of_held_places",
        when=pgtrigger.After,
        operation=pgtrigger.Update | pgtrigger.Delete,
        func=f"""
            IF TG_OP = 'UPDATE' AND (OLD.state IN ({_HOLDS})) = (NEW.state IN ({_HOLDS})) AND OLD.leg_id = NEW.leg_id
                AND (OLD.seats, OLD.wheelchairs, OLD.stretchers, OLD.infants)
                  = (NEW.seats, NEW.wheelchairs, NEW.stretchers, NEW.infants) THEN
                RETURN NULL;
            END IF;
            IF OLD.state IN ({_HOLDS}) THEN
                UPDATE flights_leg SET {_GIVE_BACK} WHERE id = OLD.leg_id;
            END IF;
            IF TG_OP <> 'DELETE' AND NEW.state IN ({_HOLDS}) THEN
                UPDATE flights_leg SET {_TAKE} WHERE id = NEW.leg_id;
            END IF;
            RETURN NULL;
        """,
    )
    return [added, changed]


class OfferQuerySet(ScopedQuerySet["SeatOffer"]):
    def visible_to(self, user: Any) -> Self:
        return self.filter(case__in=Case.objects.visible_to(user))

    def live(self) -> Self:
        return self.filter(state__in=LIVE_STATES)

    def overdue(self, at: "datetime") -> Self:
        """Sent, and past their time: expired, whether or not a worker has noted it yet."""
        return self.filter(state=OfferState.SENT, answer_by__lte=at)


@tracked
class SeatOffer(models.Model):
    """Places for one whole household on one leg. `answer_by` is the household's deadline."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="offers")
    leg = models.ForeignKey(Leg, models.PROTECT, related_name="offers")
    run = models.ForeignKey(AllocationRun, models.SET_NULL, null=True, blank=True, related_name="offers")
    state = models.CharField(_("estado"), max_length=14, choices=OfferState, default=OfferState.PROPOSED)
    state_since = models.DateTimeField()
    seats = models.PositiveSmallIntegerField(_("asientos"))
    wheelchairs = models.PositiveSmallIntegerField(_("sillas de ruedas"), default=0)
    stretchers = models.PositiveSmallIntegerField(_("camillas"), default=0)
    infants = models.PositiveSmallIntegerField(_("bebés en brazos"), default=0)
    reason_code = models.CharField(max_length=20)
    reason_values = models.JSONField(default=dict)
    follows = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="followed_by")
    made_at = models.DateTimeField(_("hecha el"))
    made_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    sent_at = models.DateTimeField(_("enviada el"), null=True, blank=True)
    answer_by = models.DateTimeField(_("respuesta hasta"), null=True, blank=True)

    objects = OfferQuerySet.as_manager()

    class Meta:
        verbose_name = _("oferta de asiento")
        verbose_name_plural = _("ofertas de asiento")
        ordering = ["-made_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(state__in=LIVE_STATES),
                name="one_live_offer_for_a_household",
                violation_error_message=_("Esta familia ya tiene una oferta."),
            ),
            models.CheckConstraint(name="offer_takes_something", condition=Q(seats__gte=1) | Q(stretchers__gte=1)),
            models.CheckConstraint(
                name="sent_offer_has_a_deadline", condition=~Q(state="sent") | Q(answer_by__isnull=False)
            ),
        ]
        indexes = [models.Index(fields=["answer_by", "id"], condition=Q(state="sent"), name="offer_due")]
        triggers = [*keeps_count(), guarded_states(edges(OFFER_LIFECYCLE))]

    def __str__(self) -> str:
        return f"{self.case_id}: {self.get_state_display()}"

    def is_overdue(self, at: "datetime") -> bool:
        return self.state == OfferState.SENT and self.answer_by is not None and self.answer_by <= at

    def places(self) -> dict[str, int]:
        return {resource: getattr(self, resource) for resource in RESOURCES}


class OfferMove(Move):
    thing = models.ForeignKey(SeatOffer, models.CASCADE, related_name="moves")
