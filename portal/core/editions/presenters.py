"""The history of a page's texts, ready for its template."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from portal.core.diff import compare_texts
from portal.core.editions.models import Edition
from portal.core.presenters.differences import Differences, differences


@dataclass(frozen=True)
class EditionRow:
    """This is one edition in the list."""

    key: str  # "3", or "3.1" for its first correction
    name: str
    note: str
    published_at: datetime
    who: str  # a post or a group, never a person
    end: str  # why readers no longer see it; empty while it is in force or a newer one is


@dataclass(frozen=True)
class ComparisonView:
    """This is two editions side by side."""

    old: EditionRow
    new: EditionRow
    differences: Differences


def edition_rows(editions: Sequence[Edition]) -> list[EditionRow]:
    """List editions as people read them."""
    return [_row(edition) for edition in editions]


def comparison(editions: Sequence[Edition], old: str, new: str) -> ComparisonView | None:
    """Compare two editions by their keys; without keys the newest with the one before.

    None when there are no two, or a key names none.
    """
    by_key = {key_of(edition): edition for edition in editions}
    if not old and not new and len(editions) > 1:
        old, new = key_of(editions[1]), key_of(editions[0])
    before, after = by_key.get(old), by_key.get(new)
    if before is None or after is None or before is after:
        return None
    diff = compare_texts(before.text, after.text)
    return ComparisonView(_row(before), _row(after), differences(diff))


def key_of(edition: Edition) -> str:
    """Name an edition in an address."""
    suffix = f".{edition.correction}" if edition.is_correction else ""
    return f"{edition.number}{suffix}"


def _row(edition: Edition) -> EditionRow:
    return EditionRow(
        key=key_of(edition),
        name=_name_of(edition),
        note=edition.note,
        published_at=edition.published_at,
        who=", ".join(filter(None, [edition.owner_post, edition.publisher_group])),
        end="" if edition.is_in_force else edition.withdrawal.get_reason_display(),
    )


def _name_of(edition: Edition) -> str:
    if edition.is_correction:
        return _("Edition %(number)d, correction %(correction)d") % {
            "number": edition.number,
            "correction": edition.correction,
        }
    return _("Edition %(number)d") % {"number": edition.number}
