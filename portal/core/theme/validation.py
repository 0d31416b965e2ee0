"""Refuse a colour that somebody could not read, and say what to do instead."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.core.theme.check import ColourUse, nearest_darker, worst_failure
from portal.core.theme.contrast import Colour, NotAColour, shown

USE_WORDS: dict[ColourUse, Promise] = {
    ColourUse.TEXT: gettext_lazy("Text"),
    ColourUse.CONTROL: gettext_lazy("Edges of controls, and marks"),
    ColourUse.LABEL: gettext_lazy("Words on the colour"),
    ColourUse.FOCUS: gettext_lazy("The mark of keyboard focus"),
}
GROUND_WORDS: dict[str, Promise] = {
    "page": gettext_lazy("the white page"),
    "surface": gettext_lazy("warm paper"),
    "tint": gettext_lazy("the pale tint"),
    "clay-tint": gettext_lazy("the clay tint"),
    "sand-tint": gettext_lazy("the sand tint"),
    "lilac-tint": gettext_lazy("the lilac tint"),
    "brand": gettext_lazy("the colour itself"),
}


def validate_brand_colour(value: str) -> None:
    """Refuse a brand or accent colour unless every use of it can be read or seen."""
    try:
        colour = Colour.parse(value)
    except NotAColour:
        message = _("Write the colour as # and six digits or letters, such as #0b5d66.")
        raise ValidationError(message, code="not-a-colour") from None
    failure = worst_failure(colour)
    if failure is None:
        return
    raise ValidationError(
        _(
            "%(use)s on %(ground)s would have a contrast of %(ratio)s to 1; at least %(least)s "
            "to 1 is needed. Choose a darker colour: %(darker)s is the nearest that works."
        ),
        code="contrast",
        params={
            "use": USE_WORDS[failure.use],
            "ground": GROUND_WORDS[failure.ground],
            "ratio": shown(failure.ratio),
            "least": failure.least,
            "darker": nearest_darker(colour),
        },
    )
