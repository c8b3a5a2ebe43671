"""A row of every model that is seen by some and not by others, labelled by the case or rotation it hangs from."""

import uuid
from datetime import timedelta

from cases.models import (
    AccessCode,
    CaseEvent,
    ConsularVisit,
    Detention,
    DuplicateCandidate,
    FollowUp,
    ImportedRow,
    Message,
    NamedContact,
    NeedsAssessment,
    PersonMerge,
    Referral,
    RelativeReport,
    Repeat,
    Representative,
    ReviewRequest,
    TierOverride,
    Upload,
    UploadRead,
)
from flights.models import AllocationRun, Approval, BoardingScan, Manifest, ManifestEntry, Placement, SeatOffer
from tests import makers
from tests.makers import NOW

OURS, HIDDEN, THEIRS = "ours", "ours in danger", "of another office"
DRAFT, FLOWN, ELSEWHERE = "draft", "flown", "with another state"


class Records:
    def __init__(self, office):
        self.rows = {}
        self.user = makers.user("writer", "planner")
        self.line = makers.agency().service_lines.get()
        self.other_line = makers.agency("MTPE", ["work"]).service_lines.get()
        self.run = AllocationRun.objects.create(
            legs=[], at=NOW, fingerprint="0" * 64, rules_version="1", status="proved", seconds=1, households=1, placed=1
        )
        self.keep("run", self.run)
        agreements = {country: makers.agreement(country) for country in ("US", "BO")}
        self.add_rotation(DRAFT, "draft", agreements["US"])
        self.leg = self.add_rotation(FLOWN, "operated", agreements["US"])
        self.manifest = Manifest.objects.get(leg=self.leg)
        self.add_rotation(ELSEWHERE, "operated", agreements["BO"])
        self.add_case(OURS, office, self.line)
        self.add_case(HIDDEN, office, self.line, in_danger=True)
        self.add_case(THEIRS, makers.office("CG-ELSE"), self.other_line)

    def keep(self, label, *rows):
        for row in rows:
            self.rows.setdefault(type(row), {})[row.pk] = label

    def add_rotation(self, label, state, agreement):
        rotation = makers.rotation(self.user, state=state, with_agreement=agreement)
        leg = makers.leg(rotation, origin="MIA", seats=9)
        approval = Approval.objects.create(
            rotation=rotation, submitted_by=self.user, submitted_at=NOW, legal_ground="DS"
        )
        manifest = Manifest.objects.create(
            leg=leg, version=1, state_since=NOW, people=1, households=1, fingerprint="0" * 64, by=self.user, at=NOW
        )
        self.keep(label, rotation, leg, makers.permit(leg), approval, manifest)
        if label != DRAFT:
            self.keep(label, agreement)
        return leg

    def add_case(self, label, office, line, **fields):
        case = makers.case(office, **fields)
        member = case.members.get()
        document = makers.person(document=f"11{case.pk}").documents.get()
        document.person = member.person
        document.save()
        self.keep(label, case, member, member.person, document, case.return_request, *case.consents.all())
        self.keep(label, *self.of_the_work(case, label), *self.of_support(case, label, line), *self.of_flights(case))
        self.keep(label, *self.of_the_household(case, label), *self.of_its_documents(case))
        self.keep(label, *self.of_a_duplicate(case, label))

    def of_the_work(self, case, label):
        detention = Detention.objects.create(case=case, detained_since=NOW.date(), notified_by="ICE", notified_at=NOW)
        return [
            CaseEvent.objects.create(case=case, kind="note", code="note", actor="system", at=NOW),
            FollowUp.objects.create(case=case, clock="note", opened_at=NOW, due_at=NOW),
            Message.objects.create(
                key=label, case=case, kind="letter", recipient="rosa@example.org", language="es", subject="a", body="b",
                created_at=NOW, due_at=NOW,
            ),
            TierOverride.objects.create(case=case, tier=2, reason="motivo", state_since=NOW, proposed_by=self.user),
            ImportedRow.objects.create(case=case, fingerprint=label, file_name="lista.csv", row_number=1, at=NOW),
            detention,
            ConsularVisit.objects.create(
                detention=detention, case=case, state_since=NOW, requested_by=self.user, requested_at=NOW
            ),
        ]  # fmt: skip

    def of_the_household(self, case, label):
        """What it says of itself and of others, and what others say of it."""
        earlier = makers.case(case.office, in_danger=case.in_danger)
        member = earlier.members.get()
        self.keep(label, earlier, member, member.person, earlier.return_request, *earlier.consents.all())
        return [
            Representative.objects.create(
                case=case, speaks_as="lawyer", name="Ana", authority="none", may_see="nothing"
            ),
            NamedContact.objects.create(case=case, named_as="emergency", name="Ana", phone="+13055550134"),
            ReviewRequest.objects.create(case=case, about="tier", words="Miren otra vez.", asked_at=NOW),
            AccessCode.objects.create(reference=case.reference, case=case, asked_at=NOW, expires_at=NOW),
            Repeat.objects.create(case=case, earlier=earlier, same_by="document", found_at=NOW),
            RelativeReport.objects.create(
                draft_token=uuid.uuid4(), office=case.office, case=case, received_at=NOW, placed_at=NOW,
                contact_name="Ana", relation="sibling", given="{}",
            ),
        ]  # fmt: skip

    def of_a_duplicate(self, case, label):
        """Its first person is likely another one's of the same household's, and is one with a third."""
        first = case.members.get().person
        twin = makers.case(case.office, in_danger=case.in_danger)
        member = twin.members.get()
        self.keep(label, twin, member, member.person, twin.return_request, *twin.consents.all())
        found = {"state_since": NOW, "found_at": NOW, "bits": 40, "posterior": 0.99, "rules_version": "1"}
        pair = DuplicateCandidate.objects.create(first=first, second=member.person, **found)
        merge = PersonMerge.objects.create(
            kept=first, absorbed=makers.person(), candidate=pair, state_since=NOW, by=self.user, at=NOW, reason="motivo"
        )
        return [pair, merge]

    def of_its_documents(self, case):
        upload = Upload.objects.create(
            case=case, number=1, kind="passport", size=9, fingerprint="0" * 64, key="k", state_since=NOW, sent_at=NOW
        )
        return [upload, UploadRead.objects.create(upload=upload, by=self.user, at=NOW)]

    def of_support(self, case, label, line):
        person = case.members.get().person
        state = "draft" if label == HIDDEN else "sent"
        return [
            NeedsAssessment.objects.create(case=case, person=person, by=self.user, at=NOW),
            Referral.objects.create(
                case=case, person=person, line=line, what="consulta", state=state, state_since=NOW, by=self.user
            ),
        ]

    def of_flights(self, case):
        member = case.members.get()
        offer = SeatOffer.objects.create(
            case=case, leg=self.leg, seats=1, state="boarded", state_since=NOW, made_at=NOW,
            answer_by=NOW + timedelta(days=1), reason_code="ASSIGNED",
        )  # fmt: skip
        return [
            offer,
            BoardingScan.objects.create(
                scan=uuid.uuid4(), leg=self.leg, offer=offer, member=member, by=self.user, at=NOW
            ),
            ManifestEntry.objects.create(
                manifest=self.manifest, case=case, member=member, position=1, reference=case.reference,
                given_names="Rosa", surnames="Quispe", sex="F", nationality="PE",
            ),
            Placement.objects.create(run=self.run, case=case, leg=self.leg, position=1, code="ASSIGNED"),
        ]  # fmt: skip
