"""Reference numbers: what a tired person mistypes or a bad line garbles is never another household's number."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from repatriation.common.references import ALPHABET, new_reference, new_secret, parse_reference, parse_secret

references = st.builds(lambda _draw: new_reference(), st.integers())
places = st.sampled_from([0, 1, 2, 3, 5, 6, 7, 8, 10])


@given(references)
def test_reference_is_read_as_it_was_shown(reference):
    assert parse_reference(reference) == reference


@given(references, places, st.sampled_from(ALPHABET))
def test_every_wrong_symbol_is_noticed(reference, place, symbol):
    wrong = reference[:place] + symbol + reference[place + 1 :]

    assert parse_reference(wrong) == (reference if wrong == reference else None)


@given(references, st.integers(0, 7))
def test_every_swap_of_neighbours_is_noticed(reference, place):
    symbols = reference.replace("-", "")
    swapped = symbols[:place] + symbols[place + 1] + symbols[place] + symbols[place + 2 :]

    assert parse_reference(swapped) == (reference if swapped == symbols else None)


@given(references, st.permutations(range(8)).map(lambda order: tuple(order[:2])))
def test_every_swap_of_two_symbols_of_the_body_is_noticed(reference, pair):
    symbols = list(reference.replace("-", ""))
    symbols[pair[0]], symbols[pair[1]] = symbols[pair[1]], symbols[pair[0]]
    swapped = "".join(symbols)

    assert parse_reference(swapped) == (reference if swapped == reference.replace("-", "") else None)


@pytest.mark.parametrize("shape", ["{0}{1}{2}", " {0} {1} {2} ", "{0}.{1}.{2}", "{0}–{1}—{2}"])
def test_reference_is_read_however_it_is_typed(shape):
    reference = new_reference()

    assert parse_reference(shape.format(*reference.split("-")).lower()) == reference


@pytest.mark.parametrize(
    "typed", ["", "K7QX", "K7QX-M4RD-2-2", "OOOO-OOOO-O", "<script>", "K7QX M4RD ñ", "²³45-6789-A"]
)
def test_what_is_no_reference_is_none(typed):
    assert parse_reference(typed) is None


def test_no_symbol_looks_like_another():
    assert not set(ALPHABET) & set("01ILOSU")
    assert len(set(ALPHABET)) == len(ALPHABET) == 29


def test_secret_is_read_as_it_was_shown_and_nothing_shorter():
    secret = new_secret()

    assert parse_secret(f" {secret.lower()} ") == secret
    assert parse_secret(secret[:-1]) is None


def test_references_and_secrets_are_not_guessable():
    assert len({new_reference() for _draw in range(2000)}) == 2000
    assert len({new_secret() for _draw in range(2000)}) == 2000
