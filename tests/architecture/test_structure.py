"""The structure in figures: within the last column of the style's table. Run with -s to see the figures."""

import ast
from statistics import median, quantiles

import pytest

from tests.architecture.sources import ROOT, modules, name

Function = ast.FunctionDef | ast.AsyncFunctionDef


def functions():
    for path, tree in modules().items():
        for node in ast.walk(tree):
            if isinstance(node, Function):
                yield f"{name(path)}:{node.name}", node


def file_lengths():
    return {name(path): len(path.read_text().splitlines()) for path in modules()}


def function_lengths():
    return {label: node.end_lineno - node.lineno + 1 for label, node in functions()}


def ninetieth(values):
    return quantiles(values, n=10)[-1]


def longest(lengths):
    return sorted(((lines, label) for label, lines in lengths.items()), reverse=True)[:5]


@pytest.mark.parametrize(
    ("what", "lengths", "middle", "tail", "limit"),
    [("files", file_lengths(), 80, 200, 300), ("functions", function_lengths(), 8, 22, 40)],
)
def test_lengths_stay_small(what, lengths, middle, tail, limit):
    values = list(lengths.values())
    print(f"\n{what}: {len(values)}, median {median(values)}, 90th percentile {ninetieth(values):.0f}")
    for lines, label in longest(lengths):
        print(f"  {lines:4} {label}")

    assert [entry for entry in longest(lengths) if entry[0] > limit] == []
    assert median(values) <= middle
    assert ninetieth(values) <= tail


def test_functions_are_annotated():
    labels = [label for label, node in functions() if node.returns is None]
    share = 1 - len(labels) / len(list(functions()))
    print(f"\nannotated: {share:.1%}")

    assert share >= 0.95, labels


def test_imports_stand_at_the_top():
    """Inside a function only where the thing may not be installed or Django is not ready yet."""
    allowed = ("apps.py", "repatriation/local.py")
    inner = [
        f"{label}:{node.lineno}"
        for label, function in functions()
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom) and not label.split(":")[0].endswith(allowed)
    ]
    print(f"\ninner imports: {len(inner)}")

    assert inner == []


def test_every_module_says_what_it_is_for():
    silent = [name(path) for path, tree in modules().items() if path.stat().st_size and not ast.get_docstring(tree)]

    assert silent == []


def test_no_module_is_a_drawer():
    drawers = {"utils", "helpers", "misc", "base", "services", "core", "tools"}

    assert [name(path) for path in modules() if path.stem in drawers or path.parent.name in drawers] == []


def test_the_ground_stays_small():
    own = list((ROOT / "repatriation" / "common").glob("*.py"))

    assert len(own) <= 24
