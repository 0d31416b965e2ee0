"""Questions as people ask them, and as nobody should."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.search.understanding.cleaning import LONGEST
from portal.search.understanding.grouping import MOST_ALTERNATIVES
from portal.search.understanding.thesaurus import Synonym, Thesaurus
from portal.search.understanding.understand import MOST_WORDS, understand
from portal.search.understanding.understood import Alternative, Group
from portal.search.understanding.vocabulary import Vocabulary
from tests.fuzz import can_be_sent, nasty_strings

SYNONYMS = [
    Synonym(("CCE", "child criminal exploitation"), weight=0.9),
    Synonym(("CCE", "child criminal exploitation", "county lines"), weight=0.6),
    Synonym(("CCE", "child criminal exploitation", "going country"), weight=0.6),
    Synonym(("MFH", "missing from home"), weight=0.9),
    Synonym(("MFC", "missing from care"), weight=0.9),
    Synonym(("CME", "missing from education", "not in school"), weight=0.6),
    Synonym(("MACE", "multi-agency child exploitation"), weight=0.9),
    Synonym(("MARAC", "multi-agency risk assessment conference"), weight=0.9),
    Synonym(("trafficking", "NRM"), weight=0.6),
    Synonym(("cuckooing", "home takeover"), weight=0.6),
    Synonym(("sextortion", "online blackmail"), weight=0.6),
    Synonym(("CP", "child protection", "plan"), weight=0.6),
    Synonym(("s47", "section 47"), weight=0.6),
    Synonym(("IT", "information technology"), weight=0.6),
    Synonym(("przemoc", "agresja"), weight=0.6),
]
THESAURUS = Thesaurus(SYNONYMS)
COUNTS = {
    "child": 500, "children": 480, "the": 900, "missing": 150, "home": 200, "care": 220,
    "from": 800, "county": 60, "lines": 60, "exploitation": 300, "trafficking": 60,
    "grooming": 40, "safeguarding": 300, "safe": 120, "information": 200, "share": 50,
    "sharing": 60, "refer": 80, "report": 90, "chair": 20, "chairs": 10, "mace": 40,
    "marac": 20, "cce": 30, "mfh": 5, "cuckooing": 12, "sextortion": 10, "plan": 300,
    "signs": 80, "social": 100, "antisocial": 4, "anti": 3, "behaviour": 60, "school": 90,
    "online": 90, "training": 70, "meeting": 80, "protection": 40, "worker": 70, "line": 30,
    "health": 60, "multi": 40, "agency": 45, "nrm": 20, "criminal": 40,
    "interview": 30, "return": 40,
}  # fmt: skip
VOCABULARY = Vocabulary.of(COUNTS)


def ask(text: str, language: str = "en"):
    return understand(text, language=language, thesaurus=THESAURUS, vocabulary=VOCABULARY)


def looked_for(text: str) -> list[str]:
    """List what must be found, as it was typed or mended."""
    understood = ask(text)
    return [" ".join(group.typed.words) for group in understood.needed]


def said(group: Group) -> dict[str, float]:
    """List everything a group is called besides what was typed, with weights."""
    return {" ".join(one.words): one.weight for one in group.alternatives if one.is_together}


@pytest.mark.parametrize(
    ("question", "groups"),
    [
        ("who chairs MACE", ["mace"]),
        ("where do I refer a trafficked child", ["refer", "trafficked", "child"]),
        ("what does MFH mean", ["mfh"]),
        ("how do I report a child is missing from care", ["report", "child", "missing from care"]),
        ("what is the difference between MACE and MARAC?", ["mace", "marac"]),
        ("am i allowed to share information", ["share", "information"]),
        ("county lines", ["county lines"]),
        ("county-lines", ["county lines"]),
        ("signs of county lines", ["county lines"]),
        ("children not in school", ["children", "not in school"]),
        ("a child who is not home", ["child", "home"]),
        ("missing", ["missing"]),
        ("C.C.E. training", ["cce", "training"]),
        ("Section 47", ["section 47"]),
        ("s.47", ["s47"]),
        ("is it safe", ["safe"]),  # "it" is not IT
        ("the the child child", ["child"]),
        ("what is it", ["what", "is", "it"]),  # of stop words only: they are all there is
        ("what", ["what"]),
        ("AND OR NOT", ["and", "or", "not"]),
        ("child AND (missing OR home) NOT care*", ["child", "missing", "home", "care"]),
        ("-child +missing ^home:care", ["child", "missing", "home", "care"]),
        ("", []),
        ("*** ()", []),
        ('""', []),
    ],
)
def test_what_a_question_looks_for(question, groups):
    assert looked_for(question) == groups


@pytest.mark.parametrize(
    ("question", "kind", "wished"),
    [
        ("who chairs MACE", "meeting", ["chairs"]),
        ("signs of grooming", "indicator", ["signs"]),
        ("what does MFH mean", "glossary", []),
        ("county lines", "", []),
        ("signs", "", []),
    ],
)
def test_a_hint_of_the_kind_is_only_wished_for(question, kind, wished):
    understood = ask(question)
    assert understood.kind == kind
    optional = [group.typed.words[0] for group in understood.groups if group.is_optional]
    assert optional == wished


def test_a_known_phrase_is_one_thing_with_everything_it_is_called():
    (group,) = ask("county lines").groups
    assert group.typed == Alternative(("county", "lines"), ("counti", "line"))
    assert said(group) == {
        "county lines": 1.0,
        "cce": 0.6,
        "child criminal exploitation": 0.6,
    }
    # And its words, apart: "lines that cross a county" is better than nothing.
    assert group.alternatives[-1] == Alternative(
        ("county", "lines"), ("counti", "line"), weight=0.5, is_together=False
    )


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("CCE", {"child criminal exploitation", "county lines", "going country"}),
        ("going country", {"cce", "child criminal exploitation"}),
        ("mfh", {"missing from home"}),
        ("missing from home", {"mfh"}),
        ("cuckooing", {"home takeover"}),
        ("trafficked", {"nrm"}),
        ("sextortion", {"online blackmail"}),
        ("safeguarding", set()),
    ],
)
def test_it_is_found_by_what_means_the_same(typed, expected):
    (group,) = ask(typed).groups
    assert set(said(group)) - {" ".join(group.typed.words)} == expected


def test_a_meaning_that_is_rarer_than_what_was_typed_stands_for_no_more():
    (group,) = ask("plan").groups
    rarities = VOCABULARY.idf("plan"), VOCABULARY.idf("protect"), VOCABULARY.idf("cp")
    assert said(group)["child protection"] == round(0.6 * rarities[0] / rarities[1], 3) < 0.3
    assert said(group)["cp"] == round(0.6 * rarities[0] / rarities[2], 3) < 0.2


def test_what_holds_what_was_typed_already_is_not_said_again():
    thesaurus = Thesaurus([Synonym(("MACE", "MACE panel", "exploitation panel"))])
    (group,) = understand("mace", language="en", thesaurus=thesaurus, vocabulary=VOCABULARY).groups
    assert set(said(group)) == {"mace", "exploitation panel"}


def test_there_are_never_more_alternatives_than_a_few():
    sets = [Synonym(("word", f"one{n:02} two", f"three{n:02}")) for n in range(50)]
    (group,) = understand(
        "word", language="pl", thesaurus=Thesaurus(sets, "pl"), vocabulary=VOCABULARY
    ).groups
    assert len(group.alternatives) <= MOST_ALTERNATIVES
    assert group.typed.words == ("word",)


def test_a_phrase_in_quotation_marks_is_exact():
    understood = ask('“county lines” grooming "the child"')
    assert [(group.typed.words, group.is_exact) for group in understood.groups] == [
        (("county", "lines"), True),
        (("grooming",), False),
        (("the", "child"), True),
    ]
    assert understood.groups[0].alternatives == (
        Alternative(("county", "lines"), ("counti", "line")),
    )


def test_an_exact_phrase_is_not_mended():
    understood = ask('"groming"')
    assert understood.groups[0].typed.words == ("groming",)
    assert understood.did_you_mean == ""


@pytest.mark.parametrize(
    ("typed", "meant", "groups"),
    [
        ("groming", "grooming", ["grooming"]),
        ("Groming of CHIDREN", "Grooming of CHILDREN", ["grooming", "children"]),
        ("what does cuckoing mean?", "what does cuckooing mean?", ["cuckooing"]),
        ("countylines", "county lines", ["county lines"]),
        ("safe garding", "safe garding", ["safe", "garding"]),
        ("safe guarding", "safeguarding", ["safeguarding"]),
        ("mising from home", "missing from home", ["missing from home"]),
        ("“county lines” and groming", "“county lines” and grooming", ["county lines", "grooming"]),
        ("traficking, chid", "trafficking, child", ["trafficking", "child"]),
        ("gowing country", "going country", ["going country"]),  # of the thesaurus, on no page
    ],
)
def test_a_slip_is_mended_and_the_rest_kept_as_typed(typed, meant, groups):
    understood = ask(typed)
    assert looked_for(typed) == groups
    assert (understood.did_you_mean or typed, understood.text) == (meant, typed)
    assert understood.is_corrected == (typed != meant)


@pytest.mark.parametrize(
    ("typed", "meant"), [("MARCC", "MARAC"), ("safeg", "safeguarding"), ("MFX", "")]
)
def test_what_is_not_plain_is_only_suggested(typed, meant):
    understood = ask(typed)
    assert understood.did_you_mean == meant
    assert not understood.is_corrected
    assert looked_for(typed) == [typed.lower()]


@pytest.mark.parametrize(
    "typed",
    ["child", "childs", "groomed", "grooms", "cuckooed", "the", "dn15", "going", "trafficked"],
)
def test_what_is_known_in_any_form_is_never_mended(typed):
    assert ask(typed).did_you_mean == ""


def test_only_a_few_words_of_a_question_are_mended():
    understood = ask("groming groming groming groming groming groming groming groming")
    assert understood.did_you_mean.split() == ["grooming"] * 6 + ["groming"] * 2


def test_words_that_are_also_written_as_one_are_found_either_way():
    (apart, behaviour) = ask("anti-social behaviour").groups
    assert said(apart) == {"anti social": 1.0, "antisocial": 0.9}
    assert behaviour.typed.words == ("behaviour",)
    (whole,) = ask("antisocial").groups
    assert said(whole) == {"antisocial": 1.0, "anti social": 0.9}


def test_postcodes_and_numbers_are_noticed():
    postcode = ask("help near DN15 6NL")
    assert (postcode.has_postcode, postcode.has_phone) == (True, False)
    assert postcode.groups[-1] == Group(
        (
            Alternative(("dn15", "6nl"), ("dn15", "6nl")),
            Alternative(("dn156nl",), ("dn156nl",), 0.9),
            Alternative(("dn15",), ("dn15",), 0.5),
        )
    )
    phone = ask("0800 1111")
    assert (phone.has_postcode, phone.has_phone) == (False, True)
    assert said(phone.groups[0]) == {"0800 1111": 1.0, "08001111": 0.9}


def test_a_section_is_no_postcode():
    assert not ask("s17 and s47").has_postcode
    assert not ask("county lines").has_phone


def test_a_reader_of_another_language_also_finds_english_texts():
    polish = Thesaurus(SYNONYMS, "pl")
    both = Vocabulary([("przemoc", "przemoc", 5), ("exploitation", "exploit", 9)])
    understood = understand(
        "exploitation przemocy", language="pl", thesaurus=polish, vocabulary=both
    )
    english, violence = understood.groups
    assert [one.stems for one in english.alternatives] == [("exploitation",), ("exploit",)]
    assert [one.weight for one in english.alternatives] == [1.0, 1.0]
    assert set(said(violence)) == {"przemocy", "agresja"}
    assert understood.language == "pl"
    assert understood.did_you_mean == ""


def test_a_long_question_is_cut():
    words = " ".join(sorted(COUNTS))
    understood = ask(words)
    assert len(understood.text) <= LONGEST
    assert sum(len(group.typed.words) for group in understood.groups) <= MOST_WORDS


@given(st.text(), st.sampled_from(["en", "pl", "uk", "ar", "xx"]))
def test_any_string_is_understood_and_always_alike(text, language):
    understood = ask(text, language)
    assert understood == ask(text, language)
    assert understood.text == ask(understood.text, language).text
    assert sum(len(group.typed.words) for group in understood.groups) <= MOST_WORDS
    for group in understood.groups:
        assert 0 < len(group.alternatives) <= MOST_ALTERNATIVES
        assert group.typed.weight == 1.0
        for one in group.alternatives:
            assert len(one.words) == len(one.stems) > 0
            assert all(stem.isalnum() for stem in one.stems)
            assert 0 < one.weight <= 1


WORDS_AND_SIGNS = st.lists(
    st.sampled_from([*COUNTS, *'"“”()*:^-', "who", "what is", "DN15 6NL", "0800 1111", "groming",
                     "countylines", "signs of", "not in school", "AND", "CCE", "\x00", "é"])
)  # fmt: skip


@given(WORDS_AND_SIGNS)
def test_any_mixture_of_words_is_understood(words):
    understood = ask(" ".join(words))
    assert understood == ask(" ".join(words))
    assert len({(group.typed.stems, group.is_exact) for group in understood.groups}) == len(
        understood.groups
    )


@pytest.mark.parametrize("language", ["en", "ar"])
def test_nasty_strings_are_understood(language):
    for text in nasty_strings():
        began = time.perf_counter()
        understood = ask(text, language)
        # It takes milliseconds; a second is a pattern gone wild.
        assert time.perf_counter() - began < 1, text[:40]
        assert len(understood.text) <= LONGEST
        assert can_be_sent(understood.text + understood.did_you_mean)
