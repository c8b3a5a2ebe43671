"""Registers the ground as an app, for its Job table and template tags."""

from django.apps import AppConfig


class CommonConfig(AppConfig):
    name = "repatriation.common"
    label = "common"
    default_auto_field = "django.db.models.BigAutoField"
