"""The parts of guided forms, of templates/components/, in every state."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from portal.core.specimens.base import Specimen, State, drawn
from portal.core.specimens.steps import aside_specimen, question_specimens

STATES = (
    State("parts", _("Parts")),
    State("step", _("Around a step")),
    State("kept", _("Beside a step that is kept")),
    State("keeping", _("Shortly before answers are wiped")),
    State("keeping-child", _("The same, for a child and for the last time")),
)
TRY_IT = "Plan a walk: a guided form from start to end"
WHERE = "Where you are"
STOPS: list[dict[str, Any]] = [
    {"title": "Who is coming", "url": "/hide/", "words": "With children", "is_done": True},
    {"title": "The children", "url": "/report/", "words": "", "is_done": False},
    {"title": "Day and place", "url": "", "words": "", "is_current": True},
    {"title": "Anything else", "url": "", "words": ""},
]
ROWS: list[dict[str, Any]] = [
    {"term": "What would you like to see?", "lines": ["A river", "A hill"], "url": "/hide/"},
    {"term": "Is there a bus home?", "status": "Skipped", "url": "/report/"},
    {
        "term": "Which day?",
        "lines": ["31 2 2027"],
        "status": "Needs another look",
        "needs_work": True,
        "url": "/privacy/",
    },
    {"term": "Anything else?", "is_hidden": True, "url": "/languages/"},
    {
        "term": "Who told you?",
        "lines": ["River Stone"],
        "hints": ["“River Stone” looks like a name. If it is, use initials or a role instead."],
        "url": "/accessibility/",
    },
]

KEEPING: dict[str, Any] = {
    "words": "Kept until half past four.",
    "why": "They are gone at half past four, so that nobody else can read them.",
    "left": 8 * 60 * 60,  # long enough to look at it
    "warns_before": 120,
    "keep_url": "/hide/",
    "delete_url": "/report/",
    "run_url": "/components/",
}


def guided_group(request: HttpRequest, state: str) -> dict[str, Any]:
    """Show the parts, and lead to a guided form that uses them."""
    if state == "step":
        return {"specimens": [*question_specimens(), aside_specimen(STOPS, is_kept=False)]}
    if state == "kept":
        return {"specimens": [aside_specimen(STOPS, is_kept=True), _not_yet_asked(request)]}
    if state.startswith("keeping"):
        return {"specimens": _keeping(request, is_for_children=state == "keeping-child")}
    return {"specimens": [*_parts(), _way_in()]}


def _parts() -> list[Specimen]:
    return [
        drawn(
            "progress", "every kind of stop", "components/progress.html",
            title=WHERE, stops=STOPS, id="progress", level=3,
        ),
        drawn("check_answers", "every state", "components/check_answers.html", rows=ROWS),
        drawn("answers", "to read", "components/answers.html", rows=ROWS[:1]),
    ]  # fmt: skip


def _keeping(request: HttpRequest, *, is_for_children: bool) -> list[Specimen]:
    """Draw until when answers are kept, and the question shortly before; a child's are the last."""
    keeping = KEEPING | {"is_for_children": is_for_children, "is_last": is_for_children}
    kept, asked = "portal/guided/kept.html", "portal/guided/keeping.html"
    state = "for a child, for the last time" if is_for_children else "for a worker"
    return [
        drawn("kept", state, kept, request=request, keeping=keeping, page="result"),
        drawn("keeping", state, asked, request=request, keeping=keeping, is_open=True),
    ]


def _not_yet_asked(request: HttpRequest) -> Specimen:
    """Draw the question as every page has it: hidden until it is time."""
    keeping = KEEPING | {"is_for_children": False, "is_last": False}
    path = "portal/guided/keeping.html"
    return drawn("keeping", "not yet asked", path, request=request, keeping=keeping)


def _way_in() -> Specimen:
    url = reverse("walk-start")
    return drawn("button", "try it", "components/button.html", label=TRY_IT, url=url, icon="arrow")
