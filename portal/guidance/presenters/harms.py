"""Kinds of harm as pages show them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from portal.core.addresses import language_prefix
from portal.reference.models.laws import LawStatus
from portal.reference.spoken import COMMON

# A partnership's rows first say what is about this kind, then what holds for every kind.
SECTIONS = (
    ("vulnerability", "made-use-of", _("What people who harm make use of")),
    ("protective", "protects", _("What protects")),
    ("mistakes", "mistakes", _("Mistakes often made")),
)


@dataclass(frozen=True)
class Card:
    """This leads to a kind of harm."""

    title: str
    url: str
    text: str


@dataclass(frozen=True)
class Section:
    """This is one part of a page about a kind of harm."""

    title: str | Promise
    anchor: str
    own: str
    common: str


@dataclass(frozen=True)
class LawLine:
    """This is one law with how far it counts."""

    title: str
    url: str
    summary: str
    status: str | Promise
    note: str
    review_date: Any
    anchor: str


def harm_address(slug: str = "") -> str:
    """Give the address of a kind of harm, or of their list."""
    return f"{language_prefix()}harms/{slug}/" if slug else f"{language_prefix()}harms/"


def cards(texts: Sequence[Any]) -> list[Card]:
    """Give a card for each kind of harm."""
    return [
        Card(text.name, harm_address(text.owner.slug), text.summary)
        for text in texts
        if text.owner.slug != COMMON
    ]


def sections(text: Any, common: Any) -> list[Section]:
    """Give the parts of a page, each with what is its own and what always holds."""
    found = [
        Section(title, anchor, getattr(text, name), getattr(common, name, ""))
        for name, anchor, title in SECTIONS
    ]
    return [section for section in found if section.own or section.common]


def law_line(text: Any) -> LawLine:
    """Give one law with its status."""
    owner = text.owner
    return LawLine(
        title=text.title,
        url=owner.url,
        summary=text.summary,
        status=LawStatus(owner.status).label,
        note=text.status_note,
        review_date=owner.review_date,
        anchor=owner.slug,
    )
