"""What stands around one step of a guided form, in every state."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from portal.core.forms import OneChoiceField, PortalForm
from portal.core.specimens.base import Specimen, drawn

# Invented, and kept out of the translators' catalogue.
COMPANY = [("alone", "On my own"), ("friends", "With friends")]
LABELS = {
    "company": "Who is coming?",
    "bus": "Is there a bus?",
    "rain": "Will it rain?",
    "note": "What makes you think so?",
}
YES_NO = [("yes", "Yes"), ("no", "No")]
WHY = {"why": "The steps that follow differ."}
TIMES = [
    {"term": "Now", "words": "In the last four weeks"},
    {"term": "In the past", "words": "Longer ago than that"},
]
KEPT_FOR_NOW = {
    "words": "Kept until half past four.",
    "more": "Each step adds half an hour.",
    "delete_url": "/hide/",
}
KEPT_FOR_DAYS = {"words": "Kept until 4 December 2026.", "more": "", "delete_url": "/hide/"}


class SampleStepForm(PortalForm):
    """This asks several things on one page."""

    company = OneChoiceField(label=LABELS["company"], choices=COMPANY)
    bus = OneChoiceField(label=LABELS["bus"], choices=YES_NO, is_inline=True)
    rain = OneChoiceField(label=LABELS["rain"], choices=YES_NO, is_inline=True)
    bus_note = forms.CharField(label=LABELS["note"])
    rain_note = forms.CharField(label=LABELS["note"])


def question_specimens() -> list[Specimen]:
    """Draw the questions of a step."""
    form = SampleStepForm()
    asked: dict[str, dict[str, Any]] = {
        "alone": {"field": form["company"]},
        "why, and how we know": {
            "field": form["bus"], "more": [form["bus_note"]], "question": WHY,
        },
        "how we know, once it is answered": {
            "field": form["rain"], "more": [form["rain_note"]], "is_more_late": True,
        },
    }  # fmt: skip
    return [
        drawn("question", state, "portal/guided/question.html", asked=values)
        for state, values in asked.items()
    ]


def aside_specimen(stops: Sequence[dict[str, Any]], *, is_kept: bool) -> Specimen:
    """Draw what stands beside a step: of a run kept for days, or until the visitor goes."""
    page: dict[str, Any] = {"stops": stops, "times": TIMES if is_kept else []}
    keeping = KEPT_FOR_DAYS if is_kept else KEPT_FOR_NOW
    state = "kept for days" if is_kept else "kept for now"
    return drawn("aside", state, "portal/guided/aside.html", page=page, keeping=keeping)
