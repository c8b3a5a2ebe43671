"""What the people's side stores."""

from cases.models.case import Case, CaseMember
from cases.models.detention import ConsularVisit, Detention, VisitMove
from cases.models.messages import Message
from cases.models.overrides import OverrideMove, TierOverride
from cases.models.people import IdentityDocument, Person
from cases.models.reintegration import NeedsAssessment, Referral, ReferralMove, ReferralUpdate
from cases.models.requests import Consent, ImportedRow, RegistrationDraft, ReturnRequest
from cases.models.timeline import CaseEvent, CaseMove, FollowUp

__all__ = [
    "Case",
    "CaseEvent",
    "CaseMember",
    "CaseMove",
    "Consent",
    "ConsularVisit",
    "Detention",
    "FollowUp",
    "IdentityDocument",
    "ImportedRow",
    "Message",
    "NeedsAssessment",
    "OverrideMove",
    "Person",
    "Referral",
    "ReferralMove",
    "ReferralUpdate",
    "RegistrationDraft",
    "ReturnRequest",
    "TierOverride",
    "VisitMove",
]
