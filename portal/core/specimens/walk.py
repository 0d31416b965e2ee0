"""A guided form of our own, about nothing that matters: every kind of question on one walk.

Its words are invented and kept out of the translators' catalogue.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from portal.core.flow import (
    AtLeast,
    DateLimit,
    Equals,
    Flow,
    In,
    Kind,
    Not,
    Option,
    Question,
    Section,
    Step,
    Value,
    bare,
    holds,
)

COMPANY = (
    Option("alone", "On my own"),
    Option("friends", "With friends", "You will be asked where you meet"),
    Option("children", "With children", "You will be asked how many"),
)
SIGHTS = (
    Option("river", "A river"),
    Option("woods", "Woods", "Oak and birch, mostly dry"),
    Option("hill", "A hill with a view", "Steep for the last ten minutes"),
    Option("cafe", "A café"),
    Option("no-idea", "I do not mind", is_alone=True),
)

WALK = Section(
    "walk",
    "The walk",
    (
        Step(
            "company",
            "Who is coming",
            (
                Question(
                    "company",
                    Kind.ONE,
                    "Who is coming with you?",
                    options=COMPANY,
                    required=True,
                    why="The steps that follow differ: children need shorter legs of the way.",
                ),
            ),
        ),
        Step(
            "children",
            "The children",
            (
                Question(
                    "children",
                    Kind.NUMBER,
                    "How many children are coming?",
                    smallest=1,
                    largest=12,
                    required=True,
                ),
            ),
            when=Equals("company", "children"),
        ),
        Step(
            "day",
            "Day and place",
            (
                Question(
                    "day",
                    Kind.DATE,
                    "Which day?",
                    help="Today or later. For example, 27 3 2027.",
                    dates=DateLimit.FUTURE,
                    required=True,
                ),
                Question("bus", Kind.YNU, "Is there a bus home?", required=True),
                Question(
                    "meet",
                    Kind.TEXT,
                    "Where do you meet?",
                    help="Needed if friends are coming. A place, not a person.",
                    required=Equals("company", "friends"),
                ),
                Question(
                    "map",
                    Kind.REFERENCE,
                    "Number of your map",
                    help="As printed on its cover, such as OL24.",
                ),
            ),
            intro="A rough plan is enough. You can change it later.",
        ),
        Step(
            "sights",
            "What to see",
            (
                Question(
                    "sights",
                    Kind.MANY,
                    "What would you like to see?",
                    help="Tick everything that you would enjoy.",
                    options=SIGHTS,
                ),
            ),
        ),
    ),
)

GOING = Section(
    "going",
    "How it will go",
    (
        Step(
            "legs",
            "Legs and weather",
            (
                Question(
                    "far",
                    Kind.TIME,
                    "When did you last walk for two hours?",
                    required=True,
                    asks_basis=True,
                ),
                Question("rain", Kind.SEV, "How much does it look like rain?", required=True),
                Question(
                    "boots",
                    Kind.YNU,
                    "Do your boots keep the water out?",
                    when=Not(Equals("sights", "cafe")),
                ),
            ),
            intro="“Not known” is a useful answer and never counts against anyone.",
        ),
        Step(
            "hill",
            "The hill",
            (Question("hill", Kind.SCALE, "How do you feel about the hill?"),),
            when=In("sights", ("hill", "no-idea")),
        ),
        Step(
            "notes",
            "Anything else",
            (
                Question(
                    "notes",
                    Kind.LONG_TEXT,
                    "Is there anything else to think of?",
                    help="No names. Write “a friend” or “my aunt”.",
                    is_private=True,
                ),
            ),
        ),
    ),
)

FLOW = Flow("walk", "1", "Plan a walk", (WALK, GOING))

START = {
    "lead": "A few questions, and a small plan at the end. It shows how a guided form works here.",
    "sections": [
        {
            "title": "What you need",
            "paragraphs": [
                "An idea of the day and of who is coming. Everything can be changed until the end.",
                "This walk is invented. Real forms look and work in the same way.",
            ],
        }
    ],
    "time_needed": "About three minutes.",
}

# What to bring: a reason on each row.
BRING = (
    (AtLeast("rain", 2), "A coat", "it looks like rain"),
    (In("bus", ("no", "not-known")), "The number of a taxi", "there may be no bus home"),
    (In("far", ("past", "no")), "Time to rest", "it is long since your last long walk"),
    (AtLeast("children", 1), "Sandwiches", "children are coming"),
    (Equals("boots", "no"), "Dry socks", "your boots let water in"),
)


def plan_of(counted: Mapping[str, Value]) -> dict[str, Any]:
    """Say what the walk needs."""
    bring = [
        {"term": what, "words": f"Because {why}"}
        for test, what, why in BRING
        if holds(test, counted)
    ]
    day = bare(counted.get("day"))
    return {"day": str(day), "bring": bring}
