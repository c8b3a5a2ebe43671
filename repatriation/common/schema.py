"""Whether the database is up to date, asked the cheap way: a `migrate` that has nothing to do takes seconds."""

import pkgutil
from importlib import import_module

from django.apps import apps
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder


def has_pending_migrations() -> bool:
    """Whether some migration on disk is not recorded as applied; only names are compared, nothing is loaded."""
    applied = set(MigrationRecorder(connection).applied_migrations())
    return not migrations_on_disk() <= applied


def migrations_on_disk() -> set[tuple[str, str]]:
    found: set[tuple[str, str]] = set()
    for app in apps.get_app_configs():
        module_name, _explicit = MigrationLoader.migrations_module(app.label)
        try:
            module = import_module(str(module_name))
        except ModuleNotFoundError:
            continue
        modules = pkgutil.iter_modules(getattr(module, "__path__", []))
        names = [info.name for info in modules if not info.ispkg]
        found.update((app.label, name) for name in names if name[0] not in "_~")
    return found
