"""A page cannot come to a reserved address by being moved or copied."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from portal.core.models import Partnership, StandardPage
from tests.factories import StandardPageFactory


@pytest.fixture
def admin(client_as: Callable[..., Client]) -> Client:
    return client_as("admin", is_demo=True)


@pytest.fixture
def tools(partnership: Partnership) -> StandardPage:
    """Make a page whose address is free where it stands and taken at the top."""
    section = StandardPageFactory(parent=partnership.site.root_page, slug="section")
    page: StandardPage = StandardPageFactory(parent=section, slug="tools", title="Tools")
    return page


def test_moving_to_a_reserved_address_is_refused_in_words(
    admin: Client, partnership: Partnership, tools: StandardPage
) -> None:
    top = partnership.site.root_page
    url = reverse("wagtailadmin_pages:move_confirm", args=[tools.pk, top.pk])

    response = admin.post(url, follow=True)

    tools.refresh_from_db()
    assert tools.get_parent().slug == "section"
    assert "has the address “tools” there" in response.content.decode()


def test_moving_elsewhere_works(
    admin: Client, partnership: Partnership, tools: StandardPage
) -> None:
    other = StandardPageFactory(parent=partnership.site.root_page, slug="other")

    admin.post(reverse("wagtailadmin_pages:move_confirm", args=[tools.pk, other.pk]))

    tools.refresh_from_db()
    assert tools.get_parent().slug == "other"


@pytest.mark.parametrize(("slug", "copies"), [("search", 0), ("pl", 0), ("instruments", 1)])
def test_copying_to_a_reserved_address_is_refused(
    admin: Client, partnership: Partnership, tools: StandardPage, slug: str, copies: int
) -> None:
    top = partnership.site.root_page
    form = {"new_title": "Copy", "new_slug": slug, "new_parent_page": str(top.pk)}

    response = admin.post(reverse("wagtailadmin_pages:copy", args=[tools.pk]), form, follow=True)

    assert response.status_code == 200
    assert StandardPage.objects.filter(slug=slug).count() == copies


def test_looking_at_the_copy_form_is_no_copy(admin: Client, tools: StandardPage) -> None:
    assert admin.get(reverse("wagtailadmin_pages:copy", args=[tools.pk])).status_code == 200


@pytest.mark.parametrize("parent", ["", "x", "9" * 30, "99999"])
def test_a_parent_that_is_none_falls_back_to_the_page_s_own(
    admin: Client, tools: StandardPage, parent: str
) -> None:
    form = {"new_title": "Copy", "new_slug": "search", "new_parent_page": parent}

    admin.post(reverse("wagtailadmin_pages:copy", args=[tools.pk]), form)

    assert not StandardPage.objects.filter(slug="search").exists()
