"""Deriving the CMS's groups and permissions from roles. Nobody sets them by hand."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.contrib.auth import get_permission_codename
from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.db.models import Model
from wagtail.models import (
    Collection,
    DraftStateMixin,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
)

from portal.core import registry
from portal.core.models import Partnership
from portal.users.models import PartnershipCollection, RoleGroup, User
from portal.users.queries import memberships_of, role_groups_for
from portal.users.rules import CMS_ROLES, PUBLISHING_ROLES, Role

OPEN_CMS = ("wagtailadmin", "access_admin")
WRITING = ("add_page", "change_page")
PUBLISHING = (*WRITING, "publish_page", "lock_page", "unlock_page")
FILES = (
    ("wagtailimages", "add_image"),
    ("wagtailimages", "change_image"),
    ("wagtailimages", "choose_image"),
    ("wagtaildocs", "add_document"),
    ("wagtaildocs", "change_document"),
    ("wagtaildocs", "choose_document"),
)
# On tables of partnerships' rows; without drafts, writing is publishing. These open menus and
# choosers only: who may do what to which row is asked of the roles, row by row.
WRITING_ROWS = ("view", "add", "change")
PUBLISHING_ROWS = (*WRITING_ROWS, "delete", "publish", "lock", "unlock")
TRANSLATING = ("wagtail_localize", "submit_translation")
# Wagtail ships these two with rights over every page of every partnership.
STOCK_GROUPS = ("Editors", "Moderators")


def sync_groups(*, now: datetime) -> None:
    """Bring every group, permission and account of the CMS in line with the roles people hold."""
    with transaction.atomic():
        Group.objects.filter(name__in=STOCK_GROUPS, role_group__isnull=True).delete()
        for partnership in Partnership.objects.with_site():
            sync_partnership(partnership=partnership)
        for user in User.objects.order_by("pk"):
            sync_user(user=user, now=now)


def sync_partnership(*, partnership: Partnership) -> None:
    """Give a partnership its groups, and the groups its pages (every language) and its files."""
    with transaction.atomic():
        collection = _collection_of(partnership)
        homes = list(partnership.site.root_page.get_translations(inclusive=True).order_by("pk"))
        on_pages = _permissions({("wagtailcore", code) for code in PUBLISHING})
        on_files = _permissions(set(FILES))
        for role in sorted(CMS_ROLES):
            group = _group_of(partnership, role)
            group.permissions.set(_general_permissions(role))
            codes = PUBLISHING if role in PUBLISHING_ROLES else WRITING
            _sync_pages(group, homes, [on_pages["wagtailcore", code] for code in codes])
            _sync_files(group, collection, [on_files[file] for file in FILES])


def sync_user(*, user: User, now: datetime) -> None:
    """Put an account in exactly the groups its roles stand for; only an admin may do everything."""
    with transaction.atomic():
        held = memberships_of(user, now=now)
        user.groups.set(role_groups_for(held))
        is_admin = any(row.role == Role.ADMIN for row in held)
        if user.is_superuser != is_admin:
            user.is_superuser = is_admin
            user.save(update_fields=["is_superuser"])
    user.__dict__.pop("held_roles", None)


def _group_of(partnership: Partnership, role: str) -> Group:
    link = RoleGroup.objects.filter(partnership=partnership, role=role).first()
    # The slug never meets another partnership's; the name people see may change.
    name = f"{partnership.slug}: {role}"
    if link is None:
        group, _made = Group.objects.get_or_create(name=name)
        RoleGroup.objects.create(partnership=partnership, role=role, group=group)
        return group
    if link.group.name != name:
        link.group.name = name
        link.group.save(update_fields=["name"])
    return link.group


def _collection_of(partnership: Partnership) -> Collection:
    link = PartnershipCollection.objects.filter(partnership=partnership).first()
    if link is not None:
        return link.collection
    root = Collection.get_first_root_node() or Collection.add_root(name="Root")
    collection: Collection = root.add_child(name=partnership.name)
    PartnershipCollection.objects.create(partnership=partnership, collection=collection)
    return collection


def _general_permissions(role: str) -> list[Permission]:
    """List what a group may do that is about no page and no file; one query."""
    wanted = {OPEN_CMS, TRANSLATING}
    for model in registry.edited_tables:
        wanted |= {
            (model._meta.app_label, get_permission_codename(action, model._meta))
            for action in _actions_on_rows(model, role)
        }
    return list(_permissions(wanted).values())


def _permissions(wanted: set[tuple[str, str]]) -> dict[tuple[str, str], Permission]:
    """Find permissions by app and code; one query."""
    found = Permission.objects.select_related("content_type").filter(
        content_type__app_label__in={app for app, _code in wanted},
        codename__in={code for _app, code in wanted},
    )
    rows = {(row.content_type.app_label, row.codename): row for row in found}
    return {name: row for name, row in rows.items() if name in wanted}


def _actions_on_rows(model: type[Model], role: str) -> tuple[str, ...]:
    """List what a role may do on a table of partnerships' rows."""
    if role in PUBLISHING_ROLES:
        return PUBLISHING_ROWS
    return WRITING_ROWS if issubclass(model, DraftStateMixin) else ("view",)


def _sync_pages(group: Group, homes: list[Page], permissions: list[Permission]) -> None:
    wanted = {(page.pk, permission.pk) for page in homes for permission in permissions}
    rows = GroupPagePermission.objects.filter(group=group)
    there = {(row.page_id, row.permission_id): row.pk for row in rows}
    _drop(GroupPagePermission, there, wanted)
    GroupPagePermission.objects.bulk_create(
        GroupPagePermission(group=group, page_id=page, permission_id=permission)
        for page, permission in sorted(wanted - there.keys())
    )


def _sync_files(group: Group, collection: Collection, permissions: list[Permission]) -> None:
    wanted = {(collection.pk, permission.pk) for permission in permissions}
    rows = GroupCollectionPermission.objects.filter(group=group)
    there = {(row.collection_id, row.permission_id): row.pk for row in rows}
    _drop(GroupCollectionPermission, there, wanted)
    GroupCollectionPermission.objects.bulk_create(
        GroupCollectionPermission(group=group, collection_id=place, permission_id=permission)
        for place, permission in sorted(wanted - there.keys())
    )


def _drop(
    model: type[GroupPagePermission] | type[GroupCollectionPermission],
    there: dict[tuple[int, int], int],
    wanted: Iterable[tuple[int, int]],
) -> None:
    """Take away rights that no role gives."""
    stale = [pk for pair, pk in there.items() if pair not in wanted]
    if stale:
        model.objects.filter(pk__in=stale).delete()
