"""Offices with their jurisdictions, airports, crossings, places of detention, and agencies with their lines."""

from django.contrib import admin

from consulates.admin.filters import CountriesInUse
from consulates.admin.jurisdictions import JurisdictionInline
from consulates.admin.permissions import ByRole, InlineByRole
from consulates.models import (
    Agency,
    Airport,
    BorderCrossing,
    ConsularOffice,
    DetentionFacility,
    ServiceLine,
)


class ServiceLineInline(InlineByRole):
    """Lines are closed, not deleted: referrals point to them."""

    model = ServiceLine


@admin.register(ConsularOffice)
class OfficeAdmin(ByRole):
    list_display = ["name", "code", "kind", "city", "country", "subdivision", "is_transit_post"]
    list_filter = ["kind", "is_transit_post", ("country", CountriesInUse)]
    search_fields = ["name", "code", "city", "country", "subdivision"]
    ordering = ["country", "city", "id"]
    inlines = [JurisdictionInline]


@admin.register(Airport)
class AirportAdmin(ByRole):
    list_display = ["code", "icao", "name", "city", "country", "subdivision", "timezone"]
    list_filter = [("country", CountriesInUse)]
    search_fields = ["code", "icao", "name", "city"]


@admin.register(BorderCrossing)
class CrossingAdmin(ByRole):
    list_display = ["name", "code", "country_a", "place_a", "country_b", "place_b", "has_control_post"]
    list_filter = ["has_control_post", ("country_a", CountriesInUse), ("country_b", CountriesInUse)]
    search_fields = ["code", "name", "place_a", "place_b"]


@admin.register(DetentionFacility)
class FacilityAdmin(ByRole):
    list_display = ["name", "city", "subdivision", "office", "access", "kind"]
    list_filter = ["access", ("office", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["office"]
    search_fields = ["name", "city", "subdivision"]
    autocomplete_fields = ["office"]


@admin.register(Agency)
class AgencyAdmin(ByRole):
    list_display = ["code", "name_es", "name_en"]
    search_fields = ["code", "name_es", "name_en"]
    inlines = [ServiceLineInline]
