"""A partnership's own style sheet: the last layer, which sets the same names as our tokens.

It speaks to the adult skin on a screen only. Paper, forced colours and readers who ask for more
contrast keep our own tokens, and so do children's pages, whose look is the same everywhere.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from hashlib import sha256

from portal.core.theme.check import worst_failure
from portal.core.theme.contrast import Colour, NotAColour
from portal.core.theme.derive import dark_tokens, light_tokens

DIGEST_LENGTH = 12
SCREEN = "screen and (forced-colors: none) and (prefers-contrast: no-preference)"
DARK_SCREEN = f"{SCREEN} and (prefers-color-scheme: dark)"


@lru_cache(maxsize=128)
def stylesheet(brand: str, accent: str) -> str:
    """Write the style sheet; empty when there is no colour that can be used."""
    colours = (_usable(brand), _usable(accent))
    if colours == (None, None):
        return ""
    return _rule(SCREEN, light_tokens(*colours)) + _rule(DARK_SCREEN, dark_tokens(*colours))


@lru_cache(maxsize=128)
def digest(css: str) -> str:
    """Give the part of the address that changes with the content."""
    return sha256(css.encode()).hexdigest()[:DIGEST_LENGTH]


def _usable(text: str) -> Colour | None:
    """Read a colour; whatever reached the database unchecked is left out, never written."""
    try:
        colour = Colour.parse(text)
    except NotAColour:
        return None
    return colour if worst_failure(colour) is None else None


def _rule(media: str, tokens: Mapping[str, Colour]) -> str:
    values = "".join(f"--{name}:{value};" for name, value in tokens.items())
    return f'@media {media}{{[data-theme="adult"]{{{values}}}}}\n'
