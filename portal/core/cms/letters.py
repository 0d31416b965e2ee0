"""Letters about approval, through the outbox: only to those whom it concerns."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail import signals as wagtail_signals
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import TaskState, WorkflowState
from wagtail.users.models import UserProfile

from portal.core.cms.belonging import partnership_of
from portal.core.cms.models import PartnershipApprovalTask, deciders_of
from portal.core.outbox.actions import queue_mail

# Receivers of signals stand at the border, as views do: they may read the clock.


def on_submitted(instance: TaskState, user: Any = None, **_kwargs: Any) -> None:
    """Tell those who decide that something waits for them."""
    if not isinstance(instance.task.specific, PartnershipApprovalTask):
        return
    state = instance.workflow_state
    wanted = deciders_of(state.content_object) - {getattr(user, "pk", None)}
    people = get_user_model().objects.filter(pk__in=wanted, is_active=True).order_by("pk")
    subject = _("Something waits for your approval")
    _write("submitted", instance.pk, state, people, subject, {"by": user})


def on_approved(instance: WorkflowState, user: Any = None, **_kwargs: Any) -> None:
    """Tell who submitted it that readers see it."""
    subject = _("What you submitted is approved")
    _write("approved", instance.pk, instance, _submitter(instance, user), subject, {"by": user})


def on_rejected(instance: WorkflowState, user: Any = None, **_kwargs: Any) -> None:
    """Tell who submitted it what is asked for."""
    comment = instance.current_task_state.specific.get_comment()
    subject = _("Changes are asked for before it can be published")
    _write(
        "rejected",
        instance.current_task_state_id,
        instance,
        _submitter(instance, user),
        subject,
        {"by": user, "comment": comment},
    )


def _submitter(state: WorkflowState, by: Any) -> list[Any]:
    """Give who submitted it, unless they decided themselves."""
    person = state.requested_by
    return [person] if person is not None and person.is_active and person != by else []


def _write(
    kind: str, about: int, state: WorkflowState, people: Any, subject: str, words: dict[str, Any]
) -> None:
    thing = state.content_object
    now, partnership = timezone.now(), partnership_of(thing)
    for person in people:
        if not person.email or not getattr(
            UserProfile.get_for_user(person), f"{kind}_notifications"
        ):
            continue
        context = {"title": str(thing), "url": _address(thing), **words}
        queue_mail(
            key=f"approval-{kind}-{about}-{person.pk}",
            to=person.email,
            subject=subject,
            text=render_to_string(f"portal/cms/email/{kind}.txt", context, request=None),
            now=now,
            partnership=partnership,
        )


def _address(thing: Any) -> str:
    return f"{settings.WAGTAILADMIN_BASE_URL}{AdminURLFinder().get_edit_url(thing) or ''}"


def on_workflow_submitted(**_kwargs: Any) -> None:
    """Write nothing: Wagtail's own letter would go to everybody who looks after the portal."""


# Ours stand under the names of Wagtail's, so Wagtail's are not heard: those go out within the
# request, past the outbox.
RECEIVERS = (
    (wagtail_signals.task_submitted, TaskState, "group_approval_task_submitted", on_submitted),
    (wagtail_signals.workflow_submitted, WorkflowState, "workflow_state_submitted",
     on_workflow_submitted),
    (wagtail_signals.workflow_approved, WorkflowState, "workflow_state_approved", on_approved),
    (wagtail_signals.workflow_rejected, WorkflowState, "workflow_state_rejected", on_rejected),
)  # fmt: skip


def stand_in_for_wagtails() -> None:
    """Listen in the place of Wagtail's letters, whichever app is made ready first."""
    for signal, sender, name, receiver in RECEIVERS:
        place = f"{name}_email_notification"
        signal.disconnect(sender=sender, dispatch_uid=place)
        signal.connect(receiver, sender=sender, dispatch_uid=place)
