"""One press: reviewed, nothing to change."""

from __future__ import annotations

from datetime import date

import pytest

from portal.core.audit.models import AuditEvent
from portal.core.editions.models import Edition
from portal.core.publishing.ways import publish_page
from portal.core.stamp import current_stamp
from portal.guidance.review.actions.reviews import mark_reviewed
from portal.guidance.review.exceptions import NotPublished, NotReviewable
from portal.guidance.review.models import PageReview, Subject
from tests.factories import StandardPageFactory, locale, user_with_role
from tests.portal.guidance.review.conftest import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(two):
    """Publish a page that is overdue."""
    made = StandardPageFactory.build(
        title="Our team",
        locale=locale(),
        owner_post="Lead",
        last_reviewed_date=date(2025, 5, 1),
        review_due_date=date(2025, 11, 1),
    )
    return publish_page(page=made, parent=two[0].site.root_page, note="New")


def test_both_dates_are_set_without_a_new_edition(page, two, look):
    look()
    editor, stamp = user_with_role("editor", two[0]), current_stamp()
    editions = Edition.objects.count()
    assert editions == 1
    review = mark_reviewed(page=page, reviewed_by=editor, note=" Rang them. ", now=NOW)
    page.refresh_from_db()
    assert (page.last_reviewed_date, page.review_due_date) == (
        date(2026, 11, 20),
        date(2027, 5, 23),
    )
    assert (review.note, review.next_due_date) == ("Rang them.", date(2027, 5, 23))
    assert (review.partnership, review.reviewed_by) == (two[0], editor)
    assert Edition.objects.count() == editions
    assert not page.has_unpublished_changes
    assert current_stamp() != stamp
    subject = Subject.objects.get(object_id=page.pk, content_type__model="standardpage")
    assert (subject.reviewed_date, subject.due_date) == (date(2026, 11, 20), date(2027, 5, 23))


def test_it_is_in_the_audit_log_without_the_note(page, two):
    editor = user_with_role("editor", two[0])
    mark_reviewed(page=page, reviewed_by=editor, note="About Anna", now=NOW)
    event = AuditEvent.objects.get(kind="page-reviewed")
    assert (event.actor_id, event.partnership_id) == (editor.pk, two[0].pk)
    assert (event.subject, event.detail) == (
        f"core.StandardPage:{page.pk}",
        {"next_due": "2027-05-23"},
    )


def test_a_draft_that_is_published_later_keeps_the_dates(page):
    page.title = "Our teams"
    draft = page.save_revision()
    page.refresh_from_db()
    mark_reviewed(page=page, reviewed_by=None, now=NOW)
    draft.refresh_from_db()
    assert draft.content["last_reviewed_date"] == "2026-11-20"
    assert draft.content["review_due_date"] == "2027-05-23"
    assert draft.content["title"] == "Our teams"
    page.refresh_from_db()
    assert page.title == "Our team"
    assert page.get_latest_revision_as_object().review_due_date == date(2027, 5, 23)


def test_every_language_has_the_dates(page, two):
    polish = StandardPageFactory(
        parent=two[0].site.root_page.copy_for_translation(locale("pl")),
        locale=locale("pl"),
        translation_key=page.translation_key,
    )
    with pytest.raises(NotReviewable, match="reviewed with the page it is a translation of"):
        mark_reviewed(page=polish, reviewed_by=None, now=NOW)
    mark_reviewed(page=page, reviewed_by=None, now=NOW)
    polish.refresh_from_db()
    assert polish.last_reviewed_date == date(2026, 11, 20)


def test_what_nobody_reads_cannot_be_right(two):
    draft = StandardPageFactory(parent=two[0].site.root_page, draft=True)
    with pytest.raises(NotPublished, match="is not published"):
        mark_reviewed(page=draft, reviewed_by=None, now=NOW)
    assert not PageReview.objects.exists()


def test_all_of_it_or_nothing(page, monkeypatch):
    def broken(**_event):
        raise RuntimeError("no")

    monkeypatch.setattr("portal.guidance.review.actions.reviews.record", broken)
    with pytest.raises(RuntimeError):
        mark_reviewed(page=page, reviewed_by=None, now=NOW)
    page.refresh_from_db()
    assert page.last_reviewed_date == date(2025, 5, 1)
    assert not PageReview.objects.exists()
