"""How far a person's hand reaches."""

from __future__ import annotations

import pytest

from portal.core.cms.policy import PartnershipPolicy, takes_approver
from portal.core.cms.reach import reach_of
from portal.reference.models import Contact, Term, TermText
from portal.users.models import Membership
from tests.factories import TermFactory, TermTextFactory, UserFactory, user_with_role

pytestmark = pytest.mark.django_db


@pytest.fixture
def rows(two):
    own, other = two
    return {
        "own": TermTextFactory(owner__partnership=own),
        "other": TermTextFactory(owner__partnership=other),
        "national": TermTextFactory(),
    }


def names(found, rows):
    return {name for name, row in rows.items() if row in set(found)}


# Role: read, written, approved.
REACH = {
    "editor": ({"own", "national"}, {"own"}, set()),
    "approver": ({"own", "national"}, {"own"}, {"own"}),
    "partnership-admin": ({"own", "national"}, {"own"}, {"own"}),
    "practitioner": (set(), set(), set()),
    "trainer": (set(), set(), set()),
    "provider": (set(), set(), set()),
    "admin": ({"own", "other", "national"},) * 3,
}


@pytest.mark.parametrize("role", REACH)
def test_what_a_role_reads_writes_and_approves(role, two, rows):
    reach, every = reach_of(user_with_role(role, two[0])), TermText.objects.all()
    found = (
        names(reach.readable(every), rows),
        names(reach.own(every), rows),
        names(reach.approvable(every), rows),
    )
    assert found == REACH[role]
    by_row = (
        {name for name, row in rows.items() if reach.may_read(row)},
        {name for name, row in rows.items() if reach.may_edit(row)},
        {name for name, row in rows.items() if reach.may_approve(row)},
    )
    assert by_row == found


@pytest.mark.parametrize("role", REACH)
def test_the_policy_answers_the_same(role, two, rows):
    user, policy = user_with_role(role, two[0]), PartnershipPolicy(TermText)
    for actions, wanted in (
        (("view", "choose"), REACH[role][0]),
        (("change",), REACH[role][1]),
        (("publish", "delete"), REACH[role][2]),
    ):
        assert names(policy.instances_user_has_any_permission_for(user, actions), rows) == wanted
        found = {
            name
            for name, row in rows.items()
            if policy.user_has_any_permission_for_instance(user, actions, row)
        }
        assert found == wanted
        assert policy.user_has_any_permission(user, actions) == bool(wanted - {"national"})


def test_roles_in_two_partnerships_do_not_mix(two, rows):
    own, other = two
    user = user_with_role("editor", own)
    Membership.objects.create(user=user, partnership=other, role="approver")
    policy = PartnershipPolicy(TermText)
    assert policy.user_has_permission(user, "publish")
    assert not policy.about(rows["own"]).user_has_permission(user, "publish")
    assert policy.about(rows["own"]).user_has_permission(user, "change")
    assert policy.about(rows["other"]).user_has_permission(user, "publish")


def test_nothing_stands_between_writing_structure_and_readers(two):
    own, _other = two
    term = TermFactory(partnership=own)
    policy = PartnershipPolicy(Term)
    editor, approver = user_with_role("editor", own), user_with_role("approver", own)
    assert not policy.user_has_permission_for_instance(editor, "change", term)
    assert policy.user_has_permission_for_instance(editor, "view", term)
    assert policy.user_has_permission_for_instance(approver, "change", term)
    assert takes_approver(Term, "add")
    assert not takes_approver(Contact, "add")


def test_an_action_nobody_knows_is_nobodys(two, rows):
    policy = PartnershipPolicy(TermText)
    editor = user_with_role("approver", two[0])
    assert not policy.user_has_permission(editor, "explode")
    assert not policy.user_has_permission_for_instance(editor, "explode", rows["own"])


@pytest.mark.parametrize("values", [{"is_active": False}, {}])
def test_somebody_without_a_role_reaches_nowhere(values):
    assert reach_of(UserFactory(**values)).is_nowhere


def test_the_reach_of_an_editor_costs_one_query(two, queries):
    user = user_with_role("editor", two[0])
    user.__dict__.pop("held_roles", None)
    with queries(1):
        reach_of(user)
        reach_of(user)
