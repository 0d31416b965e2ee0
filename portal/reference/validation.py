"""Checks of reference rows that need words for an editor."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from portal.core.time.opening_data import parse_opening_hours
from portal.core.time.opening_faults import OpeningHoursFault


def validate_opening_hours(data: object) -> None:
    """Refuse opening hours that cannot be read, saying which part and how to write it."""
    try:
        parse_opening_hours(data)
    except OpeningHoursFault as fault:
        raise ValidationError(_(fault.template) % fault.facts, code="opening-hours") from fault
