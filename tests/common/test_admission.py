"""Who is let in when too many come: plain arithmetic with a clock passed in, and a rush of an hour in a second."""

import heapq
import math
import random
import time
from concurrent.futures import ThreadPoolExecutor
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from repatriation.bounds import ADMISSION_LANES
from repatriation.common.admission.shares import LATEST, PATIENCE, SOONEST, Lane, Shares

LANES = {
    "staff": Lane(0.2, 2),
    "begun": Lane(0.5, 3),
    "starting": Lane(0.1, 1, seconds=10, borrows=False),
    "strangers": Lane(0.2, 1),
}


def shares(rate=100.0, common_places=1000):
    return Shares(LANES, rate=rate, common_places=common_places)


def let_in(door, lane, now, *, cost=1.0, waited=0.0):
    """Whether one request is let in; it is done at once."""
    wait = door.enter(lane, cost=cost, waited=waited, now=now, dice=0.0)
    if not wait:
        door.leave(lane)
    return not wait


def served(door, lane, *, per_second, seconds, since=0.0, waited=0.0):
    """How many are let in when so many come evenly."""
    moments = (since + number / per_second for number in range(int(per_second * seconds)))
    return sum(let_in(door, lane, now, waited=waited) for now in moments)


def test_quiet_day_lets_everybody_in():
    door = shares()

    assert served(door, "strangers", per_second=30, seconds=60) == 30 * 60


def test_one_lane_alone_gets_the_whole_rate():
    door = shares()
    served(door, "strangers", per_second=300, seconds=10)

    assert served(door, "strangers", per_second=300, seconds=60, since=10) == pytest.approx(100 * 60, rel=0.01)


def test_lane_that_does_not_borrow_gets_its_share_and_what_it_saved():
    door = shares()

    first = served(door, "starting", per_second=300, seconds=1)
    later = served(door, "starting", per_second=300, seconds=60, since=1)

    assert first == pytest.approx(50 + 10, abs=2)  # half of what ten seconds saved: the rest is for those who wait
    assert later == pytest.approx(10 * 60, rel=0.01)


