"""The card of the place where it is discussed: a meeting, or one of the routes beside meetings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from portal.core.presenters.clock import clock_words
from portal.core.time.clock import london
from portal.navigator.referring.slips import Slip
from portal.navigator.rules.inputs import Answers
from portal.navigator.rules.rule import RuleSet

# Answers that are no meeting: what each is, and what happens there.
ROUTES: Final = {
    "MARAC": (
        lazy("MARAC"),
        lazy(
            "The Multi-Agency Risk Assessment Conference. Services plan together how somebody at "
            "high risk from a partner is kept safe."
        ),
    ),
    "PREVENT": (
        lazy("Prevent"),
        lazy(
            "Police Prevent read the referral and decide whether it goes on to the Channel Panel."
        ),
    ),
    "REGULATORS": (
        lazy("Trading Standards and other regulators"),
        lazy("They can visit a place, look at its licence and ask for it to be closed."),
    ),
    "POLICE": (
        lazy("The police"),
        lazy(
            "They hold what is known of people who harm, and act on it together with the council."
        ),
    ),
}


@dataclass(frozen=True)
class Fact:
    """This is one line of a card."""

    term: str
    words: str


@dataclass(frozen=True)
class MeetingCard:
    """This is what a visitor carries away: where it is discussed, when and by whom."""

    kicker: str
    title: str
    text: str = ""
    date: datetime | None = None
    when: str = ""
    papers: str = ""
    facts: list[Fact] = field(default_factory=list)
    url: str = ""
    ics_url: str = ""
    for_child: str = ""
    for_parents: str = ""
    gaps: tuple[str, ...] = ()


@dataclass(frozen=True)
class OtherMeeting:
    """This is a meeting beside the first one."""

    name: str
    why: str
    url: str


def meeting_card(
    conclusion: Mapping[str, Any],
    answers: Answers,
    rule_set: RuleSet | None,
    slip: Slip | None,
    now: datetime,
) -> MeetingCard | None:
    """Give the card of the primary meeting or route; None where no meeting is the right place."""
    code = conclusion["primary_meeting"]
    if code is None:
        return None
    if code in ROUTES:
        title, text = ROUTES[code]
        return MeetingCard(_("Where this goes"), str(title), text=str(text), facts=_who(conclusion))
    kicker = _("Where this is discussed")
    if answers.is_about_child:
        kicker = _("Where this child is discussed")
    if slip is None:
        return MeetingCard(kicker, meeting_name(code, rule_set), facts=_who(conclusion))
    return _of_slip(kicker, slip, conclusion, now)


def other_meetings(
    conclusion: Mapping[str, Any], rule_set: RuleSet | None, slips: Mapping[str, Slip]
) -> list[OtherMeeting]:
    """List the meetings beside the first one, with the reason."""
    return [
        OtherMeeting(
            slips[other["code"]].name if other["code"] in slips
            else meeting_name(other["code"], rule_set),
            other["why"],
            slips[other["code"]].url if other["code"] in slips else "",
        )
        for other in conclusion["other_meetings"]
    ]  # fmt: skip


def meeting_name(code: str, rule_set: RuleSet | None) -> str:
    """Give the name of a meeting or route; its code when the rules know it no more."""
    if rule_set is not None and code in rule_set.meetings:
        return rule_set.meetings[code].name
    return str(ROUTES[code][0]) if code in ROUTES else code


def _of_slip(kicker: str, slip: Slip, conclusion: Mapping[str, Any], now: datetime) -> MeetingCard:
    told = [
        Fact(_("How often"), slip.cadence if slip.next_at is None else ""),
        Fact(_("Chair"), slip.chair),
        Fact(_("Takes"), slip.takes),
        *_who(conclusion),
        Fact(_("Passes on to"), ", ".join(slip.feeds)),
    ]
    return MeetingCard(
        kicker=kicker,
        title=slip.name,
        date=london(slip.next_at) if slip.next_at else None,
        when=", ".join(filter(None, [clock_words(slip.next_at), slip.where]))
        if slip.next_at
        else "",
        papers=_papers(slip.papers_by, now),
        facts=[fact for fact in told if fact.words],
        url=slip.url,
        ics_url=slip.ics_url if slip.next_at else "",
        for_child=slip.for_child,
        for_parents=slip.for_parents,
        gaps=tuple(slip.gaps),
    )


def _who(conclusion: Mapping[str, Any]) -> list[Fact]:
    return [Fact(_("Who may refer"), conclusion["who_may_refer"])]


def _papers(moment: datetime | None, now: datetime) -> str:
    if moment is None:
        return ""
    facts = {"day": date_format(london(moment), "l j F"), "time": clock_words(moment)}
    words = _("Papers by %(day)s, %(time)s")
    if moment <= now:
        words = _("Papers were due by %(day)s, %(time)s. Ask whether they can still be taken")
    return words % facts
