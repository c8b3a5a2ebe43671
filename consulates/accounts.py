"""Staff accounts are made by an administrator: nobody signs up."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.http import HttpRequest

from repatriation.common import fields

SECOND_FACTOR_COLUMN = "authenticator.data"


class StaffAccountAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False


class StaffMFAAdapter(DefaultMFAAdapter):
    """The secrets of second factors lie encrypted, like every other secret; a copy of the database opens no account."""

    def encrypt(self, text: str) -> str:
        return fields.encrypt(text, SECOND_FACTOR_COLUMN)

    def decrypt(self, encrypted_text: str) -> str:
        return fields.decrypt(encrypted_text, SECOND_FACTOR_COLUMN)
