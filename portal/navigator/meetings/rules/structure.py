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
    """This is a meeting with those drawn below it: they report to it, or only escalate to it.

    One line of a meeting is drawn by where it stands; the others are said.
    """

    code: str
    tier: str
    branches: tuple[Branch, ...]
    above: str  # the meeting it is drawn below
    also_reports_to: tuple[str, ...]
    escalates_to: tuple[str, ...]
    only_escalates: bool  # the line upwards says no more than that
    columns: int  # how many boxes have room side by side below it

    @property
    def escalates_beside(self) -> tuple[str, ...]:
        """Give the escalations that its place does not show."""
        return tuple(code for code in self.escalates_to if code != self.above)

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
    above = _above(places)
    below: dict[str, list[Place]] = {}
    for place in places:
        below.setdefault(above.get(place.code, ""), []).append(place)
    roots = below.get("", [])
    known = frozenset(place.code for place in places)
    drawn = _Drawn(above, below, known)
    return [
        Level(tier, _largest_first(tuple(_branch(root, drawn, WIDEST) for root in here)))
        for tier in tiers
        if (here := [root for root in roots if root.tier == tier])
    ]


def _largest_first(branches: tuple[Branch, ...]) -> tuple[Branch, ...]:
    """Put those with others below them before those that stand alone, else in their order."""
    return tuple(sorted(branches, key=lambda branch: not branch.branches))


@dataclass(frozen=True)
class _Drawn:
    """This is which meeting stands below which."""

    above: Mapping[str, str]
    below: Mapping[str, Sequence[Place]]
    known: frozenset[str]


def _branch(place: Place, drawn: _Drawn, columns: int) -> Branch:
    children = drawn.below.get(place.code, ())
    share = max(1, columns // len(children)) if children else columns
    above = drawn.above.get(place.code, "")
    others = drawn.known - {place.code}
    return Branch(
        code=place.code,
        tier=place.tier,
        branches=tuple(_branch(child, drawn, share) for child in children),
        above=above,
        also_reports_to=tuple(
            code for code in place.reports_to if code in others and code != above
        ),
        escalates_to=tuple(code for code in place.escalates_to if code in others),
        only_escalates=bool(above) and above not in place.reports_to,
        columns=columns,
    )


def _above(places: Sequence[Place]) -> dict[str, str]:
    """Give below which meeting each is drawn; a line that would close a circle is not drawn."""
    codes = {place.code for place in places}
    above: dict[str, str] = {}
    for place in places:
        for code in (*place.reports_to, *place.escalates_to):
            if code in codes and place.code not in _upwards(code, above):
                above[place.code] = code
                break
    return above


def _upwards(code: str, above: Mapping[str, str]) -> list[str]:
    """List a meeting and those above it."""
    found = [code]
    while found[-1] in above:
        found.append(above[found[-1]])
    return found
