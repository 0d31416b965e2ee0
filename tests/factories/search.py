"""Entries of the search, as if a source had told of them."""

from __future__ import annotations

from itertools import count
from typing import Any

from portal.search.engines.choosing import indexes
from portal.search.models import SearchEntry, SearchText

_numbers = count(1)
LONG = ("headings", "words", "body")


def search_entry(title: str, **values: Any) -> SearchEntry:
    """Write an entry and have every engine take it up."""
    number = next(_numbers)
    text = {name: values.pop(name, "") for name in LONG}
    usual = {
        "source": "tests",
        "thing": f"thing:{number}",
        "origin": f"tests.Thing:{number}",
        "kind": "guidance",
        "language": "en",
        "voice": "adult",
        "path": f"/things/{number}/",
        "digest": str(number),
        "version": 1,
    }
    entry = SearchEntry.objects.create(title=title, **usual | values)
    SearchText.objects.create(entry=entry, **text)
    for index in indexes():
        index.put([entry.pk])
    return entry
