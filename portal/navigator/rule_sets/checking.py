"""Every rule set proved, and what came of it: for the command line and for `doctor`."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from portal.core.models import Partnership
from portal.core.publishing.exceptions import CannotPublish
from portal.core.registry import Check
from portal.core.time.clock import london_day
from portal.navigator.rule_sets.models import RuleSheet
from portal.navigator.rule_sets.publishing import in_words, unreadable
from portal.navigator.rule_sets.queries import (
    all_areas,
    draft_of,
    live_areas,
    proved_beside,
    shared_row,
    shared_sheet,
)
from portal.navigator.rules.meaning import BadRules


@dataclass(frozen=True)
class Verdict:
    """This is what was found about the rules of one area."""

    area: str
    version: str
    combinations: int
    rules: int
    scenarios: int
    seconds: float
    faults: tuple[str, ...]

    @property
    def text(self) -> str:
        """Say it in one line."""
        return (
            f"{self.area} ({self.version}): {self.combinations} combinations, {self.rules} rules, "
            f"{self.scenarios} scenarios, {self.seconds:.2f} s, {len(self.faults)} faults"
        )


def check_live(now: datetime, partnership: Partnership | None = None) -> Iterator[Verdict]:
    """Prove what is live: of one partnership, or of all."""
    shared = shared_sheet()
    for row in live_areas():
        if partnership in (None, row.partnership):
            yield _verdict(row, shared, now, row.version)


def check_drafts(now: datetime, partnership: Partnership | None = None) -> Iterator[Verdict]:
    """Prove the newest drafts, with the newest common ones."""
    shared = shared_row()
    common = draft_of(shared) if shared else None
    for row in all_areas():
        if partnership in (None, row.partnership):
            yield _verdict(draft_of(row), common, now, _("draft"))


def check_all(now: datetime) -> Check:
    """Say whether every live rule set holds for every answer."""
    found = list(check_live(now))
    bad = [verdict.area for verdict in found if verdict.faults]
    if bad:
        detail = f"{', '.join(bad)}: the rules do not hold; run: manage.py navigator_check"
        return Check("Where to refer", is_ok=False, detail=detail)
    return Check("Where to refer", is_ok=True, detail=f"proved: {len(found)}")


def _verdict(row: RuleSheet, common: RuleSheet | None, now: datetime, version: str) -> Verdict:
    began = time.perf_counter()
    counts = (0, 0, 0)
    try:
        proof = proved_beside(row, common, london_day(now)).proof
    except BadRules as error:
        faults = tuple(unreadable(error))
    except CannotPublish as fault:
        faults = (_(fault.template) % fault.facts,)
    else:
        faults = tuple(in_words(proof))
        counts = (proof.combinations, proof.rules, proof.scenarios)
    seconds = time.perf_counter() - began
    return Verdict(row.area_name, version, *counts, seconds, faults)
