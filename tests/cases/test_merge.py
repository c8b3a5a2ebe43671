"""Two persons become one, and two again: exactly, or not at all and with the reason."""

from uuid import uuid4

import pghistory.models
import pgtrigger
import pytest
from django.apps import apps
from django.core import serializers

from cases.enums import Source
from cases.models import (
    Case,
    DuplicateCandidate,
    IdentityDocument,
    MatchKey,
    NeedsAssessment,
    Person,
    PersonMerge,
    Referral,
    Repeat,
    Upload,
)
from cases.operations.duplicates.keep_keys import keep_keys
from cases.operations.duplicates.merge import merge_persons, undo_merge
from cases.operations.duplicates.settle import part_persons, put_off
from cases.operations.register import register_household
from cases.operations.settle_repeat import part_repeat
from cases.queries.candidates import Registry
from cases.queries.match_keys import records_of
from repatriation.common.refusals import NotAllowed, Refusal
from tests import makers
from tests.cases.answers import person, registration

pytestmark = pytest.mark.django_db
rosa = person(document_number="119988775", document_country="PE", national_id="41234567")
again = person(paternal_surname="Quizpe", document_number="119988775", document_country="PE")
# Written anew by a merge or its undoing; a record of both is left, which is no part of what they restore.
RECORDS = {
    "cases.caseevent", "cases.duplicatemove", "cases.mergemove", "cases.personmerge", "cases.personchange",
    "cases.nametally", "cases.followup", "cases.message",
}  # fmt: skip


def register(*people, at, **changes):
    return register_household(registration(*people, **changes), token=uuid4(), source=Source.HOUSEHOLD, by=None, at=at)


def person_of(case):
    return Person.objects.get(memberships__case=case, memberships__position=1)


def pair_of(one, other, at):
    first, second = sorted((one, other), key=lambda person: person.pk)
    return DuplicateCandidate.objects.create(
        first=first, second=second, state_since=at, found_at=at, bits=40, posterior=0.999, rules_version="1"
    )


def everything():
    """All rows of the people's side and the flights', but for the records."""
    rows = {}
    for app in ("cases", "flights"):
        for model in apps.get_app_config(app).get_models():
            label = model._meta.label_lower
            if label not in RECORDS and not issubclass(model, pghistory.models.Event):
                rows[label] = serializers.serialize("python", model.objects.order_by("pk"))
    return rows


class Two:
    """One person in two registrations, of which only the second waits for a flight."""

    def __init__(self, office, officer, at, **changes):
        self.at, self.by = at, officer
        self.old, self.new = register(rosa, at=at), register(again, at=at, **changes)
        Case.objects.filter(pk=self.old.pk).update(kind="detained")
        self.kept, self.absorbed = person_of(self.old), person_of(self.new)
        self.pair = pair_of(self.kept, self.absorbed, at)

    def merge(self, **changes):
        return merge_persons(
            self.pair, **{"kept": self.kept, "reason": "Misma foto.", "by": self.by, "at": self.at, **changes}
        )


@pytest.fixture
def two(office, officer, now):
    return Two(office, officer, now)


def test_registrations_have_the_same_person_afterwards(two):
    merge = two.merge()

    assert person_of(two.new) == person_of(two.old) == two.kept
    assert DuplicateCandidate.objects.get().state == "same"
    assert (merge.kept, merge.absorbed, merge.by, merge.reason) == (two.kept, two.absorbed, two.by, "Misma foto.")


def test_documents_that_were_lacking_are_added(two):
    two.absorbed.documents.create(kind="passport", number="P7654321", country="PE")

    two.merge()

    numbers = IdentityDocument.objects.filter(person=two.kept).order_by("pk")
    assert [paper.number for paper in numbers] == ["119988775", "41234567", "P7654321"]
    assert two.absorbed.documents.count() == 1


def test_support_and_documents_sent_go_with_the_person(two, now):
    line = makers.agency().service_lines.get()
    rows = [
        NeedsAssessment.objects.create(case=two.new, person=two.absorbed, at=now),
        Referral.objects.create(case=two.new, person=two.absorbed, line=line, what="x", state="draft", state_since=now),
        Upload.objects.create(
            case=two.new, number=1, kind="passport", person=two.absorbed, size=9, fingerprint="0" * 64, key="k",
            state_since=now, sent_at=now,
        ),
    ]  # fmt: skip

    two.merge()

    assert {type(row).objects.get(pk=row.pk).person_id for row in rows} == {two.kept.pk}


def test_both_timelines_say_so_to_the_staff_alone(two):
    two.merge()

    for case, other in ((two.old, two.new), (two.new, two.old)):
        event = case.events.get(code="person_merged")
        assert (event.values, event.by, event.is_public) == ({"references": other.reference}, two.by, False)


def test_person_is_found_by_the_old_values_too(two):
    asked = records_of([two.absorbed.pk])[two.absorbed.pk]

    two.merge()

    assert [record.key for record in Registry().candidates(asked)] == [str(two.kept.pk)]


