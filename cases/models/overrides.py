"""An officer's wish to put a household in another tier than the rules do: needs a reason and a second person."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from cases.enums import OverrideState
from cases.lifecycles import OVERRIDE_LIFECYCLE
from cases.models.case import Case
from cases.models.requests import OfCaseQuerySet
from cases.models.timeline import Move
from consulates.models import User
from repatriation.common.history import guarded_states, tracked
from repatriation.common.lifecycle import edges


@tracked
class TierOverride(models.Model):
    case = models.ForeignKey(Case, models.CASCADE, related_name="overrides")
    tier = models.PositiveSmallIntegerField(_("grupo"))
    reason = models.TextField(_("motivo"))
    state = models.CharField(max_length=14, choices=OverrideState, default=OverrideState.PROPOSED)
    state_since = models.DateTimeField()
    proposed_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    decided_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")

    objects = OfCaseQuerySet.as_manager()

    class Meta:
        verbose_name = _("cambio de grupo")
        verbose_name_plural = _("cambios de grupo")
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(name="override_tier_is_1_to_5", condition=Q(tier__gte=1, tier__lte=5)),
            models.CheckConstraint(name="override_has_a_reason", condition=~Q(reason="")),
            models.CheckConstraint(
                name="override_needs_a_second_person",
                condition=Q(decided_by__isnull=True) | ~Q(decided_by=F("proposed_by")),
                violation_error_message=_("Otra persona debe confirmar el cambio."),
            ),
            models.UniqueConstraint(
                fields=["case"], condition=Q(state="proposed"), name="one_open_override_for_a_case"
            ),
        ]
        triggers = [guarded_states(edges(OVERRIDE_LIFECYCLE))]

    def __str__(self) -> str:
        return f"{self.case_id} → {self.tier}"


class OverrideMove(Move):
    thing = models.ForeignKey(TierOverride, models.CASCADE, related_name="moves")
