"""Letters about accounts, written and sent by the worker."""

from __future__ import annotations

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django_tasks import task

from portal.users.actions.links import one_time_path
from portal.users.queries import account_by_pk


@task()
def send_notice(to: str, subject: str, body: str) -> None:
    """Send a letter that is written already."""
    EmailMessage(subject=subject, body=body, to=[to]).send()


@task()
def send_reset_links(account_pks: list[int], root_url: str) -> None:
    """Send each account a link to set a password with.

    The worker makes the link, so that no link lies in the table of tasks, and the page that asked
    for it did the same work whether or not there is an account.
    """
    for pk in account_pks:
        user = account_by_pk(pk)
        if user is None:
            continue
        context = {
            "url": root_url.rstrip("/") + one_time_path(user),
            "hours": settings.PASSWORD_RESET_TIMEOUT // 3600,
        }
        body = render_to_string("portal/users/email/set_password.txt", context)
        EmailMessage(subject=_("Your password"), body=body, to=[user.email]).send()
