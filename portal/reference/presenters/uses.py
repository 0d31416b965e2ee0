"""Where a contact is used, as its editors see it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.text import capfirst
from wagtail.admin.admin_url_finder import AdminURLFinder

from portal.core.cms.reach import Reach
from portal.reference.models import LOCAL_KINDS, Contact
from portal.reference.where_used import places_showing


@dataclass(frozen=True)
class Use:
    """This is one page or row that shows a contact."""

    title: str
    kind: str
    url: str
    is_live: bool


@dataclass(frozen=True)
class Uses:
    """This is everything that shows a contact, as far as somebody's hand reaches."""

    places: list[Use]
    is_on_every_page: bool  # the strip with the numbers for an emergency

    @property
    def is_empty(self) -> bool:
        """Say whether nothing shows it."""
        return not self.places and not self.is_on_every_page


def uses_of(contact: Contact, reach: Reach) -> Uses:
    """List what shows a contact: a local one only on pages of its own partnership."""
    if contact.partnership_id is not None:
        partnerships: frozenset[int] | None = frozenset({contact.partnership_id})
    else:
        partnerships = None if reach.is_admin else reach.edited
    places = places_showing(contact.key, partnerships)
    return Uses([_use(place) for place in places], contact.kind in LOCAL_KINDS)


def _use(place: Any) -> Use:
    return Use(
        title=getattr(place, "title", None) or str(place),
        kind=capfirst(place._meta.verbose_name),
        url=AdminURLFinder().get_edit_url(place) or "",
        is_live=place.live,
    )
