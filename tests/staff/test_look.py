"""The staff pages' look: readable in light and dark, and nothing inline for the content security policy to refuse."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.template import Context, Template

from repatriation.common.templatetags.bars import Part

SHEET = (Path(settings.BASE_DIR) / "static" / "css" / "staff.css").read_text()
LIGHT, DARK = (
    dict(re.findall(r"--([\w-]+): (#[0-9a-f]{3,6});", block))
    for block in re.findall(r":root \{(.*?)\n *\}", SHEET, re.DOTALL)[:2]
)
THEMES = {"light": LIGHT, "dark": {**LIGHT, **DARK}}
TEXT = [
    *[(ink, ground) for ink in ("ink", "soft", "link", "red", "warn") for ground in ("paper", "wash", "raised")],
    *[(tone, f"{tone}-wash") for tone in ("ok", "warn", "bad")],
    *[("ink", f"{tone}-wash") for tone in ("ok", "warn", "bad")],
    ("on-fill", "fill"),
    ("on-fill", "fill-hover"),
    ("on-red", "red-fill"),
    ("on-amber", "amber"),
    ("on-chip", "chip"),
    ("side-ink", "side"),
    ("side-soft", "side"),
    ("side-ink", "side-on"),
]
SHAPES = [("edge", "paper"), ("focus", "paper"), ("focus", "wash"), ("bar-ok", "paper"), ("bar-bad", "paper")]


def luminance(colour):
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    channels = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(theme, one, other):
    high, low = sorted((luminance(THEMES[theme][one]), luminance(THEMES[theme][other])), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", THEMES)
def test_every_text_is_readable_on_its_ground(theme):
    """WCAG 2.2 AA: 4.5 to 1."""
    weak = {(ink, ground): round(contrast(theme, ink, ground), 2) for ink, ground in TEXT}

    assert {pair: ratio for pair, ratio in weak.items() if ratio < 4.5} == {}


@pytest.mark.parametrize("theme", THEMES)
def test_every_control_stands_out_from_its_ground(theme):
    """WCAG 2.2 AA: 3 to 1 for what is no text."""
    weak = {(shape, ground): round(contrast(theme, shape, ground), 2) for shape, ground in SHAPES}

    assert {pair: ratio for pair, ratio in weak.items() if ratio < 3} == {}


def test_dark_theme_names_only_colours_that_the_light_one_has():
    assert set(DARK) - set(LIGHT) == set()


def test_colours_come_from_tokens():
    rules = SHEET.split("/* ---- Ground", 1)[1].split("/* ---- Paper", 1)[0]

    assert set(re.findall(r"#[0-9a-f]{3,6}\b", rules)) <= {"#fff"}


def test_pieces_of_a_bar_leave_no_gap():
    parts = [Part("ok", 141, "141 aceptados"), Part("offered", 22, "22 ofrecidos"), Part("free", 11, "11 libres")]

    drawn = Template("{% load bars %}{% bar parts %}").render(Context({"parts": parts}))

    pieces = [(int(x), int(width)) for x, width in re.findall(r'x="(\d+)" y="0" width="(\d+)"', drawn)]
    assert pieces == [(0, 810), (810, 126), (936, 64)]
    assert '<li class="offered">22 ofrecidos</li>' in drawn


def test_bar_of_nothing_is_empty_but_drawn():
    drawn = Template("{% load bars %}{% bar parts %}").render(Context({"parts": [Part("ok", 0, "0 aceptados")]}))

    assert 'width="0"' in drawn


@pytest.mark.parametrize("page", ["/staff/", "/staff/account/2fa/", "/staff/records/"])
def test_policy_of_staff_pages_allows_nothing_inline(client, officer, page):
    client.force_login(officer)

    policy = client.get(page).headers["Content-Security-Policy"]

    assert "unsafe-inline" not in policy
    assert "unsafe-eval" not in policy
