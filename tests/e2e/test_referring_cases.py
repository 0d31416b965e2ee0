"""Twenty thought-through cases, from the home page to the right steps and the right meeting."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Page, expect

from tests.e2e.visitor import Visitor

PACKS = Path(__file__).parents[2] / "portal" / "packs"
CASES = {
    "north-lincolnshire": ("NL-S01", "NL-S02", "NL-S03", "NL-S08", "NL-S11"),
    "cheshire-east": ("CE-S02", "CE-S05", "CE-S06", "CE-S07", "CE-S10"),
    "tees": ("T-S01", "T-S03", "T-S06", "T-S07", "T-S14"),
    "gloucestershire": ("G-S01", "G-S02", "G-S09", "G-S11", "G-S15"),
}
NO_MEETINGS = {"REGULATORS": "Trading Standards and other regulators", "POLICE": "The police"}
MOST_PAGES = 9  # the pages of questions, and the check page
PATIENCE_MS = 45_000  # a person's three minutes, without reading


def name_of(code: str | None, partnership: str) -> str | None:
    """Name what a case leads to, as its pack does: a meeting, or a place that is none."""
    folder = PACKS / partnership.replace("-", "_")
    meetings = yaml.safe_load((folder / "meetings.yaml").read_text())["meetings"]
    routes = yaml.safe_load((folder / "navigator.yaml").read_text()).get("routes", [])
    names = {row["code"]: row["name"] for row in (*meetings, *routes)}
    return (NO_MEETINGS | names).get(code)


def cases() -> list[Any]:
    """Give each case with its partnership; the answers and steps are those of its pack."""
    found = []
    for slug, wanted in CASES.items():
        file = PACKS / slug.replace("-", "_") / "navigator_scenarios.yaml"
        known = {case["id"]: case for case in yaml.safe_load(file.read_text())["scenarios"]}
        found += [pytest.param(slug, known[name], id=name) for name in wanted]
    return found


CLOSING = {"CHILD_VOICE", "PARENTS", "SUPPORT", "RECORD", "REVIEW"}


def closing(told: dict[str, Any]) -> list[str]:
    return [step["code"] for step in told["steps"] if step["code"] in CLOSING]


def answer_of_the_api(visitor: Visitor, partnership: str, case: dict[str, Any]) -> dict[str, Any]:
    """Ask the API the same: codes of steps stand there, the page has words."""
    answer = visitor.server.fetch("/api/v1/refer", partnership, told=case["answers"])
    told: dict[str, Any] = json.loads(answer)
    assert told["primary_meeting"] == case["primary"]
    return told


def titles_of_steps(page: Page) -> list[str]:
    return [title.strip() for title in page.locator("ol.route > li > h3").all_inner_texts()]


def card_of_the_meeting(page: Page) -> str | None:
    """Give the heading of the card; none where no meeting is the place for it."""
    card = page.locator(".slip h2")
    return card.inner_text() if card.count() else None


@dataclass
class Worker:
    """This answers what a page asks, and counts what it takes."""

    page: Page
    answers: dict[str, Any]
    clicks: int = 0
    began: float = field(default_factory=time.monotonic)

    def click(self, target) -> None:
        target.click()
        self.clicks += 1

    def go_on(self, target) -> None:
        """Click on what leads to another page, and wait for that."""
        with self.page.expect_navigation(wait_until="load"):
            self.click(target)

    def answer_this_page(self) -> None:
        """Give every answer that this page asks for; the others are left out."""
        step = self.page.url.rstrip("/").rsplit("/", 1)[-1]
        for name, value in self.answers.items():
            box = self.page.locator(f'main input[name="{step}-{name.replace("_", "-")}"]')
            if not box.count():
                continue
            if box.first.get_attribute("type") == "text":
                box.first.fill(str(value))
                self.clicks += 1
                continue
            for one in value if isinstance(value, list) else [value]:
                self.click(box.and_(self.page.locator(f'[value="{one}"]')))
        self.go_on(self.page.get_by_role("button", name="Continue"))

    def walk_to_the_check_page(self) -> None:
        for _page in range(MOST_PAGES):
            if self.page.url.endswith("/check/"):
                return
            self.answer_this_page()
        raise AssertionError(f"no check page after {MOST_PAGES} pages: {self.page.url}")


@pytest.mark.parametrize(("partnership", "case"), cases())
def test_a_case_leads_to_its_steps(visitor: Visitor, partnership, case, capsys):
    page = visitor.open("/", partnership)
    worker = Worker(page, case["answers"])
    worker.go_on(page.get_by_role("navigation").get_by_role("link", name="Where to refer").first)
    worker.go_on(page.get_by_role("button", name="Start now"))
    worker.walk_to_the_check_page()
    worker.go_on(page.get_by_role("button", name="Finish and see the result"))

    expect(page.locator("h1")).to_have_text("Your steps, in order")
    told = answer_of_the_api(visitor, partnership, case)
    assert [step["code"] for step in told["steps"][: -len(closing(told))]] == [
        step["code"] for step in case["steps"]
    ]
    titles = [title.removeprefix("Alongside: ") for title in titles_of_steps(page)]
    texts = [step["text"] for step in told["steps"][: len(case["steps"])]]
    assert titles.pop() == "Always, with every step"
    pairs = list(zip(titles, texts, strict=True))
    assert [pair for pair in pairs if not pair[1].startswith(pair[0])] == []
    assert card_of_the_meeting(page) == name_of(case["primary"], partnership)
    seconds = time.monotonic() - worker.began
    with capsys.disabled():
        # What it took is for whoever reads the run.
        print(f"\n{case['id']}: {worker.clicks} clicks, {seconds:.1f} s")  # noqa: T201 (see above)
    assert seconds * 1000 < PATIENCE_MS
    assert visitor.third_party == []
