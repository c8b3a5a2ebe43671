"""Six thousand people and forty legs, proved, within what a planner waits for."""

import time

from flights.allocation.check import check
from flights.allocation.greedy import greedy
from flights.allocation.kinds import kinds_of
from flights.allocation.solve import solve
from tests.flights.allocation.plain import large_problem

CPU_SECONDS = 45


def test_airlift_is_proved_in_time(capsys):
    problem = large_problem(6000, 40)

    started = time.process_time()
    plan = solve(problem)
    seconds = time.process_time() - started

    first_come = greedy(problem, kinds_of(problem))
    urgent = sum(group.size for group in problem.groups if group.tier <= 3 and group.key in first_come)
    with capsys.disabled():
        print(f"\n6,000 people, 40 legs: {seconds:.1f} CPU s, {plan.moved} of {plan.bounds}; greedy <=3: {urgent}")
    assert (check(problem, plan), plan.is_proved) == ([], True)
    assert plan.moved[3] > urgent
    assert seconds < CPU_SECONDS
