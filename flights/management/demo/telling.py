"""The chapters in their order: ten days of an airlift, ending now."""

from datetime import date, timedelta

from cases.enums import CaseState
from cases.models import Case
from flights.management.demo import airlift, arrivals, office
from flights.management.demo.airlift import ABROAD, HOME, Plan
from flights.management.demo.known_again import register_again
from flights.management.demo.notices import tell_the_public
from flights.management.demo.story import Story
from flights.models import ReciprocityAgreement
from flights.operations.approve import submit_rotation

FIRST_DAYS, SECOND_WAVE, THIRD_WAVE, LAST_DAY, UNREAD = 0.38, 0.20, 0.22, 0.10, 0.10


def tell(story: Story) -> None:
    agreement = _agree(story.ago(days=12).date())
    early = story.register(FIRST_DAYS, since=story.ago(days=10), until=story.ago(days=5.6))
    story.verify(early, within=timedelta(hours=12))
    _first_flight(story, agreement)
    second = story.register(SECOND_WAVE, since=story.ago(days=5.5), until=story.ago(days=3.6))
    story.verify(second, within=timedelta(hours=12))
    _second_flight(story, agreement)
    third = story.register(THIRD_WAVE, since=story.ago(days=3.5), until=story.ago(days=1.6))
    story.verify(third, within=timedelta(hours=6))
    _flight_of_today(story, agreement)
    last = story.register(LAST_DAY, since=story.ago(days=1.4), until=story.ago(hours=14))
    story.verify(last, within=timedelta(hours=5))
    office.leave(story, [case for case in third if _still_waits(case)])
    _flight_on_offer(story, agreement)
    _flights_ahead(story, agreement)
    office.work(story)
    office.detain(story)
    tell_the_public(story)
    story.to_compare = register_again(story)
    story.register(UNREAD, since=story.ago(days=3.5), until=story.ago(minutes=15))
    story.deliver(story.ago(hours=4))


def _agree(starts_on: date) -> ReciprocityAgreement:
    return ReciprocityAgreement.objects.create(
        counterpart=ABROAD, tolerance=150, starts_on=starts_on,
        text="Cada Estado lleva en sus vuelos a los nacionales del otro; se cuentan las personas embarcadas.",
    )  # fmt: skip


def _first_flight(story: Story, agreement: ReciprocityAgreement) -> None:
    """Theirs: Peruvians from Miami, Americans on the way back. Flown four days ago."""
    seats = story.scaled(story.scenario.flights[0])
    what = Plan("Miami - Lima 1 (humanitario)", ABROAD, "MIA", story.ago(days=4), seats, starts_abroad=True)
    _fly(story, what, agreement, americans=story.scaled(story.scenario.americans[0]), no_shows=1)


def _second_flight(story: Story, agreement: ReciprocityAgreement) -> None:
    """Ours: Americans from Lima, Peruvians from Miami. Flown two days ago."""
    seats = story.scaled(story.scenario.flights[1])
    what = Plan("Lima - Miami 2 (humanitario)", HOME, "MIA", story.ago(days=2, hours=9), seats, starts_abroad=False)
    _fly(story, what, agreement, americans=story.scaled(story.scenario.americans[1]), no_shows=0)


def _fly(story: Story, what: Plan, agreement: ReciprocityAgreement, *, americans: int, no_shows: int) -> None:
    start = what.first_departs_at
    rotation = airlift.plan(story, what, agreement, at=start - timedelta(hours=44))
    airlift.approve(story, rotation, at=start - timedelta(hours=42))
    airlift.clear(story, rotation, at=start - timedelta(hours=30))
    leg = airlift.home_leg(rotation)
    airlift.offer(story, leg, at=start - timedelta(hours=28))
    airlift.answer(story, leg, at=start - timedelta(hours=27), until=start - timedelta(hours=18))
    airlift.list_passengers(story, leg, at=start - timedelta(hours=12))
    story.deliver(start)
    scans = airlift.fly(story, rotation, americans=americans, no_shows=no_shows)
    arrivals.support(story, arrivals.receive(story, scans, missing=no_shows), every=3)


def _flight_of_today(story: Story, agreement: ReciprocityAgreement) -> None:
    """Cleared, accepted, its list frozen: it boards in a few hours."""
    seats = story.scaled(story.scenario.flights[1])
    what = Plan(
        "Miami - Lima 3 (humanitario)", ABROAD, "MIA", story.now + timedelta(hours=5), seats, starts_abroad=True
    )
    rotation = airlift.plan(story, what, agreement, at=story.ago(hours=48))
    airlift.approve(story, rotation, at=story.ago(hours=44))
    airlift.clear(story, rotation, at=story.ago(hours=36))
    leg = airlift.home_leg(rotation)
    airlift.offer(story, leg, at=story.ago(hours=32))
    airlift.answer(story, leg, at=story.ago(hours=31), until=story.ago(hours=20))
    airlift.list_passengers(story, leg, at=story.ago(hours=10))


def _flight_on_offer(story: Story, agreement: ReciprocityAgreement) -> None:
    """Approved, one permit still missing; some households have answered, others have hours left."""
    seats = story.scaled(story.scenario.flights[0])
    what = Plan("Lima - Nueva York 4", HOME, "JFK", story.now + timedelta(hours=40), seats, starts_abroad=False)
    rotation = airlift.plan(story, what, agreement, at=story.ago(hours=34))
    airlift.approve(story, rotation, at=story.ago(hours=28))
    airlift.grant(story, airlift.ask_permits(story, rotation, at=story.ago(hours=24))[1:], at=story.ago(hours=9))
    leg = airlift.home_leg(rotation)
    airlift.offer(story, leg, at=story.ago(hours=7))
    airlift.answer(story, leg, at=story.ago(hours=6), until=story.ago(hours=1), silent=0.6)


def _flights_ahead(story: Story, agreement: ReciprocityAgreement) -> None:
    """One waits for approval, with a promise by word; one is being drafted."""
    seats = story.scaled(story.scenario.flights[1])
    what = Plan("Miami - Lima 5", ABROAD, "MIA", story.now + timedelta(days=3), seats, starts_abroad=True)
    rotation = airlift.plan(story, what, agreement, at=story.ago(hours=20))
    airlift.promise(story, rotation, "La embajada dijo por teléfono que no habrá problema.", at=story.ago(hours=12))
    submit_rotation(rotation, legal_ground=airlift.LEGAL_GROUND, by=story.staff["planner"], at=story.ago(hours=3))
    draft = Plan("Lima - Houston 6", HOME, "IAH", story.now + timedelta(days=5), seats, starts_abroad=False)
    airlift.plan(story, draft, agreement, at=story.ago(hours=2), note="Falta confirmar el avión.")


def _still_waits(case: Case) -> bool:
    case.refresh_from_db()
    return case.state == CaseState.WAITING
