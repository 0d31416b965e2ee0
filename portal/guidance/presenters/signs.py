"""Signs as pages show them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise

from portal.core.addresses import language_prefix
from portal.reference.models.signs import GROUP_NAMES
from portal.reference.sign_groups import SIGN_GROUPS


@dataclass(frozen=True)
class SignLine:
    """This is one sign in a list."""

    name: str
    url: str
    code: str
    looks_like: str
    is_red: bool


@dataclass(frozen=True)
class SignGroupList:
    """This is one group of signs; a group without a sign is not shown."""

    name: str | Promise
    slug: str
    signs: list[SignLine]


def signs_address(group: str = "") -> str:
    """Give the address of a group of signs, or of all of them."""
    return f"{language_prefix()}indicators/{group}/" if group else f"{language_prefix()}indicators/"


def sign_address(text: Any) -> str:
    """Give the address of a sign."""
    return f"{signs_address(text.owner.group.slug)}{text.owner.slug}/"


def sign_line(text: Any) -> SignLine:
    """Give one sign as a line of a list."""
    owner = text.owner
    return SignLine(text.name, sign_address(text), owner.code, text.looks_like, owner.is_red)


def in_groups(texts: Sequence[Any]) -> list[SignGroupList]:
    """Put signs into the eight groups, in the order in which people read them."""
    return [
        SignGroupList(GROUP_NAMES[group.code], group.slug, lines)
        for group in SIGN_GROUPS
        if (lines := [sign_line(text) for text in texts if text.owner.group_code == group.code])
    ]
