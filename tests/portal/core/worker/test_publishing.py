"""What editors gave a time is published and unpublished, each page by itself."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import Page
from wagtail.signals import page_published

from portal.core.stamp import current_stamp
from portal.core.worker.publishing import publish_due
from tests.factories import StandardPageFactory


@pytest.fixture
def planned(partnership):
    """Give a function that plans a page for one minute ago (or another moment)."""

    def plan(slug, minutes=-1):
        page = StandardPageFactory(parent=partnership.site.root_page, slug=slug, draft=True)
        page.go_live_at = timezone.now() + timedelta(hours=1)
        revision = page.save_revision()
        revision.publish()
        moment = timezone.now() + timedelta(minutes=minutes)
        revision.content["go_live_at"] = moment.isoformat()
        revision.approved_go_live_at = moment
        revision.save()
        return page

    return plan


def is_live(page):
    return Page.objects.get(pk=page.pk).live


def test_a_page_goes_live_when_its_time_has_come(planned):
    due, later = planned("due"), planned("later", minutes=10)
    before = current_stamp()
    assert publish_due(now=timezone.now()) == 1
    assert (is_live(due), is_live(later)) == (True, False)
    assert current_stamp() != before
    assert publish_due(now=timezone.now()) == 0


def test_a_page_goes_away_when_its_time_is_over(partnership):
    home = partnership.site.root_page
    over = StandardPageFactory(parent=home, expire_at=timezone.now() - timedelta(minutes=1))
    stays = StandardPageFactory(parent=home, expire_at=timezone.now() + timedelta(minutes=9))
    assert publish_due(now=timezone.now()) == 1
    assert (is_live(over), is_live(stays)) == (False, True)


def test_a_page_that_cannot_be_published_keeps_no_other_back(planned):
    broken, fine = planned("broken", minutes=-2), planned("fine")

    def refuse(instance, **_kwargs):
        if instance.pk == broken.pk:
            raise RuntimeError("a handler of this page fails")

    page_published.connect(refuse, weak=False, dispatch_uid="refuse")
    try:
        assert publish_due(now=timezone.now()) == 1
    finally:
        page_published.disconnect(dispatch_uid="refuse")
    assert (is_live(broken), is_live(fine)) == (False, True)
