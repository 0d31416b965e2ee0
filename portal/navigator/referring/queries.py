"""Reads of what a result needs beside the rules."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from django.utils.translation import get_language
from wagtail.models import Page

from portal.core.addresses import page_address
from portal.core.models import Partnership
from portal.core.queries import every_partnership
from portal.core.stamp import current_stamp
from portal.navigator.referring.exceptions import NoRules
from portal.navigator.rule_sets.queries import rules_for
from portal.navigator.rules.rule import RuleSet

# The guide, or part of one, that says what to do when professionals disagree.
DISAGREEMENT: Final = "when-professionals-disagree"
REMEMBERED: Final = 64  # one for each partnership and language


def live_rules(partnership: Partnership) -> RuleSet:
    """Give the live rules of a partnership; NoRules while it has none."""
    found = rules_for(partnership)
    if found is None:
        raise NoRules(partnership=partnership.name)
    return found


def meeting_codes() -> frozenset[str]:
    """Give every meeting that may be asked for, of whatever partnership."""
    known = (rules_for(partnership) for partnership in every_partnership())
    return frozenset(code for rules in known if rules for code in rules.meeting_codes)


def disagreement_address(partnership: Partnership) -> str:
    """Give the page for when somebody says no; empty while the partnership has none."""
    return _disagreement_address(partnership.pk, get_language() or "", current_stamp())


@lru_cache(maxsize=REMEMBERED)
def _disagreement_address(partnership_pk: int, _language: str, _stamp: str) -> str:
    root = Partnership.objects.with_site().get(pk=partnership_pk).site.root_page
    page = Page.objects.live().descendant_of(root).filter(slug=DISAGREEMENT).first()
    return page_address(page) if page else ""
