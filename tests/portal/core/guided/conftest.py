"""A visitor at the demonstration walk, and the pure flow beside it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.test import Client

from portal.core.limits.file import run as run_limits
from portal.core.specimens.walk import FLOW

OURS = {"sec-fetch-site": "same-origin"}
BASE = "/components/flow/"
HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)"')

# What a visitor answers at each step, as the browser posts it.
POSTED: dict[str, dict[str, Any]] = {
    "company": {"company": "children"},
    "children": {"children": "3"},
    "day": {
        "day_day": "5", "day_month": "12", "day_year": "2026",
        "bus": "yes", "meet": "", "map": "OL24",
    },
    "sights": {"sights": ["river", "hill"]},
    "legs": {
        "far": "recent", "far__basis": ["seen-by-worker"], "far__note": "Round the lake.",
        "rain": "2", "boots": "no",
    },
    "hill": {"hill": "3"},
    "notes": {"notes": "Bring the dog."},
}  # fmt: skip
ALONE = ("company", "day", "sights", "legs", "hill", "notes")
WITH_CHILDREN = ("company", "children", *ALONE[1:])


@dataclass
class Walker:
    """This is somebody at the walk in one browser; `window` opens the same run once more."""

    client: Client
    run: str = ""
    seen: dict[str, dict[str, str]] = field(default_factory=dict)

    def start(self) -> str:
        """Start a run; give its first address."""
        answer = self.client.post(BASE, headers=OURS)
        assert answer.status_code == 303
        self.run = re.fullmatch(rf"{BASE}run/([a-z0-9]+)/company/", answer["Location"])[1]
        return answer["Location"]

    def window(self) -> Walker:
        """Open the same run in another window of the same browser."""
        return Walker(self.client, self.run)

    def address(self, page: str) -> str:
        """Give the address of a page of the run."""
        return f"{BASE}run/{self.run}/{page}/"

    def open(self, page: str, **query: str):
        """Get a page and remember what its form hides."""
        answer = self.client.get(self.address(page), query)
        if answer.status_code == 200:
            self.seen[page] = dict(HIDDEN.findall(answer.text))
        return answer

    def send(self, step: str, act: str = "", *, look: bool = True, **values: Any):
        """Answer a step, after looking at it."""
        if look:
            self.open(step)
        given = values or POSTED[step]
        data = {**self.seen.get(step, {}), **{f"{step}-{k}": v for k, v in given.items()}}
        if act:
            data["act"] = act
        return self.client.post(self.address(step), data, headers=OURS)

    def walk(self, steps=ALONE, **first: Any) -> None:
        """Answer steps one after the other, the first one in another way if asked."""
        for step in steps:
            values = first if first and step == steps[0] else {}
            answer = self.send(step, **values)
            assert answer.status_code == 303, answer.text

    def finish(self, key: str | None = None):
        """Press Finish on the check page."""
        self.open("check")
        key = self.seen["check"].get("key", "") if key is None else key
        return self.client.post(self.address("result"), {"key": key}, headers=OURS)

    def rows(self, **query: str) -> dict[str, list[str]]:
        """Give what the check page says of each question."""
        check = self.open("check", **query).context["check"]
        return {
            row.term: [*row.lines, *([row.status] if row.status else [])]
            for section in check.sections
            for row in section.rows
        }


@pytest.fixture(autouse=True)
def _nothing_counted():
    """Forget how often something was tried: counts outlive a test."""
    run_limits("DELETE FROM hits")


@pytest.fixture
def someone(partnership, at):
    """Give a function that sits somebody down at an own browser, on a quiet November morning."""
    at("2026-11-20 10:00")

    def sit_down(**options: Any) -> Walker:
        return Walker(Client(headers={"host": "localhost"}, enforce_csrf_checks=True, **options))

    return sit_down


@pytest.fixture
def walker(someone) -> Walker:
    """Give somebody who has started."""
    person = someone()
    person.start()
    return person


@pytest.fixture
def flow():
    """Give the flow of the walk."""
    return FLOW
