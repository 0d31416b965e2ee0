"""Every action of Wagtail's is one transaction, also those a later Wagtail brings."""

from __future__ import annotations

import pytest
from django.db import transaction
from wagtail.actions.delete_page import DeletePageAction
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.actions.publish_revision import PublishRevisionAction
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.models import Revision
from wagtail.signals import page_published

from portal.core import registry
from portal.core.cms.approved_publish import ApprovedPublish
from portal.core.models import StandardPage
from portal.core.publishing import publish_page
from portal.core.publishing.acting import acting_as, who_acts
from portal.core.publishing.changes import Change
from portal.core.publishing.exceptions import CannotPublish, OutsideTransaction
from portal.core.publishing.one_transaction import actions, bind_actions, is_bound
from tests.factories import StandardPageFactory, UserFactory
from tests.portal.core.publishing.stage import Boom, failing, listening


class Refused(CannotPublish):
    template = "Not today."


@pytest.fixture
def page(partnership) -> StandardPage:
    return publish_page(
        page=StandardPage(title="Rota", slug="rota"), parent=partnership.site.root_page
    )


def test_every_action_is_bound():
    found = list(actions())
    assert {PublishRevisionAction, UnpublishPageAction, DeletePageAction} <= set(found)
    assert [action for action in found if not is_bound(vars(action)["execute"])] == []


@pytest.mark.parametrize("action", [PublishPageRevisionAction, ApprovedPublish])
def test_an_action_made_from_another_is_bound_with_it(action):
    assert is_bound(action.execute)


def test_binding_again_changes_nothing():
    before = [vars(action)["execute"] for action in actions()]
    bind_actions()
    assert [vars(action)["execute"] for action in actions()] == before


@pytest.mark.django_db(transaction=True)
def test_a_bare_publish_outside_of_any_transaction_leaves_no_half(page):
    page.title, page.edition_note = "Duty rota", "A clearer name."
    revision = page.save_revision()
    assert not transaction.get_connection().in_atomic_block
    for name in [name for name, _handler in registry.publish_handlers.items()]:
        with failing(name), pytest.raises(Boom):
            Revision.objects.get(pk=revision.pk).publish()
        kept = StandardPage.objects.get(pk=page.pk)
        assert (kept.title, kept.live_revision_id) == ("Rota", page.live_revision_id)
    assert (
        StandardPage.objects.get(pk=page.pk).get_latest_revision().content["title"] == "Duty rota"
    )


@pytest.mark.django_db(transaction=True)
def test_a_signal_sent_by_hand_outside_is_refused(page):
    with pytest.raises(OutsideTransaction, match="published"):
        page_published.send(sender=StandardPage, instance=page, revision=None)


@pytest.mark.django_db
def test_a_handler_may_refuse_before_anything_is_saved(page, monkeypatch):
    seen = []

    def check(change: Change) -> None:
        seen.append((change.kind.value, change.thing.title, change.revision.pk))
        assert StandardPage.objects.get(pk=page.pk).title == "Rota"
        raise Refused

    handler = registry.PublishHandler(handle=seen.append, check=check)
    monkeypatch.setitem(registry.publish_handlers._entries, "refusing", handler)
    page.title = "Duty rota"
    with pytest.raises(Refused, match="Not today"):
        publish_page(page=page, note="A clearer name.")
    assert len(seen) == 1
    assert seen[0][:2] == ("published", "Duty rota")
    assert StandardPage.objects.get(pk=page.pk).title == "Rota"


@pytest.mark.django_db
def test_each_alias_of_a_subtree_is_told(page):
    publish_page(page=StandardPage(title="Below", slug="below"), parent=page)
    StandardPageFactory(parent=page, draft=True, slug="draft")
    fresh = StandardPage.objects.get(pk=page.pk)
    with listening() as told:
        alias = fresh.create_alias(parent=fresh.get_parent(), update_slug="copy", recursive=True)
    below = alias.get_children().get(slug="below")
    assert told == [
        ("published", f"core.StandardPage:{alias.pk}"),
        ("published", f"core.StandardPage:{below.pk}"),
    ]


@pytest.mark.django_db
def test_who_acts_is_known_to_handlers(page, admin_user):
    other = UserFactory()
    seen = []
    handler = registry.PublishHandler(handle=lambda change: seen.append(change.user))
    registry.publish_handlers.register("who", handler)
    try:
        StandardPage.objects.get(pk=page.pk).unpublish(user=admin_user)
        with acting_as(other), acting_as(None):
            assert who_acts() == other
            StandardPage.objects.get(pk=page.pk).delete()
    finally:
        registry.publish_handlers.unregister("who")
    assert seen == [admin_user, other]
    assert who_acts() is None
