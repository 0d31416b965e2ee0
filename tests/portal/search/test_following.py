"""Entries follow every kind of change, in the transaction that makes it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import PageViewRestriction

from portal.core.models import StandardPage
from portal.core.publishing import (
    publish_new_rows,
    publish_page,
    publish_row,
    save_draft,
    unpublish,
)
from portal.core.publishing.together import together
from portal.reference.models import TermText
from portal.search import following
from portal.search.models import SearchEntry
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def home(partnership):
    return partnership.site.root_page


@pytest.fixture
def page(home):
    return publish_page(page=StandardPage(title="Rota", slug="rota", intro="On duty."), parent=home)


@pytest.fixture
def below(page):
    return publish_page(page=StandardPage(title="Nights", slug="nights"), parent=page)


def found(**chosen):
    return list(
        SearchEntry.objects.filter(source="pages", **chosen)
        .order_by("path")
        .values_list("path", "title")
    )


def test_a_published_page_is_found_at_once(page):
    assert found() == [("/rota/", "Rota")]


def test_a_draft_changes_nothing(page):
    page.title = "Not yet"
    save_draft(page=page)
    assert found() == [("/rota/", "Rota")]


def test_a_newer_text_is_found_instead(page):
    page.title = "Duty"
    publish_page(page=page, note="A clearer name.")
    assert found() == [("/rota/", "Duty")]


def test_an_unpublished_page_is_not_found(page):
    unpublish(thing=page)
    assert found() == []


def test_a_planned_page_is_not_found_until_then(home):
    page = StandardPage(title="Later", slug="later")
    page.go_live_at = timezone.now() + timedelta(days=1)
    publish_page(page=page, parent=home)
    assert found() == []


def test_what_stands_below_moves_along(home, page, below):
    other = publish_page(page=StandardPage(title="Other", slug="other"), parent=home)
    page.move(other, pos="last-child")
    assert found() == [
        ("/other/", "Other"), ("/other/rota/", "Rota"), ("/other/rota/nights/", "Nights"),
    ]  # fmt: skip


def test_what_stands_below_follows_a_new_address(page, below):
    fresh = StandardPage.objects.get(pk=page.pk)
    fresh.slug = "duty"
    fresh.save()
    assert found() == [("/duty/", "Rota"), ("/duty/nights/", "Nights")]


def test_what_only_some_may_read_is_not_found_until_it_is_opened(page, below):
    restriction = PageViewRestriction.objects.create(page=page, restriction_type="login")
    assert found() == []
    restriction.delete()
    assert found() == [("/rota/", "Rota"), ("/rota/nights/", "Nights")]


def test_a_deleted_page_is_gone_with_what_stands_below(page, below):
    StandardPage.objects.get(pk=page.pk).delete()
    assert found() == []


def test_the_entries_fail_with_the_publication(home, monkeypatch):
    def fail(**_kwargs):
        raise RuntimeError("no entry")

    monkeypatch.setattr(following, "refresh", fail)
    with pytest.raises(RuntimeError, match="no entry"):
        publish_page(page=StandardPage(title="Rota", slug="rota"), parent=home)
    assert StandardPage.objects.filter(slug="rota").exists() is False


# Rows of words


def term_entries():
    rows = SearchEntry.objects.filter(source="terms").order_by("language", "place", "title")
    return list(rows.values_list("title", "language", "place", "not_at"))


def test_published_words_are_found_at_once(partnership):
    text = factories.TermTextFactory(owner__slug="mace", term="MACE", draft=True)
    assert term_entries() == []
    publish_row(row=text)
    assert term_entries() == [("MACE", "en", 0, "")]


def test_many_new_rows_are_refreshed_once(partnership, monkeypatch):
    calls = []
    refresh = following.refresh
    monkeypatch.setattr(
        following, "refresh", lambda **asked: calls.append(asked["things"]) or refresh(**asked)
    )
    owners = [factories.TermFactory(slug=f"term-{number}") for number in range(3)]
    calls.clear()
    rows = [
        TermText(owner=owner, locale=factories.locale(), term=owner.slug, definition="x")
        for owner in owners
    ]
    publish_new_rows(rows=rows, now=timezone.now())
    assert calls == [["term:term-0", "term:term-1", "term:term-2"]]
    assert [entry[0] for entry in term_entries()] == ["term-0", "term-1", "term-2"]


def test_deleted_words_bring_the_national_ones_back(partnership):
    national = factories.TermTextFactory(owner__slug="mace", term="MACE")
    own = factories.TermTextFactory(
        owner__slug="mace", owner__partnership=partnership, term="Our MACE"
    )
    publish_row(row=national)
    publish_row(row=own)
    here = f";{partnership.pk};"
    assert term_entries() == [("MACE", "en", 0, here), ("Our MACE", "en", partnership.pk, "")]
    own.delete()
    assert term_entries() == [("MACE", "en", 0, "")]


def test_an_owner_takes_all_its_words_along(partnership):
    english = publish_row(row=factories.TermTextFactory(owner__slug="mace", term="MACE"))
    publish_row(
        row=factories.TermTextFactory(
            owner=english.owner, locale=factories.locale("pl"), term="MACE po polsku"
        )
    )
    assert len(term_entries()) == 2
    english.owner.delete()
    assert term_entries() == []


def test_another_slug_is_another_address(partnership):
    text = publish_row(row=factories.TermTextFactory(owner__slug="mace", term="MACE"))
    text.owner.slug = "mace-meeting"
    text.owner.save()
    (entry,) = SearchEntry.objects.filter(source="terms")
    assert (entry.thing, entry.path) == ("term:mace-meeting", "/glossary/#mace-meeting")


def test_links_between_rows_are_followed(partnership):
    harm = factories.HarmFactory(slug="missing")
    sign = publish_row(row=factories.SignTextFactory(owner__slug="late")).owner
    link = sign.harms.model.objects.create(sign=sign, harm=harm)
    assert harms_of_sign() == ";missing;"
    harm.slug = "away"
    harm.save()
    assert harms_of_sign() == ";away;"
    link.delete()
    assert harms_of_sign() == ""


def harms_of_sign():
    return SearchEntry.objects.get(thing="sign:late").harms


def test_rows_that_a_restore_brings_are_left_to_what_is_made_anew(partnership):
    factories.TermTextFactory(owner__slug="mace", term="MACE").owner.save_base(raw=True)
    assert term_entries() == []


def test_what_touches_nothing_asks_nothing(partnership, queries):
    with queries(0), together():
        following.note([partnership.site])
