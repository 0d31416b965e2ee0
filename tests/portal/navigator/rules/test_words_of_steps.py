"""No step, reason, caution or gap blames a child, in no area."""

from __future__ import annotations

import pytest
import yaml

from portal.core.words import Passage
from portal.reference.coach import Advice, Coach
from tests.portal.navigator.rules.answering import AREAS
from tests.portal.navigator.rules.conftest import PACKS


@pytest.fixture(scope="module")
def coach():
    """Give the language coach with all the words the national pack advises against."""
    files = [PACKS / "national" / "language.yaml", *(PACKS / "national" / "harms").glob("*.yaml")]
    entries = [entry for file in files for entry in _advice(yaml.safe_load(file.read_text()))]
    assert len(entries) > 20
    return Coach(Advice(tuple(entry["phrases"]), entry["say"]) for entry in entries)


def _advice(thing):
    if isinstance(thing, dict):
        if "phrases" in thing and "say" in thing:
            yield thing
        thing = list(thing.values())
    if isinstance(thing, list):
        for each in thing:
            yield from _advice(each)


def texts(rules):
    """List everything the navigator may say for an area."""
    yield from (text for kind in rules.steps.values() for text in (kind.text, kind.who))
    yield from (rule.why for rule in rules.rules)
    yield from (note.text for note in (*rules.cautions, *rules.gaps))
    yield from (text for row in rules.redirects for text in (row.why, row.use))
    yield from (row.why for row in rules.others)
    yield from (promise.text for promise in rules.promises)
    for meeting in rules.meetings.values():
        yield from (meeting.name, meeting.who_may_refer, *meeting.prepare, *meeting.prepare_things)
    yield from (rules.first_contact, rules.who_may_refer, *rules.prepare, *rules.prepare_things)


@pytest.mark.parametrize("area", AREAS)
def test_nothing_the_navigator_says_blames_a_child(area, rule_set, coach):
    passages = [Passage("navigator", text) for text in texts(rule_set(area))]
    assert len(passages) > 200
    assert [found.phrase for found in coach.look_at(passages)] == []


def test_the_coach_would_find_it(coach):
    (found,) = coach.look_at([Passage("navigator", "Ask about the child’s lifestyle choice.")])
    assert found.phrase == "lifestyle choice"


@pytest.mark.parametrize("area", AREAS)
def test_quotes_are_typographic_and_nothing_is_left_to_fill_in(area, rule_set):
    said = list(texts(rule_set(area)))
    assert [text for text in said if "'" in text or '"' in text or "{" in text] == []
