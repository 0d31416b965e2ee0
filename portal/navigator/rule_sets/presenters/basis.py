"""Words of the engine's own codes: what a step stands on, how soon it is, and the like."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from portal.navigator.rules.steps import Basis, When

BASIS: dict[Basis, Promise] = {
    Basis.STATED: _("stated by the partnership"),
    Basis.PUBLISHED: _("published guidance"),
    Basis.ASSUMED: _("our default, to be confirmed"),
}
WHEN: dict[When, Promise] = {
    When.NOW: _("now"),
    When.TODAY: _("today"),
    When.TWO_WORKING_DAYS: _("within 2 working days"),
    When.FIVE_WORKING_DAYS: _("within 5 working days"),
    When.HOURS_72: _("within 72 hours"),
    When.WITH_STEP: _("with the step it belongs to"),
    When.AS_SET: _("on a day that you set"),
}
MECHANISM: dict[str, Promise] = {
    "yes": _("yes, think about a referral"),
    "maybe": _("perhaps: ask"),
    "no": _("no"),
}
