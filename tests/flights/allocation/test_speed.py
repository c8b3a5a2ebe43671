"""Six thousand people and forty legs, proved, while a planner waits."""

import time

from flights.allocation.decide import decide
from flights.allocation.greedy import greedy
from flights.allocation.instance import AIMS
from flights.allocation.kinds import kinds_of
from tests.flights.allocation.plain import large_problem

CPU_SECONDS = 15


def test_airlift_is_proved_in_time(capsys):
    problem = large_problem(6000, 40)

    started = time.process_time()
    plan = decide(problem, seconds=60, seed=0, aims=AIMS).plan
    seconds = time.process_time() - started

    first_come = greedy(problem, kinds_of(problem))
    urgent = sum(group.size for group in problem.groups if group.tier <= 3 and group.key in first_come)
    with capsys.disabled():
        print(f"\n6,000 people, 40 legs: {seconds:.1f} CPU s, {plan.moved} of {plan.bounds}; greedy <=3: {urgent}")
    assert plan.is_proved
    assert plan.moved[3] > urgent
    assert seconds < CPU_SECONDS
