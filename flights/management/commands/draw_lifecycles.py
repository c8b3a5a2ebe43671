"""Draw docs/lifecycles.md from the tables of states."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.utils import translation

from cases.lifecycles import (
    DETAINED,
    OVERRIDE_LIFECYCLE,
    REFERRAL_LIFECYCLE,
    RETURNEE,
    STRANDED,
    UPLOAD_LIFECYCLE,
    VISIT_LIFECYCLE,
)
from consulates.lifecycles import NOTICE_LIFECYCLE
from flights.lifecycles import MANIFEST_LIFECYCLE, OFFER_LIFECYCLE, PERMIT_LIFECYCLE, ROTATION_LIFECYCLE
from repatriation.common.lifecycle import Lifecycle, anybody

LIFECYCLES = {
    "Notice": NOTICE_LIFECYCLE,
    "Case, stranded": STRANDED,
    "Case, detained": DETAINED,
    "Case, returnee": RETURNEE,
    "Tier override": OVERRIDE_LIFECYCLE,
    "Consular visit": VISIT_LIFECYCLE,
    "Referral": REFERRAL_LIFECYCLE,
    "Uploaded document": UPLOAD_LIFECYCLE,
    "Rotation": ROTATION_LIFECYCLE,
    "Permit": PERMIT_LIFECYCLE,
    "Seat offer": OFFER_LIFECYCLE,
    "Manifest": MANIFEST_LIFECYCLE,
}
HEAD = """# Lifecycles

Drawn by `manage.py draw_lifecycles` from the `lifecycles.py` of each app; a test keeps it current.
Every move is made by `Lifecycle.move`, under a lock, and leaves a row that is never changed. "anybody" is the household
itself or the clock, through an operation that checks what has to hold; other rules are functions in `rules`.
"""


def diagram(lifecycle: Lifecycle) -> str:
    arrows = [
        f"    {source} --> {row.target}: {action}" for action, row in lifecycle for source in map(str, row.sources)
    ]
    return "\n".join(["```mermaid", "stateDiagram-v2", *arrows, "```"])


def table(lifecycle: Lifecycle) -> str:
    rows = [
        f"| {action} | {', '.join(map(str, row.sources))} | {row.target} | {_rule(row.rule)} |"
        f" {'yes' if row.needs_reason else ''} |"
        for action, row in lifecycle
    ]
    return "\n".join(["| action | from | to | who may | needs a reason |", "| --- | --- | --- | --- | --- |", *rows])


def _rule(rule: Any) -> str:
    return "anybody" if rule is anybody else f"`{rule.__name__}`"


class Command(BaseCommand):
    help = "Draws docs/lifecycles.md from the tables of states"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--output", default=str(Path(settings.BASE_DIR) / "docs" / "lifecycles.md"))

    def handle(self, *args: Any, output: str, **options: Any) -> None:
        with translation.override("en"):
            parts = [f"## {name}\n\n{diagram(rows)}\n\n{table(rows)}\n" for name, rows in LIFECYCLES.items()]
        Path(output).write_text("\n".join([HEAD, *parts]))
