"""What can go wrong when somebody asks where to refer, in words they can act on."""

from __future__ import annotations

from portal.core.exceptions import ExpectedFault, gettext_noop


class NoRules(ExpectedFault):
    """This partnership has no rules that are live, so nobody can be told where to refer."""

    template = gettext_noop(
        "%(partnership)s has not set out yet where to refer. Talk with your line manager; in "
        "danger, call 999."
    )
