"""Lists and pages of rotations, legs, permits, approvals, runs, offers, manifests and agreements."""

from typing import Any

from django.contrib import admin

from cases.rules.access import may_see_cases
from consulates.admin import CountriesInUse, InlineByRole, ReadOnlyRecords, nobody
from flights.models import (
    AllocationRun,
    Approval,
    Leg,
    Manifest,
    Permit,
    ReciprocityAgreement,
    Rotation,
    SeatOffer,
)
from flights.rules.access import may_plan, may_see_agreements, may_see_flights, may_see_runs


def may_write_agreements(user: Any) -> bool:
    return may_plan(None, user)


class FlightRecords(ReadOnlyRecords):
    may_see = staticmethod(may_see_flights)


class LegInline(InlineByRole):
    may_see = staticmethod(may_see_flights)
    may_change = staticmethod(nobody)
    model = Leg
    fields = ["number", "origin", "destination", "departs_at", "arrives_at", "mode", "carries", "seats"]
    show_change_link = True


@admin.register(Rotation)
class RotationAdmin(FlightRecords):
    list_display = ["name", "operated_by", "state", "agreement", "planned_by", "planned_at"]
    list_filter = ["state", ("operated_by", CountriesInUse)]
    list_select_related = ["agreement", "planned_by"]
    search_fields = ["name"]
    inlines = [LegInline]


@admin.register(Leg)
class LegAdmin(FlightRecords):
    list_display = ["route", "rotation", "departs_at", "mode", "carries", "seats", "held_seats", "departed_at"]
    list_filter = ["mode", ("carries", CountriesInUse)]
    list_select_related = ["rotation", "origin", "destination"]
    search_fields = ["rotation__name", "origin__code", "destination__code"]
    readonly_fields = ["held_seats", "held_wheelchairs", "held_stretchers", "held_infants"]

    @admin.display(description=Leg._meta.verbose_name, ordering="origin__code")
    def route(self, leg: Leg) -> str:
        return str(leg)


@admin.register(Permit)
class PermitAdmin(FlightRecords):
    list_display = ["leg", "kind", "country", "authority", "state", "number", "valid_until", "is_mandatory"]
    list_filter = ["state", "kind", ("country", CountriesInUse)]
    list_select_related = ["leg__origin", "leg__destination"]
    search_fields = ["=number", "authority", "leg__rotation__name"]


@admin.register(Approval)
class ApprovalAdmin(FlightRecords):
    may_see = staticmethod(may_see_runs)
    list_display = ["rotation", "decision", "submitted_by", "submitted_at", "decided_by", "decided_at"]
    list_filter = ["decision"]
    list_select_related = ["rotation", "submitted_by", "decided_by"]
    search_fields = ["rotation__name", "legal_ground"]


@admin.register(AllocationRun)
class RunAdmin(FlightRecords):
    may_see = staticmethod(may_see_runs)
    list_display = ["id", "at", "by", "is_dry", "status", "households", "placed", "seconds"]
    list_filter = ["is_dry", "status"]
    list_select_related = ["by"]


@admin.register(SeatOffer)
class OfferAdmin(FlightRecords):
    may_see = staticmethod(may_see_cases)
    list_display = ["case", "leg", "state", "seats", "made_at", "sent_at", "answer_by"]
    list_filter = ["state"]
    list_select_related = ["case", "leg__origin", "leg__destination"]
    search_fields = ["=case__reference", "leg__rotation__name"]


@admin.register(Manifest)
class ManifestAdmin(FlightRecords):
    list_display = ["leg", "version", "state", "people", "households", "by", "at"]
    list_filter = ["state"]
    list_select_related = ["leg__origin", "leg__destination", "by"]
    search_fields = ["leg__rotation__name"]


@admin.register(ReciprocityAgreement)
class AgreementAdmin(FlightRecords):
    may_see = staticmethod(may_see_agreements)
    may_change = staticmethod(may_write_agreements)
    list_display = ["counterpart", "basis", "tolerance", "starts_on", "ends_on"]
    list_filter = ["basis", ("counterpart", CountriesInUse)]
    search_fields = ["counterpart", "text"]
