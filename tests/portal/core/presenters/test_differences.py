"""A comparison in words, with marks that do not need colour."""

from __future__ import annotations

import re

import pytest
from django.template.loader import render_to_string

from portal.core.diff import compare_texts
from portal.core.presenters.differences import differences, summary_of

FIVE = [f"Paragraph number {n} stands here." for n in range(1, 6)]


def text(*paragraphs: str) -> str:
    return "\n\n".join(paragraphs)


def shown(old: str, new: str, **values: str) -> str:
    context = {"differences": differences(compare_texts(old, new)), **values}
    return render_to_string("components/differences.html", context)


@pytest.mark.parametrize(
    ("new", "words"),
    [
        (text(*FIVE), "Nothing changed."),
        (text(*FIVE, "New."), "1 paragraph added."),
        (text(*FIVE[:3]), "2 paragraphs removed."),
        (
            text("Paragraph number 1 stood here.", *FIVE[1:4], "Quite another thing."),
            "1 paragraph changed, 1 paragraph added, 1 paragraph removed.",
        ),
    ],
)
def test_one_sentence_tells_it(new, words):
    assert summary_of(compare_texts(text(*FIVE), new)) == words


def test_only_what_stands_around_a_change_is_shown_and_the_rest_counted():
    view = differences(compare_texts(text(*FIVE), text(*FIVE[:4], "Paragraph number 5 is new.")))
    assert [paragraph.gap for paragraph in view.paragraphs] == ["3 paragraphs are the same", "", ""]
    assert [paragraph.label for paragraph in view.paragraphs] == ["", "", "Changed"]


@pytest.mark.parametrize(
    ("old", "new", "label"),
    [("", "Here.", "New"), ("Here.", "", "Taken out")],
)
def test_whole_paragraphs_have_a_label(old, new, label):
    (paragraph,) = differences(compare_texts(old, new)).paragraphs
    assert paragraph.label == label


def test_what_came_and_went_is_marked_and_said():
    html = shown("Ring by day.", "Ring by night.")
    plain = " ".join(re.sub(r"<[^>]+>", " ", html).split())
    assert re.search(r"<del>.*day.*</del><ins>.*night.*</ins>", html)
    assert "[removed: day end of removed] [added: night end of added]" in plain
    assert html.count('class="hide"') == 4


def test_the_cms_brings_its_own_class_for_hidden_words():
    html = shown("Ring by day.", "Ring by night.", hidden="w-sr-only")
    assert html.count('class="w-sr-only"') == 4
    assert 'class="hide"' not in html


def test_words_of_a_text_are_never_markup():
    assert "&lt;b&gt;" in shown("", "<b>bold</b>")
