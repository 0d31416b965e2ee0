"""The guard in front of the CMS's addresses."""

from __future__ import annotations

import pytest
from django.http import Http404
from django.urls import ResolverMatch

from portal.core import registry
from portal.core.cms import doors
from portal.core.cms.offers import CmsDoor
from portal.core.cms.things import is_within_reach, named_row, rows_asked, rows_at
from portal.reference.models import Term
from portal.users.models import Membership
from tests.factories import StandardPageFactory, TermFactory, UserFactory, user_with_role

pytestmark = pytest.mark.django_db


@pytest.fixture
def hung():
    names = []

    def hang(name, **values):
        names.append(name)
        registry.cms_doors.register(name, CmsDoor(**values))

    yield hang
    for name in names:
        registry.cms_doors.unregister(name)


def match_of(name, *args, **kwargs):
    found = ResolverMatch(lambda: None, args, kwargs, url_name=name)
    assert found.view_name == name
    return found


def passes(rf, user, name, *args, query="", **kwargs):
    request = rf.get(f"/cms/somewhere/{query}")
    request.user = user
    request.resolver_match = match_of(name, *args, **kwargs)
    guard = doors.CmsDoorsMiddleware(lambda request: None)
    try:
        guard.process_view(request, None, args, kwargs)
    except Http404:
        return False
    return True


def test_an_address_without_a_door_is_for_admins(rf, two):
    assert not passes(rf, user_with_role("approver", two[0]), "unknown")
    assert passes(rf, user_with_role("admin"), "unknown")


def test_an_open_door_lets_editors_pass(rf, two, hung):
    hung("an-open-one")
    assert passes(rf, user_with_role("editor", two[0]), "an-open-one")


def test_a_door_for_admins_is_shut_for_others(rf, two, hung):
    hung("a-shut-one", is_for_admins=True)
    assert not passes(rf, user_with_role("partnership-admin", two[0]), "a-shut-one")
    assert passes(rf, user_with_role("admin"), "a-shut-one")


def test_a_door_asks_for_the_things_it_is_about(rf, two, hung):
    hung("about-terms", things=rows_at(lambda: Term, "pk"))
    editor = user_with_role("editor", two[0])
    own, other, national = (TermFactory(partnership=each) for each in (*two, None))
    assert passes(rf, editor, "about-terms", pk=own.pk)
    assert not passes(rf, editor, "about-terms", pk=other.pk)
    assert not passes(rf, editor, "about-terms", pk=national.pk)
    assert not passes(rf, editor, "about-terms", pk=999)


def test_parts_without_a_name_are_known_by_their_place(rf, two, hung):
    hung("by-place", things=rows_at(lambda: Term, "0"))
    term = TermFactory(partnership=two[0])
    assert passes(rf, user_with_role("editor", two[0]), "by-place", term.pk, "x")


def test_every_thing_that_is_asked_for_counts(rf, two, hung):
    hung("asked", things=rows_asked(lambda: Term, "id"))
    editor = user_with_role("editor", two[0])
    own, other = (TermFactory(partnership=each) for each in two)
    assert passes(rf, editor, "asked", query=f"?id={own.pk}")
    assert not passes(rf, editor, "asked", query=f"?id={own.pk}&id={other.pk}")
    assert passes(rf, editor, "asked")


@pytest.mark.parametrize("key", ["x", "9" * 40, None])
def test_keys_that_are_none_find_nothing(rf, key):
    with pytest.raises(Http404):
        rows_at(lambda: Term, "pk")(rf.get("/"), {"pk": key})


def test_a_table_that_is_none_finds_nothing(rf):
    with pytest.raises(Http404):
        named_row(rf.get("/"), {"app_label": "no", "model_name": "no", "pk": "1"})


def test_other_parts_of_the_portal_have_no_doors(rf, two):
    request = rf.get("/glossary/")
    request.user = user_with_role("editor", two[0])
    request.resolver_match = match_of("unknown")
    guard = doors.CmsDoorsMiddleware(lambda request: "answer")
    assert guard.process_view(request, None, (), {}) is None
    assert guard(request) == "answer"


def test_who_does_not_work_in_the_cms_is_left_to_wagtail(rf, two):
    assert passes(rf, user_with_role("trainer", two[0]), "unknown")
    assert passes(rf, UserFactory(), "unknown")


def test_pages_are_within_reach_by_their_place_in_the_tree(two):
    own, other = two
    editor = user_with_role("editor", own)
    from portal.users.actions.groups import sync_user  # as signing in does

    sync_user(user=editor, now=editor.memberships.get().starts_at)
    assert is_within_reach(editor, StandardPageFactory(parent=own.site.root_page))
    assert not is_within_reach(editor, StandardPageFactory(parent=other.site.root_page))
    assert is_within_reach(editor, own.site.root_page.get_root())


def test_what_belongs_to_nobody_known_is_out_of_reach(two):
    assert not is_within_reach(user_with_role("editor", two[0]), UserFactory())
    assert Membership.objects.count() == 1
