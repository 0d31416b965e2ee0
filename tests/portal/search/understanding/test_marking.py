"""What was asked for, marked where a text says it."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.search.understanding.marking import ELLIPSIS, LOOKED_AT, STRETCH, Piece, excerpt, mark
from portal.search.understanding.thesaurus import Synonym, Thesaurus
from portal.search.understanding.understand import understand
from portal.search.understanding.understood import Understood
from portal.search.understanding.vocabulary import Vocabulary
from tests.fuzz import nasty_strings

THESAURUS = Thesaurus(
    [
        Synonym(("CCE", "child criminal exploitation", "county lines")),
        Synonym(("MFH", "missing from home")),
    ]
)
NOTHING: Understood = Understood("", "en")


def ask(text: str, language: str = "en") -> Understood:
    return understand(text, language=language, thesaurus=THESAURUS, vocabulary=Vocabulary())


def shown(pieces: tuple[Piece, ...]) -> str:
    """Write pieces with brackets around what is marked."""
    return "".join(f"[{piece.text}]" if piece.is_marked else piece.text for piece in pieces)


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        ("child", "Children, a child’s home", "[Children], a [child’s] home"),
        ("grooming", "She was groomed. Gro\u0308oming", "She was [groomed]. [Gro\u0308oming]"),
        ("county lines", "County-lines, a county line", "[County-lines], a [county line]"),
        ("county lines", "CCE is child criminal exploitation.",
         "[CCE] is [child criminal exploitation]."),
        ("CCE", "County lines and C.C.E. in the county",
         "[County lines] and [C.C.E]. in the county"),
        ("county lines", "The lines of a county", "The [lines] of a [county]"),
        ("county lines", "The county council", "The county council"),
        ("county lines", "county lines, lines of a county",
         "[county lines], lines of a county"),
        ("missing from home", "At home, away from it, missing",
         "At [home], away from it, [missing]"),
        ('"county lines"', "CCE, lines of a county, county lines",
         "CCE, lines of a county, [county lines]"),
        ("child missing", "a missing child", "a [missing] [child]"),
        ("child", "No such word", "No such word"),
        ("child", "", ""),
        ("***", "a child", "a child"),
        ("<b>", "a <b>bold</b> word", "a <[b]>bold</[b]> word"),
    ],
)  # fmt: skip
def test_a_text_is_marked(question, text, expected):
    assert shown(mark(text, ask(question))) == expected


def test_a_text_is_read_in_the_language_of_the_question():
    assert shown(mark("Szkoły i szkołą", ask("szkoła", "pl"))) == "[Szkoły] i [szkołą]"
    assert shown(mark("للأطفال", ask("طفل", "ar"))) == "[للأطفال]"


def test_pieces_say_what_is_marked():
    assert mark("a child", ask("child")) == (Piece("a "), Piece("child", is_marked=True))


TEXTS = st.one_of(
    st.text(),
    st.lists(
        st.sampled_from(["child", "County lines", "lines", ". ", " ", "\n", "CCE", "é", "“"])
    ).map(" ".join),
)
QUESTIONS = ("county lines", "child", '"child lines"', "missing from home child", "", "e", "é")


@given(TEXTS, st.sampled_from(QUESTIONS))
def test_pieces_together_are_the_text(text, question):
    pieces = mark(text, ask(question))
    assert "".join(piece.text for piece in pieces) == text
    assert all(piece.text for piece in pieces)


def test_nasty_strings_are_marked_and_cut():
    for text in nasty_strings():
        understood = ask(text)
        for body in (text, f"a child {text[:500]} is missing " * 3):
            assert shown_text(mark(body, understood)) == body
            assert len(shown_text(excerpt(body, understood, 60))) <= 60 + 2


def shown_text(pieces: tuple[Piece, ...]) -> str:
    return "".join(piece.text for piece in pieces)


BODY = (
    "This chapter is about places. Some are safer than others for a child. "
    "Drugs are moved along county lines by people who exploit children. "
    "Ask what the child needs. Nobody is to blame but those who exploit. "
    "A return interview is offered after each time that a child is missing."
)


@pytest.mark.parametrize(
    ("question", "length", "expected"),
    [
        ("county lines", 70,
         "…Drugs are moved along [county lines] by people who exploit children. Ask…"),
        ("county lines", 40, "…Drugs are moved along [county lines] by…"),
        ("county lines", 22, "…[county lines] by people…"),
        ("county lines", 12, "…[county lines]…"),
        ("child missing", 80,
         "…A return interview is offered after each time that a [child] is [missing].…"[:-1]),
        ("places", 40, "This chapter is about [places]. Some are…"),
        ("nowhere", 40, "This chapter is about places. Some are…"),
        ("", 40, "This chapter is about places. Some are…"),
        ("missing", 1000, BODY.replace("missing", "[missing]")),
    ],
)  # fmt: skip
def test_an_excerpt_shows_most_of_what_was_asked_for(question, length, expected):
    assert shown(excerpt(BODY, ask(question), length)) == expected


def test_an_excerpt_may_cut_a_sentence_that_is_too_long():
    body = "word " * 100 + "the missing child was found " + "word " * 100
    assert shown(excerpt(body, ask("missing"), 60)) == (
        "…word word the [missing] child was found word word word word…"
    )


def test_nothing_is_cut_off_a_short_text():
    assert shown(excerpt("  A child.\n", ask("child"))) == "A [child]."


def test_an_empty_text_has_an_empty_excerpt():
    assert excerpt("", ask("child")) == ()
    assert excerpt(" \n ", ask("child")) == ()


def test_a_very_long_text_is_looked_at_a_stretch_at_a_time():
    far = "word " * (STRETCH // 5 + 10) + "a missing child " + "word " * STRETCH
    assert "[missing]" in shown(excerpt(far, ask("missing"), 60))
    too_far = "word " * (LOOKED_AT // 5 + 10) + "a missing child"
    assert shown(excerpt(too_far, ask("missing"), 20)) == "word word word word…"


@given(TEXTS, st.sampled_from(QUESTIONS), st.integers(1, 60))
def test_an_excerpt_is_never_longer_than_asked_and_stands_in_the_text(text, question, length):
    pieces = excerpt(text, ask(question), length)
    inside = list(pieces)
    if inside and inside[0] == Piece(ELLIPSIS):
        inside = inside[1:]
    if inside and inside[-1] == Piece(ELLIPSIS):
        inside = inside[:-1]
    whole = shown_text(tuple(inside))
    assert len(whole) <= length
    assert whole in text


def test_time_grows_no_faster_than_the_text():
    understood = ask("county lines missing child")

    def taken(times: int) -> float:
        body = "the county council and a missing chair " * times
        began = time.perf_counter()
        mark(body, understood)
        return time.perf_counter() - began

    taken(10)
    short, long = min(taken(200) for _ in range(5)), min(taken(2_000) for _ in range(3))
    assert long < 50 * short
