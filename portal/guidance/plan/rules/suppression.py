"""Which figures readers may not see, so that no number below five can be worked out. Pure.

A figure that tells a small number is left out. Then everything is looked at that adds up: the
groups of a period with the figure for everybody, shares of one whole, the shorter periods inside a
longer one. Where one part is left out, another goes with it, so that the rest can be shared
between them in more than one way; where that is not enough, all parts go.

Parts are chosen by size alone, and equals go together: whoever knows this rule learns nothing
from who was chosen. Two parts that are left out could always be one another's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import groupby

from portal.guidance.plan.rules.small import (
    THRESHOLD,
    WHOLE,
    Figure,
    counts_behind,
    is_small,
    known_bases,
    last_place,
    share_tells_small,
    tells_small,
)
from portal.guidance.plan.rules.units import Unit

Small = Callable[[Fraction, int], bool]  # of a rest, and of how many rounded parts it is made


@dataclass(frozen=True)
class Sum:
    """This is something that adds up: parts of a whole that readers know."""

    parts: dict[int, Fraction]  # by the key of the figure
    whole: Fraction
    is_small: Small


@dataclass(frozen=True)
class Family:
    """These are the figures into which another divides, with all sums that hold among them."""

    total: Figure | None
    parts: tuple[Figure, ...]
    is_of_time: bool


def left_out(figures: Sequence[Figure]) -> set[int]:
    """List the keys of the figures that readers may not see."""
    bases = {figure.key: known_bases(figures, figure) for figure in figures}
    hidden = {figure.key for figure in figures if tells_small(figure, bases[figure.key])}
    families = list(families_of(figures))
    before = -1
    while len(hidden) != before:
        before = len(hidden)
        for family in families:
            hidden |= _closed(family, hidden, bases)
    return hidden


def families_of(figures: Sequence[Figure]) -> Iterator[Family]:
    """Walk what divides into what."""
    countable = [figure for figure in figures if figure.unit is not Unit.YES_NO]
    by_measure = sorted(countable, key=lambda figure: figure.measure)
    for _measure, found in groupby(by_measure, key=lambda figure: figure.measure):
        members = list(found)
        yield from _by_group(members)
        yield from _by_time(members)


def _by_group(figures: Sequence[Figure]) -> Iterator[Family]:
    everybody = {(one.start, one.end): one for one in figures if not one.group}
    found: dict[tuple[date, date, str], list[Figure]] = {}
    for one in figures:
        if one.group:
            found.setdefault((one.start, one.end, one.breakdown), []).append(one)
    for (start, end, _breakdown), parts in found.items():
        yield Family(everybody.get((start, end)), tuple(parts), is_of_time=False)


def _by_time(figures: Sequence[Figure]) -> Iterator[Family]:
    for total in figures:
        inside = tuple(
            part
            for part in figures
            if part.group == total.group
            and part.key != total.key
            and total.start <= part.start <= part.end <= total.end
        )
        if inside:
            yield Family(total, inside, is_of_time=True)


def _closed(family: Family, hidden: set[int], bases: dict[int, set[int]]) -> set[int]:
    """Leave out what else has to be, in one family."""
    keys = {part.key for part in family.parts}
    if family.total is not None and family.total.key in hidden:
        return keys  # what it divides into would add up to it
    sums = list(_sums(family, bases))
    found = hidden & keys
    has_more = True
    while has_more:
        more = {key for each in sums for key in _missing(each, found)}
        if more and (family.is_of_time or _is_mixed(family)):
            return keys
        has_more = bool(more - found)
        found |= more
    return found


def _is_mixed(family: Family) -> bool:
    """Say whether some parts have counts and some only a share, below one figure for everybody."""
    kinds = {part.numerator is None for part in family.parts}
    return family.total is not None and len(kinds) > 1


def _sums(family: Family, bases: dict[int, set[int]]) -> Iterator[Sum]:
    counted = [part for part in family.parts if part.numerator is not None]
    total = family.total
    if total is not None:
        for count in (_numerator, _rest, _denominator):
            whole = count(total)
            parts = {part.key: count(part) for part in counted}
            if whole is not None and None not in parts.values():
                given = {
                    key: Fraction(number) for key, number in parts.items() if number is not None
                }
                is_shared = {part.denominator for part in counted} == {total.denominator}
                if count is _numerator or not is_shared:
                    yield Sum(given, Fraction(whole), _is_small_count)
    if not family.is_of_time:
        yield from _shares(family.parts, bases)


def _shares(parts: Iterable[Figure], bases: dict[int, set[int]]) -> Iterator[Sum]:
    """Walk the parts that are shares of one whole."""
    bare = {}
    known: set[int] = set()
    steps = [Fraction(1)]
    by_whole: dict[int, dict[int, Fraction]] = {}
    for part in parts:
        if part.unit is not Unit.PERCENT:
            continue
        if part.numerator is not None and part.denominator is not None:
            by_whole.setdefault(part.denominator, {})[part.key] = Fraction(part.numerator)
        elif part.value is not None:
            bare[part.key] = Fraction(part.value)
            known |= {part.denominator} if part.denominator else bases[part.key]
            steps.append(last_place(part.value))
    for whole, members in by_whole.items():
        yield Sum(members, Fraction(whole), _is_small_count)
    if bare:
        step = max(steps)
        yield Sum(bare, Fraction(WHOLE), _small_of(_likely(known, bare, step), step))


def _likely(bases: set[int], bare: dict[int, Fraction], step: Fraction) -> set[int]:
    """Keep the bases of which most of these shares can be; of another they say nothing."""
    return {
        base
        for base in bases
        if 2 * sum(bool(counts_behind(share, step, base)) for share in bare.values()) > len(bare)
    }


def _small_of(known: set[int], step: Fraction) -> Small:
    def is_small_share(rest: Fraction, parts: int) -> bool:
        """Give the rest the rounding of every part that was taken away from the whole."""
        return rest > 0 and any(
            share_tells_small(rest, step * max(1, parts), base) for base in known
        )

    return is_small_share


def _is_small_count(rest: Fraction, _parts: int) -> bool:
    return is_small(int(rest))


def _missing(each: Sum, hidden: set[int]) -> set[int]:
    """Choose what to leave out next, so that a sum gives nothing away; nothing when it does not."""
    shown = {key: size for key, size in each.parts.items() if key not in hidden}
    if not shown:
        return set()
    alone = {key for key, size in shown.items() if each.is_small(each.whole - size, 1)}
    if alone:
        return alone
    gone = [size for key, size in each.parts.items() if key in hidden]
    # Nobody hides behind a nought, so noughts go last.
    smallest = min(shown.values(), key=lambda size: (size == 0, size))
    rest = each.whole - sum(shown.values())
    if not each.is_small(rest, len(shown)):
        others = each.whole - sum(each.parts.values())  # those in no part, who are never shown
        is_beside = others > 0 and (smallest == 0 or others < smallest)
        if not gone or _is_covered(each, [*gone, others] if is_beside else gone):
            return set()
    return {key for key, size in shown.items() if size == smallest}


def _is_covered(each: Sum, gone: Sequence[Fraction]) -> bool:
    """Say whether what is left out can be shared in several ways, and not among small ones only.

    One alone could be taken from the rest, also where it was left out for another sum's sake.
    """
    large = [size for size in gone if size >= THRESHOLD and not each.is_small(size, 1)]
    return len(gone) > 1 and bool(large)


def _numerator(figure: Figure) -> int | None:
    return figure.numerator


def _rest(figure: Figure) -> int | None:
    return figure.rest


def _denominator(figure: Figure) -> int | None:
    return figure.denominator
