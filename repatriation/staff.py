"""The staff site: Django's admin as our own site, and the one navigation that all staff pages share."""

from django.contrib.admin import AdminSite
from django.contrib.admin.apps import AdminConfig
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _


class StaffSite(AdminSite):
    site_header = site_title = _("Retorno")
    index_title = _("Mi mesa")
    site_url = None

    def has_permission(self, request: HttpRequest) -> bool:
        return request.user.is_authenticated and request.user.is_active


class StaffAdminConfig(AdminConfig):
    default_site = "repatriation.staff.StaffSite"
