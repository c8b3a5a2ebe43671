"""Registers the app of the people."""

from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CasesConfig(AppConfig):
    name = "cases"
    verbose_name = _("Personas")

    def ready(self) -> None:
        import_module("cases.views.uploads").register()
        import_module("cases.views.reviews").register()
        import_module("cases.views.repeats").register()
        import_module("cases.views.duplicates").register()
