"""The people's records on the staff site: to look up, never to change."""

from cases.admin.records import CaseAdmin, DetentionAdmin, EventAdmin, MessageAdmin, PersonAdmin, ReferralAdmin

__all__ = ["CaseAdmin", "DetentionAdmin", "EventAdmin", "MessageAdmin", "PersonAdmin", "ReferralAdmin"]
