"""Every template is used, and none of ours carries a script, a style or a handler inline."""

import re

from tests.architecture.sources import APPS, ROOT

TEMPLATES = ROOT / "templates"
USED_BY_DJANGO = {"404.html", "500.html", "403.html", "400.html", "403_csrf.html"}
OVERRIDES = ("admin/", "account/", "mfa/", "allauth/", "registration/", "django/")
INLINE = re.compile(
    r"<script(?![^>]*\bsrc=)(?![^>]*application/json)|<style|\sstyle=|\son[a-z]+=|javascript:", re.IGNORECASE
)


def templates():
    return {str(path.relative_to(TEMPLATES)): path for path in TEMPLATES.rglob("*.*")}


def test_every_template_is_used():
    code = "".join(path.read_text() for app in APPS for path in (ROOT / app).rglob("*.py"))
    markup = "".join(path.read_text() for path in templates().values())
    own = {name for name in templates() if not name.startswith(OVERRIDES) and name not in USED_BY_DJANGO}

    unused = {name for name in own if name not in code and name not in markup and not name.startswith("messages/")}

    assert unused == set()


def test_every_message_template_is_queued_somewhere():
    code = "".join(path.read_text() for app in APPS for path in (ROOT / app).rglob("*.py"))
    kinds = {name.split("/")[1].split(".")[0] for name in templates() if name.startswith("messages/")}

    assert {kind for kind in kinds if f'"{kind}"' not in code} == set()


def test_no_template_has_inline_script_or_style():
    offences = {name: INLINE.findall(path.read_text()) for name, path in templates().items()}

    assert {name: found for name, found in offences.items() if found} == {}
