"""Text of which parts are marked."""

from __future__ import annotations

from collections.abc import Iterable

from portal.search.understanding.marking import Piece


def plain(pieces: Iterable[Piece]) -> str:
    """Give the text without its marks."""
    return "".join(piece.text for piece in pieces)
