"""What contacts tell of people, as the privacy notice says it."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from portal.core.personal_data import ANYWHERE, KeptData

CONTACTS = KeptData(
    order=75,
    heading=_("When a service or a post is named"),
    says=(
        _(
            "Pages show the telephone numbers and e-mail addresses of teams and services, so that "
            "people can reach them, and the post that looks after a page. We name no person. They "
            "stay as long as they are right."
        ),
    ),
    columns={
        "reference.Contact": ("name", "phone", "textphone", "email", "note"),
        "core.Partnership": ("contact_email",),
        ANYWHERE: ("owner_post",),
    },
)
