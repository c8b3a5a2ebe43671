"""What the people's side stores."""

from cases.models.access import AccessCode
from cases.models.case import Case, CaseMember
from cases.models.contacts import NamedContact, Representative
from cases.models.detention import ConsularVisit, Detention, VisitMove
from cases.models.figures import PublishedFigures
from cases.models.linking import (
    DuplicateCandidate,
    DuplicateMove,
    MatchKey,
    MergeMove,
    NameFrequency,
    NameTally,
    PersonChange,
    PersonMerge,
)
from cases.models.messages import Message
from cases.models.overrides import OverrideMove, TierOverride
from cases.models.people import IdentityDocument, Person
from cases.models.reintegration import NeedsAssessment, Referral, ReferralMove, ReferralUpdate
from cases.models.repeats import Repeat, RepeatCheck
from cases.models.reports import HelpDraft, RelativeReport
from cases.models.requests import Consent, ImportedRow, RegistrationDraft, ReturnRequest
from cases.models.reviews import ReviewRequest
from cases.models.timeline import CaseEvent, CaseMove, FollowUp
from cases.models.uploads import Upload, UploadMove, UploadRead

__all__ = [
    "AccessCode",
    "Case",
    "CaseEvent",
    "CaseMember",
    "CaseMove",
    "Consent",
    "ConsularVisit",
    "Detention",
    "DuplicateCandidate",
    "DuplicateMove",
    "FollowUp",
    "HelpDraft",
    "IdentityDocument",
    "ImportedRow",
    "MatchKey",
    "MergeMove",
    "Message",
    "NameFrequency",
    "NameTally",
    "NamedContact",
    "NeedsAssessment",
    "OverrideMove",
    "Person",
    "PersonChange",
    "PersonMerge",
    "PublishedFigures",
    "Referral",
    "ReferralMove",
    "ReferralUpdate",
    "RegistrationDraft",
    "RelativeReport",
    "Repeat",
    "RepeatCheck",
    "Representative",
    "ReturnRequest",
    "ReviewRequest",
    "TierOverride",
    "Upload",
    "UploadMove",
    "UploadRead",
    "VisitMove",
]
