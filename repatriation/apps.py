"""Django's admin with our own site in its place."""

from django.contrib.admin.apps import AdminConfig


class StaffAdminConfig(AdminConfig):
    default_site = "repatriation.staff.StaffSite"
