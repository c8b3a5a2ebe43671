"""The staff site: Django's admin as our own site, and the one navigation that all staff pages share."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib.admin import AdminSite
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache

from cases.queries import duplicates
from cases.rules.access import may_see_cases, may_see_referrals
from consulates.rules import may_manage_accounts, may_see_reference_data
from flights.rules import may_see_agreements, may_see_flights, may_see_runs
from repatriation.common.refusals import NotAllowed, StrOrPromise
from repatriation.desk import people

UserRule = Callable[[Any], bool]
MOST_COUNTED = 99


def is_staff(user: Any) -> bool:
    return bool(user.is_authenticated)


@dataclass(frozen=True)
class Entry:
    """One line of the navigation: its word, its page, who gets it, and what is counted beside it (in words)."""

    label: StrOrPromise
    page: str
    rule: UserRule
    waiting: Callable[[Any], Any] | None = None
    waiting_means: StrOrPromise = ""


NAVIGATION: list[tuple[StrOrPromise, list[Entry]]] = [
    (
        "",
        [
            Entry(_("Mi mesa"), "desk", is_staff),
            Entry(_("Cola"), "cases:queue", may_see_cases, people.unread_cases, _("sin leer")),
            Entry(_("Detenidos"), "cases:detentions", may_see_cases, people.open_detentions, _("abiertos")),
            Entry(
                _("Derivaciones"), "cases:referrals", may_see_referrals, people.unanswered_referrals, _("sin respuesta")
            ),
            Entry(_("Duplicados"), "cases:duplicates", may_see_cases, duplicates.to_decide, _("por decidir")),
            Entry(_("Mensajes"), "cases:messages", may_see_cases),
        ],
    ),
    (
        _("Movimiento"),
        [
            Entry(_("Rotaciones"), "flights:rotations", may_see_flights),
            Entry(_("Asignaciones"), "flights:allocations", may_see_runs),
            Entry(_("Reciprocidad"), "flights:agreements", may_see_agreements),
        ],
    ),
    (
        _("Red"),
        [
            Entry(_("Oficinas y centros"), "admin:index", may_see_reference_data),
            Entry(_("Cuentas"), "admin:consulates_user_changelist", may_manage_accounts),
        ],
    ),
]


@dataclass(frozen=True)
class Link:
    """An entry as one user sees it on one page."""

    label: StrOrPromise
    address: str
    current: str
    count: str
    count_means: StrOrPromise


@dataclass(frozen=True)
class Group:
    label: StrOrPromise
    links: list[Link]


class Shell:
    """What the frame of a staff page shows. Nothing is asked of the database until the frame is drawn."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request
        self.user: Any = request.user

    @cached_property
    def groups(self) -> list[Group]:
        allowed = ((label, self._allowed(entries)) for label, entries in NAVIGATION)
        return [Group(label, [self._link(entry) for entry in entries]) for label, entries in allowed if entries]

    @cached_property
    def must_set_up(self) -> bool:
        """Whether the second factor stands between this user and everything else."""
        return settings.REQUIRE_SECOND_FACTOR and not is_mfa_enabled(self.user)

    @cached_property
    def here(self) -> str:
        """The entry that the page is, or lies below: the longest address that begins it."""
        pages = (reverse(entry.page) for _label, entries in NAVIGATION for entry in entries)
        above = (page for page in pages if page != reverse("desk") and self.request.path.startswith(page))
        return max(above, key=len, default=reverse("desk"))

    @property
    def workplace(self) -> str:
        """Where the user works: an office, an agency, a counterpart's country, or the ministry."""
        if agency := self.user.agency:
            return str(agency.name_en if get_language() == "en" else agency.name_es)
        return str(self.user.office or self.user.country.name or settings.MINISTRY_NAME)

    @property
    def search_address(self) -> str:
        return reverse("cases:queue") if may_see_cases(self.user) and not self.must_set_up else ""

    def _allowed(self, entries: list[Entry]) -> list[Entry]:
        return [entry for entry in entries if entry.rule(self.user)] if not self.must_set_up else []

    def _link(self, entry: Entry) -> Link:
        address = reverse(entry.page)
        count = min(entry.waiting(self.user)[: MOST_COUNTED + 1].count(), MOST_COUNTED + 1) if entry.waiting else 0
        shown = f"{MOST_COUNTED}+" if count > MOST_COUNTED else str(count or "")
        return Link(entry.label, address, self._current(address), shown, entry.waiting_means)

    def _current(self, address: str) -> str:
        """ "page" on the page itself, "true" on those below it; nothing lies below the desk."""
        if self.request.path == address:
            return "page"
        return "true" if address == self.here != reverse("desk") else ""


def navigation(request: HttpRequest) -> dict[str, Any]:
    """Template context of staff pages: their frame."""
    return {"shell": Shell(request)} if request.path.startswith("/staff/") else {}


class StaffSite(AdminSite):
    """The lists and forms of reference data, inside our shell and behind our own sign-in."""

    site_header = site_title = _("Retorno")
    index_title = _("Oficinas y centros")
    site_url = None
    enable_nav_sidebar = False

    def has_permission(self, request: HttpRequest) -> bool:
        return may_see_reference_data(request.user)

    @method_decorator(never_cache)
    @method_decorator(login_not_required)
    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """There is one way in, with the second factor; who is in already and comes here may not see records."""
        if not request.user.is_authenticated:
            return redirect_to_login(request.GET.get("next", reverse("admin:index")))
        if not self.has_permission(request):
            raise NotAllowed()
        return redirect("admin:index")

    def password_change(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        """The records have no password of their own."""
        return redirect("account_change_password")
