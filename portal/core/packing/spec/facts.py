"""Numbers of facts: which a text names, and which of them nothing carries. Pure."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

FACT = r"[A-Z]{1,5}-[A-Z]?\d{2,3}|[A-Z]\d{2}[a-z]?"
# Neither part of a longer word nor of another code: NL-M06-2, UTF-8 and A4 name no fact.
NAMED = re.compile(rf"(?<![\w-])({FACT})(?![\w-])")


@dataclass(frozen=True)
class NamedFact:
    """This is a fact, and the line of the list that names it first."""

    id: str
    line: int


def facts_named(text: str) -> list[NamedFact]:
    """List the facts a text names, each once, in its order."""
    first: dict[str, int] = {}
    for number, line in enumerate(text.splitlines(), 1):
        for name in NAMED.findall(line):
            first.setdefault(name, number)
    return [NamedFact(name, line) for name, line in first.items()]


def not_carried(named: Collection[NamedFact], carried: Collection[str]) -> Iterator[NamedFact]:
    """Walk the facts that nothing carries."""
    have = set(carried)
    return (fact for fact in named if fact.id not in have)
