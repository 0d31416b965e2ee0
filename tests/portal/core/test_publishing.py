from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from wagtail.models import PageLogEntry
from wagtail.signals import page_published

from portal.core.models import StandardPage
from portal.core.publishing import publish_page, save_draft
from portal.core.stamp import current_stamp
from tests.factories import StandardPageFactory


def new_page(**values):
    return StandardPage(title="Rota", slug="rota", intro="Who is on duty.", **values)


def test_a_new_page_is_placed_and_published(partnership):
    home = partnership.site.root_page
    page = publish_page(page=new_page(), parent=home)
    kept = StandardPage.objects.child_of(home).get(slug="rota")
    assert kept == page
    assert (kept.live, kept.has_unpublished_changes) == (True, False)
    assert kept.live_revision_id == kept.latest_revision_id is not None
    assert kept.first_published_at is not None


def test_a_page_that_changed_is_published_again(partnership):
    page = publish_page(page=new_page(), parent=partnership.site.root_page)
    page.title = "Duty rota"
    publish_page(page=page)
    kept = StandardPage.objects.get(pk=page.pk)
    assert (kept.title, kept.slug) == ("Duty rota", "rota")
    assert kept.revisions.count() == 2


def test_publishing_is_logged_with_its_user(partnership, admin_user):
    page = publish_page(page=new_page(), parent=partnership.site.root_page, user=admin_user)
    entries = PageLogEntry.objects.filter(page=page.pk, action="wagtail.publish")
    assert [entry.user for entry in entries] == [admin_user]


def test_when_a_handler_fails_nothing_is_live(partnership):
    def fail(**_kwargs):
        raise RuntimeError("The search entry could not be written")

    page_published.connect(fail)
    try:
        with pytest.raises(RuntimeError):
            publish_page(page=new_page(), parent=partnership.site.root_page)
    finally:
        page_published.disconnect(fail)
    assert not StandardPage.objects.filter(slug="rota").exists()


def test_a_reserved_address_is_refused(partnership):
    page = new_page()
    page.slug = "search"
    with pytest.raises(ValidationError, match="A part of the portal has this address"):
        publish_page(page=page, parent=partnership.site.root_page)
    assert not StandardPage.objects.filter(slug="search").exists()


def test_cached_pages_are_stale_once_the_transaction_is_done(
    partnership, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks() as waiting:
        publish_page(page=new_page(), parent=partnership.site.root_page)
    before = current_stamp()
    for callback in waiting:
        callback()
    assert current_stamp() > before


def test_a_draft_leaves_the_page_as_readers_see_it(partnership):
    page = StandardPageFactory(parent=partnership.site.root_page, slug="rota", title="Rota")
    page.title = "Duty rota"
    revision = save_draft(page=page)
    kept = StandardPage.objects.get(pk=page.pk)
    assert (kept.title, kept.live, kept.has_unpublished_changes) == ("Rota", True, True)
    assert kept.get_latest_revision_as_object().title == "Duty rota"
    assert kept.latest_revision == revision
