"""The step of approval: whoever approves in the partnership of the thing decides."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.models import Task, TaskState

from portal.core.access import access
from portal.core.cms.belonging import is_scoped, partnership_of
from portal.core.cms.deciding import is_own_work
from portal.core.models import Partnership


class PartnershipApprovalTask(Task):
    """This asks the approvers of the partnership a page or row belongs to.

    One such step serves every partnership: who decides follows from the thing, not from the step.
    """

    class Meta:
        verbose_name = _("approval by the partnership")
        verbose_name_plural = _("approvals by the partnership")

    @classmethod
    def get_description(cls) -> str:
        """Say what this step is, where steps are chosen."""
        return str(_("People who approve in the partnership of the page or row decide."))

    def user_can_access_editor(self, obj: Any, user: Any) -> bool:
        """Let those who decide look at it and mend it."""
        return may_decide(obj, user)

    def locked_for_user(self, obj: Any, user: Any) -> bool:
        """Keep it as it was submitted, but for those who decide."""
        return not may_decide(obj, user)

    def user_can_lock(self, obj: Any, user: Any) -> bool:
        """Let those who decide keep others out for a while."""
        return may_decide(obj, user)

    def user_can_unlock(self, obj: Any, user: Any) -> bool:
        """Let those who decide open it again."""
        return may_decide(obj, user)

    def get_actions(self, obj: Any, user: Any) -> list[tuple[str, Any, bool]]:
        """Offer approval to those who decide and did not write it themselves."""
        if not may_decide(obj, user):
            return []
        rejecting = ("reject", _("Request changes"), True)
        if is_own_work(obj, user):
            return [rejecting]
        return [
            rejecting,
            ("approve", _("Approve"), False),
            ("approve", _("Approve with comment"), True),
        ]

    def on_action(self, task_state: TaskState, user: Any, action_name: str, **kwargs: Any) -> None:
        """Decide about what this state is of: an address may name one thing and another's state.

        Raises PermissionDenied when it is not this person's to decide.
        """
        thing = task_state.workflow_state.content_object
        offered = {name for name, _label, _has_form in self.get_actions(thing, user)}
        if action_name not in offered:
            raise PermissionDenied
        super().on_action(task_state, user, action_name, **kwargs)

    def get_task_states_user_can_moderate(self, user: Any, **kwargs: Any) -> QuerySet[TaskState]:
        """Find what waits for this person."""
        waiting = (
            TaskState.objects.filter(task=self.task_ptr, status=TaskState.STATUS_IN_PROGRESS)
            .select_related("workflow_state")
            .prefetch_related("workflow_state__content_object")
        )
        mine = [state.pk for state in waiting if _waits_for(state, user)]
        return TaskState.objects.filter(pk__in=mine)


def may_decide(obj: Model, user: Any) -> bool:
    """Say whether somebody approves in the partnership of a page or row."""
    who = access()
    if who.is_platform_admin(user):
        return True
    if not who.partnerships_approved_by(user):
        return False
    partnership = partnership_of(obj)
    return partnership is not None and who.can_approve(user, partnership)


def deciders_of(thing: Model) -> frozenset[int]:
    """List the people (by key) who may decide about a page or row of a partnership."""
    partnership: Partnership | None = partnership_of(thing)
    return access().approvers_of(partnership) if partnership else frozenset()


def _waits_for(state: TaskState, user: Any) -> bool:
    thing = state.workflow_state.content_object
    if thing is None or not (is_scoped(type(thing)) or hasattr(thing, "get_ancestors")):
        return False
    return bool(may_decide(thing, user))
