from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from wagtail.models import PageLogEntry
from wagtail.signals import page_published

from portal.core.audit.models import AuditEvent
from portal.core.editions.queries import latest_edition
from portal.core.models import StandardPage
from portal.core.publishing import publish_page, publish_row, save_draft, unpublish
from portal.core.publishing.ways import publish_revision
from portal.core.stamp import current_stamp
from portal.reference.models import TermText
from tests.factories import StandardPageFactory
from tests.portal.core.publishing.row_ways import new_term_text


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
    publish_page(page=page, note="It has a clearer name.")
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


def test_a_page_taken_off_stays_as_a_draft(partnership, admin_user):
    page = publish_page(page=new_page(), parent=partnership.site.root_page)
    unpublish(thing=page, user=admin_user)
    kept = StandardPage.objects.get(pk=page.pk)
    assert (kept.live, kept.expired, kept.has_unpublished_changes) == (False, False, True)
    assert AuditEvent.objects.get(kind="page-unpublished").actor_id == admin_user.pk


def test_a_page_whose_time_is_over_is_marked_so(partnership):
    page = publish_page(page=new_page(), parent=partnership.site.root_page)
    unpublish(thing=page, is_expired=True, log_action="wagtail.unpublish.scheduled")
    assert StandardPage.objects.get(pk=page.pk).expired is True
    assert PageLogEntry.objects.filter(action="wagtail.unpublish.scheduled").count() == 1


def test_a_version_saved_before_is_published_with_its_own_note(partnership):
    page = publish_page(page=new_page(), parent=partnership.site.root_page)
    page.title, page.edition_note = "Duty rota", "It has a clearer name."
    publish_revision(revision=save_draft(page=page))
    kept = StandardPage.objects.get(pk=page.pk)
    assert (kept.title, kept.edition_note) == ("Duty rota", "")
    assert latest_edition(kept).note == "It has a clearer name."


def test_a_correction_needs_no_note(partnership):
    page = publish_page(page=new_page(), parent=partnership.site.root_page)
    page.intro = "Who is on duty today."
    publish_page(page=page, is_correction=True)
    edition = latest_edition(page)
    assert (edition.number, edition.correction, edition.note) == (1, 1, "Correction.")


def test_a_new_row_is_saved_and_published(partnership):
    row = publish_row(row=new_term_text(partnership))
    kept = TermText.objects.get(pk=row.pk)
    assert (kept.live, kept.has_unpublished_changes) == (True, False)
    assert kept.live_revision_id == kept.latest_revision_id is not None


def test_a_row_that_changed_is_published_again_and_taken_off(partnership):
    row = publish_row(row=new_term_text(partnership))
    row.definition = "Going missing, in other words."
    publish_row(row=row)
    assert TermText.objects.get(pk=row.pk).definition == "Going missing, in other words."
    unpublish(thing=row)
    assert TermText.objects.get(pk=row.pk).live is False


def test_a_draft_of_a_row_leaves_it_as_readers_see_it(partnership):
    row = publish_row(row=new_term_text(partnership))
    row.definition = "A draft."
    save_draft(page=row)
    assert TermText.objects.get(pk=row.pk).definition == "Away without leave."
