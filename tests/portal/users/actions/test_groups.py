"""The CMS's rights follow from roles, and stop at the border of a partnership."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.utils import timezone
from wagtail.models import GroupPagePermission, Locale, Page

from portal.core.models import Partnership
from portal.users.actions.groups import sync_groups, sync_partnership, sync_user
from portal.users.models import Membership, PartnershipCollection, RoleGroup
from tests.factories import StandardPageFactory, UserFactory, user_with_role

pytestmark = pytest.mark.django_db
SYNCING = 25  # whatever the number of tables
RIGHTS = {
    "editor": {"add_page", "change_page"},
    "approver": {"add_page", "change_page", "publish_page", "lock_page", "unlock_page"},
    "partnership-admin": {"add_page", "change_page", "publish_page", "lock_page", "unlock_page"},
}


def page_rights(partnership: Partnership, role: str) -> set[tuple[int, str]]:
    group = RoleGroup.objects.get(partnership=partnership, role=role).group
    rows = GroupPagePermission.objects.filter(group=group)
    return set(rows.values_list("page_id", "permission__codename"))


def test_a_new_partnership_has_its_groups_at_once(partnership: Partnership) -> None:
    home = partnership.site.root_page.pk
    for role, codes in RIGHTS.items():
        assert page_rights(partnership, role) == {(home, code) for code in codes}
    names = set(Group.objects.filter(role_group__isnull=False).values_list("name", flat=True))
    assert names == {f"north-lincolnshire: {role}" for role in RIGHTS}


def general_rights(partnership: Partnership, role: str) -> set[str]:
    group = RoleGroup.objects.get(partnership=partnership, role=role).group
    return set(group.permissions.values_list("codename", flat=True))


def test_a_group_opens_the_cms_and_its_tables_of_rows(partnership: Partnership) -> None:
    words, structure = "termtext", "term"
    everywhere = {"access_admin", "submit_translation"}
    writing = {f"{action}_{words}" for action in ("view", "add", "change")} | {f"view_{structure}"}
    publishing = writing | {
        *(f"{action}_{words}" for action in ("publish", "lock", "unlock", "delete")),
        *(f"{action}_{structure}" for action in ("add", "change", "delete")),
    }
    for role, wanted in (
        ("editor", writing),
        ("approver", publishing),
        ("partnership-admin", publishing),
    ):
        found = general_rights(partnership, role)
        ours = {code for code in found if code.endswith((f"_{words}", f"_{structure}"))}
        assert ours == wanted
        assert {code for code in found if "_" in code} >= everywhere
        assert not {code for code in found if code.endswith(("_user", "_group", "_partnership"))}


def test_tables_of_rows_cost_no_query_each(partnership: Partnership, queries: Any) -> None:
    sync_partnership(partnership=partnership)
    with queries(SYNCING):
        sync_partnership(partnership=partnership)


def test_syncing_again_changes_nothing_and_takes_away_what_no_role_gives(
    partnership: Partnership,
) -> None:
    before = set(GroupPagePermission.objects.values_list("pk", flat=True))
    sync_partnership(partnership=partnership)
    assert set(GroupPagePermission.objects.values_list("pk", flat=True)) == before
    row = GroupPagePermission.objects.filter(group__role_group__role="editor").first()
    GroupPagePermission.objects.create(
        group=row.group, page=Page.get_first_root_node(), permission=row.permission
    )
    sync_partnership(partnership=partnership)
    assert set(GroupPagePermission.objects.values_list("pk", flat=True)) == before


def test_a_translated_home_page_is_theirs_too(partnership: Partnership) -> None:
    polish = Locale.objects.get_or_create(language_code="pl")[0]
    copy = partnership.site.root_page.specific.copy_for_translation(polish)
    pages = {page for page, _code in page_rights(partnership, "editor")}
    assert pages == {partnership.site.root_page.pk, copy.pk}


def test_files_of_a_partnership_lie_apart(four_partnerships: dict[str, Partnership]) -> None:
    places = {
        link.partnership.slug: link.collection
        for link in PartnershipCollection.objects.select_related("partnership", "collection")
    }
    assert len({place.pk for place in places.values()}) == 4
    for link in RoleGroup.objects.select_related("group", "partnership"):
        allowed = set(link.group.collection_permissions.values_list("collection_id", flat=True))
        assert allowed == {places[link.partnership.slug].pk}


def test_somebody_is_in_the_groups_of_their_roles_and_in_no_other(
    four_partnerships: dict[str, Partnership],
) -> None:
    user = user_with_role("editor", four_partnerships["tees"])
    Membership.objects.create(
        user=user, role="approver", partnership=four_partnerships["cheshire-east"]
    )
    user.groups.add(Group.objects.create(name="by hand"))
    sync_user(user=user, now=timezone.now())
    names = set(user.groups.values_list("name", flat=True))
    assert names == {"tees: editor", "cheshire-east: approver"}


@pytest.mark.parametrize("role", ["practitioner", "manager", "trainer", "provider"])
def test_the_cms_is_not_for_everybody(partnership: Partnership, role: str) -> None:
    user = user_with_role(role, partnership)
    sync_user(user=user, now=timezone.now())
    assert list(user.groups.all()) == []
    assert not user.has_perm("wagtailadmin.access_admin")


def test_only_an_admin_may_do_everything(partnership: Partnership) -> None:
    flagged = UserFactory(is_superuser=True)  # the flag alone counts for nothing
    admin = user_with_role("admin")
    type(admin).objects.filter(pk=admin.pk).update(is_superuser=False)
    sync_groups(now=timezone.now())
    for user in (flagged, admin):
        user.refresh_from_db()
    assert (flagged.is_superuser, admin.is_superuser) == (False, True)


def test_the_stock_groups_with_rights_over_every_page_go(partnership: Partnership) -> None:
    Group.objects.get_or_create(name="Editors")
    Group.objects.get_or_create(name="Moderators")
    sync_groups(now=timezone.now())
    assert set(Group.objects.values_list("role_group__partnership", flat=True)) == {partnership.pk}
    root = Page.get_first_root_node()
    assert not GroupPagePermission.objects.filter(page=root).exists()


def test_rights_stop_at_the_border(four_partnerships: dict[str, Partnership]) -> None:
    ours, theirs = four_partnerships["tees"], four_partnerships["north-lincolnshire"]
    pages = {
        area: StandardPageFactory(parent=area.site.root_page, title="Contacts")
        for area in (ours, theirs)
    }
    user = user_with_role("partnership-admin", ours)
    sync_user(user=user, now=timezone.now())
    allowed = [
        (area.slug, right)
        for area, page in pages.items()
        for right in ("can_edit", "can_publish", "can_delete", "can_add_subpage", "can_move")
        if may(user, page, right)
    ]
    assert allowed == [
        ("tees", right)
        for right in ("can_edit", "can_publish", "can_delete", "can_add_subpage", "can_move")
    ]


def test_an_editor_writes_and_does_not_publish(partnership: Partnership) -> None:
    page = StandardPageFactory(parent=partnership.site.root_page)
    answers = {}
    for role in ("editor", "approver"):
        user = user_with_role(role, partnership)
        sync_user(user=user, now=timezone.now())
        answers[role] = (may(user, page, "can_edit"), may(user, page, "can_publish"))
    assert answers == {"editor": (True, False), "approver": (True, True)}


def may(user: Any, page: Page, right: str) -> bool:
    return bool(getattr(page.permissions_for_user(user), right)())
