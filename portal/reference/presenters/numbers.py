"""How far a contact's number may be trusted, as its editors see it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from portal.core.cms.reach import reach_of
from portal.reference.models import Contact


@dataclass(frozen=True)
class NumberStatePresenter:
    """This says what is known of the number that readers see."""

    number: str
    textphone: str
    is_blank: bool
    is_verified: bool
    verified_at: datetime | None
    verified_by: str
    review_date: date | None
    may_verify: bool
    is_own: bool  # this person brought the number, so somebody else verifies it
    waits_for_approval: str  # another number in a draft; readers do not see it yet
    pk: int


def number_state(shown: Contact, user: Any) -> NumberStatePresenter:
    """Look at the row itself: the form may hold a draft with another number."""
    row = Contact.objects.select_related("verified_by").get(pk=shown.pk)
    is_own = row.number_changed_by_id is not None and row.number_changed_by_id == user.pk
    is_blank = not row.phone
    return NumberStatePresenter(
        number=row.phone,
        textphone=row.textphone,
        is_blank=is_blank,
        is_verified=row.is_verified,
        verified_at=row.verified_at,
        verified_by=str(row.verified_by or ""),
        review_date=row.review_date,
        may_verify=row.live and not is_blank and not is_own and reach_of(user).may_edit(row),
        is_own=is_own and not row.is_verified,
        waits_for_approval=shown.phone if row.live and shown.phone != row.phone else "",
        pk=row.pk,
    )
