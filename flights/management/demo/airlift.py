"""The flights of the demo: two flown, one that boards today, one that is offered, one to approve, one being drafted."""

import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta

from cases.models import CaseMember
from consulates.models import Airport
from flights.enums import Decision, OfferState, PermitKind
from flights.management.demo.story import Story
from flights.models import BoardingScan, Leg, Permit, ReciprocityAgreement, Rotation, SeatOffer
from flights.operations.allocate import allocate
from flights.operations.approve import clear_rotation, decide_rotation, submit_rotation
from flights.operations.board import board_household, count_counterpart, depart
from flights.operations.manifest import acknowledge_manifest, freeze_manifest, send_manifest
from flights.operations.offer import accept_offer, decline_offer
from flights.operations.permits import grant_permit, note_assurance, request_permit
from flights.operations.plan import add_leg, need_permit, plan_rotation
from flights.operations.release import release_offers

HOME, ABROAD = "PE", "US"
AUTHORITIES = {HOME: "DGAC", ABROAD: "FAA"}
FLIGHT_TIME = timedelta(hours=6)
GROUND_TIME = timedelta(hours=3)
LEGAL_GROUND = "Estado de emergencia nacional, retorno humanitario (demostración)"


@dataclass(frozen=True)
class Plan:
    """A rotation of two legs. `carries` are the states whose nationals fly on the first and the second."""

    name: str
    operated_by: str
    abroad: str
    first_departs_at: datetime
    seats: int
    starts_abroad: bool

    def legs(self) -> list[tuple[str, str, str, datetime]]:
        """Origin, destination, whose nationals, and when, in order of flying."""
        home_first = [("LIM", self.abroad, ABROAD), (self.abroad, "LIM", HOME)]
        order = home_first[::-1] if self.starts_abroad else home_first
        second = self.first_departs_at + FLIGHT_TIME + GROUND_TIME
        return [(*order[0], self.first_departs_at), (*order[1], second)]


def plan(story: Story, what: Plan, agreement: ReciprocityAgreement, *, at: datetime, note: str = "") -> Rotation:
    planner = story.staff["planner"]
    rotation = plan_rotation(
        name=what.name, operated_by=what.operated_by, agreement=agreement, note=note, by=planner, at=at
    )
    for origin, destination, carries, departs_at in what.legs():
        leg = add_leg(
            rotation, origin=Airport.objects.get(code=origin), destination=Airport.objects.get(code=destination),
            carries=carries, departs_at=departs_at, arrives_at=departs_at + FLIGHT_TIME, seats=what.seats,
            wheelchairs=6, stretchers=1, infants=8, by=planner, at=at,
        )  # fmt: skip
        for kind, place in ((PermitKind.DEPARTURE, leg.origin), (PermitKind.LANDING, leg.destination)):
            country = str(place.country)
            need_permit(leg, kind=kind, country=country, authority=AUTHORITIES[country], by=planner, at=at)
    return rotation


def ask_permits(story: Story, rotation: Rotation, *, at: datetime) -> list[Permit]:
    permits = list(Permit.objects.filter(leg__rotation=rotation).select_related("leg").order_by("pk"))
    for permit in permits:
        request_permit(permit, by=story.staff["planner"], at=at)
    return permits


def grant(story: Story, permits: list[Permit], *, at: datetime) -> None:
    """Each state answers for its own: the counterpart's permits are entered by its liaison."""
    for permit in permits:
        by = story.staff["liaison.us" if permit.country == ABROAD else "planner"]
        number = f"{AUTHORITIES[str(permit.country)]}-{permit.leg_id:04}-{permit.kind[:3].upper()}"
        until = permit.leg.arrives_at + timedelta(days=2)
        grant_permit(permit, number=number, valid_until=until, by=by, at=at)


def approve(story: Story, rotation: Rotation, *, at: datetime) -> None:
    approval = submit_rotation(rotation, legal_ground=LEGAL_GROUND, by=story.staff["planner"], at=at)
    decide_rotation(
        approval, decision=Decision.APPROVED, conditions="", by=story.staff["approver"], at=at + timedelta(hours=2)
    )
    rotation.refresh_from_db()


def clear(story: Story, rotation: Rotation, *, at: datetime) -> None:
    grant(story, ask_permits(story, rotation, at=at - timedelta(hours=6)), at=at - timedelta(minutes=30))
    clear_rotation(rotation, by=story.staff["planner"], at=at)


def home_leg(rotation: Rotation) -> Leg:
    return rotation.legs.select_related("rotation", "origin", "destination").get(carries=HOME)


def offer(story: Story, leg: Leg, *, at: datetime) -> None:
    """Allocate, look at it for half an hour, release."""
    run = allocate([leg], is_dry=False, by=story.staff["planner"], at=at, seconds=20, seed=2020)
    release_offers(run, by=story.staff["planner"], at=at + timedelta(minutes=30))


def answer(story: Story, leg: Leg, *, at: datetime, until: datetime, silent: float = 0) -> None:
    """The households answer between the two moments; what one in twelve declines goes to the next, who take it."""
    answering = [one for one in _sent(leg) if not story.chance(silent)]
    declined = len(answering) // 12
    step = (until - at) / (len(answering) + 1)
    for place, one in enumerate(answering, start=1):
        if place <= declined:
            decline_offer(one, by=None, at=at + step * place)
        else:
            accept_offer(one, by=None, at=at + step * place)
    if not silent:
        for one in _sent(leg):
            accept_offer(one, by=None, at=until)


def _sent(leg: Leg) -> list[SeatOffer]:
    return list(SeatOffer.objects.filter(leg=leg, state=OfferState.SENT).select_related("case").order_by("pk"))


def list_passengers(story: Story, leg: Leg, *, at: datetime) -> None:
    """In a very small demo a flight may go without passengers, and has no list then."""
    planner = story.staff["planner"]
    if not SeatOffer.objects.filter(leg=leg, state=OfferState.ACCEPTED).exists():
        return
    manifest = freeze_manifest(leg, by=planner, at=at)
    send_manifest(manifest, by=planner, at=at + timedelta(minutes=10))
    acknowledge_manifest(manifest, by=planner, at=at + timedelta(minutes=70))


def fly(story: Story, rotation: Rotation, *, americans: int, no_shows: int) -> list[BoardingScan]:
    """Both legs leave on time; the scans of those who came aboard."""
    by, scans = story.staff["officer.miami"], list[BoardingScan]()
    for leg in rotation.legs.select_related("rotation").order_by("number"):
        if leg.carries == HOME:
            accepted = SeatOffer.objects.filter(leg=leg, state=OfferState.ACCEPTED).select_related("case")
            for one in list(accepted.order_by("pk"))[no_shows:]:
                scan = uuid.UUID(int=story.random.getrandbits(128), version=4)
                members = CaseMember.objects.filter(case=one.case).order_by("position")
                at = leg.departs_at - timedelta(hours=2)
                scans += board_household(leg, case=one.case, members=members, scan=scan, by=by, at=at)
        else:
            people = min(americans, leg.seats)
            count_counterpart(leg, people=people, note="", by=by, at=leg.departs_at)
        depart(leg, by=by, at=leg.departs_at)
    return scans


def promise(story: Story, rotation: Rotation, words: str, *, at: datetime) -> None:
    """Said, not written: it opens no gate."""
    permit = ask_permits(story, rotation, at=at)[0]
    note_assurance(permit, words=words, by=story.staff["planner"], at=at)
