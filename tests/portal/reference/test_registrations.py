from __future__ import annotations

import pytest
from django.test import Client, RequestFactory

from portal.core import registry
from portal.core.blocks.links import ContactBlock
from portal.core.page_cache.declaration import noted_change
from portal.core.presenters.frame import Frame
from tests.factories import ContactFactory

pytestmark = pytest.mark.django_db


def test_the_kernel_finds_the_strips_numbers(partnership, at):
    at("2026-11-20 10:00")
    ContactFactory(partnership=partnership, front_door=True, office_hours=True)

    strip = registry.emergency.get("contacts")(partnership)

    assert strip.front_door.tel == "01632960500"
    assert strip.front_door.hours_words == "open until 5 pm"


def test_the_frame_shows_them_and_says_when_they_change(partnership, at):
    at("2026-11-20 18:00")
    ContactFactory(partnership=partnership, front_door=True, office_hours=True)
    request = RequestFactory().get("/")
    request.partnership = partnership

    emergency = Frame(request).emergency

    assert emergency.front_door.hours_words == "closed, opens Monday 9 am"
    assert emergency.changes_at.isoformat() == "2026-11-23T00:00:00+00:00"


def test_content_finds_contacts_by_key(partnership, at):
    at("2026-11-20 10:00")
    ContactFactory(key="childline", name="Childline", phone="0800 1111")

    source = registry.contact_cards.get("contacts")

    assert list(source.choices()) == [("childline", "Childline")]
    assert source.card(partnership, "childline").tel == "08001111"
    assert source.card(partnership, "nobody") is None


def test_a_page_with_a_contact_is_kept_only_as_long_as_its_words_hold(partnership, at):
    at("2026-11-20 10:00")
    ContactFactory(key="mash", partnership=partnership, office_hours=True)
    request = RequestFactory().get("/")
    request.partnership = partnership
    block = ContactBlock()

    html = block.render(block.to_python({"contact": "mash"}), context={"request": request})

    assert "open until 5 pm" in html
    assert noted_change(request).isoformat() == "2026-11-20T17:00:00+00:00"


def test_the_front_doors_words_reach_the_page_and_its_cache(partnership, at):
    at("2026-11-20 10:00")
    ContactFactory(
        partnership=partnership, front_door=True, office_hours=True, phone="01632 960 500"
    )
    client = Client()
    partnership.site.root_page.specific.save_revision().publish()

    open_page = client.get("/").content.decode()
    at("2026-11-20 17:00")
    closed_page = client.get("/").content.decode()

    assert 'href="tel:01632960500"' in open_page
    assert "open until 5 pm" in open_page
    assert "closed, opens Monday 9 am" in closed_page
    assert "open until 5 pm" not in closed_page
