"""The cases of four areas, as their packs carry them: answers, and the steps they lead to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import yaml

from tests.portal.navigator.rules.conftest import FOLDERS, PACKS

HOSTS = {
    "NL": "localhost",
    "CE": "cheshire-east.localhost",
    "TEES": "tees.localhost",
    "GLOS": "gloucestershire.localhost",
}
CLOSING = ("CHILD_VOICE", "PARENTS", "SUPPORT", "RECORD", "REVIEW")


@dataclass(frozen=True)
class Case:
    """This is one case, as somebody wrote it down."""

    area: str
    given: dict[str, Any]
    expected: dict[str, Any]

    def __str__(self) -> str:
        return str(self.expected["id"])


def _cases(area: str) -> list[Case]:
    told = yaml.safe_load((PACKS / FOLDERS[area] / "navigator_scenarios.yaml").read_text())
    return [Case(area, row["answers"], row) for row in told["scenarios"]]


CASES = [case for area in FOLDERS for case in _cases(area)]
COUNTY_LINES = {
    "subject": "child", "harms": ["CCE", "MISS"], "level": "significant", "age": 15,
    "open_to": ["none"], "sector": "education", "exploitation_signs": "yes", "arrested": "yes",
}  # fmt: skip
A_PLACE = {"subject": "location", "harms": ["CCE"], "level": "moderate"}
IN_DANGER = {
    "subject": "child", "harms": ["TRAF", "ONL"], "immediate_danger": "yes", "missing_now": "yes",
    "age": 12, "parents_safe": "no",
}  # fmt: skip
