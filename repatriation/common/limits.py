"""How often one network may do the same thing. Without Redis everything is let through: help comes before order."""

import ipaddress
import random
import threading
from collections.abc import Callable
from functools import cache, wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from limits import RateLimitItem, parse
from limits.errors import StorageError
from limits.storage import storage_from_string
from limits.strategies import FixedWindowRateLimiter

from repatriation.common.admission.page import come_again

View = Callable[..., HttpResponse]
MOST_SECONDS = 60
IMPATIENT: dict[str, Any] = {"socket_timeout": 0.3, "socket_connect_timeout": 0.3}

parsed = cache(parse)
_first_use = threading.Lock()


@cache
def limiter() -> FixedWindowRateLimiter:
    """One thread at a time: `limits` imports its client at the first use, and a second one finds it half imported."""
    address = settings.REDIS_URL.replace("unix://", "redis+unix://", 1)
    with _first_use:
        return FixedWindowRateLimiter(storage_from_string(address, wrap_exceptions=True, **IMPATIENT))


def network_of(request: HttpRequest) -> str:
    """The /24 or /64 that the request comes from: behind one of them may sit a whole shelter."""
    proxies = settings.ALLAUTH_TRUSTED_PROXY_COUNT
    hops = [hop.strip() for hop in request.headers.get("X-Forwarded-For", "").split(",") if hop.strip()]
    address = hops[-proxies] if 0 < proxies <= len(hops) else request.META.get("REMOTE_ADDR", "")
    try:
        version = ipaddress.ip_address(address).version
    except ValueError:
        return "unknown"
    return str(ipaddress.ip_network(f"{address}/{24 if version == 4 else 64}", strict=False))


def limited(name: str, *, by: str = "", methods: tuple[str, ...] = ("POST",)) -> Callable[[View], View]:
    """Bound the view by settings.RATE_LIMITS[name]: for each network, and within it for each value of argument `by`."""

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if request.method in methods and not _passes(name, network_of(request), str(kwargs.get(by, ""))):
                return slow_down(request, parsed(settings.RATE_LIMITS[name]))
            return view(request, *args, **kwargs)

        return guarded

    return decorate


def _passes(name: str, network: str, what: str) -> bool:
    try:
        return limiter().hit(parsed(settings.RATE_LIMITS[name]), name, network, what.upper())
    except StorageError:
        return True


def slow_down(request: HttpRequest, limit: RateLimitItem) -> HttpResponse:
    """The page that asks for patience; what was typed can be sent again from it."""
    seconds = min(limit.get_expiry(), MOST_SECONDS) * random.uniform(0.7, 1)  # noqa: S311 - only spreads
    return come_again(request, seconds=seconds, template="too_many.html", status=429)
