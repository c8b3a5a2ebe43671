"""Lists and pages of cases, persons, messages, referrals, detentions and events, for those who may see cases."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from cases.models import Case, CaseEvent, CaseMember, Detention, IdentityDocument, Message, Person, Referral
from cases.rules.access import may_see_cases
from consulates.admin import InlineByRole, ReadOnlyRecords, nobody


class CaseRecords(ReadOnlyRecords):
    """The administrator, the agencies and the counterpart see none of these."""

    may_see = staticmethod(may_see_cases)


class RowsOfCase(InlineByRole):
    """Rows under a record: whoever sees the record sees them."""

    may_see = staticmethod(may_see_cases)
    may_change = staticmethod(nobody)


class MemberInline(RowsOfCase):
    model = CaseMember
    fields = ["person", "relation", "needs_wheelchair", "needs_stretcher", "pregnancy_weeks", "health_note"]


class DocumentInline(RowsOfCase):
    model = IdentityDocument
    fields = ["kind", "number", "country", "expires_on"]


@admin.register(Case)
class CaseAdmin(CaseRecords):
    list_display = ["reference", "contact_name", "kind", "state", "tier", "office", "officer", "registered_at"]
    list_filter = ["kind", "state", "tier", "in_danger", "source", ("office", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["office", "officer"]
    search_fields = ["=reference", "contact_name"]
    inlines = [MemberInline]
    fieldsets = [
        (None, {"fields": ["reference", "kind", "state", "state_since", "registered_at", "source", "continues"]}),
        (_("Atención"), {"fields": ["office", "officer", "tier", "counts_from", "read_at", "read_by"]}),
        (_("Lugar"), {"fields": ["country", "subdivision", "city", "address"]}),
        (_("Contacto"), {"fields": ["contact_name", "email", "phone", "language"]}),
        (_("Protección"), {"fields": ["in_danger", "danger_reason"]}),
        (_("Historia"), {"fields": ["changes"]}),
    ]


@admin.register(Person)
class PersonAdmin(CaseRecords):
    list_display = ["full_name", "born_on", "sex", "nationalities"]
    list_filter = ["sex"]
    search_fields = ["paternal_surname", "maternal_surname", "given_names"]
    inlines = [DocumentInline]


@admin.register(Message)
class MessageAdmin(CaseRecords):
    list_display = ["subject", "case", "recipient", "delivery", "attempts", "due_at", "sent_at"]
    list_filter = ["delivery", "kind", "language"]
    list_select_related = ["case"]
    search_fields = ["=case__reference", "=recipient"]


@admin.register(Referral)
class ReferralAdmin(CaseRecords):
    list_display = ["reference", "case", "person", "line", "state", "sent_at", "answer_due_at"]
    list_filter = ["state", ("line__agency", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["case", "person", "line__agency"]
    search_fields = ["=reference", "=case__reference"]


@admin.register(Detention)
class DetentionAdmin(CaseRecords):
    list_display = ["case", "facility", "authority", "detained_since", "notified_at", "located_at", "ended_on"]
    list_filter = ["wants_contact", "seeks_asylum", ("facility__office", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["case", "facility"]
    search_fields = ["=case__reference", "facility__name"]


@admin.register(CaseEvent)
class EventAdmin(CaseRecords):
    list_display = ["at", "case", "kind", "code", "actor", "by"]
    list_filter = ["kind", "actor"]
    list_select_related = ["case", "by"]
    search_fields = ["=case__reference"]
    ordering = ["-at", "-id"]
