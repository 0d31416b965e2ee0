"""Every address answers in the reader's language, or in English with a notice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client

from portal.core.models import BasePage, Partnership, StandardPage
from portal.core.registry import page_views
from tests.factories import StandardPageFactory, locale


@dataclass
class Served:
    """This is what the view of standard pages was called with."""

    page: BasePage
    language: str
    is_fallback: bool


@pytest.fixture
def served() -> Iterator[list[Served]]:
    """Put a view in place that only notes what it was called with."""
    calls: list[Served] = []

    def note(request: HttpRequest, page: BasePage) -> HttpResponse:
        calls.append(Served(page, request.content_language, request.is_fallback_language))
        return HttpResponse("noted")

    real = page_views.get("core.StandardPage")
    assert real is not None
    page_views.unregister("core.StandardPage")
    page_views.register("core.StandardPage", note)
    yield calls
    page_views.unregister("core.StandardPage")
    page_views.register("core.StandardPage", real)


@pytest.fixture
def contacts(partnership: Partnership) -> StandardPage:
    page: StandardPage = StandardPageFactory(
        parent=partnership.site.root_page, title="Contacts", slug="contacts"
    )
    return page


def translate(page: BasePage, code: str, *, live: bool) -> BasePage:
    translated: BasePage = page.copy_for_translation(locale(code), copy_parents=True)
    if live:
        translated.save_revision().publish()
    return translated


def test_english_is_served_without_a_prefix(
    client: Client, contacts: StandardPage, served: list[Served]
) -> None:
    response = client.get("/contacts/")

    assert response.status_code == 200
    assert served == [Served(contacts, "en", is_fallback=False)]


@pytest.mark.parametrize("code", ["pl", "ro", "lt", "uk", "ar"])
def test_what_is_not_translated_is_served_in_english(
    client: Client, contacts: StandardPage, served: list[Served], code: str
) -> None:
    response = client.get(f"/{code}/contacts/")

    assert response.status_code == 200
    assert response.headers["Content-Language"] == "en"
    assert served == [Served(contacts, "en", is_fallback=True)]


def test_a_published_translation_is_served_under_the_same_slug(
    client: Client, contacts: StandardPage, served: list[Served]
) -> None:
    root = contacts.get_parent().specific
    translate(root, "pl", live=True)
    polish = translate(contacts, "pl", live=True)

    paths = ("/pl/contacts/", "/ro/contacts/", "/contacts/")
    said = [client.get(path).headers["Content-Language"] for path in paths]

    assert said == ["pl", "en", "en"]
    assert [(call.page.pk, call.language, call.is_fallback) for call in served] == [
        (polish.pk, "pl", False),
        (contacts.pk, "en", True),
        (contacts.pk, "en", False),
    ]


def test_a_translation_that_is_not_published_is_not_served(
    client: Client, contacts: StandardPage, served: list[Served]
) -> None:
    translate(contacts.get_parent().specific, "pl", live=True)
    translate(contacts, "pl", live=False)

    client.get("/pl/contacts/")

    assert served == [Served(contacts, "en", is_fallback=True)]


def test_an_alias_that_repeats_english_is_not_taken_for_a_translation(
    client: Client, contacts: StandardPage, served: list[Served]
) -> None:
    translate(contacts.get_parent().specific, "pl", live=True)
    contacts.copy_for_translation(locale("pl"), alias=True)

    client.get("/pl/contacts/")

    assert served == [Served(contacts, "en", is_fallback=True)]


def test_a_page_below_an_untranslated_home_falls_back_too(
    client: Client, contacts: StandardPage, served: list[Served]
) -> None:
    StandardPageFactory(parent=contacts, slug="out-of-hours")

    assert client.get("/pl/contacts/out-of-hours/").status_code == 200
    assert served[0].page.slug == "out-of-hours"
    assert served[0].is_fallback


@pytest.mark.parametrize("path", ["/nowhere/", "/pl/nowhere/", "/en/contacts/", "/de/contacts/"])
def test_what_does_not_exist_is_not_found(
    client: Client, contacts: StandardPage, served: list[Served], path: str
) -> None:
    assert client.get(path).status_code == 404
    assert served == []


def test_a_draft_is_not_found(client: Client, contacts: StandardPage, served: list[Served]) -> None:
    StandardPageFactory(parent=contacts, slug="soon", draft=True)

    assert client.get("/contacts/soon/").status_code == 404


def test_a_missing_slash_is_added(client: Client, contacts: StandardPage) -> None:
    response = client.get("/pl/contacts")

    assert (response.status_code, response.headers["Location"]) == (301, "/pl/contacts/")


def test_each_host_has_its_own_pages(
    four_partnerships: dict[str, Partnership], served: list[Served]
) -> None:
    for partnership in four_partnerships.values():
        StandardPageFactory(
            parent=partnership.site.root_page, slug="contacts", title=partnership.name
        )

    for partnership in four_partnerships.values():
        client = Client(headers={"host": partnership.site.hostname})
        assert client.get("/contacts/").status_code == 200
        assert served[-1].page.title == partnership.name


def test_one_partnerships_page_is_not_found_on_anothers_host(
    four_partnerships: dict[str, Partnership], served: list[Served]
) -> None:
    StandardPageFactory(parent=four_partnerships["tees"].site.root_page, slug="only-tees")

    assert Client(headers={"host": "tees.localhost"}).get("/only-tees/").status_code == 200
    assert Client(headers={"host": "localhost"}).get("/only-tees/").status_code == 404


def test_before_any_partnership_is_loaded_nothing_is_found(client: Client, db: None) -> None:
    assert client.get("/").status_code == 404


def test_a_page_without_cookie_sets_none(
    client: Client, contacts: StandardPage, served: list[Served]
) -> None:
    response = client.get("/contacts/")

    assert response.cookies == {}
    assert "Cookie" not in response.headers.get("Vary", "")
    assert "Accept-Language" not in response.headers.get("Vary", "")
    assert response.headers["Content-Language"] == "en"
