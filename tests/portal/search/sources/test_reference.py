"""Reference rows as search finds them."""

from __future__ import annotations

import pytest

from portal.core.cms.text_rows import Voice
from portal.core.findable import Findable
from portal.reference.models import HarmLaw, SignHarm
from portal.search.sources import reference
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _site(partnership):
    """Entries follow rows; a site is there as always."""


def only(source) -> Findable:
    (one,) = source.findables(source.things())
    return one


def test_a_kind_of_harm():
    text = factories.HarmTextFactory(
        owner__slug="missing", owner__code="MIS", name="Missing", summary="Away.",
        definition="Not where they should be.", actions="<p>Ring 101.</p>", also="MFH\n\nawol",
        body=[("prose", "<p>Read more.</p>")],
    )  # fmt: skip
    one = only(reference.HARMS)
    assert (one.thing, one.origin) == ("harm:missing", f"reference.HarmText:{text.pk}")
    assert (one.kind, one.path, one.harms) == ("harm", "/harms/missing/", ("missing",))
    assert (one.title, one.summary, one.words) == ("Missing", "Away.", ("MIS", "MFH", "awol"))
    assert one.body == "Not where they should be.\nRing 101.\nRead more."


def test_what_holds_for_all_kinds_is_found_as_their_list():
    factories.HarmTextFactory(owner__slug=reference.COMMON, name="Holds", definition="No proof.")
    one = only(reference.HARMS)
    assert (one.title, one.path) == ("Kinds of harm outside the home", "/harms/")
    assert (one.body, one.harms) == ("No proof.", ())


def test_a_child_finds_its_own_words_and_no_adults_name():
    owner = factories.HarmFactory(slug="child-sexual-exploitation", code="CSE", neutral_slug="kite")
    factories.HarmTextFactory(owner=owner, name="Exploitation")
    factories.HarmTextFactory(owner=owner, name="When somebody uses you", child=True)
    one = only(reference.YOUNG)
    assert (one.voice, one.title) == ("child", "When somebody uses you")
    assert one.path == "/support/young-people/about/kite/"
    assert (one.words, one.harms) == ((), ())
    assert not any(word in one.thing.lower() for word in ("exploitation", "cse", "kite"))
    assert [found.thing for found in reference.YOUNG.findables(["young:nobody"])] == []


def test_a_sign():
    text = factories.SignTextFactory(
        owner__slug="late", owner__code="MIS-01", owner__group_code="M", name="Comes home late",
        looks_like="Often.", why_it_matters="Somebody waits.", also="out late",
    )  # fmt: skip
    for slug in ("missing", "bullying"):
        SignHarm.objects.create(sign=text.owner, harm=factories.HarmFactory(slug=slug))
    one = only(reference.SIGNS)
    assert (one.thing, one.kind, one.path) == (
        "sign:late",
        "indicator",
        "/indicators/missing/late/",
    )
    assert (one.title, one.summary, one.body) == (
        "Comes home late", "Often.", "Often.\nSomebody waits.",
    )  # fmt: skip
    assert (one.words, sorted(one.harms)) == (("MIS-01", "out late"), ["bullying", "missing"])


def test_a_term_is_found_where_the_glossary_has_it():
    factories.TermTextFactory(
        owner__slug="mace", term="MACE", expansion="Multi-agency child exploitation",
        definition="A meeting.", also="mace meeting", street_words="the mace",
    )  # fmt: skip
    one = only(reference.TERMS)
    assert (one.kind, one.path) == ("glossary", "/glossary/#mace")
    assert one.title == "MACE – Multi-agency child exploitation"
    assert (one.summary, one.words) == ("A meeting.", ("MACE", "mace meeting", "the mace"))


def test_a_term_that_is_no_abbreviation():
    factories.TermTextFactory(term="cuckooing", expansion="cuckooing")
    assert only(reference.TERMS).title == "cuckooing"


def test_a_law():
    text = factories.LawTextFactory(
        owner__slug="children-act", owner__code="CA89", title="Children Act 1989",
        summary="It protects.", status_note="In force.",
    )  # fmt: skip
    HarmLaw.objects.create(law=text.owner, harm=factories.HarmFactory(slug="missing"))
    one = only(reference.LAWS)
    assert (one.kind, one.path, one.words) == ("guidance", "/harms/law/#children-act", ("CA89",))
    assert (one.body, one.harms) == ("It protects.\nIn force.", ("missing",))


def test_advice_on_wording_never_bears_a_word_of_blame_alone():
    factories.LanguageAdviceTextFactory(
        avoid="absconded", say="is missing", why="It blames.", phrases="ran off"
    )
    one = only(reference.ADVICE)
    assert (one.title, one.path) == ("Instead of “absconded”", "/harms/language/")
    assert (one.summary, one.body, one.words) == (
        "is missing", "is missing\nIt blames.", ("ran off",),
    )  # fmt: skip
    assert (one.harms, one.boost) == ((), 70)


def test_advice_for_a_kind_of_harm_stands_on_its_page():
    factories.LanguageAdviceTextFactory(owner__harm=factories.HarmFactory(slug="missing"))
    one = only(reference.ADVICE)
    assert (one.path, one.harms) == ("/harms/missing/#words", ("missing",))


def test_own_rows_languages_and_voices_are_told_apart(partnership):
    owner = factories.TermFactory(slug="mace")
    factories.TermTextFactory(owner=owner, term="MACE")
    factories.TermTextFactory(owner=owner, term="MACE (pl)", locale=factories.locale("pl"))
    factories.TermTextFactory(owner__slug="mace", owner__partnership=partnership, term="Our MACE")
    factories.TermTextFactory(owner=owner, term="for a child", voice=Voice.CHILD)
    found = reference.TERMS.findables(["term:mace"])
    assert [(one.title, one.language, one.partnership_pk) for one in found] == [
        ("MACE", "en", None), ("MACE (pl)", "pl", None), ("Our MACE", "en", partnership.pk),
    ]  # fmt: skip


def test_what_a_kind_of_harm_touches():
    sign = factories.SignTextFactory(owner__slug="late").owner
    law = factories.LawTextFactory(owner__slug="act").owner
    harm = factories.HarmFactory(slug="missing")
    SignHarm.objects.create(sign=sign, harm=harm)
    HarmLaw.objects.create(law=law, harm=harm)
    factories.LanguageAdviceTextFactory(owner__slug="say", owner__harm=harm)
    touched = {name: rows.touched(harm) for name, rows in reference.SOURCES.items()}
    (young,) = touched.pop("young")
    assert young.startswith("young:")
    assert touched == {
        "harms": ["harm:missing"], "signs": ["sign:late"], "laws": ["law:act"],
        "advice": ["advice:say"], "terms": [],
    }  # fmt: skip


@pytest.mark.parametrize("rows", [1, 3, 30])
@pytest.mark.parametrize(
    ("source", "factory", "expected"),
    [
        (reference.HARMS, factories.HarmTextFactory, 1),
        (reference.SIGNS, factories.SignTextFactory, 3),  # with links to kinds of harm
        (reference.TERMS, factories.TermTextFactory, 1),
        (reference.LAWS, factories.LawTextFactory, 2),  # no link leads to a kind of harm
        (reference.ADVICE, factories.LanguageAdviceTextFactory, 1),
    ],
)
def test_many_rows_need_no_more_queries_than_one(rows, source, factory, expected, queries):
    for text in factory.create_batch(rows):
        if source is reference.SIGNS:
            SignHarm.objects.create(sign=text.owner, harm=factories.HarmFactory())
    names = source.things()
    with queries(expected):
        assert len(list(source.findables(names))) == rows