def test_flood_of_strangers_leaves_each_other_lane_its_share():
    door = shares()
    served(door, "strangers", per_second=1000, seconds=5)
    counts = dict.fromkeys(LANES, 0)

    for number in range(5000, 30_000):
        now = number / 1000
        counts["strangers"] += let_in(door, "strangers", now)
        if number % 50 == 0:
            counts["staff"] += let_in(door, "staff", now)
        if number % 20 == 0:
            counts["begun"] += let_in(door, "begun", now)

    assert (counts["staff"], counts["begun"]) == (25_000 // 50, 25_000 // 20)
    assert counts["strangers"] == pytest.approx(25 * (100 - 20 - 50), rel=0.05)


@given(
    st.lists(st.tuples(st.sampled_from(sorted(LANES)), st.floats(0, 0.2), st.sampled_from([0.5, 1.0])), max_size=400)
)
def test_never_more_than_rate_and_savings(steps):
    door, now, paid = shares(rate=20), 0.0, 0.0
    saved = sum(bucket.size for bucket in door.kept.values()) + door.common.size

    for lane, passed, cost in steps:
        now += passed
        paid += cost * let_in(door, lane, now, cost=cost, waited=PATIENCE)

    assert paid <= saved + 20 * now + 1e-6


def test_clock_that_goes_back_makes_no_tokens():
    door = shares(rate=4)
    served(door, "strangers", per_second=1000, seconds=1, waited=PATIENCE, since=100)

    assert not let_in(door, "strangers", 50.0, waited=PATIENCE)


def test_who_waited_longest_is_let_in_with_the_last_tokens():
    door = shares()
    served(door, "strangers", per_second=1000, seconds=1, waited=120)

    answers = [let_in(door, "strangers", 1.0, waited=waited) for waited in (0, 100, 150, 300)]

    assert answers == [False, False, True, True]


def test_who_is_nearer_to_the_turn_comes_again_sooner():
    door = shares()
    served(door, "strangers", per_second=150, seconds=20, waited=200)

    waits = [door.enter("strangers", cost=1, waited=waited, now=20.0, dice=0.0) for waited in (0, 100, 190)]

    assert waits == sorted(waits, reverse=True)
    assert SOONEST <= waits[2] < waits[0] <= LATEST


def test_dice_spread_those_who_come_again():
    door = shares()
    served(door, "strangers", per_second=1000, seconds=1)

    first, last = (door.enter("strangers", cost=1, waited=0, now=1.0, dice=dice) for dice in (0.0, 1.0))

    assert last == pytest.approx(first * 1.5, rel=0.05)


def test_places_bound_what_is_at_work_and_each_lane_keeps_its_own():
    door = shares(rate=0, common_places=2)

    strangers = [door.enter("strangers", cost=1, waited=0, now=0.0, dice=0.0) for _request in range(6)]
    staff = [door.enter("staff", cost=1, waited=0, now=0.0, dice=0.0) for _request in range(3)]

    assert [wait == 0 for wait in strangers] == [True, True, True, False, False, False]
    assert [wait == 0 for wait in staff] == [True, True, False]


def test_place_that_is_left_is_free_again():
    door = shares(rate=0, common_places=0)
    door.enter("strangers", cost=1, waited=0, now=0.0, dice=0.0)
    assert door.enter("strangers", cost=1, waited=0, now=0.0, dice=0.0) >= SOONEST

    door.leave("strangers")

    assert door.enter("strangers", cost=1, waited=0, now=0.0, dice=0.0) == 0.0


def test_short_burst_waits_in_line_for_a_place():
    door = Shares(LANES, rate=0, common_places=0, seconds_for_a_place=20)
    door.enter("strangers", cost=1, waited=0, now=0.0, dice=0.0)

    with ThreadPoolExecutor(1) as behind:
        second = behind.submit(door.enter, "strangers", cost=1, waited=0, now=0.0, dice=0.0)
        while not door.in_line["strangers"]:
            time.sleep(0.01)
        third = door.enter("strangers", cost=1, waited=0, now=0.0, dice=0.0)
        door.leave("strangers")

        assert second.result() == 0.0
    assert third >= SOONEST
    assert (door.at_work["strangers"], door.in_line["strangers"]) == (1, 0)


def test_who_stood_in_line_in_vain_comes_again():
    door = Shares(LANES, rate=0, common_places=0, seconds_for_a_place=0.05)
    door.enter("strangers", cost=1, waited=0, now=0.0, dice=0.0)

    assert door.enter("strangers", cost=1, waited=0, now=0.0, dice=0.0) >= SOONEST


def rush(door, *, capacity, part, times=3, seconds=60, steps=(("strangers", 1.0),)):
    """People come evenly and come again as told, to one process or the other: (first try, done) of each."""
    draw, doors = random.Random(7), [door(part * capacity / 2), door(part * capacity / 2)]
    people = int(times * capacity * seconds / sum(cost for _lane, cost in steps))
    tries = [(moment, moment, 0, moment) for moment in (draw.random() * seconds for _person in range(people))]
    heapq.heapify(tries)
    done = []
    while tries:
        now, came, step, since = heapq.heappop(tries)
        lane, cost = steps[step]
        one = draw.choice(doors)
        if wait := one.enter(lane, cost=cost, waited=now - since, now=now, dice=draw.random()):
            heapq.heappush(tries, (now + math.ceil(wait), came, step, since))
            continue
        one.leave(lane)
        if step + 1 == len(steps):
            done.append((came, now))
        else:
            heapq.heappush(tries, (now + 0.03, came, step + 1, now + 0.03))
    return done


def portal(rate):
    lanes = {name: Lane(**kept) for name, (_asked, kept) in ADMISSION_LANES.items()}
    return Shares(lanes, rate=rate, common_places=1000)


WALK = [("starting", 1.0), *([("begun", 0.5), ("begun", 1.0)] * 10), ("begun", 0.5), ("begun", 1.0), ("begun", 0.5)]


def test_everybody_who_starts_at_three_times_the_capacity_ends_within_three_minutes():
    """With the lanes as they are set: each shows and sends ten pages, the review, the sending and the receipt."""
    done = rush(portal, capacity=100, part=0.85, steps=WALK)

    assert len(done) == int(3 * 100 * 60 / 18)
    assert max(ended - came for came, ended in done) <= 180


def test_three_times_the_capacity_for_a_minute_is_served_within_three_minutes():
    done = rush(shares, capacity=100, part=0.8)

    assert len(done) == 3 * 100 * 60
    assert max(let_in - first for first, let_in in done) <= 180


def test_whoever_came_first_is_served_first():
    """Nobody overtakes by more than the seconds between two tries, though no list of the waiting is kept."""
    done = sorted(rush(shares, capacity=100, part=0.8))
    size = len(done) // 6

    tenths = [median(let_in for _first, let_in in done[part * size : (part + 1) * size]) for part in range(6)]

    assert tenths == sorted(tenths)
    assert tenths[-1] - tenths[0] > 120
