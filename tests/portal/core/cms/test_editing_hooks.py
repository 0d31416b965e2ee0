"""Small guards on Wagtail's editing pages, and the reports of one's own."""

from __future__ import annotations

import pytest
from django.urls import reverse
from wagtail.models import Page

from portal.core.cms.editing_hooks import mend_stale_segments, narrow_action_menu
from tests.factories import StandardPageFactory, TermTextFactory, UserFactory, user_with_role

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client_as, two):
    return client_as("editor", two[0], is_demo=True)


def test_only_ones_own_pages_are_offered_to_link_to(editor, two):
    own, other = (
        StandardPageFactory(parent=each.site.root_page, title=f"Page of {each.name}", draft=True)
        for each in two
    )
    found = editor.get(reverse("wagtailadmin_choose_page_search"), {"q": "Page of"}).text
    assert own.title in found
    assert other.title not in found
    below = reverse("wagtailadmin_choose_page_child", args=[two[0].site.root_page.pk])
    assert own.title in editor.get(below).json()["html"]


def test_the_root_of_the_tree_can_be_walked_but_shows_ones_own_home_only(editor, two):
    page = editor.get(reverse("wagtailadmin_choose_page")).json()["html"]
    homes = [f'data-id="{each.site.root_page.pk}"' for each in two]
    assert homes[0] in page
    assert homes[1] not in page
    assert Page.get_first_root_node() is not None


def test_a_page_is_previewed_as_its_readers_see_it(editor, two):
    page = StandardPageFactory(parent=two[0].site.root_page, title="Draft words", draft=True)
    page.save_revision()
    shown = editor.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk]))
    assert shown.status_code == 200
    assert "<h1" in shown.text
    assert "Draft words" in shown.text


class Item:
    def __init__(self, name):
        self.name = name


@pytest.mark.parametrize(
    ("role", "left"),
    [("editor", ["action-save"]), ("approver", ["action-save", "action-publish"])],
)
def test_publish_is_offered_to_who_may(rf, two, role, left):
    request = rf.get("/")
    request.user = user_with_role(role, two[0])
    items = [Item("action-save"), Item("action-publish")]
    row = TermTextFactory(owner__partnership=two[0])
    narrow_action_menu(items, request, {"instance": row})
    assert [item.name for item in items] == left


@pytest.mark.parametrize("context", [{}, {"instance": None}, {"instance": "a page"}])
def test_other_menus_stay_as_they_are(rf, context):
    items = [Item("action-publish")]
    narrow_action_menu(items, rf.get("/"), context)
    assert len(items) == 1


def test_what_has_no_translations_is_left_alone(rf, queries):
    user = UserFactory()
    with queries(0):
        mend_stale_segments(rf.get("/"), user)


def submitted(partnership):
    row = TermTextFactory(owner__partnership=partnership, term=f"Term of {partnership.name}")
    row.save_revision()
    row.get_workflow().start(row, user_with_role("editor", partnership))
    page = StandardPageFactory(
        parent=partnership.site.root_page, title=f"Page of {partnership.name}"
    )
    page.save_revision()
    page.get_workflow().start(page, user_with_role("editor", partnership))


@pytest.mark.parametrize("name", ["workflow", "workflow_tasks"])
def test_reports_list_ones_own_submissions(editor, client_as, two, name):
    for partnership in two:
        submitted(partnership)
    url = reverse(f"wagtailadmin_reports:{name}")
    mine = editor.get(url).text
    assert "Term of North Lincolnshire" in mine
    assert "Page of North Lincolnshire" in mine
    assert "Cheshire East" not in mine
    assert "person-" not in mine.partition("requested_by")[2]
    everything = client_as("admin", is_demo=True).get(url).text
    assert "Term of North Lincolnshire" in everything
    assert "Term of Cheshire East" in everything
