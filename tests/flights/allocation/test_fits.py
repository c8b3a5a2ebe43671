"""Each hard rule keeps a household off a leg, alone."""

from datetime import date, timedelta

import pytest

from flights.allocation.fits import RULES, why_not
from flights.allocation.problem import Needs, Traveller, needs_on
from tests.flights.allocation.plain import ADULT, BABY, CHILD, DAY, group, leg

BROKEN = {
    "IN_DANGER": (group(1, in_danger=True), leg(7)),
    "NO_AIRPORT": (group(1, airports=frozenset({"JFK"})), leg(7)),
    "NO_NATIONALITY": (group(1, nationalities=frozenset({"CO"})), leg(7)),
    "NO_PERMIT": (group(1), leg(7, is_open=False)),
    "NO_DATE": (group(1, earliest=DAY + timedelta(days=1)), leg(7)),
    "NO_DOCUMENT": (group(1, documents_until=DAY - timedelta(days=1)), leg(7)),
    "NO_CONSENT": (group(1, consents=frozenset({"return"})), leg(7, shares_list=True)),
    "NO_TRANSIT": (group(1), leg(7, transit=frozenset({"CO"}))),
    "NO_LAND": (group(1), leg(7, by_land=True)),
    "DECLINED": (group(1, declined=frozenset({7})), leg(7)),
    "GUARDIAN_NEEDED": (group(1, CHILD), leg(7)),
    "NO_CAPACITY": (group(1, ADULT, ADULT, ADULT), leg(7, 2)),
}


def test_every_rule_is_tried_here():
    assert BROKEN.keys() == RULES.keys()


@pytest.mark.parametrize("code", BROKEN)
def test_rule_is_named_when_broken(code):
    assert why_not(*BROKEN[code]) == code


def test_household_within_every_rule_can_go():
    whole = group(
        1, ADULT, CHILD, latest=DAY, earliest=DAY, documents_until=DAY, transit=frozenset({"CO"}), goes_by_land=True
    )

    assert why_not(whole, leg(7, by_land=True, shares_list=True, transit=frozenset({"CO"}))) is None


def test_last_date_binds():
    assert why_not(group(1, latest=DAY - timedelta(days=1)), leg(7)) == "NO_DATE"


def test_return_without_consent_is_for_no_leg():
    assert why_not(group(1, consents=frozenset({"counterpart"})), leg(7)) == "NO_CONSENT"


def test_list_that_stays_here_needs_no_consent_of_the_other_side():
    assert why_not(group(1, consents=frozenset({"return"})), leg(7)) is None


def test_infant_rides_on_a_lap_until_its_second_birthday():
    assert needs_on([ADULT, BABY], date(2027, 8, 31)) == Needs(seats=1, infants=1)
    assert needs_on([ADULT, BABY], date(2027, 9, 1)) == Needs(seats=2)


def test_second_infant_of_one_adult_takes_a_seat():
    assert needs_on([ADULT, BABY, BABY], DAY) == Needs(seats=2, infants=1)


def test_nobody_rides_on_the_lap_of_one_who_lies_on_a_stretcher():
    assert needs_on([ADULT._replace(stretcher=True), ADULT, BABY, BABY], DAY) == Needs(2, 0, 1, 1)


def test_stretcher_takes_no_seat_and_a_wheelchair_user_does():
    in_chair, lying = ADULT._replace(wheelchair=True), ADULT._replace(stretcher=True, wheelchair=True)

    assert needs_on([in_chair, lying], DAY) == Needs(seats=1, wheelchairs=1, stretchers=1)


def test_person_of_unknown_age_is_an_adult_unless_a_child_of_the_household():
    assert why_not(group(1, Traveller()), leg(7)) is None
    assert why_not(group(1, Traveller(is_child=True)), leg(7)) == "GUARDIAN_NEEDED"
