"""How a partnership's colours come out, use by use, for whoever chooses them."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from portal.core.models import Partnership
from portal.core.theme.check import ColourUse, Verdict, verdicts, worst_failure
from portal.core.theme.contrast import Colour, NotAColour, ratio, shown
from portal.core.theme.derive import dark_tokens
from portal.core.theme.tokens import ADULT, DARK, PAPER, TEXT, Tokens
from portal.core.theme.validation import GROUND_WORDS, USE_WORDS

DARK_GROUND_WORDS: dict[str, Promise] = {
    "page": _("the dark page"),
    "surface": _("the dark surface"),
}


@dataclass(frozen=True)
class RatioRow:
    """This is one use of a colour on one ground."""

    use: Promise
    ground: Promise
    ground_colour: str
    ratio: float
    least: float
    is_enough: bool


@dataclass(frozen=True)
class RatioTable:
    """This is a colour with all its uses, and what it becomes on a dark page."""

    title: Promise
    colour: str
    dark_colour: str
    is_ours: bool  # nothing was chosen, so these are the portal's own
    rows: tuple[RatioRow, ...]


def ratio_tables(partnership: Partnership) -> tuple[RatioTable, RatioTable]:
    """Give the tables of the brand and of the accent colour."""
    return (
        _table(_("Brand colour"), "brand", partnership.brand_colour),
        _table(_("Accent colour"), "accent", partnership.accent_colour),
    )


def _table(title: Promise, name: str, text: str) -> RatioTable:
    chosen = _readable(text)
    colour = chosen or ADULT[name]
    dark = _on_dark(name, chosen)
    rows = [_row(verdict) for verdict in verdicts(colour)]
    rows += [_dark_row(dark, ground, DARK) for ground in PAPER]
    return RatioTable(title, str(colour), str(dark), chosen is None, tuple(rows))


def _readable(text: str) -> Colour | None:
    try:
        return Colour.parse(text)
    except NotAColour:
        return None


def _on_dark(name: str, chosen: Colour | None) -> Colour:
    """Give the colour's relative on a dark page; one that cannot be used leaves ours there."""
    if chosen is None or worst_failure(chosen) is not None:
        return DARK[name]
    return dark_tokens(chosen, chosen)[name]


def _row(verdict: Verdict) -> RatioRow:
    return RatioRow(
        use=USE_WORDS[verdict.use],
        ground=GROUND_WORDS[verdict.ground],
        ground_colour=str(verdict.ground_colour),
        ratio=shown(verdict.ratio),
        least=verdict.least,
        is_enough=verdict.is_enough,
    )


def _dark_row(colour: Colour, ground: str, theme: Tokens) -> RatioRow:
    value = ratio(colour, theme[ground])
    return RatioRow(
        use=USE_WORDS[ColourUse.TEXT],
        ground=DARK_GROUND_WORDS[ground],
        ground_colour=str(theme[ground]),
        ratio=shown(value),
        least=TEXT,
        is_enough=value >= TEXT,
    )
