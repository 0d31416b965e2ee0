"""The judged questions are many enough of each kind, well formed, and their answers exist."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import pytest
from django.test import Client
from pydantic import ValidationError

from bench.judgements import Judgement, judged_queries
from portal.core.findable import KINDS
from portal.core.models import Partnership
from portal.core.site_map import site_map_entries
from portal.packs.actions import load_together
from portal.packs.queries import NATIONAL, pack_folder, shipped_packs
from portal.reference.models import Harm

AT_LEAST = {
    "acronym": 30, "street": 25, "everyday": 10, "typo": 25, "question": 40, "name": 20,
    "sign": 15, "phrase": 10, "polish": 15, "child": 12, "filter": 6,
}  # fmt: skip
# Children's own words stand on these; adults' results never lead there.
YOUNG = ("/support/young-people/", "/for-young-people/")
# Pages that hold things with no address of their own but an anchor.
HOLDING = ("/glossary/", "/harms/law/")
ANCHOR = re.compile(r'\sid="([^"]+)"')
QUESTIONS = judged_queries()


def example(**values):
    said = {"q": "mace", "site": "tees", "kind": "acronym", "relevant": {"/glossary/#mace": 3}}
    return said | values


def test_there_are_enough_of_each_kind():
    counts = Counter(each.kind for each in QUESTIONS)
    assert {kind: counts[kind] for kind, least in AT_LEAST.items() if counts[kind] < least} == {}
    assert set(counts) == set(AT_LEAST)
    assert len(QUESTIONS) >= 190


def test_every_site_is_asked():
    counts = Counter(each.site for each in QUESTIONS)
    assert set(counts) == set(shipped_packs())
    assert min(counts.values()) >= 40


def test_no_question_is_asked_twice():
    asked = Counter(
        (each.q.casefold(), each.site, each.lang, each.voice, each.types, each.harms)
        for each in QUESTIONS
    )
    assert [question for question, count in asked.items() if count > 1] == []


def test_each_voice_is_answered_by_its_own_pages():
    wrong = [
        (each.q, path)
        for each in QUESTIONS
        for path in each.relevant
        if path.startswith(YOUNG) != (each.voice == "child")
    ]
    assert wrong == []


@pytest.mark.parametrize(
    "values",
    [
        {"kind": "phrase"},
        {"kind": "polish"},
        {"lang": "pl"},
        {"voice": "child"},
        {"kind": "filter"},
        {"types": ["harm"]},
        {"q": '"mace"'},
        {"q": ""},
        {"site": "somewhere"},
        {"relevant": {}},
        {"relevant": {"/glossary/#mace": 2}},
        {"relevant": {"/glossary/#mace": 4}},
        {"relevant": {"/glossary/#mace": "3"}},
        {"relevant": {"glossary": 3}},
        {"relevant": {"/pl/glossary": 3}},
        {"note": "more"},
    ],
)
def test_what_is_not_well_formed_is_refused(values):
    assert Judgement(**example()).relevant == {"/glossary/#mace": 3}
    with pytest.raises(ValidationError):
        Judgement(**example(**values))


@pytest.mark.slow
@pytest.mark.django_db
def test_every_answer_stands_on_its_site():
    base = "http://localhost:8000/"
    folders = [pack_folder(slug) for slug in (NATIONAL, *shipped_packs())]
    load_together(folders=folders, base_url=base, may_update=False)
    public = {one.slug: set(_addresses(one)) for one in Partnership.objects.with_site()}
    missing = [
        (each.site, each.q, path)
        for each in QUESTIONS
        for path in each.relevant
        if path not in public[each.site]
    ]
    assert missing == []
    slugs = set(Harm.objects.values_list("slug", flat=True))
    assert {harm for each in QUESTIONS for harm in each.harms} <= slugs
    assert {kind for each in QUESTIONS for kind in each.types} <= set(KINDS)


def _addresses(partnership: Partnership) -> Iterator[str]:
    """Give every public address of a site, and the anchors of the pages that hold small things."""
    yield from (entry.path for entry in site_map_entries(partnership))
    reader = Client(headers={"host": partnership.site.hostname})
    for page in HOLDING:
        answer = reader.get(page)
        assert answer.status_code == 200
        yield from (f"{page}#{anchor}" for anchor in ANCHOR.findall(answer.content.decode()))
