"""What a draft changes about the order in which steps are taken."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from portal.navigator.rule_sets.presenters.amounts import amount, share
from portal.navigator.rule_sets.presenters.answers import AnswerLine, in_plain_words
from portal.navigator.rule_sets.presenters.naming import step_name
from portal.navigator.rules.comparing import Moved
from portal.navigator.rules.rule import RuleSet


@dataclass(frozen=True)
class OrderLine:
    """This is a step that would stand before or after others it does not stand before or after."""

    name: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    count: str
    share: str
    example: tuple[AnswerLine, ...]


def order_lines(found: Iterable[Moved], draft: RuleSet, total: int) -> tuple[OrderLine, ...]:
    """Say which steps change places, in the order of the draft."""
    return tuple(
        OrderLine(
            step_name(draft, each.code),
            tuple(step_name(draft, code) for code in each.before),
            tuple(step_name(draft, code) for code in each.after),
            amount(each.combinations),
            share(each.combinations, total),
            tuple(in_plain_words(each.answers, draft)),
        )
        for each in sorted(found, key=lambda each: draft.steps[each.code].rank)
    )
