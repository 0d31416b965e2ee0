"""A real server that is stopped, slow, broken or emptied: readers are answered all the same."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from django.utils import timezone

from portal.search.elastic.connection import ASK_SECONDS
from portal.search.engines import choosing
from portal.search.engines.base import Matches, Scope, Wanted
from portal.search.engines.breaker import OPEN_SECONDS
from portal.search.models import SearchEntry
from tests.factories.search import search_entry

pytestmark = [pytest.mark.elasticsearch, pytest.mark.slow]
SCOPE = Scope(partnership_pk=None, language="en", now=timezone.now())
BAR = 1.5  # seconds, at the 95th percentile
MOODS = ["500", "503", "html", "not-json", "other-shape", "half-an-answer"]


@pytest.fixture
def portal(elastic, proxy, ask):
    """Make a portal that searches with the server behind the proxy; what is found is its own."""
    for number in range(5):
        search_entry(f"Missing children {number}", words="lost")
    elastic.told()
    assert ask("missing").engine == "elasticsearch"
    return proxy


@pytest.fixture
def ask(asked):
    """Give a function that asks whichever engine is to answer."""
    return lambda text: choosing.engine().match(asked(text, SCOPE))


def table() -> dict[int, int]:
    return dict(SearchEntry.objects.values_list("pk", "version"))


def later(seconds: float) -> None:
    """Let time pass for the breaker alone."""
    breaker = choosing.engine().breaker
    clock = breaker._clock
    breaker._clock = lambda: clock() + seconds


def break_(proxy, mood: str) -> None:
    proxy.stop() if mood == "stopped" else setattr(proxy, "mood", mood)


def mend(proxy, mood: str) -> None:
    proxy.mood = "well"
    if mood == "stopped":
        proxy.start()


@pytest.mark.parametrize("mood", [*MOODS, "stopped", "slow"])
def test_readers_are_answered_in_time_and_by_the_server_again_when_it_is_back(
    ask, portal, elastic, mood
):
    break_(portal, mood)
    times, answers = [], []
    for _n in range(40):
        began = time.perf_counter()
        answers.append(ask("missing"))
        times.append(time.perf_counter() - began)
    assert {answer.engine for answer in answers} == {"database"}
    assert {len(answer.hits) for answer in answers} == {5}
    assert sorted(times)[37] < BAR
    assert max(times) < ASK_SECONDS + 1
    # What is published meanwhile is found at once, and is told when the server is back.
    began = time.perf_counter()
    search_entry("Missing at night")
    assert time.perf_counter() - began < 2
    assert elastic.told() == 0
    assert ask("night").total == 1
    mend(portal, mood)
    later(OPEN_SECONDS + 1)
    elastic.told()
    assert elastic.kept() == table()
    assert ask("missing").engine == "elasticsearch"
    assert ask("missing").total == 6


def test_a_server_that_is_given_up_is_not_asked(ask, portal):
    portal.mood = "503"
    for _n in range(5):
        ask("missing")
    asked_before = len(portal.requests)
    for _n in range(5):
        assert ask("missing").engine == "database"
    assert len(portal.requests) == asked_before
    later(OPEN_SECONDS + 1)
    assert ask("missing").engine == "database"
    assert len(portal.requests) == asked_before + 1


class Nothing:
    """This engine finds nothing, at once."""

    name = "second"

    def match(self, _wanted: Wanted) -> Matches:
        return Matches()


def test_many_readers_at_once_are_answered_while_it_hangs(ask, portal, asked):
    portal.mood = "slow"
    engine = choosing.engine()
    question = asked("missing", SCOPE)

    engine._second = Nothing()  # a database would want a connection for each thread

    def timed(_n: int) -> float:
        began = time.perf_counter()
        assert engine.match(question).engine == "second"
        return time.perf_counter() - began

    with ThreadPoolExecutor(8) as pool:
        times = sorted(pool.map(timed, range(400)))
    assert times[380] < BAR
    assert times[-1] < ASK_SECONDS + 1


def test_suggestions_fall_back_as_well(ask, portal):
    pks = sorted(table())
    assert sorted(choosing.engine().begin_with("chi", SCOPE, 8)) == pks
    portal.mood = "500"
    assert sorted(choosing.engine().begin_with("chi", SCOPE, 8)) == pks


def test_an_index_that_is_gone_is_a_server_that_is_away(ask, portal, elastic):
    elastic.forget()
    assert [ask("missing").engine for _n in range(3)] == ["database"] * 3
    elastic.told()
    later(OPEN_SECONDS + 1)
    assert ask("missing").engine == "elasticsearch"
    assert elastic.kept() == table()


def test_fewer_hosts_are_still_a_server(ask, elastic, proxy, settings):
    """Of two hosts one is away: the other one is asked, within the same second."""
    settings.SEARCH = replace(elastic.server, hosts=(proxy.url, *elastic.server.hosts))
    search_entry("Missing children")
    elastic.told()
    proxy.stop()
    assert {ask("missing").engine for _n in range(6)} == {"elasticsearch"}


def test_everybody_shares_one_breaker(ask, portal):
    assert choosing.engine() is choosing.engine()
    assert [type(index).__name__ for index in choosing.indexes()] == ["DatabaseIndex", "FeedIndex"]


def test_without_a_server_the_database_answers_alone(settings):
    settings.SEARCH = None
    assert choosing.engine().name == "database"
    assert [type(index).__name__ for index in choosing.indexes()] == ["DatabaseIndex"]
