"""What must be done and what should be: readers choose, nothing is shown without its heading."""

from __future__ import annotations

import pytest
from django.test import Client

from portal.core.page_cache.declaration import declared
from portal.guidance.presenters.duties import reading_of
from tests import factories

pytestmark = pytest.mark.django_db


def heading(text, rank="section"):
    return {"type": "heading", "value": {"text": text, "rank": rank, "anchor": ""}}


def paragraph(number, duty, text):
    value = {"number": number, "duty": duty, "text": f"<p>{text}</p>"}
    return {"type": "paragraph", "value": value}


WORDS = [
    heading("First"),
    paragraph("1.1", "", "Free."),
    heading("Below", "subsection"),
    paragraph("1.2", "must", "Tell them."),
    paragraph("1.3", "must", "At once."),
    heading("Second"),
    paragraph("1.4", "should", "Ask."),
    heading("Third"),
    paragraph("1.5", "", "Free again."),
]


@pytest.fixture
def part(partnership):
    section = factories.GuidanceIndexPageFactory(parent=partnership.site.root_page)
    guide = factories.GuidePageFactory(parent=section, slug="hoth")
    return factories.GuidePartPageFactory(parent=guide, slug="who", body=WORDS)


def shown(reading):
    return [
        child.value["number"] if child.block_type == "paragraph" else child.value["text"]
        for child in reading.body
    ]


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ("must", ["First", "Below", "1.2", "1.3"]),
        ("should", ["Second", "1.4"]),
    ],
)
def test_paragraphs_stand_under_their_headings(part, wanted, expected):
    reading = reading_of(part.body, wanted)
    assert shown(reading) == expected
    assert reading.is_part is True


@pytest.mark.parametrize("wanted", ["", "may", "MUST", "<b>"])
def test_any_other_word_means_everything(part, wanted):
    reading = reading_of(part.body, wanted)
    assert len(shown(reading)) == len(WORDS)
    assert reading.is_part is False


def test_readers_see_how_much_there_is_of_each(part):
    reading = reading_of(part.body, "should")
    assert [(choice.label, choice.url, choice.is_current) for choice in reading.choices] == [
        ("Everything", "?", False),
        ("What you must do (2)", "?duty=must", False),
        ("What you should do (1)", "?duty=should", True),
    ]


def test_a_duty_that_nothing_has_is_not_offered(part):
    part.body = [paragraph("1.1", "must", "Tell them.")]
    reading = reading_of(part.body, "should")
    assert [choice.url for choice in reading.choices] == ["?", "?duty=must"]
    assert shown(reading) == ["1.1"]


def test_without_duties_there_is_nothing_to_choose(part):
    part.body = [paragraph("1.1", "", "Free.")]
    assert reading_of(part.body, "must").choices == []


def test_the_page_shows_it_without_script_and_is_kept(part):
    response = Client(headers={"host": "localhost"}).get("/guidance/hoth/who/?duty=must")
    page = response.content.decode()
    assert "At once." in page
    assert "Ask." not in page
    assert '<b aria-current="true">What you must do (2)</b>' in page
    assert '<a href="?">Everything</a>' in page
    assert "duty" in declared(response).parameters
