"""The order of help: each factor, each tier, and that no factor ever puts anybody back."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from cases.enums import Lodging, Means, Situation
from cases.rules.household import Household, Traveller
from cases.rules.priority import (
    BONUS_TEXT,
    FACTORS,
    PRIORITY_TEXT,
    SENTENCES,
    factor_sentence,
    priority,
)

TODAY = date(2026, 11, 20)
ADULT = Traveller(born_on=date(1990, 5, 17))


def days(count):
    return TODAY + timedelta(days=count)


def years(count):
    return TODAY.replace(year=TODAY.year - count)


def household(*people, **changes):
    return Household(people=people or (ADULT,), registered_on=TODAY, **changes)


def settled(*people, **changes):
    """A resident with secure lodging and no date: nothing fires but `can_wait`."""
    return household(*people, situation=Situation.RESIDENT, **changes)


CASES = {
    "danger_to_life": (1, settled(replace(ADULT, danger_to_life=True))),
    "minor_alone": (1, settled(Traveller(born_on=years(17)))),
    "children_at_risk": (1, settled(children_at_risk=True)),
    "removal_near": (1, settled(removal_on=days(7))),
    "permit_ends_in_days": (1, settled(permit_until=days(7))),
    "pregnancy": (2, settled(replace(ADULT, pregnancy_weeks=8))),
    "older": (2, settled(Traveller(born_on=years(65)))),
    "disability": (2, settled(replace(ADULT, has_disability=True))),
    "small_child": (2, settled(ADULT, Traveller(born_on=years(5)))),
    "medicine": (2, settled(replace(ADULT, medicine_until=days(14)))),
    "no_shelter": (2, settled(lodging=Lodging.NONE)),
    "violence": (2, settled(replace(ADULT, suffered_violence=True))),
    "no_means": (3, settled(means=Means.NONE)),
    "permit_ends_in_weeks": (3, settled(permit_until=days(42))),
    "detained": (3, settled(is_detained=True)),
    "stranded": (4, household()),
    "minors": (5, settled(ADULT, Traveller(born_on=years(17)))),
    "part_of_means": (5, settled(means=Means.PART)),
    "can_wait": (5, settled()),
}


def codes(result):
    return [factor["code"] for factor in result.factors]


def test_every_factor_has_its_example():
    assert list(CASES) == [factor.code for factor in FACTORS]


@pytest.mark.parametrize("code", CASES)
def test_factor_fires_and_gives_its_tier(code):
    tier, example = CASES[code]

    result = priority(example, TODAY)

    assert result.tier == tier
    assert code in codes(result)


@pytest.mark.parametrize(
    "example",
    [
        settled(ADULT, Traveller(born_on=years(18))),
        settled(ADULT, Traveller(born_on=years(64))),
        settled(Traveller(born_on=None)),
        settled(removal_on=days(8)),
        settled(permit_until=days(43)),
        settled(replace(ADULT, medicine_until=days(15))),
        settled(lodging_until=days(1)),
    ],
)
def test_just_beyond_each_limit_nothing_fires(example):
    assert codes(priority(example, TODAY)) == ["can_wait"]


def test_lodging_that_ends_within_a_week_is_no_shelter():
    assert priority(settled(lodging=Lodging.UNTIL, lodging_until=days(7)), TODAY).tier == 2
    assert priority(settled(lodging=Lodging.UNTIL, lodging_until=days(8)), TODAY).tier == 4


def test_child_of_six_with_an_adult_is_a_minor_and_no_small_child():
    assert codes(priority(settled(ADULT, Traveller(born_on=years(6))), TODAY)) == ["minors", "can_wait"]


def test_two_minors_without_an_adult_are_alone_and_one_of_unknown_age_is_not():
    child = Traveller(born_on=years(16))

    assert priority(settled(child, child), TODAY).tier == 1
    assert priority(settled(child, Traveller()), TODAY).tier == 5


def test_permit_that_ended_before_registering_is_tier_three_and_one_that_ends_while_waiting_stays_tier_one():
    over = settled(permit_until=days(-30))
    waited = replace(settled(permit_until=days(5)), registered_on=TODAY)

    assert codes(priority(over, TODAY)) == ["permit_ends_in_weeks"]
    assert priority(waited, days(60)).tier == 1


def test_medicine_that_has_run_out_goes_on_counting():
    assert priority(settled(replace(ADULT, medicine_until=days(-3))), TODAY).tier == 2


def test_bonus_days_add_up():
    assert priority(household(ADULT, Traveller(born_on=years(9)), means=Means.NONE), TODAY).bonus_days == 14
    assert priority(household(ADULT, means=Means.LOAN), TODAY).bonus_days == 3


def test_values_say_the_date_and_the_number():
    result = priority(household(ADULT, Traveller(born_on=years(9)), permit_until=days(3)), TODAY)

    assert result.factors == [
        {"code": "permit_ends_in_days", "values": {"until": "2026-11-23"}},
        {"code": "minors", "values": {"count": 1}},
    ]


def test_sentence_shows_the_date_in_the_language_of_the_reader():
    with translation.override("es"):
        spoken = factor_sentence({"code": "permit_ends_in_days", "values": {"until": "2026-11-23"}})

    assert spoken == "Su permiso de estadía termina el 23 de noviembre de 2026."


@pytest.mark.parametrize("code", SENTENCES)
def test_every_sentence_can_be_said_with_the_values_of_its_factor(code):
    values = {"until": "2026-11-23", "count": 2}

    assert "%(" not in factor_sentence({"code": code, "values": values})


def test_public_page_tells_every_factor_once_in_its_tier():
    told = [words for tier in PRIORITY_TEXT for words in tier.factors] + [words for _days, words in BONUS_TEXT]

    assert [tier.tier for tier in PRIORITY_TEXT] == [1, 2, 3, 4, 5]
    assert {str(words) for words in told} == {str(factor.public) for factor in FACTORS}


def test_rules_know_nothing_of_nationality_or_place():
    known = set(Household.__dataclass_fields__) | set(Traveller.__dataclass_fields__)

    assert not {name for name in known if any(word in name for word in ("national", "country", "name", "office"))}


dates = st.none() | st.dates(date(2026, 1, 1), date(2027, 12, 31))
travellers = st.builds(
    Traveller,
    born_on=st.none() | st.dates(date(1930, 1, 1), TODAY),
    danger_to_life=st.booleans(),
    pregnancy_weeks=st.none() | st.integers(1, 45),
    medicine_until=dates,
    has_disability=st.booleans(),
    needs_wheelchair=st.booleans(),
    needs_stretcher=st.booleans(),
    suffered_violence=st.booleans(),
)
households = st.builds(
    Household,
    people=st.lists(travellers, min_size=1, max_size=5).map(tuple),
    registered_on=st.dates(date(2026, 9, 1), TODAY),
    situation=st.sampled_from(Situation),
    permit_until=dates,
    lodging=st.sampled_from(Lodging),
    lodging_until=dates,
    means=st.sampled_from(Means),
    latest_on=dates,
    is_detained=st.booleans(),
    removal_on=dates,
)
PERSON_FACTORS = [
    {"danger_to_life": True}, {"pregnancy_weeks": 20}, {"medicine_until": TODAY}, {"has_disability": True},
    {"needs_wheelchair": True}, {"needs_stretcher": True}, {"suffered_violence": True},
]  # fmt: skip
HOUSEHOLD_FACTORS = [
    {"permit_until": TODAY}, {"lodging": Lodging.NONE}, {"means": Means.NONE}, {"is_detained": True},
    {"removal_on": TODAY}, {"situation": Situation.IRREGULAR}, {"latest_on": TODAY},
]  # fmt: skip


def rank(result):
    """Smaller is helped sooner."""
    return result.tier, -result.bonus_days


@given(households, st.sampled_from(PERSON_FACTORS), st.data())
def test_need_of_a_person_never_lowers_the_priority(before, need, data):
    place = data.draw(st.integers(0, len(before.people) - 1))
    people = list(before.people)
    people[place] = replace(people[place], **need)

    after = replace(before, people=tuple(people))

    assert rank(priority(after, TODAY)) <= rank(priority(before, TODAY))


@given(households, st.sampled_from(HOUSEHOLD_FACTORS))
def test_need_of_a_household_never_lowers_the_priority(before, need):
    assert rank(priority(replace(before, **need), TODAY)) <= rank(priority(before, TODAY))


@given(households, st.integers(1, 90))
def test_waiting_never_lowers_the_tier(waiting, more):
    """But for birthdays: a child that turns six or eighteen leaves a factor."""
    ageless = replace(waiting, people=tuple(replace(person, born_on=None) for person in waiting.people))

    assert priority(ageless, days(more)).tier <= priority(ageless, TODAY).tier
