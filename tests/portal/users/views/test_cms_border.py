"""The CMS's own addresses, called by another partnership's people."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from portal.core.models import Partnership, StandardPage
from portal.users.models import PartnershipCollection
from tests.factories import StandardPageFactory

pytestmark = pytest.mark.django_db
NAMES = [
    "wagtailadmin_pages:edit",
    "wagtailadmin_pages:delete",
    "wagtailadmin_pages:unpublish",
    "wagtailadmin_pages:copy",
    "wagtailadmin_pages:move",
    "wagtailadmin_pages:history",
    "wagtailadmin_pages:usage",
    "wagtailadmin_pages:set_privacy",
]
ROLES = ["editor", "approver", "partnership-admin"]


def statuses(client: Client, page: StandardPage) -> dict[str, int]:
    return {name: client.get(reverse(name, args=[page.pk])).status_code for name in NAMES}


@pytest.mark.parametrize("role", ROLES)
def test_nobody_opens_another_partnerships_page(
    four_partnerships: dict[str, Partnership], client_as: Callable[..., Client], role: str
) -> None:
    theirs = StandardPageFactory(parent=four_partnerships["north-lincolnshire"].site.root_page)
    client = client_as(role, four_partnerships["tees"], is_demo=True)
    assert {name for name, status in statuses(client, theirs).items() if status == 200} == set()
    values = {"title": "Taken over", "slug": "taken-over"}
    client.post(reverse("wagtailadmin_pages:edit", args=[theirs.pk]), values)
    client.post(reverse("wagtailadmin_pages:delete", args=[theirs.pk]))
    home = four_partnerships["north-lincolnshire"].site.root_page
    add = reverse("wagtailadmin_pages:add", args=["core", "standardpage", home.pk])
    assert client.get(add).status_code == 404
    assert client.post(add, values).status_code == 404
    assert home.get_children().count() == 1
    theirs.refresh_from_db()
    assert theirs.title != "Taken over"


@pytest.mark.parametrize("role", ROLES)
def test_everybody_opens_their_own(
    four_partnerships: dict[str, Partnership], client_as: Callable[..., Client], role: str
) -> None:
    home = four_partnerships["tees"].site.root_page
    own = StandardPageFactory(parent=home)
    client = client_as(role, four_partnerships["tees"], is_demo=True)
    found = statuses(client, own)
    publishes = role != "editor"
    assert found["wagtailadmin_pages:edit"] == 200
    add = reverse("wagtailadmin_pages:add", args=["core", "standardpage", home.pk])
    assert client.get(add).status_code == 200
    assert (found["wagtailadmin_pages:unpublish"] == 200) is publishes
    assert client.get(reverse("wagtailadmin_explore", args=[home.pk])).status_code == 200


def test_the_explorer_shows_no_page_of_another_partnership(
    four_partnerships: dict[str, Partnership], client_as: Callable[..., Client]
) -> None:
    for slug, area in four_partnerships.items():
        StandardPageFactory(parent=area.site.root_page, title=f"Page of {slug}")
    client = client_as("editor", four_partnerships["tees"], is_demo=True)
    home = four_partnerships["north-lincolnshire"].site.root_page
    for address in (
        reverse("wagtailadmin_explore", args=[home.pk]),
        reverse("wagtailadmin_explore_root"),
        reverse("wagtailadmin_pages:search") + "?q=page",
        reverse("wagtailadmin_api:pages:listing") + f"?child_of={home.pk}",
        reverse("wagtailadmin_home"),
    ):
        shown = client.get(address, follow=True).content.decode()
        assert "Page of north-lincolnshire" not in shown, address


@pytest.mark.parametrize("role", ["practitioner", "manager", "trainer", "provider"])
def test_others_do_not_open_the_cms(
    partnership: Partnership, client_as: Callable[..., Client], role: str
) -> None:
    client = client_as(role, partnership, is_demo=True)
    chain = client.get("/cms/", follow=True).redirect_chain
    assert chain[-1][0] == "/accounts/"
    assert client.get("/cms/pages/").status_code == 302


@pytest.mark.parametrize("path", ["sites/", "locales/", "workflows/list/", "collections/add/"])
def test_what_concerns_all_partnerships_is_the_admins(
    partnership: Partnership, client_as: Callable[..., Client], path: str
) -> None:
    opened = [
        role
        for role in (*ROLES, "admin")
        if client_as(role, partnership, is_demo=True).get(f"/cms/{path}").status_code == 200
    ]
    assert opened == ["admin"]


def test_files_are_chosen_from_the_own_collection(
    four_partnerships: dict[str, Partnership], client_as: Callable[..., Client]
) -> None:
    from wagtail.documents.models import Document  # models need Django's set-up

    for link in PartnershipCollection.objects.select_related("partnership"):
        title = f"File of {link.partnership.slug}"
        Document.objects.create(title=title, file="x.pdf", collection=link.collection)
    client = client_as("editor", four_partnerships["tees"], is_demo=True)
    for name in ("wagtaildocs:index", "wagtaildocs_chooser:choose"):
        shown = client.get(reverse(name)).content.decode()
        assert "File of tees" in shown, name
        assert "File of north-lincolnshire" not in shown, name
