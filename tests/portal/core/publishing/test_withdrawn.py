"""A page that was public and was taken off answers 410, whatever took it off; others 404."""

from __future__ import annotations

from importlib import import_module

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction
from django.test import Client
from wagtail.models import Page, PageViewRestriction

from portal.core.models import StandardPage, WithdrawnAddress
from portal.core.models.withdrawn import LONGEST
from portal.core.publishing import publish_page, unpublish
from tests.factories import StandardPageFactory, locale

pytestmark = pytest.mark.django_db


@pytest.fixture
def home(partnership):
    return partnership.site.root_page


@pytest.fixture
def page(home):
    return publish_page(page=StandardPage(title="Rota", slug="rota"), parent=home)


def status(path="/rota/"):
    return Client().get(path).status_code


def fresh(page):
    return Page.objects.get(pk=page.pk)


def test_a_page_taken_off_says_so_and_shows_where_help_is(page):
    unpublish(thing=page)
    response = Client().get("/rota/")
    html = response.content.decode()
    assert response.status_code == 410
    assert "This page is no longer here" in html
    assert 'href="tel:999"' in html
    assert 'action="/search/"' in html
    assert response.headers["Cache-Control"] == "no-store"
    assert Client().head("/rota/").status_code == 410


def test_a_page_deleted_says_so_too_with_all_below_it(page):
    publish_page(page=StandardPage(title="Nights", slug="nights"), parent=page)
    fresh(page).delete()
    assert (status(), status("/rota/nights/")) == (410, 410)


@pytest.mark.parametrize("prefix", ["/pl/", "/ar/"])
def test_it_is_gone_in_every_language(page, home, prefix):
    publish_page(page=home.specific.copy_for_translation(locale("pl")))
    publish_page(page=page.copy_for_translation(locale("pl")), note="Translated.")
    unpublish(thing=page)
    response = Client().get(f"{prefix}rota/")
    assert response.status_code == 410
    assert response.headers["Content-Language"] == "en"  # what it says is for safety first


def test_a_translation_that_stood_elsewhere_is_gone_from_there(page, home):
    publish_page(page=home.specific.copy_for_translation(locale("pl")))
    publish_page(page=page.copy_for_translation(locale("pl")), note="Translated.")
    other = StandardPageFactory(parent=fresh(home), slug="staff")
    fresh(page).move(other, pos="last-child")
    unpublish(thing=StandardPage.objects.get(pk=page.pk))
    assert (status("/pl/rota/"), status("/pl/staff/rota/")) == (410, 410)


def test_a_translation_that_goes_alone_leaves_its_readers_english(page, home):
    publish_page(page=home.specific.copy_for_translation(locale("pl")))
    polish = publish_page(page=page.copy_for_translation(locale("pl")), note="Translated.")
    unpublish(thing=polish)
    assert status("/pl/rota/") == 200
    assert not WithdrawnAddress.objects.exists()


def test_it_may_come_back_and_go_again(page):
    for _again in range(2):
        unpublish(thing=page)
        assert status() == 410
        page = publish_page(page=StandardPage.objects.get(pk=page.pk), note="Again.")
        assert status() == 200
    assert WithdrawnAddress.objects.count() == 1


def test_a_draft_was_never_there(home):
    draft = StandardPageFactory(parent=home, slug="rota", draft=True)
    assert status() == 404
    fresh(draft).delete()
    assert status() == 404


def test_of_a_private_page_nobody_learns_that_it_was_there(page):
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    unpublish(thing=page)
    assert status() == 404
    fresh(page).delete()
    assert status() == 404


def test_a_page_that_moved_was_not_withdrawn(page, home):
    other = StandardPageFactory(parent=fresh(home), slug="staff")
    fresh(page).move(other, pos="last-child")
    assert (status(), status("/staff/rota/")) == (404, 200)


def test_another_site_knows_nothing_of_it(four_partnerships):
    tees = four_partnerships["tees"].site.root_page
    unpublish(thing=publish_page(page=StandardPage(title="Rota", slug="rota"), parent=tees))
    assert Client(headers={"host": "tees.localhost"}).get("/rota/").status_code == 410
    assert status() == 404


def test_an_address_beyond_all_measure_stops_nobody(page):
    Page.objects.filter(pk=page.pk).update(url_path="/" + "a" * LONGEST)
    unpublish(thing=StandardPage.objects.get(pk=page.pk))
    assert not WithdrawnAddress.objects.exists()


def test_only_addresses_are_noted(page):
    with pytest.raises(IntegrityError), transaction.atomic():
        WithdrawnAddress.objects.create(url_path="rota", withdrawn_at=page.last_published_at)


def test_what_went_before_addresses_were_noted_is_noted_now(page, home):
    for slug in ("open", "private"):
        gone = publish_page(page=StandardPage(title=slug, slug=slug), parent=fresh(home))
        unpublish(thing=gone)
        if slug == "private":
            PageViewRestriction.objects.create(page=gone, restriction_type="login")
    StandardPageFactory(parent=fresh(home), slug="draft", draft=True)
    WithdrawnAddress.objects.all().delete()
    migration = import_module("portal.core.migrations.0003_note_withdrawn_addresses")
    migration.note_what_went_before(apps, None)
    assert [status(f"/{slug}/") for slug in ("rota", "open", "private", "draft")] == [
        200, 410, 404, 404,
    ]  # fmt: skip
