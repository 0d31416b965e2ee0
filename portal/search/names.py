"""What there is to look for, before anybody has typed anything."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from portal.search.engines.base import Scope
from portal.search.models import SearchEntry
from portal.search.queries import address_of

HARM: Final = "harm"
TERM: Final = "glossary"
MOST: Final = 300


@dataclass(frozen=True)
class Name:
    """This is the name of a kind of harm or of a term, in the language it has here."""

    text: str
    url: str
    is_harm: bool
    language: str  # when it is not the reader's


def names_of(scope: Scope) -> list[Name]:
    """List kinds of harm and terms by name; one query."""
    entries = (
        SearchEntry.objects.visible(scope)
        .filter(kind__in=[HARM, TERM])
        .order_by("title", "pk")[:MOST]
    )
    return [
        Name(
            entry.title,
            address_of(entry, scope),
            entry.kind == HARM,
            entry.language if entry.language != scope.language else "",
        )
        for entry in entries
    ]
