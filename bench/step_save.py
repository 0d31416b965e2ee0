"""A step saved in the vault, encrypted, beside a step that formtools keeps in the session."""

from __future__ import annotations

from collections.abc import Iterator
from http.cookies import SimpleCookie
from itertools import cycle
from typing import Any

from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore
from django.test import RequestFactory
from django.utils import timezone

from bench.harness import Case, Plan, WrongAnswer, compare
from bench.result import Result
from bench.site import Ask, client
from portal.core.guided.queries import guided_run
from portal.core.queries import partnership_by_slug_or_code
from portal.core.vault.visitor import visitor_of
from portal.core.views.walk import WalkGuide

BAR = 1.3
WIZARD = "/bench/wizard/"
WALK = "/components/flow/"
# The steps before the one that is measured, so that both have something to carry.
BEFORE: dict[str, dict[str, Any]] = {
    "company": {"company": "alone"},
    "day": {"bus": "yes", "meet": "", "map": "OL24"},
    "sights": {"sights": ["river", "woods"]},
}
DAYS = {
    "walk": {"day_day": "5", "day_month": "12", "day_year": "2199"},
    "wizard": {"day": "2199-12-05"},
}
LEGS = {"far": "recent", "far__basis": ["record", "seen-by-worker"], "rain": "2", "boots": "no"}
NOTES = ("Round the lake and back over the bridge.", "Round the lake, twice in October.")


def run(*, is_quick: bool) -> list[Result]:
    """Measure the same step, its answers changed each time, in both ways of keeping it."""
    ask = client()
    vault, session = _Walk(ask), _Wizard(ask)
    comparison = compare(
        Case("formtools step, plain in the session", session.save, session.check),
        Case("guided step, encrypted in the vault", vault.save, vault.check),
        Plan.of(is_quick=is_quick),
    )
    for keeper in (vault, session):
        if keeper.note() != keeper.sent:
            raise WrongAnswer(f"{type(keeper).__name__} does not keep what was sent last")
    return [Result("step save", comparison.ratio, BAR, lines=comparison.lines())]


class _Keeper:
    """This sends one step again and again, and knows what must come back."""

    cookie: str
    expected: bytes

    def __init__(self, ask: Ask) -> None:
        self.ask = ask
        self.notes: Iterator[str] = cycle(NOTES)
        self.sent = ""

    def check(self, answer: bytes) -> str:
        """Say what is wrong with an answer, or nothing."""
        return "" if answer == self.expected else f"{answer!r} instead of {self.expected!r}"

    def post(self, path: str, step: str, prefix: str, values: dict[str, Any], **more: str) -> bytes:
        """Send a step."""
        form = {f"{prefix}-current_step": step, **more}
        form |= {f"{step}-{name}": value for name, value in values.items()}
        response = self.ask(path, form=form, cookie=self.cookie)
        return f"{response.status_code} {response.headers.get('Location', '')}".encode()

    def legs(self) -> dict[str, Any]:
        """Change the note, so that each save has something to write."""
        self.sent = next(self.notes)
        return {**LEGS, "far__note": self.sent}


class _Walk(_Keeper):
    """This is a run in the vault."""

    def __init__(self, ask: Ask) -> None:
        super().__init__(ask)
        started = ask(WALK, form={})
        self.cookie = _cookie(started)
        self.base = started.headers["Location"].removesuffix("company/")
        self.revision = 0
        for step, values in BEFORE.items():
            days = DAYS["walk"] if step == "day" else {}
            self._send(step, {**values, **days}, 0)
        self.expected = f"303 {self.base}notes/".encode()

    def save(self) -> bytes:
        """Save the step over what it had."""
        answer = self._send("legs", self.legs(), self.revision)
        self.revision += 1
        return answer

    def note(self) -> str:
        """Read what is kept."""
        request = RequestFactory().get("/")
        request.COOKIES.update({key: m.value for key, m in SimpleCookie(self.cookie).items()})
        partnership = partnership_by_slug_or_code("north-lincolnshire")
        if partnership is None:
            raise LookupError("the starter pack is not loaded")
        found = guided_run(
            guide=WalkGuide(),
            run_id=self.base.rstrip("/").rpartition("/")[2],
            visitor=visitor_of(request),
            partnership=partnership,
            now=timezone.now(),
        )
        kept: Any = found.answers["legs"]["far"]
        return str(kept["note"])

    def _send(self, step: str, values: dict[str, Any], revision: int) -> bytes:
        more = {f"{step}-revision": str(revision)}
        return self.post(f"{self.base}{step}/", step, "guided", values, **more)


class _Wizard(_Keeper):
    """This is a wizard in the session."""

    def __init__(self, ask: Ask) -> None:
        super().__init__(ask)
        self.cookie = ""
        self.cookie = _cookie(ask(f"{WIZARD}company/"))
        for step, values in BEFORE.items():
            days = DAYS["wizard"] if step == "day" else {}
            self.post(f"{WIZARD}{step}/", step, "session_wizard", {**values, **days})
        self.expected = f"302 {WIZARD}notes/".encode()

    def save(self) -> bytes:
        """Save the step over what it had."""
        return self.post(f"{WIZARD}legs/", "legs", "session_wizard", self.legs())

    def note(self) -> str:
        """Read what is kept."""
        key = SimpleCookie(self.cookie)[settings.SESSION_COOKIE_NAME].value
        kept = SessionStore(key)["wizard_session_wizard"]["step_data"]["legs"]
        return str(kept["legs-far__note"][0])


def _cookie(response: Any) -> str:
    """Give the cookies of a response as a browser sends them back."""
    return "; ".join(f"{name}={cookie.value}" for name, cookie in response.cookies.items())
