"""What nobody may read stands in no entry, whatever its source; what is another's shows there only.

Every source sets its scene in `hiding.py`; entries are looked at as publishing left them and again
as they are made anew.
"""

from __future__ import annotations

import pytest
from django.db.models import Q
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction

from portal.core import registry
from portal.search.engines.base import Scope
from portal.search.models import SearchEntry, SearchWord
from tests.portal.search.conftest import NOW
from tests.portal.search.hiding import HIDDEN, OPEN, SCENES, THEIRS, YOUNG, Stage

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def having(name):
    return [source for source, scene in SCENES.items() if getattr(scene, name)]


@pytest.fixture
def stage(four_partnerships):
    return Stage(four_partnerships["north-lincolnshire"], four_partnerships["tees"])


def saying(word):
    """Find entries with a word anywhere in them."""
    places = ("title", "summary", "path", "thing", "harms", "origin")
    places += ("text__headings", "text__words", "text__body")
    said = Q()
    for place in places:
        said |= Q(**{f"{place}__icontains": word})
    return SearchEntry.objects.filter(said)


def visible(partnership, voice="adult"):
    return SearchEntry.objects.visible(Scope(partnership.pk, "en", NOW, voice))


def test_every_source_has_its_scene():
    assert set(SCENES) == {name for name, _source in registry.search_sources.items()}


def test_a_scene_leaves_out_only_what_it_says_why():
    assert [name for name, scene in SCENES.items() if not scene.hide and not scene.why] == []
    assert [name for name, scene in SCENES.items() if not scene.theirs and not scene.why] == []


@pytest.mark.parametrize("source", having("hide"))
def test_what_nobody_may_read_stands_nowhere(source, stage, indexed):
    SCENES[source].hide(stage)
    SCENES[source].show(stage)
    for _anew in range(2):
        assert list(saying(HIDDEN)) == []
        assert not SearchWord.objects.filter(word__contains=HIDDEN).exists()
        indexed()
    assert saying(OPEN).filter(source=source).exists()


@pytest.mark.parametrize("source", having("theirs"))
def test_what_is_another_partnerships_is_found_there_only(source, stage, indexed):
    SCENES[source].theirs(stage)
    indexed()
    theirs = saying(THEIRS).filter(source=source)
    assert {entry.place for entry in theirs} == {stage.theirs.pk}
    for voice in ("adult", "child"):
        assert not visible(stage.ours, voice).filter(pk__in=theirs).exists()
    assert visible(stage.theirs, theirs[0].voice).filter(pk__in=theirs).exists()
    assert list(saying(HIDDEN)) == []
    words = SearchWord.objects.filter(word=THEIRS)
    assert {word.place for word in words} == {stage.theirs.pk}


@pytest.mark.parametrize("source", having("young"))
def test_what_children_read_is_found_by_children_only(source, stage, indexed):
    SCENES[source].young(stage)
    SCENES[source].show(stage)
    indexed()
    young, adult = saying(YOUNG).filter(source=source), saying(OPEN).filter(source=source)
    assert (young.count(), adult.count()) == (1, 1)
    assert [entry.pk for entry in visible(stage.ours, "child").filter(source=source)] == [
        young[0].pk
    ]
    assert young[0].pk not in [entry.pk for entry in visible(stage.ours)]


def test_all_of_a_childs_things_speak_to_children(stage, indexed):
    SCENES["young"].show(stage)
    SCENES["harms"].show(stage)
    indexed()
    assert {entry.voice for entry in SearchEntry.objects.filter(source="young")} == {"child"}
    assert {entry.voice for entry in SearchEntry.objects.filter(source="harms")} == {"adult"}


def test_a_page_that_becomes_private_takes_its_words_along(stage):
    SCENES["pages"].show(stage)
    assert saying(OPEN).count() == 1
    restriction = PageViewRestriction(page=stage.home, restriction_type="login")
    restriction.save()
    assert list(saying(OPEN)) == []
    restriction.delete()
    assert saying(OPEN).count() == 1


def test_a_collection_that_becomes_private_takes_its_documents_along(stage):
    SCENES["documents"].show(stage)
    found = SearchEntry.objects.filter(source="documents")
    assert found.count() == 1
    everything = Collection.get_first_root_node()
    closed = CollectionViewRestriction.objects.create(
        collection=everything, restriction_type="login"
    )
    assert found.count() == 0
    closed.delete()
    assert found.count() == 1
