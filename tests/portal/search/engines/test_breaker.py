"""A server that does not answer is left alone for a while; no database, no server."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from portal.search.engines.breaker import OPEN_SECONDS, Breaker


class Clock:
    """This stands until it is put forward."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def breaker(clock):
    return Breaker(clock=clock)


@pytest.fixture
def opened(breaker):
    breaker.failed()
    breaker.failed()
    return breaker


def test_one_failure_is_bad_luck(breaker):
    assert breaker.failed() is False
    assert breaker.lets_through()
    assert not breaker.is_open


def test_two_in_a_row_open_it_and_only_the_second_says_so(breaker):
    assert [breaker.failed() for _n in range(3)] == [False, True, False]
    assert breaker.is_open
    assert not breaker.lets_through()


def test_an_answer_between_two_failures_keeps_it_closed(breaker):
    breaker.failed()
    assert breaker.answered() is False
    breaker.failed()
    assert breaker.lets_through()


def test_when_the_time_is_over_one_asks_for_all(opened, clock):
    clock.now += OPEN_SECONDS - 0.1
    assert not opened.lets_through()
    clock.now += 0.1
    assert [opened.lets_through() for _n in range(3)] == [True, False, False]


def test_an_answer_closes_it(opened, clock):
    clock.now += OPEN_SECONDS
    opened.lets_through()
    assert opened.answered() is True
    assert opened.lets_through()
    assert opened.failed() is False


def test_a_failure_keeps_it_open_as_long_again(opened, clock):
    clock.now += OPEN_SECONDS
    opened.lets_through()
    assert opened.failed() is False
    clock.now += OPEN_SECONDS - 0.1
    assert not opened.lets_through()
    clock.now += 0.1
    assert opened.lets_through()


def test_one_that_asks_and_never_tells_is_not_waited_for_for_ever(opened, clock):
    clock.now += OPEN_SECONDS
    assert opened.lets_through()
    clock.now += OPEN_SECONDS
    assert opened.lets_through()


def test_of_many_threads_one_asks(opened, clock):
    clock.now += OPEN_SECONDS
    with ThreadPoolExecutor(8) as pool:
        asked = list(pool.map(lambda _n: opened.lets_through(), range(200)))
    assert asked.count(True) == 1
