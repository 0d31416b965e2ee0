"""What an answer may be: plain JSON, so that it survives being sealed, sent and read again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

Value = str | int | list[str] | dict[str, Any]
StepAnswers = Mapping[str, Value]  # by question
Answers = Mapping[str, StepAnswers]  # by step; a step that was left is there, even if empty

VALUE: Final = "value"  # an answer that also says how we know: value, basis, note
BASIS: Final = "basis"
NOTE: Final = "note"
TYPED: Final = "typed"  # what somebody typed that is no answer yet, kept as it was


def bare(value: object) -> object:
    """Give an answer without how we know it; None for what is no answer yet."""
    if isinstance(value, Mapping):
        return value.get(VALUE)
    return value


def typed(*texts: str) -> dict[str, Any]:
    """Keep what was typed although it is no answer yet, so that nobody types it twice."""
    return {TYPED: list(texts)}


def typed_texts(value: object) -> list[str]:
    """Give back what was typed and is no answer yet; empty for an answer."""
    if not isinstance(value, Mapping):
        return []
    texts = value.get(TYPED)
    return [text for text in texts if isinstance(text, str)] if isinstance(texts, list) else []
