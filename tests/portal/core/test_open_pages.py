"""A translation is open while its English page is: everywhere, at once, and again with it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from wagtail.documents import get_document_model
from wagtail.models import Page, PageViewRestriction

from portal.core.addresses import page_address
from portal.core.models import StandardPage
from portal.core.open_pages import open_pages
from portal.core.presenters import crumbs_of
from portal.core.publishing import publish_page, unpublish
from portal.core.queries import translated_page_counts
from portal.core.site_map import site_map_entries
from portal.guidance.presenters.guides import children_of, parts_of, whole_guide
from portal.search.models import DocumentText, ReadState, SearchEntry
from tests.architecture.source import CHECKOUT, PACKAGES, modules
from tests.factories import StandardPageFactory, locale

pytestmark = pytest.mark.django_db
WORDS = "Kto ma dyżur"


class Site:
    """This is a site with one page in English and Polish, both leading to a document."""

    def __init__(self, partnership):
        self.partnership = partnership
        self.home = partnership.site.root_page.specific
        document = get_document_model().objects.create(
            title="Plan", file=ContentFile(b"Zadzwon", name="plan.txt")
        )
        DocumentText.objects.update_or_create(
            document=document, defaults={"state": ReadState.DONE, "text": "Zadzwon"}
        )
        body = [("document", {"document": document})]
        self.english = publish_page(
            page=StandardPage(title="Rota", slug="rota", body=body), parent=self.home
        )
        publish_page(page=self.home.copy_for_translation(locale("pl")))
        polish = self.english.copy_for_translation(locale("pl"))
        polish.title = WORDS
        self.polish = publish_page(page=polish, note="Translated.")

    def places(self) -> dict[str, bool]:
        """Say, place by place, whether readers still come upon the Polish words."""
        address = "/pl/rota/"
        return {
            "page": WORDS in Client().get(address).content.decode(),
            "site map": address in {entry.path for entry in site_map_entries(self.partnership)},
            "search": SearchEntry.objects.filter(source="pages", title=WORDS).exists(),
            "document": SearchEntry.objects.filter(source="documents", language="pl").exists(),
            "count": translated_page_counts(self.partnership).get("pl", 0) == 2,
            "query": open_pages(Page.objects.filter(pk=self.polish.pk)).exists(),
        }


@pytest.fixture
def site(partnership) -> Site:
    return Site(partnership)


def take_off(site, _others):
    unpublish(thing=site.english)


def delete(site, _others):
    Page.objects.get(pk=site.english.pk).delete()


def restrict(site, _others):
    PageViewRestriction.objects.create(page=site.english, restriction_type="login")


def restrict_what_is_above(site, _others):
    PageViewRestriction.objects.create(page=site.home, restriction_type="login")


def move_below_a_private_page(site, _others):
    private = StandardPageFactory(parent=Page.objects.get(pk=site.home.pk), slug="staff")
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    Page.objects.get(pk=site.english.pk).move(private, pos="last-child")


def move_to_another_site(site, others):
    home = others["tees"].site.root_page
    Page.objects.get(pk=site.english.pk).move(home, pos="last-child")


WAYS = [
    *(take_off, delete, restrict, restrict_what_is_above),
    *(move_below_a_private_page, move_to_another_site),
]


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_a_translation_goes_with_its_english_page(four_partnerships, way):
    site = Site(four_partnerships["north-lincolnshire"])
    assert set(site.places().values()) == {True}
    way(site, four_partnerships)
    assert [place for place, is_there in site.places().items() if is_there] == []
    assert Page.objects.get(pk=site.polish.pk).live is True  # nobody wrote anything into it


def test_it_comes_back_with_its_english_page(site):
    unpublish(thing=site.english)
    publish_page(page=StandardPage.objects.get(pk=site.english.pk), note="Again.")
    assert set(site.places().values()) == {True}


def test_it_comes_back_when_a_private_page_is_opened(site):
    restriction = PageViewRestriction.objects.create(page=site.english, restriction_type="login")
    assert not any(site.places().values())
    restriction.delete()
    assert set(site.places().values()) == {True}


def test_its_own_publishing_does_not_bring_it_back(site):
    unpublish(thing=site.english)
    publish_page(page=StandardPage.objects.get(pk=site.polish.pk), note="Corrected.")
    assert not any(site.places().values())


def test_taking_off_a_translation_leaves_english_alone(site):
    unpublish(thing=site.polish)
    assert open_pages(Page.objects.filter(pk=site.english.pk)).exists()
    assert Client().get("/rota/").status_code == 200


def test_nothing_is_asked_of_a_private_home_in_another_language(site):
    PageViewRestriction.objects.create(page=site.home, restriction_type="login")
    assert Client().get("/pl/").status_code == Client().get("/").status_code == 302


def test_lists_of_a_translated_tree_leave_out_what_is_withheld(site):
    below = publish_page(page=StandardPage(title="Nights", slug="nights"), parent=site.english)
    polish = below.copy_for_translation(locale("pl"))
    polish = publish_page(page=polish, note="Translated.")
    assert [crumb.label for crumb in crumbs_of(polish)][1:] == [WORDS]
    unpublish(thing=StandardPage.objects.get(pk=site.english.pk))
    assert [crumb.label for crumb in crumbs_of(polish)][1:] == []
    home = site.polish.get_parent().specific
    assert children_of(home) == []
    assert [whole.page.pk for whole in whole_guide(home)] == [home.pk]
    assert [entry.url for entry in parts_of(home, home).entries] == [page_address(home)]


def test_nobody_else_decides_which_pages_are_open():
    ours = Path("portal/core/open_pages.py")
    found = [
        module.name
        for module in modules(*PACKAGES)
        if module.path != CHECKOUT / ours and re.search(r"\.(not_)?public\(\)", module.text)
    ]
    assert found == []
