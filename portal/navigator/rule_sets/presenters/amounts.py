"""Large numbers as people read them: how many combinations, and what share of all."""

from __future__ import annotations

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

MILLION = 10**6
_SIZES = (
    (10**12, lazy("%(number)s trillion")),
    (10**9, lazy("%(number)s billion")),
    (MILLION, lazy("%(number)s million")),
)


def amount(count: int) -> str:
    """Say a number: exactly up to a million, then with three figures at least."""
    for size, words in _SIZES:
        if count >= size:
            number = count / size
            return words % {"number": _grouped(number, 0 if number >= 100 else 1)}
    return _grouped(count, 0)


def share(count: int, total: int) -> str:
    """Say what share of all a number is."""
    if not count:
        return _("none")
    if count == total:
        return _("all")
    part = count / total
    if part > 0.99:
        return _("nearly all")
    if part >= 0.01:
        return _("%(number)s%%") % {"number": _grouped(round(part * 100), 0)}
    return _("1 in %(number)s") % {"number": amount(_rounded(total / count))}


def of_all(count: int, total: int) -> str:
    """Say how many combinations there are of how many, and what share that is."""
    if count == total:
        return _("in all %(total)s combinations of answers") % {"total": amount(total)}
    return _("in %(count)s of %(total)s combinations of answers (%(share)s)") % {
        "count": amount(count),
        "total": amount(total),
        "share": share(count, total),
    }


def _rounded(number: float) -> int:
    """Keep two figures: “1 in 340”, never “1 in 337”."""
    whole = round(number)
    places = max(len(str(whole)) - 2, 0)
    return round(whole, -places)


def _grouped(number: float, places: int) -> str:
    return number_format(number, decimal_pos=places, use_l10n=True, force_grouping=True)
