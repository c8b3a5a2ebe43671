"""Text as it is compared where people write the same thing in their own way."""

import unicodedata


def folded(text: str) -> str:
    """Without capitals and accents: "Perú" and "PERU" are one."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def folded_words(text: str) -> str:
    """Without punctuation too, its words parted by one blank: "Nº de_Documento" is "no de documento"."""
    return " ".join("".join(letter if letter.isalnum() else " " for letter in folded(text)).split())
