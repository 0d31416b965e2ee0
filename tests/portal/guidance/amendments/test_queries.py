"""What everybody may read of what changed."""

from __future__ import annotations

import pytest
from wagtail.models import PageViewRestriction

from portal.core.models import Audience
from portal.core.publishing import publish_page, unpublish
from portal.guidance import models
from portal.guidance.amendments import queries

pytestmark = pytest.mark.django_db


def titles(partnership, guide=None):
    rows = queries.amendments_of(partnership, guide)
    return [(each.title, each.number, each.correction) for each in rows]


def test_every_type_of_knowledge_keeps_editions():
    named = {
        model._meta.label
        for model in vars(models).values()
        if isinstance(model, type) and getattr(model, "keeps_editions", False)
        and model.__module__ == models.__name__ and not model._meta.abstract
    }  # fmt: skip
    # A shared chapter is on no site: its changes are told of the parts that show it.
    assert named - {"guidance.SharedChapterPage"} == queries.LABELS
    assert "guidance.StrategyPage" in named


def test_the_log_lists_the_newest_first(guide, partnership):
    assert titles(partnership) == [
        ("Who decides", 2, 1),
        ("Who decides", 2, 0),
        ("Who decides", 1, 0),
        ("Outside the home", 1, 0),
        ("Guidance", 1, 0),
    ]


def test_a_guide_has_a_log_of_its_own_with_its_parts(guide, partnership):
    other = models.GuidePage(title="Another", slug="another")
    publish_page(page=other, parent=guide.index)
    assert [title for title, *_ in titles(partnership, guide.guide)] == [
        "Who decides", "Who decides", "Who decides", "Outside the home",
    ]  # fmt: skip
    assert [title for title, *_ in titles(partnership, other)] == ["Another"]


def test_a_draft_is_in_no_log(guide, partnership):
    before = titles(partnership)
    guide.part.title = "Secret plan"
    guide.part.save_revision()
    draft = models.GuidePartPage(title="Not yet", slug="not-yet", live=False)
    guide.guide.add_child(instance=draft)
    assert titles(partnership) == before


@pytest.mark.parametrize(
    "values",
    [
        {"audience": Audience.CHILD},
        {"audience": Audience.TEEN},
        {"audience": Audience.FAMILY},
        {"discreet_title": "Information"},
    ],
)
def test_what_is_for_families_or_discreet_is_named_nowhere(guide, partnership, values):
    page = models.GuidePartPage(title="For you", slug="for-you", **values)
    publish_page(page=page, parent=guide.guide)
    assert "For you" not in [title for title, *_ in titles(partnership)]
    assert queries.history_of(partnership, page.pk) == []
    page.delete()
    assert "For you" not in [title for title, *_ in titles(partnership)]


def test_private_pages_and_all_below_them_are_left_out_while_they_are_private(guide, partnership):
    restriction = PageViewRestriction.objects.create(
        page=guide.guide, restriction_type=PageViewRestriction.LOGIN
    )
    assert [title for title, *_ in titles(partnership)] == ["Guidance"]
    assert queries.open_guide(partnership, "outside") is None
    restriction.delete()
    assert len(titles(partnership)) == 5


def test_a_private_page_stays_unnamed_when_it_and_its_restriction_are_gone(guide, partnership):
    PageViewRestriction.objects.create(page=guide.guide, restriction_type=PageViewRestriction.LOGIN)
    models.GuidePage.objects.get(pk=guide.guide.pk).delete()
    assert [title for title, *_ in titles(partnership)] == ["Guidance"]


def test_deleted_pages_stay_in_the_log_of_everything_and_of_their_guide(guide, partnership):
    part = guide.part.pk
    models.GuidePartPage.objects.get(pk=part).delete()
    assert titles(partnership)[0] == ("Who decides", 2, 1)
    assert titles(partnership, guide.guide)[0] == ("Who decides", 2, 1)
    assert [each.number for each in queries.history_of(partnership, part)] == [2, 2, 1]
    models.GuidePage.objects.get(pk=guide.guide.pk).delete()
    assert len(titles(partnership)) == 5


def test_a_whole_guide_deleted_at_once_stays_in_the_log(guide, partnership):
    models.GuidePage.objects.get(pk=guide.guide.pk).delete()
    assert len(titles(partnership)) == 5


def test_nothing_of_one_partnership_is_another_s(guide, partnership, four_partnerships):
    other = four_partnerships["tees"]
    assert titles(other) == []
    assert queries.history_of(other, guide.part.pk) == []
    assert queries.open_guide(other, "outside") is None


def test_only_what_is_still_there_and_no_correction_is_told(guide, partnership, at):
    since, until = at("2026-10-01 09:30"), at("2026-10-20 12:00")
    found = queries.published_between(partnership, since, until)
    assert [(each.number, page.pk) for each, page in found] == [(2, guide.part.pk)]
    [edition] = [each for each, _page in found]
    assert queries.one_to_tell(edition.pk)[1].pk == guide.part.pk
    unpublish(thing=guide.part)
    assert queries.one_to_tell(edition.pk) is None
    assert queries.published_between(partnership, since, until) == []


def test_nothing_is_told_of_an_edition_that_is_not_there(db):
    assert queries.one_to_tell(4711) is None
