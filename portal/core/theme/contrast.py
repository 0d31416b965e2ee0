"""How far two colours are apart for a reader's eye, by the definition of WCAG 2.2."""

from __future__ import annotations

import re
from colorsys import hls_to_rgb, rgb_to_hls
from dataclasses import dataclass

_HEX = re.compile(r"#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})", re.ASCII | re.IGNORECASE)


class NotAColour(ValueError):
    """This is not a colour as `#rrggbb`."""


@dataclass(frozen=True)
class Colour:
    """This is an opaque colour of the screen, each part from 0 to 255."""

    red: int
    green: int
    blue: int

    @classmethod
    def parse(cls, text: str) -> Colour:
        """Read `#rrggbb`; NotAColour for anything else."""
        match = _HEX.fullmatch(text)
        if match is None:
            raise NotAColour(text)
        red, green, blue = (int(part, 16) for part in match.groups())
        return cls(red, green, blue)

    def __str__(self) -> str:
        return f"#{self.red:02x}{self.green:02x}{self.blue:02x}"

    @property
    def luminance(self) -> float:
        """Give the relative luminance: 0 for black, 1 for white."""
        red, green, blue = (_linear(part / 255) for part in (self.red, self.green, self.blue))
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    def mixed_with(self, other: Colour, share: float) -> Colour:
        """Give this colour with a share, from 0 to 1, of another in it."""
        return Colour(
            round(self.red + (other.red - self.red) * share),
            round(self.green + (other.green - self.green) * share),
            round(self.blue + (other.blue - self.blue) * share),
        )

    @property
    def lightness(self) -> float:
        """Give the lightness: 0 for black, 1 for white, half for the purest tone of a hue."""
        return rgb_to_hls(self.red / 255, self.green / 255, self.blue / 255)[1]

    def with_lightness(self, lightness: float) -> Colour:
        """Give the same hue, as pure as it was, lighter or darker."""
        hue, _lightness, purity = rgb_to_hls(self.red / 255, self.green / 255, self.blue / 255)
        red, green, blue = (round(part * 255) for part in hls_to_rgb(hue, lightness, purity))
        return Colour(red, green, blue)


WHITE = Colour(255, 255, 255)
BLACK = Colour(0, 0, 0)


def ratio(one: Colour, other: Colour) -> float:
    """Give the contrast of two colours: 1 for the same, 21 for black on white."""
    dark, light = sorted([one.luminance, other.luminance])
    return (light + 0.05) / (dark + 0.05)


def shown(value: float) -> float:
    """Give a ratio as people read it: one decimal, cut, so that 4.49 never looks like enough."""
    return int(value * 10 + 1e-9) / 10


def _linear(part: float) -> float:
    # 0.04045 is the threshold of sRGB itself; WCAG 2.2 took it over in place of 0.03928.
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
