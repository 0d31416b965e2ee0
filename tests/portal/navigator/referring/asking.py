"""The questions of the four areas, as their packs lead to them; answers given at random."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import yaml

from portal.core.flow import Kind, path
from portal.navigator.labels import value_hint, value_label
from portal.navigator.referring.questions.flow import Words, flow_of
from portal.navigator.referring.questions.mattering import Mattering
from portal.navigator.referring.questions.pages import PAGES
from portal.navigator.rules.reading import read_rules

PACKS = Path(__file__).parents[4] / "portal" / "packs"
FOLDERS = {
    "NL": "north_lincolnshire",
    "CE": "cheshire_east",
    "TEES": "tees",
    "GLOS": "gloucestershire",
}
AREAS = tuple(FOLDERS)
DAY = date(2026, 11, 21)
WORDS = Words(say=str, value=value_label, hint=value_hint)


@cache
def read(folder):
    """Read a pack's rules as they are written; a copy is free to be changed."""
    return (PACKS / folder / "navigator.yaml").read_text()


def mapping(folder):
    """Give a pack's rules, free to be changed."""
    return yaml.safe_load(read(folder))


@cache
def rules_of(area):
    """Give the rule set of an area."""
    return read_rules(mapping("national"), mapping(FOLDERS[area]))


def changed_rules(area, *rules, **values):
    """Give the rule set of an area with more rules, or with other values."""
    own = {**mapping(FOLDERS[area]), **values}
    own["rules"] = [*own["rules"], *rules]
    return read_rules(mapping("national"), own)


@cache
def flow(area):
    """Give the flow of an area."""
    return flow_of(rules_of(area), DAY, WORDS)


@cache
def mattering(area):
    """Give what the flow of an area was made of."""
    return Mattering(rules_of(area), DAY, [page.inputs for page in PAGES])


def walked(flow, **given):
    """Give the path of somebody who answers what is given and leaves every other page empty."""
    answers = {
        step.id: {q.id: given[q.id] for q in step.questions if q.id in given} for step in flow.steps
    }
    return path(flow, answers)


def asked(flow, **given):
    """List the questions asked, page by page."""
    found = walked(flow, **given)
    return {stop.id: [question.id for question in stop.questions] for stop in found.stops}


def anything(flow, random):
    """Answer every question there is, or leave it, whether or not it would be asked."""
    given = {}
    for question in flow.questions_by_id.values():
        codes = [option.code for option in question.choices]
        if random.random() < 0.3:
            continue
        if question.kind is Kind.NUMBER:
            given[question.id] = random.choice([0, 12, 13, 15, 16, 17, 18, 25, 26, 120])
        elif question.kind is Kind.MANY:
            given[question.id] = random.sample(codes, random.choice([1, 1, 2, 3]))
        else:
            given[question.id] = random.choice(codes)
    return given
