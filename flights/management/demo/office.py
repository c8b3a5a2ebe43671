"""A day at the offices: cases assigned, notes, reminders, overrides, withdrawals, and compatriots in detention."""

from datetime import date, timedelta

from cases.enums import CaseState
from cases.models import Case
from cases.operations.detention import DetentionReport, acknowledge_detention, release_detainee, remove_detainee
from cases.operations.detention import report_detention as report
from cases.operations.leave import return_by_own_means, withdraw_case
from cases.operations.reintegration import assess_needs
from cases.operations.triage import decide_override, propose_override
from cases.operations.visit import do_visit, refuse_visit, request_visit, schedule_visit
from cases.operations.work import act_on_case, add_follow_up, add_note, assign_case
from consulates.models import DetentionFacility
from flights.management.demo.story import Story

FINDINGS = (
    "Salud: estable. Trato y alimentación: sin quejas. Pidió llamar a su familia. Pasaporte en custodia del centro."
)


def work(story: Story) -> None:
    """What officers do with those who wait."""
    officer, head = story.staff["officer.miami"], story.staff["head.miami"]
    at = story.ago(hours=7)
    waiting = list(Case.objects.filter(state=CaseState.WAITING, office=officer.office).in_order()[:14])
    for case in waiting[:8]:
        assign_case(case, officer=officer, by=head, at=at)
    for case in waiting[:3]:
        add_note(case, note="Se conversó por teléfono: están bien, esperan noticias.", by=officer, at=at)
        add_follow_up(case, note="Llamar otra vez", due_at=story.now + timedelta(hours=20), by=officer, at=at)
    for case, confirm in zip(waiting[-3:], (True, None, None), strict=False):
        override = propose_override(
            case,
            tier=1 if case.tier > 1 else 2,
            reason="Operación programada en Lima la próxima semana.",
            by=officer,
            at=at,
        )
        if confirm:
            decide_override(override, confirm=True, by=head, at=at + timedelta(hours=1))


def leave(story: Story, cases: list[Case]) -> None:
    """Some don't wait for us."""
    for case in cases[:2]:
        withdraw_case(case, by=None, at=story.ago(hours=30), reason="Decidimos quedarnos.")
    for case in cases[2:4]:
        return_by_own_means(case, by=None, at=story.ago(hours=28), reason="Conseguimos un vuelo por Santiago.")


def detain(story: Story) -> None:
    """Five compatriots in custody, each at another point of the way."""
    _reported(story)
    visit = request_visit(
        _located(story, "officer.miami", hours=50).detention, by=story.staff["officer.miami"], at=story.ago(hours=45)
    )
    schedule_visit(
        visit, scheduled_for=story.now + timedelta(hours=16), by=story.staff["officer.miami"], at=story.ago(hours=20)
    )
    _visited(story)
    _refused(story)
    _released(story)
    _removed(story)


def _reported(story: Story) -> None:
    """Nobody knows yet where the person is held; the clock to ask the authority runs."""
    officer, at = story.staff["officer.miami"], story.ago(hours=21)
    told = "la hermana de la persona, por teléfono"
    person = story.families.person(at.date(), (22, 45))
    notice = DetentionReport(
        person=person, detained_since=at.date(), notified_by=told, notified_at=at, country="US", subdivision="US-FL",
        authority="ICE",
    )  # fmt: skip
    report(notice, by=officer, at=at)


def _located(story: Story, username: str, *, hours: float, removal_on: date | None = None) -> Case:
    officer, at = story.staff[username], story.ago(hours=hours)
    facility = DetentionFacility.objects.filter(office=officer.office).order_by("name")[0]
    notice = DetentionReport(
        person=story.families.person(at.date(), (22, 55)), detained_since=(at - timedelta(days=2)).date(),
        notified_by="la autoridad", notified_at=at, country="US", subdivision=facility.subdivision, city=facility.city,
        facility=facility, authority="ICE", removal_on=removal_on,
        alien_number=str(story.random.randint(10**8, 10**9 - 1)),
    )  # fmt: skip
    return report(notice, by=officer, at=at)


def _visited(story: Story) -> None:
    officer, case = story.staff["officer.houston"], _located(story, "officer.houston", hours=90)
    acknowledge_detention(case, by=officer, at=story.ago(hours=80))
    visit = request_visit(case.detention, by=officer, at=story.ago(hours=70))
    do_visit(visit, findings=FINDINGS, by=officer, at=story.ago(hours=40))


def _refused(story: Story) -> None:
    officer, case = story.staff["officer.houston"], _located(story, "officer.houston", hours=64)
    visit = request_visit(case.detention, by=officer, at=story.ago(hours=60))
    refuse_visit(visit, reason="El centro está en cuarentena.", by=officer, at=story.ago(hours=30))


def _released(story: Story) -> None:
    officer, case = story.staff["officer.la"], _located(story, "officer.la", hours=150)
    release_detainee(case, on=story.ago(hours=48).date(), by=officer, at=story.ago(hours=47))


def _removed(story: Story) -> None:
    """Home by another flight: a returnee's case continues the detention."""
    officer, case = (
        story.staff["officer.la"],
        _located(story, "officer.la", hours=160, removal_on=story.ago(hours=50).date()),
    )
    returnee = remove_detainee(case, on=story.ago(hours=50).date(), by=officer, at=story.ago(hours=49))
    act_on_case(returnee, "arrive", reason="", by=officer, at=story.ago(hours=40))
    person = returnee.members.select_related("person").get().person
    assess_needs(returnee, person=person, needs=["health_care"], note="", by=officer, at=story.ago(hours=39))
