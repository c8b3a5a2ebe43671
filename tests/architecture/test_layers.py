"""Who may know whom: the import contract, and the relations that the linter can't see."""

import subprocess
import sys
from pathlib import Path

from django.apps import apps

from tests.architecture.sources import ROOT

ORDER = ["contenttypes", "auth", "common", "consulates", "cases", "flights"]
OURS = ["common", "consulates", "cases", "flights"]


def test_import_contract_holds():
    linter = Path(sys.executable).parent / "lint-imports"

    done = subprocess.run([linter, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout[-3000:]


def test_relations_point_to_the_same_or_a_lower_app():
    upward = [
        f"{model._meta.label}.{field.name} -> {field.related_model._meta.label}"
        for model in apps.get_models()
        if model._meta.app_label in OURS
        for field in model._meta.get_fields()
        if field.is_relation and not field.auto_created and field.related_model._meta.app_label in ORDER
        if ORDER.index(field.related_model._meta.app_label) > ORDER.index(model._meta.app_label)
    ]

    assert upward == []


def test_psycopg_3_is_not_installed():
    """Django silently prefers it to psycopg2 when both are there."""
    found = subprocess.run([sys.executable, "-c", "import psycopg"], capture_output=True, check=False)

    assert found.returncode != 0
