"""What becomes of everything that refers to a person or a registration when two persons are found to be one.

Every relation has its line; tests/cases/test_merge_table.py fails for one that has none. Apps above declare theirs.
"""

from enum import Enum


class Fate(Enum):
    """MOVED rows refer to the kept person from then on. ADDED: those that the kept one lacks. KEPT rows stay."""

    MOVED = "moved"
    ADDED = "added"
    KEPT = "kept"


OF_PERSONS: dict[str, Fate] = {
    # Refused where both stand in one registration: the household said that they are two.
    "cases.CaseMember.person": Fate.MOVED,
    # A number that the kept person has already stays with the absorbed one.
    "cases.IdentityDocument.person": Fate.ADDED,
    "cases.NeedsAssessment.person": Fate.MOVED,
    "cases.Referral.person": Fate.MOVED,
    "cases.Upload.person": Fate.MOVED,
    # Other pairs of the absorbed person rest: who is in no registration is shown to nobody.
    "cases.DuplicateCandidate.first": Fate.KEPT,
    "cases.DuplicateCandidate.second": Fate.KEPT,
    # Earlier merges lead on to the person who is kept in the end.
    "cases.PersonMerge.kept": Fate.KEPT,
    "cases.PersonMerge.absorbed": Fate.KEPT,
}
# Registrations stay two: whether they become one household's is decided on the Repeat that is added where both wait.
OF_CASES: dict[str, Fate] = {
    "cases.Repeat.case": Fate.ADDED,
    "cases.Repeat.earlier": Fate.ADDED,
    **dict.fromkeys(
        [
            "cases.AccessCode.case", "cases.Case.continues", "cases.CaseEvent.case", "cases.CaseMember.case",
            "cases.CaseMove.thing", "cases.Consent.case", "cases.ConsularVisit.case", "cases.Detention.case",
            "cases.FollowUp.case", "cases.ImportedRow.case", "cases.Message.case", "cases.NamedContact.case",
            "cases.NeedsAssessment.case", "cases.Referral.case", "cases.RelativeReport.case", "cases.RepeatCheck.case",
            "cases.Representative.case", "cases.ReturnRequest.case", "cases.ReviewRequest.case",
            "cases.TierOverride.case", "cases.Upload.case",
        ],
        Fate.KEPT,
    ),
}  # fmt: skip
OF_MEMBERS: dict[str, Fate] = {}


def declare(
    *, persons: dict[str, Fate] | None = None, cases: dict[str, Fate] | None = None,
    members: dict[str, Fate] | None = None,
) -> None:  # fmt: skip
    """The lines of an app above."""
    OF_PERSONS.update(persons or {})
    OF_CASES.update(cases or {})
    OF_MEMBERS.update(members or {})
