"""Callouts, do and don't, steps, care cards."""

from __future__ import annotations

import re

import pytest
from django.core.exceptions import ValidationError
from wagtail.blocks.struct_block import StructBlockValidationError


def test_a_callout_is_tinted(render, same):
    html = render("callout", {"tone": "note", "title": "Not sure?", "text": "<p>Ask.</p>"}, level=3)

    assert same(html, '<div class="card tint"><h3 class="label">Not sure?</h3><p>Ask.</p></div>')


def test_a_warning_says_so_in_words(render):
    html = render("callout", {"tone": "warning", "text": "<p>x</p>"})

    assert '<div class="card clay">' in html
    assert "Take care" in html
    assert "<h" not in html


def test_an_aside_is_quiet(render, same):
    assert same(
        render("callout", {"tone": "aside", "text": "<p>x</p>"}),
        '<div class="card sand"><p>x</p></div>',
    )


def test_do_and_dont_say_which_is_which(render):
    html = render(
        "do_dont",
        {"title": "When told", "dos": ["<p>Listen</p>"], "donts": ["<p>Promise</p>"]},
        level=2,
    )

    assert html.index("<h2>When told</h2>") < html.index('<h3 class="label">Do</h3>')
    do, dont = html.split('<h3 class="label">Don’t</h3>')
    assert '<ul class="tick-list">' in do
    assert "#check" in do
    assert "Listen" in do
    assert '<ul class="cross-list">' in dont
    assert "#cross" in dont
    assert "Promise" in dont


def test_without_a_title_the_two_lists_move_up_a_level(render):
    html = render("do_dont", {"dos": ["<p>a</p>"], "donts": ["<p>b</p>"]}, level=2)

    assert html.count('<h2 class="label">') == 2
    assert "<h3" not in html


def test_do_needs_a_line(body):
    block = body.child_blocks["do_dont"]

    with pytest.raises(StructBlockValidationError) as refused:
        block.clean(block.normalize({"dos": [], "donts": ["<p>x</p>"]}))

    assert list(refused.value.block_errors) == ["dos"]


def steps(*kinds: str, title: str = "") -> dict[str, object]:
    return {"title": title, "steps": [{"kind": kind, "title": kind} for kind in kinds]}


@pytest.mark.parametrize(
    ("kinds", "classes"),
    [
        (["ordinary", "ordinary"], ['<li class="first">', "<li>"]),
        (["danger", "ordinary"], ['<li class="now">', "<li>"]),
        (["ordinary", "alongside"], ['<li class="first">', '<li class="side">']),
    ],
)
def test_a_step_is_drawn_by_its_kind(render, kinds, classes):
    assert re.findall("<li[^>]*>", render("steps", steps(*kinds))) == classes


def test_steps_stand_below_their_title(render):
    html = render("steps", steps("ordinary", title="What to do"), level=3)

    assert "<h3>What to do</h3>" in html
    assert "<h4>ordinary</h4>" in html


def test_a_step_says_by_when_and_how(render, same):
    html = render(
        "steps",
        {"steps": [{"kind": "danger", "title": "Call", "when": "Now", "text": "<p>Stay.</p>"}]},
    )

    assert same(
        html,
        '<div class="steps"><ol class="route"><li class="now"><h2>Call</h2>'
        '<p class="when">Now</p><p>Stay.</p></li></ol></div>',
    )


def test_a_step_alongside_says_so_in_words(render):
    assert '<span class="hide">Alongside: </span>alongside' in render("steps", steps("alongside"))


def test_there_is_at_least_one_step(body):
    block = body.child_blocks["steps"]

    with pytest.raises(StructBlockValidationError) as refused:
        block.clean(block.normalize({"steps": []}))

    assert list(refused.value.block_errors) == ["steps"]


@pytest.mark.parametrize(
    ("urgency", "opening", "words"),
    [
        ("non-urgent", '<div class="alarm alarm--calm">', "Not urgent: "),
        ("urgent", '<div class="alarm alarm--soon">', "Urgent: "),
        ("emergency", '<div class="alarm">', "Emergency: "),
    ],
)
def test_a_care_card_says_its_urgency(render, urgency, opening, words):
    html = render("care_card", {"urgency": urgency, "title": "Act", "text": "<p>x</p>"}, level=3)

    assert html.strip().startswith(opening)
    assert f'<h3><span class="hide">{words}</span>Act</h3>' in html
    assert ('href="tel:999"' in html) is (urgency == "emergency")


def test_an_urgency_is_one_of_three(body):
    with pytest.raises(ValidationError):
        body.child_blocks["care_card"].child_blocks["urgency"].clean("later")
