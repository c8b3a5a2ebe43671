"""Knowing a person again: keys to find by, how common names are, likely duplicates, and who was merged with whom.

The first four tables are an index that can be made anew from the persons (`rebuild_match_keys`), kept in the
transaction that writes a person. They hold plain numbers instead of foreign keys: thirteen rows a person.
"""

from typing import Any, Self

import pgtrigger
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from cases.enums import DuplicateState, MergeState, NameKind
from cases.lifecycles import DUPLICATE_LIFECYCLE, MERGE_LIFECYCLE
from cases.models.case import Case, CaseMember
from cases.models.people import Person
from cases.models.repeats import Repeat
from cases.models.timeline import Move
from consulates.models import User
from repatriation.common.history import guarded_states, tracked
from repatriation.common.lifecycle import edges
from repatriation.common.scoping import ScopedQuerySet


class PersonChange(models.Model):
    """A person written since it was last compared with the others; triggers of the database write these rows.

    `needs_keys`: its keys are not those of its values. `was`: names and birth date as they are counted in the
    frequencies, None for a person who isn't counted yet.
    """

    person_id = models.IntegerField(primary_key=True)
    needs_keys = models.BooleanField(default=True)
    was = models.JSONField(null=True)

    class Meta:
        verbose_name = _("persona por comparar")
        verbose_name_plural = _("personas por comparar")
        ordering = ["person_id"]
        indexes = [models.Index(fields=["person_id"], condition=Q(needs_keys=True), name="person_needs_keys")]

    def __str__(self) -> str:
        return str(self.person_id)


class MatchKey(models.Model):
    """One hash under which a person is found again though a word, a digit or a field is wrong."""

    pk = models.CompositePrimaryKey("key", "person_id")
    key = models.IntegerField()
    person_id = models.IntegerField()

    class Meta:
        verbose_name = _("clave de búsqueda")
        verbose_name_plural = _("claves de búsqueda")
        ordering = ["key", "person_id"]
        indexes = [models.Index(fields=["person_id"], name="match_key_person")]

    def __str__(self) -> str:
        return str(self.key)


class Word(models.Model):
    """So many more, or fewer, persons have a word of a kind. A day is a word too; the empty word is everybody."""

    kind = models.CharField(max_length=1, choices=NameKind)
    word = models.CharField(max_length=120)
    sound = models.CharField(max_length=120, blank=True)
    block = models.CharField(max_length=120, blank=True)
    count = models.IntegerField()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.word}: {self.count}"


class NameTally(Word):
    """Counted with the person, and not yet added up: adding at once would make MARIA wait for MARIA."""

    class Meta:
        verbose_name = _("nombre contado")
        verbose_name_plural = _("nombres contados")
        ordering = ["id"]


class NameFrequency(Word):
    class Meta:
        verbose_name = _("frecuencia de un nombre")
        verbose_name_plural = _("frecuencias de nombres")
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["kind", "word"], name="word_once_of_a_kind")]


def _cases_of(person: str) -> Any:
    return CaseMember.objects.filter(person=OuterRef(person))


def _endangered(person: str) -> Exists:
    return Exists(_cases_of(person).filter(case__in_danger=True))


class DuplicateQuerySet(ScopedQuerySet["DuplicateCandidate"]):
    def visible_to(self, user: Any) -> Self:
        """Who sees one of the two, unless the other is hidden because somebody there is in danger."""
        visible = Case.objects.visible_to(user)
        marked = self.alias(
            sees_first=Exists(_cases_of("first").filter(case__in=visible)),
            sees_second=Exists(_cases_of("second").filter(case__in=visible)),
            hides_first=_endangered("first"),
            hides_second=_endangered("second"),
        )
        return marked.filter(
            Q(sees_first=True, sees_second=True)
            | Q(sees_first=True, hides_second=False)
            | Q(sees_second=True, hides_first=False)
        )

    def wholly_visible_to(self, user: Any) -> Self:
        seen = Person.objects.visible_to(user)
        return self.visible_to(user).filter(first__in=seen.values("pk"), second__in=seen.values("pk"))

    def comparable_by(self, user: Any) -> Self:
        """Who sees both; and the office that guards one of them, since nobody else may learn of the pair."""
        guarded = Case.objects.visible_to(user).filter(in_danger=True)
        return self.visible_to(user).filter(
            Q(sees_first=True, sees_second=True)
            | Exists(_cases_of("first").filter(case__in=guarded))
            | Exists(_cases_of("second").filter(case__in=guarded))
        )

    def open(self) -> Self:
        """To be decided here: a registration that repeats another is decided on its own page (see Repeat).

        What was kept apart because somebody was in danger is decided again when nobody is.
        """
        both_ways = Q(case__members__person=OuterRef("first"), earlier__members__person=OuterRef("second")) | Q(
            case__members__person=OuterRef("second"), earlier__members__person=OuterRef("first")
        )
        repeats = Repeat.objects.filter(both_ways)
        is_safe = Q(~_endangered("first"), ~_endangered("second"), state=DuplicateState.APART)
        return self.filter(Q(state=DuplicateState.OPEN) | is_safe, ~Exists(repeats))

    def of(self, people: Any) -> Self:
        return self.filter(Q(first__in=people) | Q(second__in=people))


