"""What editors gave a time is published and unpublished, each page by itself."""

from __future__ import annotations

import json
import logging
from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import Page
from wagtail.signals import page_published

from portal.core import registry
from portal.core.models import Partnership, StandardPage
from portal.core.outbox.models import OutboxMail
from portal.core.publishing import publish_page
from portal.core.stamp import current_stamp
from portal.core.worker.publishing import check_planned, publish_due
from tests.factories import StandardPageFactory
from tests.portal.core.publishing.stage import failing


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


def letters() -> list[tuple[str, str]]:
    rows = OutboxMail.objects.order_by("key")
    contents = [json.loads(row.content) for row in rows]
    return [(content["to"], content["text"]) for content in contents]


@pytest.fixture
def without_note(partnership):
    """Plan a change of a page whose note is missing by the time it is due."""
    Partnership.objects.filter(pk=partnership.pk).update(contact_email="team@example.org")
    page = publish_page(
        page=StandardPage(title="Rota", slug="rota"), parent=partnership.site.root_page
    )
    page.title = "Duty rota"
    revision = page.save_revision()
    revision.approved_go_live_at = timezone.now() - timedelta(hours=1)
    revision.save()
    return page


def test_what_failed_stays_due_and_works_once_it_is_mended(without_note):
    assert publish_due(now=timezone.now()) == 0
    revision = without_note.revisions.latest("pk")
    assert revision.approved_go_live_at is not None
    revision.content["edition_note"] = "Clearer."
    revision.save()
    assert publish_due(now=timezone.now()) == 1
    assert StandardPage.objects.get(pk=without_note.pk).title == "Duty rota"


def test_the_partnership_is_told_once_and_why(without_note):
    for _minute in range(3):
        publish_due(now=timezone.now())
    ((to, text),) = letters()
    assert to == "team@example.org"
    assert text.startswith("“Rota” could not be put on the site or taken off it at the time you")
    assert "“Duty rota” was not published. What changed and why?" in text
    assert text.endswith("We keep trying.")


def test_a_fault_of_ours_is_told_without_its_words(planned, partnership):
    Partnership.objects.filter(pk=partnership.pk).update(contact_email="team@example.org")
    planned("broken")
    with failing("audit"):
        publish_due(now=timezone.now())
    ((_to, text),) = letters()
    assert text.split("\n\n")[1:] == ["We keep trying."]


def test_nobody_is_told_where_nobody_reads(planned):
    planned("broken")
    with failing("audit"):
        assert publish_due(now=timezone.now()) == 0
    assert letters() == []


def test_when_nobody_can_be_told_the_others_are_still_published(planned, partnership, caplog):
    Partnership.objects.filter(pk=partnership.pk).update(contact_email="no address")
    planned("broken", minutes=-2)
    with failing("audit"), caplog.at_level(logging.ERROR):
        publish_due(now=timezone.now())
    assert [record.message for record in caplog.records] == [
        "Could not be published as planned", "Nobody could be told",
    ]  # fmt: skip


def test_a_version_of_what_is_gone_keeps_no_other_back(planned):
    fine = planned("fine")
    lost = planned("lost", minutes=-3).revisions.latest("pk")
    lost.object_id = "999999"
    lost.base_content_type = lost.content_type
    lost.save()
    assert publish_due(now=timezone.now()) == 1
    assert is_live(fine)


def test_doctor_says_what_is_overdue(planned):
    assert check_planned(now=timezone.now()).is_ok
    planned("late", minutes=-14)
    assert check_planned(now=timezone.now()).is_ok
    planned("later", minutes=-16)
    verdict = check_planned(now=timezone.now())
    assert (verdict.name, verdict.is_ok) == ("Planned publishing", False)
    assert verdict.detail == "overdue: 1"
    assert registry.doctor_checks.get("planned-publishing") is not None
