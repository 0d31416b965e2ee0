"""The look of a page for children or for older readers, which links carry on in the address.

Nothing remembers it: somebody who comes without it gets the look of the page itself.
"""

from __future__ import annotations

from typing import Final

CHILD: Final = "child"
TEEN: Final = "teen"
PARAMETER: Final = "skin"


def skin_of(asked: str) -> str:
    """Name the look of a page for children: older readers ask for theirs."""
    return TEEN if asked == TEEN else CHILD


def skin_or(asked: str, usual: str) -> str:
    """Name the look of a page for everybody: children and older readers bring theirs along."""
    return asked if asked in (CHILD, TEEN) else usual


def in_skin(address: str, skin: str, usual: str = CHILD) -> str:
    """Let an address keep a look that is not its usual one, before any place on its page."""
    if skin == usual or skin not in (CHILD, TEEN):
        return address
    path, mark, place = address.partition("#")
    return f"{path}?{PARAMETER}={skin}{mark}{place}"
