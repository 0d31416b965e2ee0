"""What an address asks for: `?q=&type=&harm=&page=`, whatever stands in it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Final
from urllib.parse import urlencode

from django.http import QueryDict

from portal.core.findable import KINDS
from portal.search.asking import question

TEXT: Final = "q"
KIND: Final = "type"
HARM: Final = "harm"
PAGE: Final = "page"
LAST_PAGE: Final = 10_000


@dataclass(frozen=True)
class Asked:
    """This is a question with its filters, as far as they can be understood."""

    text: str = ""
    kinds: tuple[str, ...] = ()
    harms: tuple[str, ...] = ()
    page: int = 1
    has_unknown_filter: bool = False
    has_unknown_page: bool = False

    @property
    def has_filters(self) -> bool:
        """Say whether only a part of the results is wanted."""
        return bool(self.kinds or self.harms)

    def query(self) -> str:
        """Write the question as the end of an address, beginning with "?"."""
        parts = [(TEXT, self.text)]
        parts += [(KIND, kind) for kind in self.kinds]
        parts += [(HARM, harm) for harm in self.harms]
        parts += [(PAGE, str(self.page))] if self.page > 1 else []
        return f"?{urlencode(parts)}"

    def toggled(self, name: str, value: str) -> Asked:
        """Give the same question with one filter more, or without it; from the first page on."""
        if name == KIND:
            return replace(self, kinds=_toggled(self.kinds, value), page=1)
        return replace(self, harms=_toggled(self.harms, value), page=1)


def asked_of(given: QueryDict, harms: Collection[str]) -> Asked:
    """Read an address; what nobody understands is left out and noted."""
    kinds, strange_kinds = _known(given.getlist(KIND), KINDS)
    chosen, strange_harms = _known(given.getlist(HARM), harms)
    page = _page(given.get(PAGE, "") or "1")
    return Asked(
        text=question(given.get(TEXT, "")),
        kinds=kinds,
        harms=chosen,
        page=page or 1,
        has_unknown_filter=strange_kinds or strange_harms,
        has_unknown_page=not page,
    )


def _known(given: list[str], known: Collection[str]) -> tuple[tuple[str, ...], bool]:
    """Keep what is known, each once; say whether anything else was given."""
    asked = [value for value in dict.fromkeys(given) if value]
    return tuple(value for value in asked if value in known), any(v not in known for v in asked)


def _page(given: str) -> int:
    """Read a number of a page; 0 when it is none."""
    if not (given.isascii() and given.isdigit() and len(given) <= len(str(LAST_PAGE))):
        return 0
    return int(given) if int(given) <= LAST_PAGE else 0


def _toggled(chosen: tuple[str, ...], value: str) -> tuple[str, ...]:
    if value in chosen:
        return tuple(each for each in chosen if each != value)
    return (*chosen, value)