def test_undone_everything_is_as_before(two):
    two.absorbed.documents.create(kind="passport", number="P7654321", country="PE")
    keep_keys([two.absorbed.pk])
    before = everything()

    merge = two.merge()
    assert everything() != before
    undo_merge(merge, reason="Eran primas.", by=two.by, at=two.at)

    assert everything() == before
    assert PersonMerge.objects.get().state == "undone"


def test_undone_with_the_repeat_that_it_brought(office, officer, now):
    two = Two(office, officer, now)
    Case.objects.update(kind="stranded")
    before = everything()

    merge = two.merge()
    assert Repeat.objects.get().case == two.new
    undo_merge(merge, reason="Eran primas.", by=two.by, at=now)

    assert everything() == before


def test_not_undone_once_the_registrations_were_settled(office, officer, now):
    two = Two(office, officer, now)
    Case.objects.update(kind="stranded")
    merge = two.merge()
    part_repeat(Repeat.objects.get(), by=officer, at=now)

    with pytest.raises(Refusal, match="ya se decidió"):
        undo_merge(merge, reason="x", by=officer, at=now)


@pytest.mark.parametrize(
    ("words", "change"),
    [
        ("corrigieron los datos", lambda two: Person.objects.filter(pk=two.kept.pk).update(given_names="Elvira")),
        ("un documento", lambda two: two.kept.documents.create(kind="passport", number="P1", country="PE")),
        ("en otro registro", lambda two: two.new.members.all().delete()),
        ("qué apoyo", lambda two: NeedsAssessment.objects.create(case=two.new, person=two.kept, at=two.at)),
    ],
)
def test_not_undone_when_something_was_built_on_it(two, words, change):
    merge = two.merge()
    change(two)
    after = everything()

    with pytest.raises(Refusal, match=words):
        undo_merge(merge, reason="x", by=two.by, at=two.at)

    assert everything() == after
    assert PersonMerge.objects.get().state == "standing"


def test_merges_are_undone_last_first(two):
    third = register(person(), at=two.at)
    Case.objects.filter(pk=third.pk).update(kind="detained")
    first = two.merge()
    second = merge_persons(
        pair_of(two.kept, person_of(third), two.at), kept=person_of(third), reason="x", by=two.by, at=two.at
    )

    with pytest.raises(Refusal, match="más nueva"):
        undo_merge(first, reason="x", by=two.by, at=two.at)

    undo_merge(second, reason="x", by=two.by, at=two.at)
    undo_merge(first, reason="x", by=two.by, at=two.at)
    assert person_of(two.new) == two.absorbed


def test_members_of_one_household_are_never_merged(office, officer, now):
    case = register(rosa, again, at=now)
    one, other = Person.objects.filter(memberships__case=case).order_by("pk")

    with pytest.raises(Refusal, match="un mismo registro"):
        merge_persons(pair_of(one, other, now), kept=one, reason="x", by=officer, at=now)


@pytest.mark.parametrize(
    ("states", "words"), [(("confirmed", "offered"), "retire primero"), (("received", "confirmed"), "debe quedar")]
)
def test_what_was_promised_is_not_changed(two, states, words):
    for case, state in zip((two.old, two.new), states, strict=True):
        with pgtrigger.ignore("cases.Case:guarded_states"):
            Case.objects.filter(pk=case.pk).update(state=state)

    with pytest.raises(Refusal, match=words):
        two.merge()


def test_who_is_in_danger_is_not_shown_to_another_contact(office, officer, now):
    two = Two(office, officer, now, email="otra@example.org", in_danger=True)

    with pytest.raises(Refusal, match="peligro"):
        two.merge()


def test_reason_is_asked_for(two):
    with pytest.raises(Refusal, match="motivo"):
        two.merge(reason=" ")

    assert person_of(two.new) == two.absorbed


def test_who_sees_only_one_of_them_decides_nothing(two):
    elsewhere = makers.officer(makers.office("CG-ELSE"), "far")
    Case.objects.filter(pk=two.new.pk).update(office=elsewhere.office)

    for by in (two.by, elsewhere):
        with pytest.raises(NotAllowed):
            two.merge(by=by)
        with pytest.raises(NotAllowed):
            part_persons(two.pair, reason="x", by=by, at=two.at)
        with pytest.raises(NotAllowed):
            put_off(two.pair, by=by, at=two.at)


def test_ministry_decides_for_two_offices(two, planner):
    elsewhere = makers.office("CG-ELSE")
    Case.objects.filter(pk=two.new.pk).update(office=elsewhere)

    two.merge(by=planner)

    assert person_of(two.new) == two.kept


def test_keys_are_current_after_both(two):
    def kept():
        return set(MatchKey.objects.values_list("key", "person_id"))

    before = kept()
    merge = two.merge()
    undo_merge(merge, reason="x", by=two.by, at=two.at)

    assert kept() == before
