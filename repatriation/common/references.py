"""Public reference numbers: random, speakable, with a check character (K7QX-M4RD-2).

29 symbols without 0, 1, I, L, O, S, U: none looks or sounds like another. 29 is prime and the weights 1 to 8 are
distinct, so the check character catches every single wrong symbol and every swap of two.
"""

import secrets

ALPHABET = "23456789ABCDEFGHJKMNPQRTVWXYZ"
BODY_LENGTH = 8
SECRET_LENGTH = 16
RESUME_CODE_LENGTH = 12


def new_reference() -> str:
    """A fresh reference in its shown form; about 5 * 10**11 exist."""
    body = _random_symbols(BODY_LENGTH)
    return f"{body[:4]}-{body[4:]}-{check_character(body)}"


def new_secret() -> str:
    """The receipt's second factor: 16 symbols (78 bits) in groups of four."""
    return _in_fours(_random_symbols(SECRET_LENGTH))


def new_resume_code() -> str:
    """By hand to another device: 12 symbols (58 bits) in groups of four, good until the draft is sent."""
    return _in_fours(_random_symbols(RESUME_CODE_LENGTH))


def check_character(body: str) -> str:
    total = sum(weight * ALPHABET.index(symbol) for weight, symbol in enumerate(body, start=1))
    return ALPHABET[total % len(ALPHABET)]


def parse_reference(typed: str) -> str | None:
    """The shown form of what somebody typed, or None when it can't be a reference."""
    symbols = _known_symbols(typed)
    if len(symbols) != BODY_LENGTH + 1 or check_character(symbols[:-1]) != symbols[-1]:
        return None
    return f"{symbols[:4]}-{symbols[4:8]}-{symbols[8]}"


def parse_secret(typed: str) -> str | None:
    """The shown form of a typed secret, or None."""
    symbols = _known_symbols(typed)
    return _in_fours(symbols) if len(symbols) == SECRET_LENGTH else None


def parse_resume_code(typed: str) -> str | None:
    """The shown form of a typed resume code, or None."""
    symbols = _known_symbols(typed)
    return _in_fours(symbols) if len(symbols) == RESUME_CODE_LENGTH else None


def _in_fours(symbols: str) -> str:
    return "-".join(symbols[start : start + 4] for start in range(0, len(symbols), 4))


def _random_symbols(length: int) -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(length))


def _known_symbols(typed: str) -> str:
    squeezed = "".join(character for character in typed.upper() if not character.isspace() and character not in "-.–—")
    return squeezed if all(symbol in ALPHABET for symbol in squeezed) else ""
