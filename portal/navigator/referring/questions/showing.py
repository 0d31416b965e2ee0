"""Everything a result shows, for every combination of answers at once.

Two combinations that are in the same of these sets lead to the same result: the same steps for
the same reasons, in the same time, the same meetings, form, cautions, gaps and support.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from portal.navigator.rules.beside import asked_beside
from portal.navigator.rules.deciding import CHILD, THING
from portal.navigator.rules.diagrams import EVERYTHING, NOTHING, Node
from portal.navigator.rules.placing_all import (
    Everywhere,
    place_everywhere,
    primary_everywhere,
)
from portal.navigator.rules.rule import RuleSet
from portal.navigator.rules.space import Space
from portal.navigator.rules.steps import step_for
from portal.navigator.rules.telling_all import (
    Chosen,
    forms_everywhere,
    harms_everywhere,
    mechanism_everywhere,
    reasons_everywhere,
    times_everywhere,
    where,
)


def space_of(rule_set: RuleSet) -> Space:
    """Give the space of all answers that anything a result shows tells apart."""
    return Space(rule_set, besides=asked_beside(rule_set))


def shown(space: Space, rule_set: RuleSet, day: date) -> frozenset[Node]:
    """Give the sets of combinations that a result of this day tells apart."""
    found = place_everywhere(space, rule_set, rule_set.layers(day))
    primary = primary_everywhere(space, rule_set.primary, found)
    reasons = reasons_everywhere(space, found).values()
    forms = forms_everywhere(space, rule_set, found, primary)
    sets = {
        *(node for by_rule in reasons for node in by_rule.values()),
        *(node for _code, node in primary),
        *_others(space, rule_set, found, dict(_by_code(space, primary))),
        *(node for _code, node in _by_code(space, forms)),
        *_times(space, rule_set, found),
        *_mechanism(space, rule_set, found),
        *_support(space, rule_set),
        *(where(space, note.condition, found) for note in (*rule_set.cautions, *rule_set.gaps)),
    }
    return frozenset(sets - {NOTHING, EVERYTHING})


def _by_code(space: Space, chosen: Chosen) -> Iterator[tuple[str | None, Node]]:
    for code in dict.fromkeys(code for code, _node in chosen):
        yield code, space.any_of(node for other, node in chosen if other == code)


def _others(
    space: Space, rule_set: RuleSet, found: Everywhere, primary: dict[str | None, Node]
) -> Iterator[Node]:
    """Give where a row names a meeting that is not named already."""
    diagrams = space.diagrams
    named: dict[str, Node] = {}
    for row in rule_set.others:
        here = where(space, row.condition, found)
        for code in row.meetings:
            known = named.get(code) or space.any_of(
                (primary.get(code, NOTHING), found.steps.get(step_for(code), NOTHING))
            )
            yield diagrams.without(here, known)
            named[code] = diagrams.either(known, here)


def _times(space: Space, rule_set: RuleSet, found: Everywhere) -> Iterator[Node]:
    """Give where each time of a table counts for a step that is there."""
    for name in rule_set.timing:
        kinds = [kind.code for kind in rule_set.steps.values() if kind.when == name]
        timed = space.any_of(found.steps.get(code, NOTHING) for code in kinds)
        times: Chosen = [*times_everywhere(space, rule_set, found, name)]
        yield from (space.diagrams.both(timed, node) for _when, node in _by_code(space, times))


def _mechanism(space: Space, rule_set: RuleSet, found: Everywhere) -> Iterator[Node]:
    diagrams, words = space.diagrams, found.words
    yes, maybe = mechanism_everywhere(space, rule_set, found)
    considered = diagrams.either(yes, maybe)
    yield from (yes, maybe, diagrams.both(considered, words[CHILD]))
    yield diagrams.without(words[THING], considered)


def _support(space: Space, rule_set: RuleSet) -> Iterator[Node]:
    places = harms_everywhere(space)
    for code in {code for codes in rule_set.support.values() for code in codes}:
        yield space.any_of(places[harm] for harm in places if code in rule_set.support[harm])
