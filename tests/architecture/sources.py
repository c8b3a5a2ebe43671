"""The product's own files, parsed once, for the tests that hold its architecture."""

import ast
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
APPS = ["repatriation", "consulates", "cases", "flights"]


@cache
def modules() -> dict[Path, ast.Module]:
    """Every own module without migrations, by path."""
    paths = (path for app in APPS for path in (ROOT / app).rglob("*.py") if "migrations" not in path.parts)
    return {path: ast.parse(path.read_text()) for path in sorted(paths)}


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))
