"""What the API’s description says of a question to the navigator: each input, and an example."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

from django.utils import translation

from portal.navigator.labels import label_of, value_label
from portal.navigator.rules.inputs import INPUTS, NOW, OLDEST, PARTNERSHIP, Input

HERE = Path(__file__).parent
# A test asks the first and gets the second.
QUESTION: Final[dict[str, Any]] = json.loads((HERE / "example_question.json").read_text("utf-8"))
ANSWER: Final[dict[str, Any]] = json.loads((HERE / "example_answer.json").read_text("utf-8"))


def question_schema() -> dict[str, Any]:
    """Describe the body, from the inputs the rules know."""
    with translation.override("en"):  # the description is in English, as its names are
        inputs = {name: _input(wanted) for name, wanted in INPUTS.items()}
    about = {
        PARTNERSHIP: {
            "type": ["string", "null"],
            "description": "Slug or code of the partnership; the host’s when it is left out.",
        },
        NOW: {
            "type": ["string", "null"],
            "format": "date-time",
            "description": "The moment from which due dates count, ISO 8601; by default the "
            "clock’s. Without a zone it is London’s time.",
        },
    }
    return {
        "type": "object",
        "title": "ReferQuestion",
        "properties": {**about, **inputs},
        "additionalProperties": False,
        "example": QUESTION,
    }


def _input(wanted: Input) -> dict[str, Any]:
    described: dict[str, Any] = {"description": _about(wanted)}
    if wanted.is_number:
        return {**described, "type": ["integer", "null"], "minimum": 0, "maximum": OLDEST}
    if wanted.is_many:
        items = {"type": "string", "enum": list(wanted.values)}
        return {**described, "type": ["array", "null"], "items": items}
    if wanted.is_meeting:
        return {**described, "type": ["string", "null"]}
    return {**described, "type": ["string", "null"], "enum": [*wanted.values, None]}


def _about(wanted: Input) -> str:
    """Say what it is, what its codes mean and what silence does."""
    known = {code: value_label(wanted.name, code) for code in wanted.values}
    if set(wanted.values) <= {"yes", "no", "unsure"}:
        known = {}
    words = [f"{label_of(wanted.name)}."]
    if known:
        words.append("; ".join(f"{code}: {label}" for code, label in known.items()) + ".")
    if isinstance(wanted.default, str):
        words.append(f"Left out, it is {wanted.default}.")
    return " ".join(words)
