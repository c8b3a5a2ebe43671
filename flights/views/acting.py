"""One shape for every action: its address shows the form (or a plain question) and, posted, does one thing."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from repatriation.common.refusals import NotAllowed, StrOrPromise

Operate = Callable[[HttpRequest, Any, dict[str, Any]], HttpResponse | None]
MakeForm = Callable[..., forms.Form]


def plain(form: type[forms.Form]) -> MakeForm:
    """A form that needs to know nothing but what was typed."""
    return lambda typed, thing, user: form(typed)


QUESTION = plain(forms.Form)
DONE = _("Hecho: quedó registrado quién lo hizo y cuándo.")


def no_facts(thing: Any) -> list[tuple[Any, Any]]:
    return []


@dataclass(frozen=True)
class ActsOn:
    """Decorates the function that does one thing to one row of `model`, and makes it a view.

    The view finds what its user may see, checks the rule and the form, acts, and leads to `page`. A plain visit shows
    the form, with `facts` to decide by: a link, the way back from a refusal and a faulty form all end there.
    """

    model: Any
    rule: Callable[[Any, Any], bool]
    title: StrOrPromise
    page: Callable[[Any], str]
    form: MakeForm = QUESTION
    named: Callable[[Any], Any] = str
    facts: Callable[[Any], list[tuple[Any, Any]]] = no_facts
    done: StrOrPromise = DONE
    is_grave: bool = False

    def __call__(self, operate: Operate) -> Callable[..., HttpResponse]:
        @wraps(operate)
        @require_http_methods(["GET", "HEAD", "POST"])
        def view(request: HttpRequest, pk: int) -> HttpResponse:
            thing = get_object_or_404(self.model.objects.visible_to(request.user), pk=pk)
            if not self.rule(thing, request.user):
                raise NotAllowed
            form = self.form(request.POST if request.method == "POST" else None, thing, request.user)
            if not form.is_valid():
                return self._ask(request, thing, form)
            return operate(request, thing, form.cleaned_data) or self._lead_back(request, thing)

        return view

    def _ask(self, request: HttpRequest, thing: Any, form: forms.Form) -> HttpResponse:
        context = {
            "title": self.title,
            "name": self.named(thing),
            "facts": self.facts(thing),
            "back": self.page(thing),
            "is_grave": self.is_grave,
            "form": form,
        }
        return render(request, "flights/action.html", context, status=422 if form.is_bound else 200)

    def _lead_back(self, request: HttpRequest, thing: Any) -> HttpResponse:
        messages.success(request, str(self.done))
        return redirect(self.page(thing))
