"""A flow with everything in it, and random flows with random answers."""

from __future__ import annotations

from datetime import date

import pytest

from portal.core.flow import (
    All,
    Answered,
    AnyOf,
    AtLeast,
    Equals,
    Flow,
    In,
    Kind,
    Not,
    Option,
    Question,
    Section,
    Step,
)

SIGNS = (
    Option("missing", "Going missing"),
    Option("online", "Something online"),
    Option("none", "None of these", is_alone=True),
)


@pytest.fixture
def flow() -> Flow:
    """Give a flow of two sections with every kind of question and of condition."""
    start = Section(
        "start",
        "Start",
        (
            Step("danger", "Danger", (Question("A01", Kind.YNU, "In danger?", required=True),)),
            Step(
                "call",
                "Call 999",
                (Question("called", Kind.ONE, "Called?", options=(Option("yes", "Yes"),)),),
                when=Equals("A01", "yes"),
            ),
            Step(
                "about",
                "About the child",
                (
                    Question("A02", Kind.REFERENCE, "Reference", required=True),
                    Question("A03", Kind.NUMBER, "Age", largest=25, required=True),
                    Question("A04", Kind.DATE, "Last time", latest=date(2026, 11, 20)),
                ),
            ),
        ),
    )
    signs = Section(
        "signs",
        "Signs",
        (
            Step("signs", "Signs", (Question("B01", Kind.MANY, "Which?", options=SIGNS),)),
            Step(
                "missing",
                "Missing",
                (
                    Question("M01", Kind.TIME, "Out late", required=True, asks_basis=True),
                    Question("M02", Kind.SEV, "How serious", when=AtLeast("A03", 10)),
                    Question("M03", Kind.TEXT, "Where", required=In("M01", ("now", "recent"))),
                ),
                when=All((Equals("B01", "missing"), Not(Equals("A01", "not-known")))),
            ),
            Step(
                "end",
                "Your own view",
                (
                    Question("C01", Kind.SCALE, "How is today?"),
                    Question("C02", Kind.LONG_TEXT, "In your words", is_private=True),
                ),
                when=AnyOf((Answered("B01"), AtLeast("A03", 16))),
            ),
        ),
    )
    return Flow("sample", "1", "A sample", (start, signs))


FULL = {
    "danger": {"A01": "no"},
    "about": {"A02": "K4471", "A03": 15, "A04": "2026-11-01"},
    "signs": {"B01": ["missing", "online"]},
    "missing": {
        "M01": {"value": "now", "basis": ["record"], "note": "Twice in October."},
        "M02": "2",
        "M03": "The park",
    },
    "end": {"C01": "3", "C02": "Better than last week."},
}


@pytest.fixture
def answers() -> dict:
    """Give answers that complete the flow."""
    return {step: dict(given) for step, given in FULL.items()}
