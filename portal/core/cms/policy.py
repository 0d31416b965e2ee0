"""Who may do what with the rows of one table, asked by Wagtail's views."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from typing import Any

from django.db.models import Model, QuerySet
from wagtail import permissions
from wagtail.models import DraftStateMixin
from wagtail.permission_policies import ModelPermissionPolicy

from portal.core.cms.reach import Reach, reach_of

READING = frozenset({"view", "choose"})
WRITING = frozenset({"add", "change"})
PUBLISHING = frozenset({"publish", "unpublish", "delete", "lock", "unlock"})


def takes_approver(model: type[Model], action: str) -> bool:
    """Say whether an action takes somebody who approves.

    A table without drafts has nothing between writing and readers, so writing takes one too.
    """
    return action in PUBLISHING or (action in WRITING and not issubclass(model, DraftStateMixin))


class PartnershipPolicy(ModelPermissionPolicy):
    """This answers from the roles people hold, partnership by partnership.

    The permissions that groups carry only open menus and choosers; they decide nothing here.
    """

    def user_has_permission(self, user: Any, action: str) -> bool:
        """Say whether somebody may do this to any row at all."""
        reach = reach_of(user)
        return reach.is_admin or bool(self._partnerships(reach, action))

    def user_has_any_permission(self, user: Any, actions: Iterable[str]) -> bool:
        """Say whether somebody may do one of these to any row at all."""
        return any(self.user_has_permission(user, action) for action in actions)

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Any) -> bool:
        """Say whether somebody may do this to this row."""
        reach = reach_of(user)
        if action in READING:
            return reach.may_read(instance)
        if takes_approver(self.model, action):
            return reach.may_approve(instance)
        return action in WRITING and reach.may_edit(instance)

    def user_has_any_permission_for_instance(
        self, user: Any, actions: Iterable[str], instance: Any
    ) -> bool:
        """Say whether somebody may do one of these to this row."""
        return any(
            self.user_has_permission_for_instance(user, action, instance) for action in actions
        )

    def instances_user_has_any_permission_for(
        self, user: Any, actions: Iterable[str]
    ) -> QuerySet[Any]:
        """Find the rows that somebody may do one of these to."""
        rows, reach, wanted = self.model.objects.all(), reach_of(user), set(actions)
        if wanted & READING:
            return reach.readable(rows)
        if any(not takes_approver(self.model, action) for action in wanted & WRITING):
            return reach.own(rows)
        return reach.approvable(rows)

    def about(self, row: Model) -> PolicyAboutRow:
        """Give the same policy, all of whose answers are about this row."""
        return PolicyAboutRow(self.model, row)

    def _partnerships(self, reach: Reach, action: str) -> frozenset[int]:
        if takes_approver(self.model, action):
            return reach.approved
        return reach.edited if action in READING | WRITING else frozenset()


class PolicyAboutRow(PartnershipPolicy):
    """This answers about one row even where Wagtail asks about the table.

    Somebody may approve in one partnership and only write in another.
    """

    def __init__(self, model: type[Model], row: Model) -> None:
        super().__init__(model)
        self.row = row

    def user_has_permission(self, user: Any, action: str) -> bool:
        """Say whether somebody may do this to the row."""
        return self.user_has_permission_for_instance(user, action, self.row)


def register_policy(model: type[Model], policy: PartnershipPolicy) -> None:
    """Tell Wagtail 8 and later; Wagtail 7 asks the view set."""
    tell_wagtail = getattr(permissions, "register_permission_policy", None)
    if tell_wagtail:
        tell_wagtail(model, policy)


def file_policy(model: type[Model]) -> Any:
    """Give who may do what with pictures or documents.

    Wagtail 8 and later keep it in a register; Wagtail 7 in a module of each, which may not be
    read before all apps are ready.
    """
    register = getattr(permissions, "policy_registry", None)
    if register is not None:
        return register.get_by_type(model)
    module = import_module(f"{model._meta.app_config.name}.permissions")
    return module.permission_policy
