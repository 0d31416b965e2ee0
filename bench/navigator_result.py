"""The page with the steps of the navigator, beside the same page with nothing on it."""

from __future__ import annotations

import json
import re

from bench.harness import Case, Plan, compare
from bench.result import Result
from bench.site import Ask, client

# Four times the bytes of the page beside it, nearly all of the time in drawing templates: measured
# at 2.5 to 2.8 times. ADR 0029 says why it is not twice.
BAR = 3.0
TOLD = {
    "subject": "child", "harms": ["CCE", "MISS"], "level": "significant", "age": 15,
    "open_to": ["none"], "sector": "education", "exploitation_signs": "yes", "arrested": "yes",
}  # fmt: skip
STEPS = ("What to do", "MACE Triage", "National Referral Mechanism", "Not this way")
KEY = re.compile(rb'name="key" value="([^"]+)"')


def run(*, is_quick: bool) -> list[Result]:
    """Measure both pages of a finished run."""
    ask = client()
    steps, empty = _Finished(ask, "/bench/told/"), _Finished(ask, "/bench/empty/")
    comparison = compare(
        Case("guided result with nothing on it", empty.look, _check_empty),
        Case("guided result with the steps", steps.look, _check_steps),
        Plan.of(is_quick=is_quick),
    )
    return [Result("navigator result", comparison.ratio, BAR, lines=comparison.lines())]


class _Finished:
    """This is a run that was answered and finished."""

    def __init__(self, ask: Ask, start: str) -> None:
        started = ask(start, form={})
        self.cookie = "; ".join(f"{name}={one.value}" for name, one in started.cookies.items())
        step = started.headers["Location"]
        form = {"guided-current_step": "told", "told-revision": "0", "told-told": json.dumps(TOLD)}
        check = ask(step, form=form, cookie=self.cookie).headers["Location"]
        found = KEY.search(ask(check, cookie=self.cookie).content)
        if found is None:
            raise LookupError("the run cannot be finished")
        key = found[1].decode()
        self.address = check.replace("/check/", "/result/")
        ask(self.address, form={"key": key}, cookie=self.cookie)
        self.ask = ask

    def look(self) -> bytes:
        """Get the page."""
        response = self.ask(self.address, cookie=self.cookie)
        return bytes(response.content) if response.status_code == 200 else b""


def _check_steps(answer: bytes) -> str:
    words = answer.decode()
    missing = [one for one in STEPS if one not in words]
    return f"without {', '.join(missing)}" if missing else ""


def _check_empty(answer: bytes) -> str:
    words = answer.decode()
    return "" if "Finish and delete" in words and "What to do" not in words else "not that page"
