"""The world that the visits are made in: real offices, and somebody in every state."""

from datetime import timedelta

from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from cases.enums import CaseState
from cases.operations.figures import last_midnight, publish_figures
from consulates.models import ConsularOffice, Notice
from consulates.operations.notices import publish_notice
from tests import makers


class World:
    """`client` does by hand what visitors did before."""

    def __init__(self):
        call_command("load_reference", verbosity=0)
        self.client = Client()
        self.office = ConsularOffice.objects.get(code="CG-MIA")
        self.now = timezone.now()
        self.planner = makers.user("planner", "planner")
        self.approver = makers.user("approver", "approver")
        self.officer = makers.officer(self.office)

    def case(self, **fields):
        return makers.case(self.office, **{"at": self.now - timedelta(hours=5), **fields})

    def own(self, case):
        return f"/es/mi-registro/{case.reference}/{case.secret}/"

    def notice(self, title):
        draft = Notice.objects.create(
            title_es=title, body_es="El vuelo sale a las 10:00.\n\nLleve su documento.", title_en=f"{title} EN",
            body_en="The flight leaves at 10:00.\n\nBring your document.", signed_by="Dirección General Consular",
            drafted_by=self.planner, state_since=self.now,
        )  # fmt: skip
        return self.published(draft)

    def published(self, notice):
        publish_notice(notice, by=self.approver, at=self.now)
        return notice

    def publish_figures(self):
        """Of families enough that not every cell is hidden."""
        for people in (3, 4, 5, 6):
            self.case(people=people, state=CaseState.WAITING, at=self.now - timedelta(days=9))
        publish_figures(as_of=last_midnight(self.now), at=self.now)
