"""The route in brief of one kind of harm: plain values, made by whoever keeps the rules."""

from __future__ import annotations

from dataclasses import dataclass

from portal.core.strip import EmergencyContacts


@dataclass(frozen=True)
class BriefStop:
    """This is one step of a route: what, when, who, and on what it stands."""

    code: str  # of the step, as rules know it
    kind: str  # of the stop on the line: now, first, side or ""
    title: str
    text: str
    whens: tuple[str, ...]  # one line for each answer that makes a difference
    who: str
    basis: str
    url: str = ""  # of the meeting it leads to
    contacts: EmergencyContacts | None = None  # of the front door


@dataclass(frozen=True)
class BriefRoute:
    """This is where a worry goes in one area, and where a worker is asked for the rest."""

    stops: tuple[BriefStop, ...]
    url: str
