"""How soon, how much and how many: the part of the settings that bounds things."""

from datetime import timedelta
from typing import Any

from environs import Env

env = Env()

# ---- How soon something is due, and how long it is kept ------------------------------------------------------------
CLOCKS = {
    "tier_one_seen": timedelta(hours=4),
    "triaged": timedelta(hours=48),
    "authority_asked": timedelta(hours=24),
    "report_read": timedelta(hours=24),
    "children_seen": timedelta(hours=4),
    "visited": timedelta(hours=72),
    "referral_answered": timedelta(days=7),
    "still_in_need": timedelta(days=14),
    "review_answered": timedelta(hours=72),
    "offer_answered": timedelta(hours=24),
    "document_seen": timedelta(hours=48),
}
DRAFT_LIFETIME = timedelta(days=30)
# How often "do you still need help?" is asked without an answer, and how long who was closed for it may come back.
NEED_QUESTIONS = 3
REOPENED_WITHIN = timedelta(days=60)

# ---- How many ------------------------------------------------------------------------------------------------------
HOUSEHOLD_LIMIT = 12
UPLOAD_BYTES = 10 * 1024 * 1024
UPLOAD_BODY_BYTES = 41 * 1024 * 1024  # nginx: client_max_body_size (docs/deploy.md)
UPLOADS_OF_A_CASE = 10

# ---- How often -----------------------------------------------------------------------------------------------------
# For each network of 256 addresses (a shelter shares one); RATE_LIMIT_FACTOR widens all of them.
_factor = env.int("RATE_LIMIT_FACTOR", 1)
RATE_LIMITS = {
    "start": f"{600 * _factor}/hour",
    "page": f"{1200 * _factor}/hour",  # and for each draft
    "resume": f"{120 * _factor}/hour",
    "look_up": f"{300 * _factor}/hour",
    "upload": f"{120 * _factor}/hour",  # and for each reference
    "own_page": f"{600 * _factor}/hour",  # and for each reference
    "ask_code": f"{120 * _factor}/hour",  # cases/rules/access_codes.py bounds each reference besides
    "try_code": f"{240 * _factor}/hour",
    "receipt_pdf": f"{60 * _factor}/hour",  # and for each reference
}

# ---- In a rush -----------------------------------------------------------------------------------------------------
# What each web process lets in: tokens a second, one for sending a page and half a one for reading; 0 is without bound.
# 85 % of what `python -m benchmarks rush` measures on the machine, shared among its processes.
ADMITTED_PER_SECOND = env.int("ADMITTED_PER_SECOND", 60)
# Lane: what it asks for (the first that fits counts), the share kept for it, the places for its requests at work.
# Who starts takes 18 tokens to the receipt: as many may start as can finish (1/18), and these are the "begun".
ADMISSION_LANES: dict[str, tuple[str, dict[str, Any]]] = {
    "staff": (r"\w+ /(staff|api)/", {"share": 0.15, "places": 3}),
    "sign_in": (r"\w+ /staff/account/", {"share": 0.05, "places": 1}),  # and whoever is not yet known as staff
    "starting": (
        r"POST /\w\w/(registro|familiar-detenido|ya-volvi)/$",
        {"share": 0.055, "places": 1, "seconds": 10, "borrows": False},
    ),
    "begun": (r"\w+ /\w\w/[\w-]+/[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}/", {"share": 0.45, "places": 3}),
    "own": (r"\w+ /\w\w/(mi-registro|offers|familiar-detenido/aviso)/[^/]+/", {"share": 0.15, "places": 2}),
    "newcomers": (r"\w+ /(?!healthz|readyz|static/)", {"share": 0.145, "places": 2}),
}
# Those above, as many again who stand in line for a second, and these: fewer than the threads of a process, of which
# the rest say who has to wait. More at work at once would make each slower and the whole no faster.
COMMON_PLACES = 6
