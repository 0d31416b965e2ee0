"""The letter about a new role: what one may do now, and who gave it; it opens nothing."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.core.outbox.actions import queue_mail
from portal.users.models import Membership, User
from portal.users.rules import Role

# In the words of portal.users.rules, which decides.
MAY: Final = {
    Role.PRACTITIONER: gettext_lazy(
        "Read what is only for people who work with children, and keep trackers where the "
        "partnership uses them."
    ),
    Role.MANAGER: gettext_lazy(
        "Read what is only for people who work with children, and decide on bookings of your "
        "own staff."
    ),
    Role.TRAINER: gettext_lazy("Plan training and see who booked it."),
    Role.PROVIDER: gettext_lazy(
        "Keep the entry of your own service true. Somebody else approves what you change."
    ),
    Role.EDITOR: gettext_lazy(
        "Write and change pages. Somebody else approves them before readers see them."
    ),
    Role.APPROVER: gettext_lazy(
        "Write and change pages, approve them and put them in front of readers."
    ),
    Role.PARTNERSHIP_ADMIN: gettext_lazy(
        "Write, change and publish pages, invite people, give them roles and end these."
    ),
    Role.ADMIN: gettext_lazy("Look after the whole portal: every partnership, page and account."),
}


def tell_of_role(*, membership: Membership, by: User, now: datetime) -> None:
    """Write to somebody about the role a colleague gave them; a closed account gets no letter."""
    person, partnership = membership.user, membership.partnership
    if not person.is_active:
        return
    root = partnership.site.root_url if partnership else settings.WAGTAILADMIN_BASE_URL
    with translation.override(settings.LANGUAGE_CODE):  # the reader's own language is not known
        words = {
            "role": membership.get_role_display(),
            "place": partnership.name if partnership else "",
            "may": MAY[Role(membership.role)],
            "giver": by.get_full_name(),
            "url": root.rstrip("/") + reverse("users:account"),
        }
        queue_mail(
            key=f"role-given-{membership.pk}",
            to=person.email,
            subject=_("You have a new role"),
            text=render_to_string("portal/users/email/role_given.txt", words),
            now=now,
            partnership=partnership,
        )
