"""Every way of publishing tells handlers what happened, once, of the right thing."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from wagtail.models import PageViewRestriction

from portal.core.models import StandardPage
from portal.core.publishing import publish_page
from portal.core.publishing.changes import Change, ChangeKind
from portal.core.publishing.exceptions import OutsideTransaction
from portal.core.publishing.receivers import row_models
from portal.reference.models import TermText
from tests.factories import StandardPageFactory
from tests.portal.core.publishing import page_ways, row_ways
from tests.portal.core.publishing.stage import as_admin, listening

pytestmark = pytest.mark.django_db

PAGES = [
    (page_ways.edit_form, ["published"]),
    (page_ways.new_slug_in_form, ["address-changed", "published"]),
    (page_ways.create_form, ["published"]),
    (page_ways.revert_form, ["published"]),
    (page_ways.with_alias, ["published", "published"]),
    (page_ways.approval, ["published"]),
    (page_ways.bulk("publish"), ["published"]),
    (page_ways.bulk("unpublish"), ["unpublished"]),
    (page_ways.bulk("delete"), ["deleted", "unpublished"]),
    (page_ways.unpublish_form, ["unpublished"]),
    (page_ways.move, ["moved"]),
    (page_ways.copy_live, ["published"]),
    (page_ways.make_alias, ["published"]),
    (page_ways.convert_alias, ["published"]),
    (page_ways.restrict, ["restricted"]),
    (page_ways.open_again, ["opened"]),
    (page_ways.delete_subtree, ["deleted", "deleted", "unpublished", "unpublished"]),
    (page_ways.localize_form, ["published"]),
    (page_ways.localize_code, ["published"]),
    (page_ways.worker_publishes, ["published"]),
    (page_ways.worker_takes_off, ["unpublished"]),
    (page_ways.wagtails_command, ["published"]),
    (page_ways.code_publishes, ["published"]),
    (page_ways.code_takes_off, ["unpublished"]),
    (page_ways.bare_publish, ["published"]),
    (page_ways.bare_unpublish, ["unpublished"]),
    (page_ways.bare_move, ["moved"]),
    (page_ways.bare_copy, ["published"]),
    (page_ways.bare_slug, ["address-changed"]),
    (page_ways.bare_delete, ["deleted", "deleted", "unpublished", "unpublished"]),
]
ROWS = [
    (row_ways.edit_form, ["published"]),
    (row_ways.unpublish_form, ["unpublished"]),
    (row_ways.delete_form, ["deleted"]),
    (row_ways.worker_publishes, ["published"]),
    (row_ways.worker_takes_off, ["unpublished"]),
    (row_ways.wagtails_command, ["published"]),
    (row_ways.code_publishes, ["published"]),
    (row_ways.bare_publish, ["published"]),
    (row_ways.bare_unpublish, ["unpublished"]),
    (row_ways.delete_of_many, ["deleted"]),
    (row_ways.localize, ["published"]),
]


def name_of(value: Any) -> str:
    return getattr(value, "__qualname__", "")


@pytest.mark.parametrize(("way", "kinds"), PAGES, ids=name_of)
def test_each_way_of_a_page_is_told(way, kinds, partnership, client_as):
    do = way(page_ways.Stage(partnership.site.root_page, as_admin(client_as)))
    with listening() as told:
        do()
    assert sorted(kind for kind, _subject in told) == kinds
    assert {subject.partition(":")[0] for _kind, subject in told} == {"core.StandardPage"}


@pytest.mark.parametrize(("way", "kinds"), ROWS, ids=name_of)
def test_each_way_of_a_row_is_told(way, kinds, partnership, client_as):
    do = way(row_ways.RowStage(partnership, as_admin(client_as)))
    with listening() as told:
        do()
    assert sorted(kind for kind, _subject in told) == kinds
    assert {subject.partition(":")[0] for _kind, subject in told} == {"reference.TermText"}


def test_no_way_is_forgotten():
    ways = {*map(name_of, page_ways.KEEPS_DRAFT), *map(name_of, page_ways.WHOLE)}
    assert ways == {name_of(way) for way, _kinds in PAGES}


def test_a_draft_is_nobodys_news(partnership):
    page = StandardPageFactory(parent=partnership.site.root_page)
    with listening() as told:
        page.save_revision()
        page.save()
    assert told == []


def test_a_page_for_later_is_scheduled_not_published(partnership):
    page = StandardPageFactory(parent=partnership.site.root_page, draft=True)
    page.go_live_at = timezone.now() + timedelta(hours=1)
    with listening() as told:
        page.save_revision().publish()
    assert told == [("scheduled", f"core.StandardPage:{page.pk}")]


def test_a_deleted_page_is_not_opened_by_losing_its_restriction(partnership):
    page = StandardPageFactory(parent=partnership.site.root_page)
    page_ways.with_row(page)
    with listening() as told:
        StandardPage.objects.get(pk=page.pk).delete()
    assert Counter(kind for kind, _subject in told) == {"unpublished": 1, "deleted": 1}
    assert not PageViewRestriction.objects.filter(page_id=page.pk).exists()


@pytest.mark.django_db(transaction=True)
def test_outside_a_transaction_a_page_is_not_restricted_at_all(partnership):
    page = StandardPageFactory(parent=partnership.site.root_page)
    with pytest.raises(OutsideTransaction):
        PageViewRestriction.objects.create(page=page, restriction_type="login")
    assert PageViewRestriction.objects.count() == 0


def test_rows_are_all_tables_with_drafts_but_pages():
    models = row_models()
    assert TermText in models
    assert StandardPage not in models


def test_handlers_of_a_moved_page_can_walk_what_stands_below(partnership):
    home = partnership.site.root_page
    top = publish_page(page=StandardPage(title="Top", slug="top"), parent=home)
    below = publish_page(page=StandardPage(title="Below", slug="below"), parent=top)
    change = Change(ChangeKind.MOVED, StandardPage.objects.get(pk=top.pk), timezone.now())
    assert list(change.things()) == [top, below]
