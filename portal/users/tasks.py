"""Letters about accounts, written by the worker."""

from __future__ import annotations

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from django_tasks import TaskContext, task

from portal.core.outbox.actions import queue_mail
from portal.users.actions.links import one_time_path
from portal.users.queries import account_by_pk


@task(takes_context=True)
def send_reset_links(context: TaskContext, account_pks: list[int], root_url: str) -> None:
    """Send each account a link to set a password with.

    The worker makes the link: the page that asked for it did the same work whether or not there is
    an account. The letter lies sealed in the outbox, and its words are erased once it is sent.
    """
    with transaction.atomic():
        for pk in account_pks:
            user = account_by_pk(pk)
            if user is None:
                continue
            words = {
                "url": root_url.rstrip("/") + one_time_path(user),
                "hours": settings.PASSWORD_RESET_TIMEOUT // 3600,
            }
            queue_mail(
                key=f"set-password-{context.task_result.id}-{pk}",  # a task done twice: one letter
                to=user.email,
                subject=_("Your password"),
                text=render_to_string("portal/users/email/set_password.txt", words),
                now=timezone.now(),
            )
