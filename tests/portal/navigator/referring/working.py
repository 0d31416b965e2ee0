"""A worker at the questions in one browser, and rules that may be published meanwhile."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from django.test import Client, RequestFactory
from django.utils import timezone

from portal.core.models import Partnership
from portal.core.vault.queries import open_run
from portal.core.vault.visitor import visitor_of
from portal.navigator.referring import guide, queries
from portal.navigator.referring.presenters import result
from portal.navigator.rules.rule import RuleSet
from tests.portal.navigator.referring.asking import rules_of

OURS = {"sec-fetch-site": "same-origin"}
HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)"')
CHILD: dict[str, dict[str, Any]] = {
    "danger": {"immediate-danger": "no", "urgent-health": "no", "missing-now": "no"},
    "about": {"subject": "child"},
    "seeing": {"harms": ["CCE", "unsure"]},
    "person": {"age": "15", "open-to": ["none"]},
    "serious": {"level": "significant"},
    "around": {"parents-safe": "unsure"},
    "group": {"asked-for": "NL-M02"},
}


class Shelf:
    """These are the live rules by partnership; storing them is another room's, with its tests."""

    def __init__(self, monkeypatch) -> None:
        self.live = {"north-lincolnshire": rules_of("NL"), "cheshire-east": rules_of("CE")}
        for room in (guide, queries, result):
            monkeypatch.setattr(room, "rules_for", self._of)

    def _of(self, partnership: Partnership) -> RuleSet | None:
        return self.live.get(partnership.slug)


@dataclass
class Worker:
    """This is somebody with a worry; `window` opens the same run once more."""

    client: Client = field(
        default_factory=lambda: Client(headers={"host": "localhost"}, enforce_csrf_checks=True)
    )
    run: str = ""
    seen: dict[str, dict[str, str]] = field(default_factory=dict)

    def start(self, **known: Any) -> str:
        """Start a run; give its first address."""
        answer = self.client.post("/refer/", known, headers=OURS)
        assert answer.status_code == 303
        self.run = re.fullmatch(r"/refer/([a-z0-9]+)/danger/", answer["Location"])[1]
        return answer["Location"]

    def window(self) -> Worker:
        """Open the same run in another window."""
        return Worker(self.client, self.run)

    def address(self, page: str) -> str:
        """Give the address of a page of the run."""
        return f"/refer/{self.run}/{page}/"

    def open(self, page: str):
        """Get a page and remember what its form hides."""
        answer = self.client.get(self.address(page))
        if answer.status_code == 200:
            self.seen[page] = dict(HIDDEN.findall(answer.text))
        return answer

    def send(self, step: str, act: str = "", *, look: bool = True, **values: Any):
        """Answer a step, after looking at it."""
        if look:
            self.open(step)
        data = {**self.seen.get(step, {}), **{f"{step}-{k}": v for k, v in values.items()}}
        data |= {"act": act} if act else {}
        return self.client.post(self.address(step), data, headers=OURS)

    def walk(self, **pages: dict[str, Any]) -> list[str]:
        """Go from where the run is to its check page, answering what is given; list the pages."""
        passed = []
        place = self.client.get(f"/refer/{self.run}/")["Location"]
        while not place.endswith("/check/"):
            step = place.rstrip("/").rpartition("/")[2]
            passed.append(step)
            place = self.send(step, **pages.get(step, {}))["Location"]
        return passed

    def finish(self, page: str = "check"):
        """Press what finishes, on the check page or in the block that cannot wait."""
        key = re.search(r'name="key" value="([^"]+)"', self.open(page).text)[1]
        return self.client.post(self.address("result"), {"key": key}, headers=OURS)

    def result(self):
        """Open the result."""
        return self.client.get(self.address("result"))

    def concluded(self) -> dict[str, Any]:
        """Give what the answers led to, as the run keeps it; its page can be seen."""
        assert self.result().status_code == 200
        request = RequestFactory().get("/")
        request.COOKIES = {name: cookie.value for name, cookie in self.client.cookies.items()}
        run = open_run(
            run_id=self.run, kind="refer", visitor=visitor_of(request), now=timezone.now()
        )
        return run.payload["result"]["conclusion"]

    def steps(self) -> list[str]:
        """List the steps of the result."""
        return [step["code"] for step in self.concluded()["steps"]]
