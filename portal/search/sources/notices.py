"""Notices: hide a visit, privacy, accessibility, languages."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy

from portal.core.findable import CHILD
from portal.search.sources.places import Place, source_of_places

# In the words of `portal.core.views.notices`; a child finds what was written for children only.
PLACES: Final = (
    Place("hide", gettext_lazy("Hide that you were here"), is_safety=True),
    Place("privacy", gettext_lazy("Privacy"), is_safety=True),
    Place(
        "privacy-children",
        gettext_lazy("What we know about you"),
        voice=CHILD,
        is_safety=True,
    ),
    Place("accessibility", gettext_lazy("Accessibility"), is_safety=True),
    Place("languages", gettext_lazy("Languages")),
)
SOURCE: Final = source_of_places(PLACES)
