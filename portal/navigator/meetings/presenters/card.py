"""Everything about one meeting, as its page and the API show it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from portal.core.registry import LinkCard
from portal.navigator.meetings.models import DEFAULT_FIELDS, LineKind, Referrals, Subject
from portal.navigator.meetings.presenters.addresses import calendar_address
from portal.navigator.meetings.presenters.dates import DateLine, lines_of
from portal.navigator.meetings.presenters.known import (
    HarmLink,
    Known,
    MeetingLink,
    form_of,
    lines_in,
    link_to,
    tiers_of,
)
from portal.navigator.meetings.presenters.slip import ASK, referral_words
from portal.navigator.meetings.presenters.structure import look_of


@dataclass(frozen=True)
class Fact:
    """This is one thing that is known of a meeting, or that nobody has set."""

    term: str
    words: str = ""
    items: tuple[str, ...] = ()
    is_default: bool = False  # it is ours, not the partnership's

    @property
    def is_set(self) -> bool:
        """Say whether there is anything to say."""
        return bool(self.words or self.items)


@dataclass(frozen=True)
class Voiced:
    """This is what is said to a child or to parents."""

    text: str
    is_default: bool


@dataclass(frozen=True)
class Card:
    """This is one meeting with everything that is known of it."""

    link: MeetingLink
    slug: str
    text: Any
    also: tuple[str, ...]
    look: str
    referrals: str
    is_running: bool
    way_in: list[Fact]
    about: list[Fact]
    harms: list[HarmLink]
    is_for_every_harm: bool
    prepare: Fact
    is_prepare_wanted: bool
    instead: str
    instead_link: MeetingLink | None
    is_instead_default: bool
    reports_to: list[MeetingLink]
    hears_from: list[MeetingLink]
    escalates_to: list[MeetingLink]
    takes_up_from: list[MeetingLink]
    dates: list[DateLine]
    ics_url: str
    for_child: Voiced
    for_parents: Voiced
    defaults: list[str]
    ask: str
    reviewed_at: datetime | None

    @property
    def next_date(self) -> DateLine | None:
        """Give the first date that takes place."""
        return next((date for date in self.dates if not date.is_cancelled), None)

    @property
    def stands_alone(self) -> bool:
        """Say whether no line leads to it or from it."""
        return not (self.reports_to or self.hears_from or self.escalates_to or self.takes_up_from)


def card_of(text: Any, known: Known) -> Card:
    """Give everything about one meeting."""
    owner, ours = text.owner, set(lines_in(text.defaults))
    instead = known.leads_to(text, LineKind.INSTEAD)
    return Card(
        link=link_to(text),
        slug=owner.slug,
        text=text,
        also=lines_in(text.also),
        look=look_of(text),
        referrals=referral_words(text),
        is_running=owner.is_running,
        way_in=_way_in(text, ours),
        about=_about(text, ours),
        harms=known.harm_links(text),
        is_for_every_harm=known.is_for_every_harm(text),
        prepare=Fact(_("What to bring"), items=lines_in(text.prepare),
                     is_default="prepare" in ours),
        is_prepare_wanted=bool(text.prepare) or owner.referrals != Referrals.NO,
        instead=text.instead,
        instead_link=instead[0] if instead else None,
        is_instead_default=bool(ours & {"instead", "instead_of"}),
        reports_to=known.leads_to(text, LineKind.REPORTS),
        hears_from=known.led_from(text, LineKind.REPORTS),
        escalates_to=known.leads_to(text, LineKind.ESCALATES),
        takes_up_from=known.led_from(text, LineKind.ESCALATES),
        dates=lines_of(owner.coming_dates, known.now),
        ics_url=calendar_address(owner.slug),
        for_child=Voiced(text.for_child, "for_child" in ours),
        for_parents=Voiced(text.for_parents, "for_parents" in ours),
        defaults=[str(DEFAULT_FIELDS[name]) for name in DEFAULT_FIELDS if name in ours],
        ask=str(ASK),
        reviewed_at=text.last_published_at,
    )  # fmt: skip


def related_cards(texts: Sequence[Any]) -> list[LinkCard]:
    """Give a card for each of these meetings."""
    return [
        LinkCard(link.name, link.url, referral_words(text))
        for text in texts
        for link in (link_to(text),)
    ]


def _way_in(text: Any, ours: set[str]) -> list[Fact]:
    """Say who refers and how; a group that takes no referrals has no threshold to ask for."""
    facts = [
        Fact(_("Case referrals"), referral_words(text), is_default="referrals" in ours),
        Fact(_("Threshold"), text.threshold, is_default="threshold" in ours),
        Fact(_("Who refers, and how"), text.route_in, is_default="route_in" in ours),
    ]
    if text.owner.referrals == Referrals.NO:
        facts = [fact for fact in facts if fact.is_set]
    if form_of(text):
        facts.append(Fact(_("What to complete"), form_of(text), is_default="form" in ours))
    return facts


def _about(text: Any, ours: set[str]) -> list[Fact]:
    subjects = tuple(str(Subject(each.subject).label) for each in text.owner.subjects.all())
    return [
        Fact(_("Where it stands"), ", ".join(tiers_of(text)), is_default="tiers" in ours),
        Fact(_("What it looks at"), items=subjects, is_default="subjects" in ours),
        Fact(_("Chair"), text.chair, is_default="chair" in ours),
        Fact(_("Who attends"), items=lines_in(text.attends), is_default="attends" in ours),
        Fact(_("How often it meets"), text.cadence, is_default="cadence" in ours),
    ]
