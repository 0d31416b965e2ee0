"""docs/how-to/follow-what-is-published.md, followed to the letter."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from portal.core import registry
from portal.core.audit.models import AuditEvent
from portal.core.models import StandardPage
from portal.core.publishing import publish_page, unpublish
from portal.core.publishing.changes import subject_of
from portal.core.publishing.comparison import check_published
from tests.docs.pages import follow

pytestmark = pytest.mark.django_db
NIGHT = datetime(2026, 11, 21, 2, tzinfo=UTC)


@pytest.fixture
def followed():
    yield follow("follow-what-is-published.md")
    registry.publish_handlers.unregister("headlines")


@pytest.fixture
def page(followed, partnership) -> StandardPage:
    home = partnership.site.root_page
    return publish_page(page=StandardPage(title="Rota", slug="rota"), parent=home)


def test_it_says_what_the_site_says(followed, page):
    assert followed["headlines"] == {subject_of(page): "Rota"}
    renamed = followed["rename"](page, "Duty rota")
    assert followed["headlines"] == {subject_of(page): "Duty rota"}
    unpublish(thing=renamed)
    assert followed["headlines"] == {}


def test_what_stands_below_goes_along(followed, page):
    below = publish_page(page=StandardPage(title="Below", slug="below"), parent=page)
    followed["headlines"].clear()
    fresh = StandardPage.objects.get(pk=page.pk)
    fresh.slug = "duty"
    fresh.save()
    assert followed["headlines"] == {subject_of(page): "Rota", subject_of(below): "Below"}


def test_it_refuses_in_words(followed, page):
    with pytest.raises(followed["HeadlineTooLong"], match="is too long for a headline"):
        followed["rename"](page, "Duty rota " * 7)
    assert StandardPage.objects.get(pk=page.pk).title == "Rota"
    assert followed["headlines"] == {subject_of(page): "Rota"}


def test_the_night_puts_it_right_and_says_so(followed, page):
    followed["headlines"].clear()
    found = {one.handler: dict(one.repaired) for one in check_published(now=NIGHT)}
    assert found["headlines"] == {"headline-differs": 1}
    assert followed["headlines"] == {subject_of(page): "Rota"}
    (event,) = AuditEvent.objects.filter(kind="drift-repaired", detail__handler="headlines")
    assert event.detail == {"fault": "headline-differs", "handler": "headlines"}
