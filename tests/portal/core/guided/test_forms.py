"""The form of a step: from questions to fields, from what was posted to answers."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from portal.core.flow import (
    Answered,
    DateLimit,
    Equals,
    Flow,
    Kind,
    Option,
    Question,
    Section,
    Step,
    fits,
    path,
)
from portal.core.guided.fields import REFERENCE_WORDS
from portal.core.guided.forms import StepForm

TODAY = date(2026, 11, 20)
OPTIONS = (Option("a", "A", "Hint of A"), Option("b", "B"), Option("none", "None", is_alone=True))


def question(kind: Kind, name: str = "q", **more) -> Question:
    options = OPTIONS if kind in {Kind.ONE, Kind.MANY} else ()
    return Question(name, kind, f"Label of {name}", options=options, **more)


def form_of(*questions: Question, post: dict | None = None, kept: dict | None = None, known=None):
    flow = Flow("f", "1", "F", (Section("s", "S", (Step("s", "S", questions),)),))
    stop = path(flow, {} if kept is None else {"s": kept}).by_id["s"]
    data = None
    if post is not None:
        data = QueryDict(mutable=True)
        data["s-revision"] = "0"
        for name, value in post.items():
            texts = value if isinstance(value, list) else [value]
            data.setlist(f"s-{name}", texts)
    return StepForm(data, prefix="s", stop=stop, known=known or {}, revision=0, today=TODAY)


@pytest.mark.parametrize(
    ("kind", "post", "value"),
    [
        (Kind.ONE, {"q": "a"}, "a"),
        (Kind.MANY, {"q": ["a", "b"]}, ["a", "b"]),
        (Kind.YNU, {"q": "not-known"}, "not-known"),
        (Kind.TIME, {"q": "recent"}, "recent"),
        (Kind.SEV, {"q": "3"}, "3"),
        (Kind.SCALE, {"q": "skip"}, "skip"),
        (Kind.DATE, {"q_day": "5", "q_month": "12", "q_year": "2026"}, "2026-12-05"),
        (Kind.NUMBER, {"q": " 7 "}, 7),
        (Kind.REFERENCE, {"q": "K4471"}, "K4471"),
        (Kind.TEXT, {"q": " The park "}, "The park"),
        (Kind.LONG_TEXT, {"q": "One\r\ntwo"}, "One\ntwo"),
    ],
)
def test_an_answer_is_written_as_json_that_fits(kind, post, value):
    asked = question(kind, required=True)
    form = form_of(asked, post=post)
    assert form.is_valid(), form.errors
    assert form.values() == {"q": value}
    assert fits(asked, value)


@pytest.mark.parametrize("kind", list(Kind))
def test_what_is_optional_may_be_left_out(kind):
    form = form_of(question(kind), post={})
    assert form.is_valid()
    assert form.values() == {}


@pytest.mark.parametrize("kind", list(Kind))
def test_what_is_required_is_asked_for(kind):
    form = form_of(question(kind, required=True), post={})
    assert list(form.errors) == ["q"]
    assert form.values() == {}


@pytest.mark.parametrize(
    ("asked", "post", "error", "kept"),
    [
        (question(Kind.ONE), {"q": "z"}, "Choose one of the answers shown.", ["z"]),
        (
            question(Kind.MANY), {"q": ["a", "none"]},
            "Choose “None” alone, or leave it out.", ["a", "none"],
        ),
        (
            question(Kind.DATE), {"q_day": "31", "q_month": "2", "q_year": "2026"},
            "This date does not exist; check the day and the month.", ["31", "2", "2026"],
        ),
        (
            question(Kind.DATE), {"q_day": "5"},
            "Enter the day, the month and the year.", ["5", "", ""],
        ),
        (
            question(Kind.DATE, dates=DateLimit.PAST),
            {"q_day": "21", "q_month": "11", "q_year": "2026"},
            "The date must be 20 November 2026 or earlier.", ["21", "11", "2026"],
        ),
        (
            question(Kind.DATE, dates=DateLimit.FUTURE),
            {"q_day": "19", "q_month": "11", "q_year": "2026"},
            "The date must be 20 November 2026 or later.", ["19", "11", "2026"],
        ),
        (question(Kind.NUMBER), {"q": "seven"}, "Use a whole number, such as 7.", ["seven"]),
        (question(Kind.NUMBER), {"q": "1.5"}, "Use a whole number, such as 7.", ["1.5"]),
        (
            question(Kind.NUMBER, smallest=1), {"q": "0"},
            "The number must be 1 or more.", ["0"],
        ),
        (
            question(Kind.NUMBER, largest=10), {"q": "11"},
            "The number must be 10 or less.", ["11"],
        ),
        (
            question(Kind.REFERENCE), {"q": "Anna Kowalska"},
            str(REFERENCE_WORDS), ["Anna Kowalska"],
        ),
        (
            question(Kind.TEXT), {"q": "x" * 301},
            "Use at most 300 characters; there are 301 now.", ["x" * 301],
        ),
        (
            question(Kind.LONG_TEXT), {"q": "x" * 2001},
            "Use at most 2000 characters; there are 2001 now.", ["x" * 2001],
        ),
    ],
)  # fmt: skip
def test_what_cannot_be_used_says_how_to_mend_it_and_is_kept_as_typed(asked, post, error, kept):
    form = form_of(asked, post=post)
    assert form.errors == {"q": [error]}
    assert form.values() == {"q": {"typed": kept}}
    assert not fits(asked, form.values()["q"])


@pytest.mark.parametrize(
    ("asked", "value", "shown"),
    [
        (question(Kind.DATE), "2026-12-05", 'name="s-q_day" value="5"'),
        (question(Kind.DATE), {"typed": ["31", "2", ""]}, 'name="s-q_day" value="31"'),
        (question(Kind.NUMBER), 7, 'value="7"'),
        (question(Kind.NUMBER), {"typed": ["seven"]}, 'value="seven"'),
        (question(Kind.TEXT), {"typed": ["a < b"]}, 'value="a &lt; b"'),
        (question(Kind.LONG_TEXT), "One\ntwo", "One\ntwo</textarea>"),
    ],
)
def test_what_is_kept_is_shown_again(asked, value, shown):
    html = str(form_of(asked, kept={"q": value})["q"].as_field_group())
    assert shown in html


def test_a_chosen_answer_is_chosen_again():
    html = str(form_of(question(Kind.ONE), kept={"q": "b"})["q"].as_field_group())
    [chosen] = re.findall(r"<input[^>]* checked[^>]*>", html)
    assert 'value="b"' in chosen


def test_ticked_answers_are_ticked_again():
    html = str(form_of(question(Kind.MANY), kept={"q": ["a", "none"]})["q"].as_field_group())
    assert html.count(" checked") == 2


def test_an_answer_that_no_longer_fits_is_shown_as_it_is():
    limited = question(Kind.DATE, latest=date(2026, 1, 1))
    assert form_of(limited, kept={"q": "not a date"}).initial["q"] == "not a date"


# How we know


ASKS = question(Kind.TIME, asks_basis=True)


@pytest.mark.parametrize(
    ("post", "value"),
    [
        ({"q": "now"}, "now"),
        (
            {"q": "now", "q__basis": ["record", "police"], "q__note": "Twice."},
            {"value": "now", "basis": ["record", "police"], "note": "Twice."},
        ),
        ({"q": "now", "q__note": "Twice."}, {"value": "now", "basis": [], "note": "Twice."}),
    ],
)
def test_how_we_know_stands_beside_an_answer(post, value):
    form = form_of(ASKS, post=post)
    assert form.is_valid()
    assert form.values() == {"q": value}
    assert fits(ASKS, value)


def test_how_we_know_without_an_answer_asks_for_it_and_is_kept():
    form = form_of(ASKS, post={"q__note": "Twice."})
    assert form.errors == {"q": ["Choose one answer."]}
    assert form.values() == {"q": {"basis": [], "note": "Twice."}}
    shown = form_of(ASKS, kept=form.values())
    assert shown.initial["q__note"] == "Twice."
    assert shown.initial["q"] is None


def test_a_note_that_is_too_long_is_kept_with_its_answer():
    form = form_of(ASKS, post={"q": "now", "q__basis": ["record"], "q__note": "x" * 301})
    assert list(form.errors) == ["q__note"]
    assert form.values() == {"q": {"value": "now", "basis": ["record"], "note": "x" * 301}}
    assert not fits(ASKS, form.values()["q"])
    assert not form.asked[0].is_more_late


def test_how_we_know_waits_for_an_answer_that_says_something_is_there():
    [asked] = form_of(ASKS).asked
    assert asked.is_more_late
    assert [str(field.label) for field in asked.more] == [
        "How do we know?", "What makes you think so?",
    ]  # fmt: skip
    [plain] = form_of(question(Kind.TIME)).asked
    assert plain.more == ()


# What hangs on another answer


WHERE = question(Kind.TEXT, "where", required=Equals("who", "a"))
WHO = question(Kind.ONE, "who")


@pytest.mark.parametrize(
    ("post", "known", "errors"),
    [
        ({"who": "a"}, {}, ["where"]),
        ({"who": "a", "where": "Here"}, {}, []),
        ({"who": "b"}, {}, []),
        ({}, {}, []),
        ({}, {"who": "a"}, []),  # an old answer to a question of this very page does not count
    ],
)
def test_an_answer_may_be_needed_because_of_another_on_the_page(post, known, errors):
    form = form_of(WHO, WHERE, post=post, known=known)
    assert list(form.errors) == errors


def test_an_answer_may_be_needed_because_of_an_earlier_page():
    late = question(Kind.TEXT, required=Answered("before"))
    assert list(form_of(late, post={}, known={"before": "x"}).errors) == ["q"]
    assert form_of(late, post={}, known={}).is_valid()


def test_where_nothing_is_needed_nothing_is_called_optional():
    stop = form_of(WHO, WHERE).stop
    given = {"prefix": "s", "stop": stop, "known": {}, "revision": 0, "today": TODAY}
    assert not StepForm(None, says_optional=False, **given)["who"].is_optional
    assert StepForm(None, **given)["who"].is_optional


def test_an_answer_that_may_be_needed_is_not_called_optional():
    html = str(form_of(WHO, WHERE)["where"].as_field_group())
    assert "(optional)" not in html
    assert "(optional)" in str(form_of(WHO, WHERE)["who"].as_field_group())


# The page


def test_one_question_alone_is_the_heading_of_its_page():
    assert form_of(question(Kind.ONE)).question_field == "q"
    assert form_of(WHO, WHERE).question_field == ""
    assert form_of(ASKS).question_field == ""
    assert "<h1" in str(form_of(question(Kind.ONE))["q"].as_field_group())


def test_short_answers_stand_side_by_side_and_longer_ones_have_hints():
    assert form_of(question(Kind.TIME))["q"].is_inline
    field = form_of(question(Kind.ONE))["q"]
    assert not field.is_inline
    assert [choice.hint for choice in field.choices] == ["Hint of A", "", ""]


def test_the_childs_scale_has_words_a_picture_and_a_number():
    choices = list(form_of(question(Kind.SCALE))["q"].choices)
    assert [(choice.icon, choice.label) for choice in choices] == [
        ("sun", "4 – Very good"),
        ("sun-cloud", "3 – Good"),
        ("cloud", "2 – OK"),
        ("rain", "1 – Not good"),
        ("storm", "0 – Awful"),
        ("hand", "I do not want to say"),
    ]
    assert "icons.svg#sun" in str(form_of(question(Kind.SCALE))["q"].as_field_group())


def test_the_revision_travels_with_the_form():
    form = form_of(question(Kind.TEXT), post={"revision": "7"})
    assert form.is_valid()
    assert form.seen == 7
    assert form.names == ["q"]


def test_a_step_without_questions_is_a_form_all_the_same():
    form = form_of(post={})
    assert form.is_valid()
    assert form.values() == {}


POSTED = st.dictionaries(
    st.sampled_from(["q", "q_day", "q_month", "q_year", "q__basis", "q__note"]),
    st.lists(st.text(max_size=6) | st.sampled_from(["a", "none", "now", "3", "12", "2026"])),
)


@given(kind=st.sampled_from(list(Kind)), posted=POSTED, asks_basis=st.booleans())
def test_whatever_is_posted_a_valid_form_gives_answers_that_fit(kind, posted, asks_basis):
    asked = question(kind, asks_basis=asks_basis)
    form = form_of(asked, post=posted)
    is_valid = form.is_valid()
    fitting = [fits(asked, value) for value in form.values().values()]
    if is_valid:
        assert all(fitting)
    elif "q" in form.errors:
        assert not any(fitting)
