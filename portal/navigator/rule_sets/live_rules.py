"""What rules a partnership needs before it goes live: facts in, findings out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.urls import reverse

from portal.core.cms.offers import LiveFinding
from portal.core.exceptions import gettext_noop
from portal.core.models import Partnership
from portal.navigator.rule_sets.queries import with_rules

LIST = "wagtailsnippets_rule_sets_rulesheet:list"


def check_rules(
    partnerships: Sequence[Partnership], _now: datetime
) -> dict[int, list[LiveFinding]]:
    """Find which partnerships have published where worries are taken; one query."""
    there = with_rules(partnerships)
    return {each.pk: [finding(is_ok=each.pk in there)] for each in partnerships}


def finding(*, is_ok: bool) -> LiveFinding:
    """Say whether there are rules, and where they are published."""
    template = (
        gettext_noop("The rules of where to refer are published.")
        if is_ok
        else gettext_noop(
            "Publish the rules of where to refer: until then nobody here is told where to go."
        )
    )
    return LiveFinding(is_ok, template, mend=reverse(LIST))
