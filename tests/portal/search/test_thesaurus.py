"""What means the same on each site: its glossary, the kinds of harm, what editors add."""

from __future__ import annotations

import pytest

from portal.core.findable import ADULT, CHILD
from portal.core.stamp import bump_stamp
from portal.reference.models import TermText
from portal.search import thesaurus
from portal.search.thesaurus import thesaurus_of
from portal.search.understanding.analysis import words
from portal.search.understanding.thesaurus import Synonym
from tests import factories

pytestmark = pytest.mark.django_db


def term(slug, name, *, partnership=None, code="en", **values):
    return factories.TermTextFactory(
        owner__slug=slug, owner__partnership=partnership, locale=factories.locale(code),
        term=name, **values,
    )  # fmt: skip


def meant(text, partnership=None, language="en", voice=ADULT):
    """List what a phrase means, with weights; None when it is not known."""
    pk = partnership.pk if partnership else None
    typed = words(text)
    match = thesaurus_of(pk, language, voice).match(typed)
    if match is None or match.length < len(typed):
        return None
    return {" ".join(one.words): one.weight for one in match.meanings}


@pytest.fixture
def cce():
    return term(
        "cce", "CCE", expansion="Child criminal exploitation", also="county lines\n",
        street_words="going country\ndrug running",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("CCE", {"child criminal exploitation": 0.9, "county lines": 0.6, "going country": 0.6,
                 "drug running": 0.6}),
        ("child criminal exploitation",
         {"cce": 0.9, "county lines": 0.6, "going country": 0.6, "drug running": 0.6}),
        ("county lines", {"cce": 0.6, "child criminal exploitation": 0.6}),
        ("going country", {"cce": 0.6, "child criminal exploitation": 0.6}),
        ("country", None),
    ],
)  # fmt: skip
def test_a_term_its_expansion_and_other_words_lead_to_each_other(cce, typed, expected):
    assert meant(typed) == expected


def test_a_word_for_two_terms_leads_to_both_but_other_words_not_to_each_other(cce):
    term("county-lines", "County lines", street_words="cunch")
    assert meant("county lines") == {"cce": 0.6, "child criminal exploitation": 0.6, "cunch": 0.6}
    assert meant("cunch") == {"county lines": 0.6}


def test_brackets_only_tell_two_meanings_apart():
    term("ceop-national", "CEOP (national)", expansion="Child Exploitation and Online Protection")
    term("ceop-local", "CEOP (Cheshire East)", expansion="Child Exploitation Operational Panel")
    assert meant("ceop") == {
        "child exploitation and online protection": 0.9,
        "child exploitation operational panel": 0.9,
    }


def test_a_kind_of_harm_is_known_by_code_name_and_other_words():
    factories.HarmTextFactory(
        owner__code="MISS", name="Missing from home, care or education", also="MFH\nrunaway"
    )
    assert meant("miss") == {
        "missing from home care or education": 0.9, "mfh": 0.6, "runaway": 0.6,
    }  # fmt: skip
    assert meant("runaways") == {"miss": 0.6, "missing from home care or education": 0.6}


def test_a_partnerships_own_term_stands_in_the_place_of_the_national_one(four_partnerships):
    here, there = (four_partnerships[slug] for slug in ("north-lincolnshire", "tees"))
    term("hub", "Hub", also="front door")
    term("hub", "Hub", partnership=here, also="single contact")
    assert meant("hub", here) == {"single contact": 0.6}
    assert meant("front door", here) is None
    assert meant("hub", there) == {"front door": 0.6}
    assert meant("single contact", there) is None
    assert meant("hub") == {"front door": 0.6}


@pytest.mark.parametrize("state", [{"draft": True}, {"approved_at": None, "live": False}])
def test_what_is_not_published_means_nothing(state):
    term("secret", "Secret", also="hidden", **state)
    assert meant("hidden") is None


def test_each_voice_has_its_own_words():
    owner = factories.HarmFactory(code="BUL", slug="bullying")
    factories.HarmTextFactory(owner=owner, name="Bullying", also="harassment")
    factories.HarmTextFactory(owner=owner, name="Being bullied", also="picked on", child=True)
    assert meant("harassment") == {"bul": 0.6, "bullying": 0.6}
    assert meant("picked on") is None
    assert meant("picked on", voice=CHILD) == {"bul": 0.6, "being bullied": 0.6}
    assert meant("harassment", voice=CHILD) is None


def test_readers_of_another_language_also_have_the_english_words(cce):
    polish = factories.TermTextFactory(
        owner=cce.owner, locale=factories.locale("pl"), term="CCE",
        expansion="wykorzystywanie dzieci do przestępstw", also="",
    )  # fmt: skip
    assert polish.owner.slug == "cce"
    assert meant("county lines", language="pl")["cce"] == 0.6
    assert meant("wykorzystywania dziecka do przestępstw", language="pl")["cce"] == 0.9
    assert meant("wykorzystywanie dzieci do przestępstw") is None
    assert meant("county lines", language="ro")["cce"] == 0.6


def test_other_rooms_add_their_own(monkeypatch, partnership):
    asked = []

    def of_editors(pk, language, voice):
        asked.append((pk, language, voice))
        return [Synonym(("fostering", "care experienced"), is_one_way=True, weight=0.8)]

    monkeypatch.setattr(thesaurus, "synonym_sources", [of_editors])
    assert meant("fostering", partnership) == {"care experienced": 0.8}
    assert meant("care experienced", partnership) == {}
    assert asked == [(partnership.pk, "en", ADULT)]


def test_it_is_read_once_until_anything_is_published(queries, cce):
    thesaurus_of(None, "en", ADULT)
    with queries(0):
        assert meant("drug running") is not None
    TermText.objects.update(street_words="OT")
    assert meant("drug running") is not None
    bump_stamp()
    assert meant("drug running") is None
    assert meant("OT") == {"cce": 0.6, "child criminal exploitation": 0.6}


@pytest.mark.parametrize("rows", [1, 3, 30])
def test_it_is_read_in_three_queries(queries, partnership, rows):
    for n in range(rows):
        term(f"term-{n}", f"Term{n}", also="word")
        factories.HarmTextFactory()
    # Terms, kinds of harm, and what editors taught.
    with queries(3):
        assert thesaurus_of(partnership.pk, "pl", ADULT).size == 1 + 3 * rows
