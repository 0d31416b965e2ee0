"""Nothing in the CMS is open by accident: every address and every table is known."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.urls import reverse
from wagtail.admin.views.bulk_action.registry import bulk_action_registry
from wagtail.models import DraftStateMixin, Page
from wagtail.snippets.models import get_snippet_models

from portal.core import registry
from portal.core.cms.bulk import ScopedBulkAction
from portal.core.cms.doors import door_of
from portal.core.cms.snippets import served
from portal.core.models import Partnership
from tests.portal.core.cms.addresses import addresses, rows_addresses
from tests.portal.core.cms.world import factory_of

# What a view set with drafts, workflow, preview and history answers at.
VIEWS_OF_WORDS = {
    *("list", "list_results", "add", "edit", "delete", "usage", "history", "history_results"),
    *("inspect", "preview_on_add", "preview_on_edit", "revisions_view", "revisions_revert"),
    *("revisions_compare", "revisions_unschedule", "unpublish", "lock", "unlock"),
    *("workflow_action", "collect_workflow_action_data", "confirm_workflow_cancellation"),
    *("workflow_history", "workflow_history_detail", "workflow_preview"),
    *("choose", "choose_results", "chosen", "chosen_multiple"),
}


def test_every_address_has_a_door():
    assert [a.name for a in addresses() if door_of(a.name) is None] == []


def test_the_walk_finds_every_view_of_a_view_set():
    found = {a.name.rpartition(":")[2] for a in rows_addresses() if a.model == "reference.TermText"}
    assert found == VIEWS_OF_WORDS


def test_every_door_leads_somewhere():
    names = {a.name for a in addresses()}
    places = {name.rpartition(":")[0] + ":" for name in names if ":" in name}
    nowhere = [name for name, _door in registry.cms_doors.items() if name not in names | places]
    assert nowhere == []


def test_every_snippet_is_served_safely():
    assert [model for model in get_snippet_models() if not served(model)] == []
    assert {model._meta.label for model in get_snippet_models()} == {
        label for label, _model in registry.edited_tables.items()
    }


def test_every_row_with_drafts_is_edited_in_the_cms():
    """Such a row goes through approval; one that is served by nothing could only be published."""
    drafted = [
        model
        for model in apps.get_models()
        if issubclass(model, DraftStateMixin) and not issubclass(model, Page)
    ]
    assert [model for model in drafted if not served(model)] == []


def test_every_table_in_the_cms_has_a_factory():
    assert all(factory_of(model) for model in registry.edited_tables)


def test_every_bulk_action_on_rows_asks_for_each_row():
    for model in registry.edited_tables:
        found = bulk_action_registry.get_bulk_actions_for_model(
            model._meta.app_label, model._meta.model_name
        )
        assert [action for action in found if not issubclass(action, ScopedBulkAction)] == []
        assert len(found) == 1


def test_an_address_nobody_thought_of_is_shut():
    assert door_of("wagtail_future:open_everything") is None
    assert Partnership is not None
    assert reverse("wagtailadmin_home") == "/cms/"


@pytest.mark.parametrize("name", ["wagtailsnippets_reference_term:edit", "wagtailadmin_home"])
def test_what_looks_after_itself_is_open(name):
    assert door_of(name).things is None
