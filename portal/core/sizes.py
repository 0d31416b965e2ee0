"""The size of a file in words."""

from __future__ import annotations

from django.utils.formats import number_format
from django.utils.translation import gettext as _

KILO = 1000


def size_words(size: int | None) -> str:
    """Say a size as people read it: 300 kB, 1.2 MB; empty when it is not known."""
    if size is None:
        return ""
    if size < KILO * KILO:
        return _("%(number)s kB") % {"number": number_format(max(1, round(size / KILO)))}
    millions = size / KILO / KILO
    decimals = 1 if millions < 10 else 0
    return _("%(number)s MB") % {"number": number_format(round(millions, decimals), decimals)}
