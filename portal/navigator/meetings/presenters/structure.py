"""The structure of a partnership's meetings: as a list that is drawn as a tree, and for paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import shorten
from typing import Any

from django.utils.translation import gettext as _

from portal.navigator.meetings.models import LineKind, Referrals, Standing, Tier
from portal.navigator.meetings.presenters.known import Known, MeetingLink, in_a_row, link_to
from portal.navigator.meetings.rules.drawing import Drawing, Said, drawing
from portal.navigator.meetings.rules.structure import Branch, Level, Place, structure

NOTE = 90  # so many letters are read at a glance
FEW = 3  # kinds of harm that still are
TAKES, THROUGH, NONE, COMING = "in", "via", "", "soon"


@dataclass(frozen=True)
class Node:
    """This is one meeting of the tree, with those drawn below it."""

    link: MeetingLink
    note: str
    look: str  # "in" takes case referrals, "via" through another group, "soon" is being set up
    state: str  # the same in words, for those who do not see it
    ties: list[str]  # lines that its place does not show
    tier_below: str  # said above those below it, where they stand in another tier
    nodes: tuple[Node, ...]
    layout: str  # how those below it stand: "one", "fan f4" or "pile"


@dataclass(frozen=True)
class Group:
    """These are the meetings of one tier that report to nobody here."""

    tier: str
    nodes: tuple[Node, ...]


@dataclass(frozen=True)
class Structure:
    """This is the whole of it; `words` says the drawing to those who do not see it."""

    groups: list[Group]
    drawing: Drawing
    words: str


def structure_of(known: Known) -> Structure:
    """Give how a partnership's meetings stand together."""
    levels = structure([_place(text, known) for text in known.texts], Tier.values)
    groups = [
        Group(str(Tier(level.tier).label), tuple(_node(each, known) for each in level.branches))
        for level in levels
    ]
    said = {
        code: Said(text.name, note_of(text, known), look_of(text))
        for code, text in known.by_code.items()
    }
    named = [Level(str(Tier(level.tier).label), level.branches) for level in levels]
    return Structure(groups, drawing(named, said), _in_words(levels, known))


def note_of(text: Any, known: Known) -> str:
    """Say in a few words what a meeting is for, or what to do when it takes no referrals."""
    owner = text.owner
    if owner.standing == Standing.BEING_SET_UP:
        return str(Standing.BEING_SET_UP.label)
    instead = known.leads_to(text, LineKind.INSTEAD)
    if owner.referrals == Referrals.NO and (instead or text.instead):
        other = instead[0].name if instead else in_short(text.instead)
        return _("Instead: %(other)s") % {"other": other}
    names = known.short_harms(text)
    if 0 < len(names) <= FEW:
        return in_a_row(names)
    return in_short(text.purpose.split(". ")[0].rstrip("."))


def in_short(words: str) -> str:
    """Give as many words as are read at a glance."""
    return shorten(words, NOTE, placeholder=" …")


def look_of(text: Any) -> str:
    """Say how it is drawn."""
    if not text.owner.is_running:
        return COMING
    looks = {Referrals.YES: TAKES, Referrals.THROUGH: THROUGH}
    return looks.get(text.owner.referrals, NONE)


def state_of(text: Any) -> str:
    """Say in words what the look means."""
    owner = text.owner
    return str(
        Standing(owner.standing).label if not owner.is_running else Referrals(owner.referrals).label
    )


def _place(text: Any, known: Known) -> Place:
    def codes(kind: LineKind) -> tuple[str, ...]:
        return tuple(link.code for link in known.leads_to(text, kind))

    tiers = [each.tier for each in text.owner.tiers.all()]
    tier = tiers[0] if tiers else Tier.OPERATIONAL.value
    return Place(text.owner.code, tier, codes(LineKind.REPORTS), codes(LineKind.ESCALATES))


def _node(branch: Branch, known: Known) -> Node:
    text = known.by_code[branch.code]
    return Node(
        link=link_to(text),
        note=note_of(text, known),
        look=look_of(text),
        state=state_of(text),
        ties=_ties(branch, known),
        tier_below=_tier_below(branch),
        nodes=tuple(_node(each, known) for each in branch.branches),
        layout=_layout(branch),
    )


def _ties(branch: Branch, known: Known) -> list[str]:
    escalations = branch.escalates_to if branch.only_escalates else branch.escalates_beside
    also, up = _names(branch.also_reports_to, known), _names(escalations, known)
    return [
        *([_("Also reports to: %(names)s") % {"names": also}] if also else ()),
        *([_("Escalates to: %(names)s") % {"names": up}] if up else ()),
    ]


def _tier_below(branch: Branch) -> str:
    """Name the tiers of those below, once for all of them."""
    tiers = dict.fromkeys(each.tier for each in branch.branches)
    if set(tiers) <= {branch.tier}:
        return ""
    return " · ".join(str(Tier(tier).label) for tier in tiers)


def _layout(branch: Branch) -> str:
    if len(branch.branches) == 1:
        return "one"
    return f"fan f{len(branch.branches)}" if branch.is_fan else "pile"


def _names(codes: Sequence[str], known: Known) -> str:
    return ", ".join(known.by_code[code].name for code in codes)


def _in_words(levels: Sequence[Level], known: Known) -> str:
    """Say every line of the drawing."""
    sentences = []
    for level in levels:
        for root in level.branches:
            for branch in root.walk():
                name = known.by_code[branch.code].name
                sentences += _lines_in_words(name, branch, known)
    return " ".join(sentences)


def _lines_in_words(name: str, branch: Branch, known: Known) -> list[str]:
    reports = [each.code for each in branch.branches if not each.only_escalates]
    said = []
    if reports:
        values = {"name": name, "others": _names(reports, known)}
        said.append(_("To %(name)s report: %(others)s.") % values)
    if branch.also_reports_to:
        values = {"name": name, "others": _names(branch.also_reports_to, known)}
        said.append(_("%(name)s also reports to: %(others)s.") % values)
    if branch.escalates_to:
        values = {"name": name, "others": _names(branch.escalates_to, known)}
        said.append(_("%(name)s escalates to: %(others)s.") % values)
    return said
