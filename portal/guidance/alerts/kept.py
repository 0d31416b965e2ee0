"""What is kept of people who asked for alerts, as the privacy notice says it."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from portal.core.personal_data import KeptData

ALERTS = KeptData(
    order=40,
    heading=_("When you ask for alerts by e-mail"),
    says=(
        _(
            "We keep your e-mail address, locked, with what you want to hear about and how often. "
            "We use it for those letters only. It is deleted when you stop, and after seven days "
            "if you never confirmed it. Our log of changes then says that somebody stopped, not "
            "who."
        ),
    ),
    columns={"alerts.Subscription": ("address", "look_up")},
    url_name="alerts:ask",
    url_words=_("Get alerts by e-mail"),
)
