"""One shape for every action: its address shows the form (or a plain question) and, posted, does one thing."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from repatriation.common.refusals import NotAllowed, StrOrPromise

DONE = _("Hecho: quedó registrado quién lo hizo y cuándo.")
Rule = Callable[[Any, Any], bool]
Facts = Callable[[Any], list[tuple[Any, Any]]]
Operate = Callable[[HttpRequest, Any, dict[str, Any]], HttpResponse | None]
MakeForm = Callable[..., forms.Form]


def plain(form: type[forms.Form]) -> MakeForm:
    """A form that needs to know nothing but what was typed."""
    return lambda typed, thing, user: form(typed)


QUESTION = plain(forms.Form)


def no_facts(thing: Any) -> list[tuple[Any, Any]]:
    return []


def acts_on(
    model: Any,
    *,
    rule: Rule,
    title: StrOrPromise,
    page: Callable[[Any], str],
    form: MakeForm = QUESTION,
    named: Callable[[Any], Any] = str,
    facts: Facts = no_facts,
    done: StrOrPromise = DONE,
    is_grave: bool = False,
) -> Callable[[Operate], Callable[..., HttpResponse]]:
    """Make a view of `operate`: find what this user may see, check the rule and the form, act, lead to `page`.

    A plain visit shows the form, with `facts` to decide by: a link, the way back from a refusal, and a faulty form
    all end there. `named` says what the thing is called, `done` tells the user afterwards what now stands.
    """

    def decorate(operate: Operate) -> Callable[..., HttpResponse]:
        @wraps(operate)
        @require_http_methods(["GET", "HEAD", "POST"])
        def view(request: HttpRequest, pk: int) -> HttpResponse:
            thing = get_object_or_404(model.objects.visible_to(request.user), pk=pk)
            if not rule(thing, request.user):
                raise NotAllowed
            filled = form(request.POST if request.method == "POST" else None, thing, request.user)
            if request.method == "POST" and filled.is_valid():
                if answer := operate(request, thing, filled.cleaned_data):
                    return answer
                messages.success(request, str(done))
                return redirect(page(thing))
            shown = {
                "title": title,
                "name": named(thing),
                "facts": facts(thing),
                "back": page(thing),
                "is_grave": is_grave,
            }
            return render(
                request, "flights/action.html", {**shown, "form": filled}, status=422 if filled.is_bound else 200
            )

        return view

    return decorate
