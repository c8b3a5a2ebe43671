"""What fails a test though nobody asserted it: undefined template variables, reliance on unsaid order, sloppy HTML.

And what one test never leaves to the next: the language and the clock of the last page it read.
"""

import re
import sys

import pytest
from django.conf import settings
from django.db.models import OrderBy
from django.db.models.functions import Random
from django.db.models.sql.compiler import SQLCompiler
from django.template import engines
from django.test import Client
from django.utils import timezone, translation

FOREIGN_TEMPLATES = ("admin/", "account/", "mfa/", "allauth/", "django/", "rest_framework/")
SLOPPY = re.compile(
    r"\{\{|\{%|\son(?:click|load|error|submit|change)\s*=|<script(?![^>]*src=)(?![^>]*application/json)|\sstyle="
)


class UndefinedVariable(str):
    """Stands for a variable that a template names and the context lacks: rendering it fails the test."""

    __slots__ = ()

    def __contains__(self, part):
        return part == "%s" or super().__contains__(part)

    def __mod__(self, variable):
        context = sys._getframe(1).f_locals.get("context")
        template = getattr(getattr(context, "template", None), "name", "") or ""
        if template.startswith(FOREIGN_TEMPLATES):
            return ""
        raise AssertionError(f"undefined template variable {variable} in {template or 'a template'}")


@pytest.fixture(autouse=True)
def _language_and_clock_of_the_settings():
    with translation.override(settings.LANGUAGE_CODE), timezone.override(settings.TIME_ZONE):
        yield


@pytest.fixture(autouse=True)
def _undefined_variables_fail():
    engine = engines["django"].engine
    engine.string_if_invalid = UndefinedVariable("undefined")
    yield
    engine.string_if_invalid = ""


@pytest.fixture(autouse=True)
def _unordered_queries_come_back_shuffled(monkeypatch):
    ordered = SQLCompiler.get_order_by

    def shuffled(self):
        result = ordered(self)
        query = self.query
        if result or query.group_by is not None or query.distinct or query.combinator or query.subquery:
            return result
        expression = OrderBy(Random())
        return [(expression, (*self.compile(expression), False))]

    monkeypatch.setattr(SQLCompiler, "get_order_by", shuffled)


class StrictClient(Client):
    """Fails on HTML that carries template syntax, inline handlers, inline scripts or inline styles."""

    def request(self, **request):
        response = super().request(**request)
        if response.get("Content-Type", "").startswith("text/html") and not response.streaming:
            text = response.content.decode()
            assert (found := SLOPPY.search(text)) is None, f"sloppy HTML: {text[found.start() - 60 : found.end() + 60]}"
        return response


@pytest.fixture
def client():
    return StrictClient()
