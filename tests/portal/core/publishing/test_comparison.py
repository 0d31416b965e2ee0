"""What publishing should have left is compared with what is there, and put right."""

from __future__ import annotations

from datetime import UTC, datetime
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from portal.core import registry
from portal.core.audit.models import AuditEvent
from portal.core.editions.models import Edition
from portal.core.editions.queries import editions_of, latest_edition
from portal.core.models import StandardPage
from portal.core.publishing import publish_page
from portal.core.publishing.changes import Drift, subject_of
from portal.core.publishing.comparison import check_published
from portal.core.publishing.registrations import CHECK_PUBLISHED
from portal.core.registry import PublishHandler
from tests.factories import StandardPageFactory

pytestmark = pytest.mark.django_db
NIGHT = datetime(2026, 11, 21, 2, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _editions_only(monkeypatch):
    """Leave search out: what it keeps of the same pages is compared in its own tests."""
    for name in ("search", "documents"):
        monkeypatch.delitem(registry.publish_handlers._entries, name)


@pytest.fixture
def home(partnership):
    return partnership.site.root_page


@pytest.fixture
def published(home) -> StandardPage:
    return publish_page(page=StandardPage(title="Rota", slug="rota"), parent=home)


def found() -> dict[str, int]:
    (result,) = [one for one in check_published(now=NIGHT) if one.handler == "editions"]
    assert result.repaired == result.found
    assert not result.failed
    return dict(result.found)


def repairs() -> list[tuple[str, str]]:
    rows = AuditEvent.objects.filter(kind="drift-repaired").order_by("pk")
    return [(row.subject, row.detail["fault"]) for row in rows]


def test_what_was_published_as_it_should_be_is_left_alone(published):
    assert found() == {}
    assert repairs() == []


def test_a_page_without_an_edition_gets_one(home):
    page = StandardPageFactory(parent=home)
    assert found() == {"no-edition": 1}
    edition = latest_edition(page)
    assert (edition.number, edition.published_at) == (1, NIGHT)
    assert edition.note == "Found on the site; kept here as it stands."
    assert repairs() == [(subject_of(page), "no-edition")]
    assert found() == {}


def test_a_text_changed_behind_everybodys_back_is_kept(published):
    StandardPage.objects.filter(pk=published.pk).update(intro="Changed by hand.")
    assert found() == {"text-differs": 1}
    assert "Changed by hand." in latest_edition(published).text
    assert found() == {}


def test_an_edition_newer_than_its_page_is_followed_by_what_the_page_says(published):
    """As after a restore of pages alone: the page is older than what was kept of it."""
    published.intro = "The newer words."
    publish_page(page=published, note="Newer.")
    StandardPage.objects.filter(pk=published.pk).update(intro="")
    assert found() == {"text-differs": 1}
    assert [one.number for one in editions_of(subject_of(published))] == [3, 2, 1]
    assert found() == {}


@pytest.mark.parametrize("way", ["off", "gone"])
def test_an_edition_of_what_is_no_longer_there_ends(published, way):
    subject = subject_of(published)
    rows = StandardPage.objects.filter(pk=published.pk)
    if way == "off":
        rows.update(live=False)
    else:
        rows.update(live=False)
        rows._raw_delete("default")
    assert found() == {"still-in-force": 1}
    (edition,) = editions_of(subject)
    assert edition.withdrawal.reason == ("unpublished" if way == "off" else "deleted")
    assert found() == {}


def test_drafts_aliases_and_home_pages_have_none(published, home):
    StandardPageFactory(parent=home, draft=True)
    fresh = StandardPage.objects.get(pk=published.pk)
    fresh.create_alias(parent=home, update_slug="alias")
    assert found() == {}
    assert Edition.objects.count() == 1


def test_one_that_cannot_be_repaired_keeps_no_other_back(monkeypatch):
    drifts = [Drift("core.StandardPage:1", "lost"), Drift("core.StandardPage:2", "lost")]

    def repair(drift: Drift, now: datetime) -> bool:
        if drift is drifts[0]:
            raise RuntimeError("no way")
        return True

    handler = PublishHandler(lambda _change: None, compare=lambda: drifts, repair=repair)
    monkeypatch.setattr(registry.publish_handlers, "_entries", {"search": handler})
    (result,) = check_published(now=NIGHT)
    assert (dict(result.found), dict(result.repaired), dict(result.failed)) == (
        {"lost": 2}, {"lost": 1}, {"lost": 1},
    )  # fmt: skip
    assert repairs() == [("core.StandardPage:2", "lost")]


def test_what_was_right_by_the_time_it_was_looked_at_is_no_repair(monkeypatch):
    drift = Drift("core.StandardPage:1", "lost")
    handler = PublishHandler(
        lambda _change: None, compare=lambda: [drift], repair=lambda _drift, _now: False
    )
    monkeypatch.setattr(registry.publish_handlers, "_entries", {"search": handler})
    (result,) = check_published(now=NIGHT)
    assert (dict(result.repaired), dict(result.failed)) == ({}, {})
    assert repairs() == []


def test_the_worker_does_it_every_night_and_counts(home):
    StandardPageFactory(parent=home)
    assert registry.recurring_jobs.get("check-published") is CHECK_PUBLISHED
    assert CHECK_PUBLISHED.every_seconds == 86_400
    assert CHECK_PUBLISHED.run() == 1
    assert CHECK_PUBLISHED.run() == 0


def said(*args: str) -> str:
    out = StringIO()
    call_command("check_published", *args, stdout=out)
    return out.getvalue()


def test_the_command_tells_what_it_found_and_did(home):
    StandardPageFactory(parent=home)
    assert said("--dry-run") == "editions: no-edition 1 (repaired 0)\n"
    assert Edition.objects.count() == 0
    assert said() == "editions: no-edition 1 (repaired 1)\n"
    assert said() == "editions: nothing to put right\n"


def test_the_command_fails_when_something_stays_wrong(monkeypatch):
    def repair(_drift: Drift, _now: datetime) -> bool:
        raise RuntimeError("no way")

    drift = Drift("core.StandardPage:1", "lost")
    handler = PublishHandler(lambda _change: None, compare=lambda: [drift], repair=repair)
    monkeypatch.setattr(registry.publish_handlers, "_entries", {"search": handler})
    with pytest.raises(CommandError, match="1 could not be put right"):
        said()
