"""The words of a consent are stored with it by their version: changed words are another version."""

import hashlib

import pytest
from django.utils import translation

from cases.rules.consents import CONSENT_TEXT_VERSION, CONSENT_WORDS

# Version -> language -> what its words come to. Add a line for new words; never change one.
FINGERPRINTS = {"2": {"es": "88258e00cf0dcfba", "en": "17c4c004ffb209de"}}


@pytest.mark.parametrize("language", ["es", "en"])
def test_words_of_the_consents_are_those_of_their_version(language):
    with translation.override(language):
        words = "\n".join(f"{purpose}: {label} {hint}" for purpose, (label, hint) in CONSENT_WORDS.items())

    assert hashlib.sha256(words.encode()).hexdigest()[:16] == FINGERPRINTS[CONSENT_TEXT_VERSION][language]
