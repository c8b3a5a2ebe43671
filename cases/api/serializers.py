"""What the API says of cases and referrals; nothing is written through these."""

from typing import Any

from rest_framework import serializers

from cases.operations.reintegration import ANSWERS
from cases.queries.case_page import PersonRow, needs_of
from cases.queries.queue import place_words
from cases.rules.priority import factor_sentence
from cases.rules.service_lines import service_words


class ReadOnly(serializers.Serializer):
    """Has no way to write."""

    create = None  # type: ignore[assignment]
    update = None  # type: ignore[assignment]


class CaseRow(ReadOnly):
    """One case as the queue shows it."""

    reference = serializers.CharField()
    kind = serializers.CharField()
    state = serializers.CharField()
    state_since = serializers.DateTimeField()
    registered_at = serializers.DateTimeField()
    tier = serializers.IntegerField()
    counts_from = serializers.DateField()
    reasons = serializers.SerializerMethodField()
    office = serializers.CharField(source="office.code")
    officer = serializers.CharField(source="officer.username", default=None)
    place = serializers.SerializerMethodField()
    people = serializers.SerializerMethodField()
    language = serializers.CharField()
    in_danger = serializers.BooleanField()
    read_at = serializers.DateTimeField()
    next_due_at = serializers.SerializerMethodField()

    def get_reasons(self, case: Any) -> list[str]:
        return [factor_sentence(factor) for factor in case.factors]

    def get_place(self, case: Any) -> str:
        return place_words(case)

    def get_people(self, case: Any) -> int:
        return len(case.members.all())

    def get_next_due_at(self, case: Any) -> str | None:
        return case.open_clocks[0].due_at.isoformat() if case.open_clocks else None


class CaseDetail(CaseRow):
    """One case with its people; `people_of` in the context says what of them this user may read."""

    contact_name = serializers.CharField()
    email = serializers.CharField()
    phone = serializers.CharField()
    members = serializers.SerializerMethodField()

    def get_members(self, case: Any) -> list[dict[str, Any]]:
        rows: list[PersonRow] = self.context["people"]
        return [self._member(row) for row in rows]

    def _member(self, row: PersonRow) -> dict[str, Any]:
        open_to_user = self.context["may_work"]
        return {
            "given_names": row.person.given_names,
            "paternal_surname": row.person.paternal_surname,
            "maternal_surname": row.person.maternal_surname,
            "born_on": row.person.born_on,
            "sex": row.person.sex,
            "relation": row.member.relation,
            "needs": [need.words for need in needs_of(row.member)],
            "health_note": row.member.health_note if open_to_user else None,
            "documents": [
                {"kind": document.kind, "country": str(document.country), "expires_on": document.expires_on,
                 "number": document.number if open_to_user else None}
                for document in row.documents
            ],
        }  # fmt: skip


class ReferralRow(ReadOnly):
    """One referral as the lists show it."""

    reference = serializers.CharField()
    agency = serializers.CharField(source="line.agency.code")
    service = serializers.CharField(source="line.code")
    service_words = serializers.SerializerMethodField()
    state = serializers.CharField()
    state_since = serializers.DateTimeField()
    sent_at = serializers.DateTimeField()
    answer_due_at = serializers.DateTimeField()
    person = serializers.CharField(source="person.full_name")

    def get_service_words(self, referral: Any) -> str:
        return service_words(referral.line.code)


class ReferralDetail(ReferralRow):
    """What stands on the referral: the person, how to reach them, what is asked, what was answered."""

    born_on = serializers.DateField(source="person.born_on")
    contact_name = serializers.CharField(source="case.contact_name")
    phone = serializers.CharField(source="case.phone")
    email = serializers.CharField(source="case.email")
    what = serializers.CharField()
    updates = serializers.SerializerMethodField()

    def get_updates(self, referral: Any) -> list[dict[str, Any]]:
        rows = referral.updates.select_related("by").order_by("at", "id")
        return [{"at": row.at, "by": str(row.by), "note": row.note} for row in rows]


class Answer(ReadOnly):
    """What an agency answers."""

    action = serializers.ChoiceField(choices=ANSWERS)
    note = serializers.CharField(max_length=4000, allow_blank=True, default="")
