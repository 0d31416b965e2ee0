"""What the kernel does with every change: an audit row, and no kept page that is stale."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from portal.core.audit.models import AuditEvent
from portal.core.models import StandardPage
from portal.core.publishing import publish_page, publish_row
from portal.core.publishing.places import partnership_of
from portal.core.stamp import current_stamp
from tests.factories import StandardPageFactory
from tests.portal.core.publishing.row_ways import new_term_text

pytestmark = pytest.mark.django_db


def events() -> list[AuditEvent]:
    return list(AuditEvent.objects.order_by("pk"))


def test_a_published_page_leaves_one_row(partnership, admin_user, at):
    at("2026-11-20 10:00")
    page = StandardPage(title="Rota", slug="rota")
    publish_page(page=page, parent=partnership.site.root_page, user=admin_user)
    (event,) = events()
    assert (event.kind, event.subject) == ("page-published", f"core.StandardPage:{page.pk}")
    assert (event.actor_id, event.partnership_id) == (admin_user.pk, partnership.pk)
    assert event.at == datetime(2026, 11, 20, 10, tzinfo=UTC)
    assert event.detail == {"revision": page.latest_revision_id}


def test_a_published_row_leaves_one_row_too(partnership):
    row = publish_row(row=new_term_text(partnership))
    (event,) = events()
    assert (event.kind, event.subject) == ("row-published", f"reference.TermText:{row.pk}")
    assert (event.actor_id, event.partnership_id) == (None, partnership.pk)


def test_every_change_of_a_page_has_a_kind_of_its_own(partnership):
    home = partnership.site.root_page
    page = publish_page(page=StandardPage(title="Rota", slug="rota"), parent=home)
    other = StandardPageFactory(parent=home)
    page.slug = "duty"
    page.save()
    page.move(other, pos="last-child")
    page.refresh_from_db()
    page.unpublish()
    page.delete()
    assert [event.kind for event in events()] == [
        "page-published", "page-address-changed", "page-moved", "page-unpublished", "page-deleted",
    ]  # fmt: skip


def test_nothing_kept_outlives_a_change(partnership):
    page = publish_page(
        page=StandardPage(title="Rota", slug="rota"), parent=partnership.site.root_page
    )
    before = current_stamp()
    page.unpublish()
    assert current_stamp() != before


def test_a_page_belongs_where_it_stands_and_a_row_where_it_says(four_partnerships):
    tees = four_partnerships["tees"]
    assert partnership_of(StandardPageFactory(parent=tees.site.root_page)) == tees
    assert partnership_of(new_term_text(tees)) == tees
    assert partnership_of(new_term_text(None)) is None
    assert partnership_of(StandardPageFactory(parent=tees.site.root_page.get_root())) is None
    assert partnership_of(object()) is None
