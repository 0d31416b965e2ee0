from __future__ import annotations

import pytest

from portal.core.flow import (
    All,
    Answered,
    AnyOf,
    AtLeast,
    Equals,
    In,
    Not,
    describe,
    outline,
)

DRAWN = """\
A sample (sample, version 1)
1. Start
   1.1 danger: Danger
       A01: In danger? [ynu, required]
           yes | no | not-known
   1.2 call: Call 999 — only if A01 is yes
       called: Called? [one]
           yes
   1.3 about: About the child
       A02: Reference [reference, required]
       A03: Age [number, required]
       A04: Last time [date]
2. Signs
   2.1 signs: Signs
       B01: Which? [many]
           missing | online | none
   2.2 missing: Missing — only if B01 is missing and not (A01 is not-known)
       M01: Out late [time, required, how we know]
           now | recent | past | no | not-known
       M02: How serious [sev] — only if A03 is at least 10
           0 | 1 | 2 | 3 | not-known
       M03: Where [text, required if M01 is now or recent]
   2.3 end: Your own view — only if B01 is answered or A03 is at least 16
       C01: How is today? [scale]
           4 | 3 | 2 | 1 | 0 | skip
       C02: In your words [long-text, private]"""


def test_a_flow_is_drawn_as_text(flow):
    assert outline(flow) == DRAWN


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        (Answered("a"), "a is answered"),
        (In("a", ("x", "y")), "a is x or y"),
        (Not(AtLeast("a", 2)), "not (a is at least 2)"),
        (
            All((Equals("a", "x"), AnyOf((Answered("b"), Answered("c"))))),
            "a is x and (b is answered or c is answered)",
        ),
    ],
)
def test_a_condition_is_described(condition, words):
    assert describe(condition) == words
