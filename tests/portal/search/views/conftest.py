"""Something to find, and somebody who looks for it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.test import Client

from portal.search.models import SearchWord
from portal.search.understanding.analysis import stem, words
from tests import factories
from tests.factories.search import search_entry

CHANGED = datetime(2026, 10, 19, 12, tzinfo=UTC)
HERE = {"headers": {"host": "localhost"}}


def know(*texts: str, voice: str = "adult", language: str = "en") -> None:
    """Let the words of these texts be words of the portal’s own."""
    for word in sorted({word for text in texts for word in words(text)}):
        SearchWord.objects.get_or_create(
            language=language, voice=voice, word=word,
            defaults={"stem": stem(word, language), "entries": 3},
        )  # fmt: skip


@pytest.fixture
def harm(partnership):
    return factories.HarmTextFactory(
        owner__slug="online-harm", owner__code="ONL", name="Online harm", summary="On phones."
    )


@pytest.fixture
def things(harm):
    """Write one thing of several kinds, each about phones, and one of another matter."""
    made = [
        search_entry(
            "Several phones or SIM cards", kind="indicator", path="/indicators/online/phones/",
            summary="More than one phone, often an old one.", harms=";online-harm;",
            changed_at=CHANGED, body="Who calls, and when.",
        ),
        search_entry(
            "What a second phone can mean", path="/guidance/practitioner-guide/phones/",
            body="A child with two phones may be holding one for somebody else.",
        ),
        search_entry("Burner", kind="glossary", path="/glossary/#burner", body="A cheap phone."),
        search_entry("Online harm", kind="harm", path="/harms/online-harm/",
                     harms=";online-harm;", body="It comes by phone or by games."),
        search_entry("Who sits in a meeting", body="Chair, police, health and school."),
    ]  # fmt: skip
    know(*(f"{one.title} {one.summary} {one.text.body}" for one in made))
    return made


@pytest.fixture
def get(partnership):
    """Give a function that reads an address as anybody can; gives the answer."""
    return Client(**HERE).get


@pytest.fixture
def read(get):
    """Give a function that reads a page."""

    def page(path: str, status: int = 200) -> str:
        answer = get(path)
        assert answer.status_code == status
        return answer.content.decode()

    return page
