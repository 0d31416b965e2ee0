"""The words of one site's own texts."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from portal.core.findable import ADULT, CHILD
from portal.core.stamp import bump_stamp
from portal.search.engines.base import Scope
from portal.search.models import SearchWord
from portal.search.models.entries import NATIONAL
from portal.search.vocabulary import vocabulary_of

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)


def write(word, entries=1, *, place=NATIONAL, language="en", voice=ADULT, stem=""):
    SearchWord.objects.create(
        place=place, language=language, voice=voice, word=word, stem=stem or word, entries=entries
    )


def of(place=None, language="en", voice=ADULT):
    return vocabulary_of(Scope(place, language, NOW, voice))


def test_words_of_the_country_and_of_the_place_are_added_up():
    write("child", 5)
    write("child", 2, place=7)
    write("oasis", 1, place=7)
    write("oasis", 9, place=8)
    assert [of(7).count(word) for word in ("child", "oasis")] == [7, 1]
    assert [of(8).count(word) for word in ("child", "oasis")] == [5, 9]
    assert [of(None).count(word) for word in ("child", "oasis")] == [5, 0]


def test_words_of_another_place_are_no_suggestion():
    write("cuckooing", 40, place=8)
    assert of(7).near("cuckoing") == []
    assert of(8).near("cuckoing") == [("cuckooing", 1)]


def test_each_voice_has_its_own():
    write("exploitation", 3)
    write("scared", 2, voice=CHILD)
    assert (of().known("scared"), of().known("exploitation")) == (False, True)
    assert (of(voice=CHILD).known("scared"), of(voice=CHILD).known("exploitation")) == (True, False)


def test_readers_of_another_language_also_have_the_english_words():
    write("child", 5)
    write("dziecko", 3, language="pl", stem="dzieck")
    write("copil", 2, language="ro")
    polish = of(language="pl")
    assert [polish.known(word) for word in ("child", "dziecko", "copil")] == [True, True, False]
    assert polish.knows_stem("dzieck")
    assert [of().known(word) for word in ("child", "dziecko")] == [True, False]


def test_words_that_stand_nowhere_any_more_are_not_known():
    write("gone", 0)
    assert not of().known("gone")


@pytest.mark.parametrize("rows", [1, 3, 30])
def test_they_are_read_in_one_query_until_anything_is_published(queries, rows):
    for n in range(rows):
        write(f"word{n}", 2)
    with queries(1):
        assert of(7, "pl").size == rows
    with queries(0):
        assert of(7, "pl").count("word0") == 2
    SearchWord.objects.update(entries=9)
    assert of(7, "pl").count("word0") == 2
    bump_stamp()
    assert of(7, "pl").count("word0") == 9
