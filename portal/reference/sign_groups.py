"""The eight groups of signs: a letter in rules and tools, a word in addresses. Pure."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class SignGroup:
    """This is one group; its name for people is in `portal.reference.models.signs`."""

    code: str
    slug: str


# In the order in which people read them.
SIGN_GROUPS = (
    SignGroup("B", "behaviour"),
    SignGroup("H", "health"),
    SignGroup("R", "relationships"),
    SignGroup("E", "education"),
    SignGroup("M", "missing"),
    SignGroup("P", "money"),
    SignGroup("O", "online"),
    SignGroup("C", "places"),
)


def group_of_code(code: str) -> SignGroup | None:
    """Find a group by its letter."""
    return next((group for group in SIGN_GROUPS if group.code == code), None)


def group_of_slug(slug: str) -> SignGroup | None:
    """Find a group by its word in addresses."""
    return next((group for group in SIGN_GROUPS if group.slug == slug), None)
