"""Where a contact is used, though pages only know its key."""

from __future__ import annotations

import pytest
from django.urls import reverse

from portal.core.cms.reach import reach_of
from portal.reference.presenters.uses import uses_of
from portal.reference.where_used import places_showing, tables
from tests.factories import (
    ContactFactory,
    HarmTextFactory,
    StandardPageFactory,
    locale,
    user_with_role,
)

pytestmark = pytest.mark.django_db


def block(key):
    return {"type": "contact", "value": {"contact": key}}


def page_showing(partnership, key="team", **values):
    return StandardPageFactory(parent=partnership.site.root_page, body=[block(key)], **values)


def test_tables_that_can_show_a_contact_are_found_by_themselves():
    found = {model._meta.label: names for model, names in tables()}
    assert found["core.StandardPage"] == ("body",)
    assert found["core.HomePage"] == ("doors", "body")
    assert found["reference.HarmText"] == ("body",)


def test_pages_and_rows_of_the_partnership_are_listed(two):
    own, other = two
    page = page_showing(own)
    page_showing(other)
    page_showing(own, "another")
    StandardPageFactory(parent=own.site.root_page, intro="The team, “team”.")
    row = HarmTextFactory(owner__partnership=own, body=[block("team")])
    HarmTextFactory(owner__partnership=other, body=[block("team")])
    national = HarmTextFactory(body=[block("team")])
    assert places_showing("team", {own.pk}) == [page, row, national]
    assert len(places_showing("team", None)) == 5


def test_a_key_that_only_begins_alike_is_another(two):
    page_showing(two[0], "team-two")
    assert places_showing("team", {two[0].pk}) == []


def test_the_word_somewhere_else_in_the_content_is_no_use(two):
    StandardPageFactory(
        parent=two[0].site.root_page,
        body=[{"type": "heading", "value": {"title": '"team"', "text": "team"}}],
    )
    assert places_showing("team", {two[0].pk}) == []


def test_translated_pages_count(two):
    home = two[0].site.root_page.copy_for_translation(locale("pl"))
    home.save()
    page = StandardPageFactory(parent=home, locale=locale("pl"), body=[block("team")])
    assert places_showing("team", {two[0].pk}) == [page]


@pytest.mark.parametrize("count", [1, 3])
def test_one_query_for_each_table_and_one_for_the_homes(two, queries, count):
    for _n in range(count):
        page_showing(two[0])
    tables()
    with queries(1 + 11):
        assert len(places_showing("team", {two[0].pk})) == count


def test_who_looks_after_the_portal_sees_every_use_of_a_national_contact(two):
    contact = ContactFactory(key="team")
    for partnership in two:
        page_showing(partnership)
    admin, editor = user_with_role("admin"), user_with_role("editor", two[0])
    assert len(uses_of(contact, reach_of(admin)).places) == 2
    assert len(uses_of(contact, reach_of(editor)).places) == 1


def test_the_front_door_stands_on_every_page(two):
    contact = ContactFactory(partnership=two[0], front_door=True)
    uses = uses_of(contact, reach_of(user_with_role("editor", two[0])))
    assert (uses.is_on_every_page, uses.places, uses.is_empty) == (True, [], False)


def test_the_list_leads_to_each_place(client_as, two):
    contact = ContactFactory(partnership=two[0], key="team", name="Team")
    page = page_showing(two[0], title="Who to ring")
    page_showing(two[0], title="Not yet out", draft=True)
    client = client_as("editor", two[0], is_demo=True)
    shown = client.get(
        reverse("wagtailsnippets_reference_contact:where_used", args=[contact.pk])
    ).text
    assert f'href="/cms/pages/{page.pk}/edit/">Who to ring' in shown
    assert "Not yet out" in shown
    assert "standard page" in shown.lower()


def test_a_contact_nobody_shows_says_so(client_as, two):
    contact = ContactFactory(partnership=two[0])
    client = client_as("editor", two[0], is_demo=True)
    url = reverse("wagtailsnippets_reference_contact:where_used", args=[contact.pk])
    assert "Nothing shows it yet." in client.get(url).text
    assert client.post(url).status_code == 405
