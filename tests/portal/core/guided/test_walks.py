"""Random walks lose nothing: a thousand through the pure flow, a hundred through the pages."""

from __future__ import annotations

import json
from dataclasses import dataclass
from random import Random

import pytest
from django.test import RequestFactory
from django.utils import timezone

from portal.core.guided.queries import guided_run
from portal.core.specimens.walk import FLOW
from portal.core.vault.visitor import visitor_of
from portal.core.views.walk import WalkGuide
from tests.portal.core.guided.conftest import OURS, Walker
from tests.portal.core.guided.walking import (
    CLOSED,
    CONFLICT,
    OUTCOMES,
    REFUSED,
    SAVED,
    Given,
    PureBackend,
    Walk,
    total,
)

SEED = 20261120
PURE, REAL = 1000, 100


@pytest.fixture
def tell(request):
    """Give a function that writes a line where people see it."""
    plugins = request.config.pluginmanager
    reporter, capture = (plugins.get_plugin(n) for n in ("terminalreporter", "capturemanager"))

    def write(line: str) -> None:
        if reporter is not None:  # a worker of several has none
            with capture.global_and_fixture_disabled():
                reporter.ensure_newline()
                reporter.write_line(line)

    return write


@dataclass
class PageBackend:
    """This is the real form: pages, posts and the vault."""

    walker: Walker
    partnership: object

    def look(self, step: str) -> int | None:
        answer = self.walker.open(step)
        if answer.status_code == 303:
            return None
        assert answer.status_code == 200
        return int(self.walker.seen[step][f"{step}-revision"])

    def save(self, step: str, given: list[Given], seen: int, act: str) -> str:
        data = {"guided-current_step": step, f"{step}-revision": str(seen)}
        for one in given:
            data |= {f"{step}-{name}": value for name, value in one.post.items()}
        if act == "back":
            data["act"] = act
        answer = self.walker.client.post(self.walker.address(step), data, headers=OURS)
        if answer.status_code == 303:
            return SAVED if self.is_open(step) else CLOSED
        return {200: REFUSED, 409: CONFLICT}[answer.status_code]

    def is_open(self, step: str) -> bool:
        stop = self.run().path.by_id.get(step)
        return stop is not None and stop.is_open

    def run(self):
        request = RequestFactory().get("/")
        request.COOKIES.update({n: c.value for n, c in self.walker.client.cookies.items()})
        return guided_run(
            guide=WalkGuide(), run_id=self.walker.run, visitor=visitor_of(request),
            partnership=self.partnership, now=timezone.now(),
        )  # fmt: skip

    def answers(self):
        return json.loads(json.dumps({step: dict(a) for step, a in self.run().answers.items()}))


def walked(flow, number: int) -> Walk:
    """Take one walk through the flow alone."""
    walk = Walk(flow, Random(SEED + number), [PureBackend(flow)])
    walk.go(30)
    walk.check()
    return walk


def test_some_walks_through_the_flow_lose_nothing(flow):
    assert sum(sum(walked(flow, number).counts.values()) for number in range(30)) > 900


@pytest.mark.slow
def test_a_thousand_walks_through_the_flow_lose_nothing(flow, tell):
    walks = [walked(flow, number) for number in range(PURE)]
    assert all(sum(walk.counts.get(name, 0) for walk in walks) > 100 for name in OUTCOMES)
    tell(f"Flow alone, {total(walks)}")


@pytest.mark.slow
@pytest.mark.django_db
def test_a_hundred_walks_through_the_pages_lose_nothing(someone, partnership, tell):
    walks = []
    for number in range(REAL):
        person = someone()
        person.start()
        backends = [PureBackend(FLOW), PageBackend(person, partnership)]
        walk = Walk(FLOW, Random(SEED + number), backends)
        walk.go(12)
        walk.check()
        walks.append(walk)
    assert all(sum(walk.counts.get(name, 0) for walk in walks) > 10 for name in OUTCOMES)
    tell(f"Pages and vault, {total(walks)}")


def test_a_walk_notices_what_is_lost(flow):
    class Forgetful(PureBackend):
        def answers(self):
            return {step: {} for step in super().answers()}

    walk = Walk(flow, Random(SEED), [Forgetful(flow)])
    walk.go(30)
    with pytest.raises(AssertionError):
        walk.check()
