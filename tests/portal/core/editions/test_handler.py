"""The note is asked for on every way of publishing, and kept with the text."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import GroupApprovalTask, Page, Workflow, WorkflowPage, WorkflowTask

from portal.core.editions.exceptions import NoteMissing
from portal.core.editions.queries import edition_in_force, editions_of, latest_edition
from portal.core.models import StandardPage
from portal.core.publishing import publish_page, save_draft, unpublish
from portal.core.publishing.changes import subject_of
from portal.core.publishing.ways import publish_revision
from portal.core.worker.publishing import publish_due
from tests.portal.core.publishing.stage import as_admin, form_of

pytestmark = pytest.mark.django_db
ASKED = "What changed and why?"


@pytest.fixture
def page(partnership) -> StandardPage:
    return publish_page(
        page=StandardPage(title="Rota", slug="rota"), parent=partnership.site.root_page
    )


@pytest.fixture
def draft(page) -> StandardPage:
    """Lay a changed draft without a note beside the page."""
    page.title = "Duty rota"
    save_draft(page=page)
    return StandardPage.objects.get(pk=page.pk)


@pytest.fixture
def admin(client_as):
    return as_admin(client_as)


def edit_url(page: StandardPage) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def is_as_before(page: StandardPage) -> bool:
    kept = StandardPage.objects.get(pk=page.pk)
    return (kept.title, latest_edition(kept).number) == ("Rota", 1)


def test_code_is_asked(page):
    page.title = "Duty rota"
    with pytest.raises(NoteMissing, match=r"“Duty rota” was not published\. What changed and why"):
        publish_page(page=page)
    assert is_as_before(page)


@pytest.mark.parametrize("button", ["action-publish", "action-submit"])
def test_the_form_asks_beside_the_field(admin, page, button):
    url = edit_url(page)
    if button == "action-submit":
        start_workflow(page, start=False)
    response = admin.post(url, form_of(page, title="Duty rota", **{button: "1"}))
    assert response.status_code == 200
    words = (
        "What changed and why? Write one or two sentences for readers, or choose "
        "“Correction, no new edition” for a spelling mistake."
    )
    assert response.context["form"].errors == {"edition_note": [words]}
    assert is_as_before(page)
    assert StandardPage.objects.get(pk=page.pk).has_unpublished_changes is False


def test_a_draft_is_saved_without_being_asked(admin, page):
    admin.post(edit_url(page), form_of(page, title="Duty rota"))
    assert (
        StandardPage.objects.get(pk=page.pk).get_latest_revision().content["title"] == "Duty rota"
    )


def test_the_form_publishes_with_a_note_and_empties_it(admin, page):
    data = form_of(
        page, title="Duty rota", edition_note="It is clearer.", **{"action-publish": "1"}
    )
    url = edit_url(page)
    admin.post(url, data)
    kept = StandardPage.objects.get(pk=page.pk)
    assert (kept.title, latest_edition(kept).note) == ("Duty rota", "It is clearer.")
    assert admin.get(url).context["form"]["edition_note"].value() == ""


def test_the_form_publishes_a_correction(admin, page):
    values = {"is_correction": "on", "action-publish": "1"}
    admin.post(
        edit_url(page),
        form_of(page, intro="On duty.", **values),
    )
    kept = StandardPage.objects.get(pk=page.pk)
    assert (latest_edition(kept).number, latest_edition(kept).correction) == (1, 1)
    assert kept.is_correction is False


def test_what_did_not_change_needs_no_note(admin, page):
    data = form_of(page, show_in_menus="on", **{"action-publish": "1"})
    response = admin.post(edit_url(page), data)
    assert response.status_code == 302
    assert StandardPage.objects.get(pk=page.pk).show_in_menus is True
    assert len(editions_of(subject_of(page))) == 1


def test_going_back_to_an_older_version_asks_anew(admin, page):
    first = page.latest_revision
    page.title = "Duty rota"
    page = publish_page(page=page, note="It is clearer.")
    url = reverse("wagtailadmin_pages:revisions_revert", args=[page.pk, first.pk])
    assert admin.get(url).context["form"]["edition_note"].value() == ""
    data = form_of(page, title="Rota", revision=str(first.pk), **{"action-publish": "1"})
    response = admin.post(edit_url(page), data)
    assert "edition_note" in response.context["form"].errors


def start_workflow(page, start=True):
    workflow = Workflow.objects.create(name="Approval")
    task = GroupApprovalTask.objects.create(name="Somebody else looks")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    WorkflowPage.objects.create(workflow=workflow, page=page.get_parent())
    return workflow.start(page, None).current_task_state if start else None


def test_an_approval_is_refused_in_words_and_goes_on_waiting(admin, draft):
    state = start_workflow(draft)
    args = [draft.pk, "approve", state.pk]
    response = admin.post(reverse("wagtailadmin_pages:workflow_action", args=args), follow=True)
    assert ASKED in response.content.decode()
    state.refresh_from_db()
    assert state.status == "in_progress"
    assert is_as_before(draft)


def test_approving_in_the_form_asks_beside_the_field_and_rejecting_does_not(admin, draft):
    start_workflow(draft)
    url = edit_url(draft)
    data = {**form_of(draft, title="Duty rota"), "action-workflow-action": "1"}
    response = admin.post(url, {**data, "workflow-action-name": "approve"})
    assert "edition_note" in response.context["form"].errors
    assert admin.post(url, {**data, "workflow-action-name": "reject"}).status_code == 302
    assert is_as_before(draft)


def test_publishing_many_is_refused_in_words_and_none_is_published(admin, draft, partnership):
    other = publish_page(
        page=StandardPage(title="Other", slug="other"), parent=partnership.site.root_page
    )
    other.title, other.edition_note = "Another", "Clearer."
    save_draft(page=other)
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    response = admin.post(f"{url}?id={other.pk}&id={draft.pk}", follow=True)
    assert "“Duty rota” was not published. What changed and why?" in response.content.decode()
    assert is_as_before(draft)
    assert StandardPage.objects.get(pk=other.pk).title == "Other"


def test_a_time_is_refused_when_it_is_given(page):
    page.title, page.go_live_at = "Duty rota", timezone.now() + timedelta(hours=1)
    revision = page.save_revision()
    with pytest.raises(NoteMissing):
        publish_revision(revision=revision)
    revision.refresh_from_db()
    assert revision.approved_go_live_at is None


def test_a_note_given_with_a_time_is_kept_until_then(page):
    moment = timezone.now() + timedelta(hours=1)
    page.title, page.go_live_at, page.edition_note = "Duty rota", moment, "Clearer."
    revision = page.save_revision()
    publish_revision(revision=revision)
    assert is_as_before(page)
    revision.refresh_from_db()
    past = timezone.now() - timedelta(minutes=1)
    revision.approved_go_live_at = past
    revision.content["go_live_at"] = past.isoformat()
    revision.save()
    assert publish_due(now=timezone.now()) == 1
    assert latest_edition(page).note == "Clearer."


def test_taking_off_moving_and_deleting_need_none(page, partnership):
    other = publish_page(
        page=StandardPage(title="Other", slug="other"), parent=partnership.site.root_page
    )
    Page.objects.get(pk=page.pk).move(other, pos="last-child")
    unpublish(thing=StandardPage.objects.get(pk=page.pk))
    Page.objects.get(pk=page.pk).delete()
    (edition,) = editions_of(subject_of(page))
    assert edition.withdrawal.reason == "unpublished"


def test_what_goes_off_ends_its_edition_and_other_words_ask_again(page):
    unpublish(thing=page)
    assert edition_in_force(page, timezone.now()) is None
    page.refresh_from_db()
    page.title = "Duty rota"
    with pytest.raises(NoteMissing):
        publish_page(page=page)
    publish_page(page=page, note="Clearer.")
    assert edition_in_force(page, timezone.now()).number == 2


def test_a_copy_begins_with_a_first_edition_and_no_note(page):
    page.edition_note = "Half a note."
    page.save()
    copy = StandardPage.objects.get(pk=page.pk).copy(update_attrs={"slug": "copy"}, keep_live=True)
    assert (copy.edition_note, latest_edition(copy).note) == ("", "First edition.")


def test_a_live_page_whose_change_is_planned_keeps_its_edition(page):
    StandardPage.objects.filter(pk=page.pk).update(live_revision=None)
    page = StandardPage.objects.get(pk=page.pk)
    page.go_live_at = timezone.now() + timedelta(hours=1)
    publish_revision(revision=page.save_revision())
    assert StandardPage.objects.get(pk=page.pk).live
    assert not hasattr(latest_edition(page), "withdrawal")
