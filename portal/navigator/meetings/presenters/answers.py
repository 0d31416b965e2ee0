"""What programs get of meetings: everything a page says, as values."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from ninja import Field, Schema

from portal.navigator.meetings.models import LineKind
from portal.navigator.meetings.presenters.addresses import calendar_address, meeting_address
from portal.navigator.meetings.presenters.dates import where_words
from portal.navigator.meetings.presenters.known import (
    Known,
    MeetingLink,
    form_of,
    lines_in,
    tiers_of,
)
from portal.navigator.meetings.presenters.slip import gaps_of, referral_words

EMPTY = "Empty when the partnership has not stated it"


class CodeAnswer(Schema):
    """This is a code with its words."""

    code: str
    label: str


class MeetingLinkAnswer(Schema):
    """This leads to another meeting."""

    code: str
    name: str
    url: str = Field(description="Path on this host")


class DateAnswer(Schema):
    """This is one coming date, as editors entered it."""

    starts_at: datetime
    ends_at: datetime | None
    place: str
    papers_by: datetime | None = Field(description="Until when referrals and papers are taken")
    is_cancelled: bool


class MeetingAnswer(Schema):
    """This is one meeting with everything that is known of it."""

    code: str = Field(examples=["NL-M06"])
    slug: str = Field(examples=["mace-triage"])
    name: str = Field(examples=["MACE Triage"])
    url: str = Field(description="Path on this host", examples=["/meetings/mace-triage/"])
    calendar_url: str = Field(description="Path of its dates as iCalendar text")
    expansion: str = Field(description="Long form of an abbreviation")
    also: list[str] = Field(description="Other names it goes by")
    purpose: str
    tiers: list[CodeAnswer] = Field(description="Where it stands, the main one first")
    standing: str = Field(description="running or being-set-up")
    harms: list[CodeAnswer] = Field(description="Kinds of harm; empty for every kind")
    subjects: list[str] = Field(description="child, adult, location, group, theme")
    referrals: CodeAnswer = Field(description="yes, no, through (another group) or not-stated")
    threshold: str = Field(description=EMPTY)
    route_in: str = Field(description=f"Who refers, and how. {EMPTY}")
    form: CodeAnswer | None = Field(description="What to complete, by the navigator’s step")
    chair: str = Field(description=f"A post. {EMPTY}")
    attends: list[str] = Field(description=f"Posts or services. {EMPTY}")
    cadence: str = Field(description=f"How often it meets. {EMPTY}")
    prepare: list[str] = Field(description=f"What to bring. {EMPTY}")
    instead: str = Field(description="What to use when it takes no case referrals")
    instead_of: MeetingLinkAnswer | None = Field(description="The meeting to use, if it is one")
    discusses_child: bool
    for_child: str = Field(description="What it means for you, to a child")
    for_parents: str = Field(description="What it means for you, to parents and carers")
    reports_to: list[MeetingLinkAnswer] = Field(description="Where it reports, or what it feeds")
    escalates_to: list[MeetingLinkAnswer]
    hears_from: list[MeetingLinkAnswer] = Field(description="What reports to it")
    takes_up_from: list[MeetingLinkAnswer] = Field(description="What escalates to it")
    dates: list[DateAnswer] = Field(description="Coming dates, the next one first")
    defaults: list[str] = Field(description="Fields that are our default, not confirmed")
    gaps: list[str] = Field(description="What the partnership has not set")
    language: str = Field(description="Of the words; English where there is no translation")


def meeting_answers(texts: Sequence[Any], known: Known) -> list[MeetingAnswer]:
    """Give meetings to a program."""
    return [meeting_answer(text, known) for text in texts]


def meeting_answer(text: Any, known: Known) -> MeetingAnswer:
    """Give one meeting to a program."""
    owner, instead = text.owner, known.leads_to(text, LineKind.INSTEAD)
    return MeetingAnswer(
        code=owner.code, slug=owner.slug, name=text.name,
        url=meeting_address(owner.slug), calendar_url=calendar_address(owner.slug),
        expansion=text.expansion, also=list(lines_in(text.also)), purpose=text.purpose,
        tiers=[
            CodeAnswer(code=each.tier, label=label)
            for each, label in zip(owner.tiers.all(), tiers_of(text), strict=True)
        ],
        standing=owner.standing,
        harms=[CodeAnswer(code=one.code, label=one.name) for one in known.harm_links(text)],
        subjects=[each.subject for each in owner.subjects.all()],
        referrals=CodeAnswer(code=owner.referrals, label=referral_words(text)),
        threshold=text.threshold, route_in=text.route_in,
        form=CodeAnswer(code=owner.form, label=form_of(text)) if owner.form else None,
        chair=text.chair, attends=list(lines_in(text.attends)), cadence=text.cadence,
        prepare=list(lines_in(text.prepare)), instead=text.instead,
        instead_of=_links(instead)[0] if instead else None,
        discusses_child=owner.discusses_child,
        for_child=text.for_child, for_parents=text.for_parents,
        dates=_dates(text), defaults=list(lines_in(text.defaults)), gaps=list(gaps_of(text)),
        language=known.language, **_lines(text, known),
    )  # fmt: skip


def _lines(text: Any, known: Known) -> dict[str, list[MeetingLinkAnswer]]:
    return {
        "reports_to": _links(known.leads_to(text, LineKind.REPORTS)),
        "escalates_to": _links(known.leads_to(text, LineKind.ESCALATES)),
        "hears_from": _links(known.led_from(text, LineKind.REPORTS)),
        "takes_up_from": _links(known.led_from(text, LineKind.ESCALATES)),
    }


def _links(links: Sequence[MeetingLink]) -> list[MeetingLinkAnswer]:
    return [MeetingLinkAnswer(code=one.code, name=one.name, url=one.url) for one in links]


def _dates(text: Any) -> list[DateAnswer]:
    return [
        DateAnswer(
            starts_at=row.starts_at,
            ends_at=row.ends_at,
            place=where_words(row),
            papers_by=row.papers_by,
            is_cancelled=row.is_cancelled,
        )
        for row in text.owner.coming_dates
    ]
