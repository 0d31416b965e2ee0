"""Telling people what happened to their account."""

from __future__ import annotations

import uuid
from datetime import datetime

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.core.client import client_address, truncated
from portal.core.outbox.actions import queue_mail
from portal.users.models import User
from portal.users.queries import has_signed_in_before, is_known_network


def tell_of_new_place(request: HttpRequest, *, user: User, now: datetime) -> None:
    """Write to somebody whose account was opened from a network it was not opened from lately."""
    network = truncated(client_address(request))
    if not network or is_known_network(login=user.username, network=network, now=now):
        return
    if not has_signed_in_before(user):
        return  # the very first sign-in is no news
    body = render_to_string(
        "portal/users/email/new_place.txt", {"when": timezone.localtime(now)}, request=None
    )
    queue_mail(
        key=f"new-place-{uuid.uuid4().hex}",
        to=user.email,
        subject=_("New sign-in to your account"),
        text=body,
        now=now,
    )
