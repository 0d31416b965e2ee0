"""Nasty strings for everything that takes words from strangers: tests/portal/search/fuzz.txt."""

from __future__ import annotations

import json
from pathlib import Path

CORPUS = Path(__file__).parent / "portal" / "search" / "fuzz.txt"


def nasty_strings() -> list[str]:
    """Read the corpus; some strings hold halves of characters, which no address can carry."""
    lines = CORPUS.read_text(encoding="utf-8").splitlines()
    read = [json.loads(line) for line in lines if line and not line.startswith("#")]
    return [one if isinstance(one, str) else one[0] * one[1] for one in read]


def can_be_sent(text: str) -> bool:
    """Say whether a string has a form in UTF-8, as addresses and databases need."""
    return not any("\ud800" <= char <= "\udfff" for char in text)
