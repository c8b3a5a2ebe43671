"""A migration operation that adds many triggers at once: one by one, each re-renders every model (20 s for ours)."""

from typing import Any

import pgtrigger.compiler
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState


class AddTriggers(Operation):
    """`triggers` are (model name, compiled trigger). Models aren't rendered again: a trigger changes none of them."""

    def __init__(self, triggers: list[tuple[str, pgtrigger.compiler.Trigger]]) -> None:
        self.triggers = triggers

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        for model_name, trigger in self.triggers:
            options = state.models[app_label, model_name].options
            options["triggers"] = [*options.get("triggers", []), trigger]

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: Any, to_state: Any
    ) -> None:
        for _model_name, trigger in self.triggers:
            schema_editor.execute(trigger.install_sql, params=None)

    def database_backwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: Any, to_state: Any
    ) -> None:
        for _model_name, trigger in reversed(self.triggers):
            schema_editor.execute(trigger.uninstall_sql, params=None)

    def describe(self) -> str:
        return f"Create {len(self.triggers)} triggers"
