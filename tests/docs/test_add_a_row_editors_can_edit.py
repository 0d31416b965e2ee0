"""docs/how-to/add-a-row-editors-can-edit.md, followed to the letter."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.apps import apps
from wagtail.models import RevisionMixin, WorkflowMixin

from portal.core import registry
from portal.core.cms.belonging import path_of
from portal.core.cms.doors import door_of
from portal.core.cms.going_live import findings
from portal.core.cms.policy import PartnershipPolicy
from portal.core.cms.row_form import PartnershipRowForm, TextRowForm
from tests.docs.pages import follow
from tests.factories import user_with_role

pytestmark = pytest.mark.django_db
PAGE = "add-a-row-editors-can-edit.md"
NOW = datetime(2026, 11, 20, 10, tzinfo=UTC)


@pytest.fixture
def followed(two):
    yield follow(PAGE, leaflet_partnerships=lambda: [two[0].pk])
    apps.all_models.pop("followed")
    apps.clear_cache()
    registry.cms_doors.unregister("leaflet_print")
    registry.dashboard_panels.unregister("leaflets")
    registry.live_checks.unregister("leaflets")


@pytest.fixture
def two(four_partnerships):
    return four_partnerships["north-lincolnshire"], four_partnerships["cheshire-east"]


def test_the_tables_say_whose_they_are_and_what_they_refuse(followed):
    leaflet, words = followed["Leaflet"], followed["LeafletText"]
    assert (path_of(leaflet), path_of(words)) == ("partnership", "owner__partnership")
    assert issubclass(leaflet, RevisionMixin)
    assert issubclass(words, WorkflowMixin)
    assert {constraint.name for constraint in words._meta.constraints} == {
        "followed_leaflettext_once",
        "followed_leaflettext_live_is_approved",
        "followed_leaflettext_voice_is_known",
    }
    # The page's app is not installed, so its own table is not found; nothing else is wrong.
    assert [error.id for model in (leaflet, words) for error in model.check()] == ["fields.E300"]
    assert str(words(title="Going missing")) == "Going missing (Adults)"


@pytest.mark.parametrize(
    ("name", "form"),
    [("LeafletViewSet", PartnershipRowForm), ("LeafletTextViewSet", TextRowForm)],
)
def test_the_view_sets_make_safe_views_and_forms(followed, name, form):
    view_set = followed[name]()
    assert isinstance(view_set.permission_policy, PartnershipPolicy)
    assert issubclass(view_set.get_form_class(), form)
    names = {pattern.name for pattern in view_set.get_urlpatterns()}
    assert {"list", "add", "edit", "delete", "history", "usage", "inspect"} <= names
    assert ("workflow_action" in names) == (name == "LeafletTextViewSet")


def test_editors_write_words_and_approvers_change_structure(followed, two):
    editor, approver = user_with_role("editor", two[0]), user_with_role("approver", two[0])
    words, leaflet = (PartnershipPolicy(followed[n]) for n in ("LeafletText", "Leaflet"))
    assert words.user_has_permission(editor, "add")
    assert not leaflet.user_has_permission(editor, "add")
    assert leaflet.user_has_permission(approver, "add")


def test_an_address_of_ones_own_has_a_door(followed):
    assert door_of("leaflet_print").is_for_admins


def test_the_first_page_and_the_checklist_speak_of_it(followed, two):
    panel = registry.dashboard_panels.get("leaflets")
    assert [row.text for row in panel.rows(two, NOW)] == ["Cheshire East has no leaflet"]
    found = {
        each.name: [line.is_ok for line in lines if line.template == "There is a leaflet."]
        for each, lines in findings(two, NOW)
    }
    assert found == {"North Lincolnshire": [True], "Cheshire East": [False]}