@tracked
class DuplicateCandidate(models.Model):
    """Two persons of the registry who are likely one. `first` is the one with the lower number.

    `bits` speak for one person against two strangers; `posterior` is that of the newer one's row; `evidence` holds
    codes by field and no values. What was settled as different comes back only on stronger evidence.
    """

    first = models.ForeignKey(Person, models.CASCADE, related_name="+", verbose_name=_("una persona"))
    second = models.ForeignKey(Person, models.CASCADE, related_name="+", verbose_name=_("otra persona"))
    state = models.CharField(_("estado"), max_length=14, choices=DuplicateState, default=DuplicateState.OPEN)
    state_since = models.DateTimeField(_("estado desde"))
    found_at = models.DateTimeField(_("encontrado el"))
    put_off_until = models.DateTimeField(_("aplazado hasta"), null=True, blank=True)
    bits = models.FloatField(_("evidencia"))
    posterior = models.FloatField(_("probabilidad"))
    evidence = models.JSONField(default=list)
    rules_version = models.CharField(max_length=20)

    objects = DuplicateQuerySet.as_manager()

    class Meta:
        verbose_name = _("posible duplicado")
        verbose_name_plural = _("posibles duplicados")
        ordering = ["-posterior", "-bits", "id"]
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="pair_once"),
            models.CheckConstraint(name="pair_in_order", condition=Q(first__lt=F("second"))),
        ]
        indexes = [
            models.Index(F("posterior").desc(), F("bits").desc(), "id", condition=Q(state="open"), name="pair_likely"),
            models.Index(fields=["found_at", "id"], condition=Q(state="open"), name="pair_oldest"),
        ]
        triggers = [guarded_states(edges(DUPLICATE_LIFECYCLE))]

    def __str__(self) -> str:
        return f"{self.first_id} = {self.second_id}"


class DuplicateMove(Move):
    thing = models.ForeignKey(DuplicateCandidate, models.CASCADE, related_name="moves")


class MergeQuerySet(ScopedQuerySet["PersonMerge"]):
    def visible_to(self, user: Any) -> Self:
        """Who stands by the kept person sees what was merged into it."""
        return self.filter(kept__in=Person.objects.visible_to(user).values("pk"))

    def standing(self) -> Self:
        return self.filter(state=MergeState.STANDING)


@tracked
class PersonMerge(models.Model):
    """`absorbed` is `kept`: a link that can be undone. `moved` says by relation which rows changed hands.

    It holds a picture of the kept person too: undone is only what nobody has built on since.
    """

    kept = models.ForeignKey(Person, models.PROTECT, related_name="merges", verbose_name=_("queda"))
    absorbed = models.ForeignKey(Person, models.PROTECT, related_name="absorbed_by", verbose_name=_("se une"))
    candidate = models.ForeignKey(DuplicateCandidate, models.PROTECT, related_name="merges")
    state = models.CharField(_("estado"), max_length=14, choices=MergeState, default=MergeState.STANDING)
    state_since = models.DateTimeField(_("estado desde"))
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField(_("cuándo"))
    reason = models.TextField(_("motivo"))
    moved = models.JSONField(default=dict)

    objects = MergeQuerySet.as_manager()

    class Meta:
        verbose_name = _("unión de personas")
        verbose_name_plural = _("uniones de personas")
        ordering = ["-at", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["absorbed"], condition=Q(state="standing"), name="absorbed_once_at_a_time"),
            models.CheckConstraint(name="merge_is_of_two", condition=~Q(kept=F("absorbed"))),
        ]
        triggers = [
            guarded_states(edges(MERGE_LIFECYCLE)),
            pgtrigger.Protect(name="merge_is_kept", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"{self.absorbed_id} → {self.kept_id}"


class MergeMove(Move):
    thing = models.ForeignKey(PersonMerge, models.CASCADE, related_name="moves")
