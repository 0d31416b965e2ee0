"""How meetings stand together: a tree for each that reports to nobody, grouped by tier.

Any lines at all give a structure with every meeting in it once: what somebody entered wrongly,
a circle or a line to nowhere, hides no meeting.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

WIDEST = 7  # so many boxes stand side by side on a wide screen


@dataclass(frozen=True)
class Place:
    """This is what is known of one meeting: its tier, and the codes it leads to, in order."""

    code: str
    tier: str
    reports_to: tuple[str, ...] = ()
    escalates_to: tuple[str, ...] = ()


@dataclass(frozen=True)
class Branch:
    """This is a meeting with those that report to it.

    The line to the first it reports to is drawn by where it stands; the others are said.
    """

    code: str
    tier: str
    branches: tuple[Branch, ...]
    also_reports_to: tuple[str, ...]
    escalates_to: tuple[str, ...]
    columns: int  # how many boxes have room side by side below it

    @property
    def is_fan(self) -> bool:
        """Say whether those below stand side by side; else one below the other."""
        return 1 < len(self.branches) <= self.columns

    def walk(self) -> Iterator[Branch]:
        """Walk it and all below it, from the top down."""
        yield self
        for branch in self.branches:
            yield from branch.walk()


@dataclass(frozen=True)
class Level:
    """These are the meetings of one tier that report to nobody here, each with those below it."""

    tier: str
    branches: tuple[Branch, ...]


def structure(places: Sequence[Place], tiers: Sequence[str]) -> list[Level]:
    """Put every meeting in its place, in the order given; tiers from the top down."""
    parents = _parents(places)
    below: dict[str, list[Place]] = {}
    for place in places:
        below.setdefault(parents.get(place.code, ""), []).append(place)
    roots = below.get("", [])
    return [
        Level(tier, tuple(_branch(root, below, parents, WIDEST) for root in roots_here))
        for tier in tiers
        if (roots_here := [root for root in roots if root.tier == tier])
    ]


def _branch(
    place: Place, below: Mapping[str, Sequence[Place]], parents: Mapping[str, str], columns: int
) -> Branch:
    children = below.get(place.code, ())
    share = columns // len(children) if children else columns
    known = {each.code for rows in below.values() for each in rows} - {place.code}
    drawn = parents.get(place.code)
    return Branch(
        place.code,
        place.tier,
        tuple(_branch(child, below, parents, max(1, share)) for child in children),
        tuple(code for code in place.reports_to if code in known and code != drawn),
        tuple(code for code in place.escalates_to if code in known),
        columns,
    )


def _parents(places: Sequence[Place]) -> dict[str, str]:
    """Give below which meeting each is drawn; a line that would close a circle is not drawn."""
    codes = {place.code for place in places}
    parents: dict[str, str] = {}
    for place in places:
        for code in place.reports_to:
            if code in codes and place.code not in _upwards(code, parents):
                parents[place.code] = code
                break
    return parents


def _upwards(code: str, parents: Mapping[str, str]) -> list[str]:
    """List a meeting and those above it."""
    found = [code]
    while found[-1] in parents:
        found.append(parents[found[-1]])
    return found
