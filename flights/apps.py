"""Registers the app of the movement: what it does when a household leaves, and the long work it can be given."""

from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FlightsConfig(AppConfig):
    name = "flights"
    verbose_name = _("Movimiento")

    def ready(self) -> None:
        import_module("flights.receivers")
        import_module("flights.operations.merging")
        import_module("flights.operations.allocate")
        import_module("flights.operations.release")
        import_module("flights.operations.plan_again")
        panels = import_module("flights.views.panels")
        panels.register()
