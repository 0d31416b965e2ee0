"""How rows written by hand are read: a rule, some answers, steps that must and must not follow.

Nothing here looks at the packs. Who changes a rule changes its rows, from what was agreed.
"""

from __future__ import annotations

import re

import pytest

_MEETING = re.compile(r"^M\d\d$")


def each_row(table):
    """Turn a table into one test for each of its rows."""
    rows = [pytest.param(*row[1:], id=f"{row[0]}-{at}") for at, row in enumerate(table)]
    return pytest.mark.parametrize(("given", "must", "never"), rows)


def check(area, given, must, never, decided):
    """Hold one row against what the navigator answers; `M06` is a meeting of the area."""
    found = {step.code for step in decided(area, **given).steps}
    assert sorted(_codes(area, must) - found) == []
    assert sorted(_codes(area, never) & found) == []


def rules_of(table):
    """List the rules a table speaks of, each once."""
    return sorted({name for row in table for name in row[0].split("+")})


def _codes(area, told):
    return {f"MEETING:{area}-{code}" if _MEETING.match(code) else code for code in told.split()}
