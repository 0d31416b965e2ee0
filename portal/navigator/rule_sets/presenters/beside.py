"""What a draft says otherwise beside which steps there are: who, when, why, and the rest."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from portal.navigator.labels import harm_name
from portal.navigator.rule_sets.presenters.amounts import amount, share
from portal.navigator.rule_sets.presenters.answers import AnswerLine, in_plain_words
from portal.navigator.rule_sets.presenters.basis import BASIS, MECHANISM, WHEN
from portal.navigator.rule_sets.presenters.naming import place_name, step_name
from portal.navigator.rules.beside import OF_A_STEP, About, Said
from portal.navigator.rules.comparing import Reworded
from portal.navigator.rules.deciding import ANY_HARM
from portal.navigator.rules.rule import RuleSet
from portal.navigator.rules.steps import Basis, When

ABOUT: dict[About, Promise] = {
    About.WORDS: lazy("What to do"),
    About.WHO: lazy("Who"),
    About.WHEN: lazy("When"),
    About.WHY: lazy("Why"),
    About.FIRST: lazy("Who to talk with first"),
    About.OTHER: lazy("Other meetings"),
    About.FORM: lazy("What to fill in"),
    About.WHO_MAY_REFER: lazy("Who may refer"),
    About.PREPARE: lazy("What to bring"),
    About.MECHANISM: lazy("National Referral Mechanism"),
    About.CAUTION: lazy("Cautions"),
    About.GAP: lazy("What is not set"),
    About.SUPPORT: lazy("Support services"),
}


@dataclass(frozen=True)
class SaidLine:
    """This is one thing that is said by the draft alone, or no longer, with one case."""

    step: str  # empty where it is not about one step
    about: str
    words: tuple[str, ...]
    comes: bool
    count: str
    share: str
    example: tuple[AnswerLine, ...]


def said_lines(
    found: Iterable[Reworded], live: RuleSet, draft: RuleSet, total: int
) -> tuple[SaidLine, ...]:
    """Say what changes beside the steps, in the order of the draft."""
    return tuple(_line(each, draft if each.comes else live, total) for each in found)


def _line(each: Reworded, rule_set: RuleSet, total: int) -> SaidLine:
    said = each.said
    return SaidLine(
        step_name(rule_set, said.code) if said.about in OF_A_STEP else "",
        str(ABOUT[said.about]),
        tuple(_words(said, rule_set)),
        each.comes,
        amount(each.combinations),
        share(each.combinations, total),
        tuple(in_plain_words(each.answers, rule_set)),
    )


def _words(said: Said, rule_set: RuleSet) -> Iterable[str]:
    if said.about is About.WHEN:
        return [capfirst(str(WHEN[When(code)])) for code in said.words]
    if said.about is About.WHY:
        why, basis = said.words
        return [why, capfirst(str(BASIS[Basis(basis)]))]
    if said.about is About.FORM:
        return [step_name(rule_set, said.code) if said.code else _("Nothing")]
    if said.about is About.MECHANISM and said.code:
        return [capfirst(str(MECHANISM[said.code]))]
    return [*_named(said, rule_set), *said.words]


def _named(said: Said, rule_set: RuleSet) -> Iterable[str]:
    """Name the meeting or the harm that something is said about."""
    if said.about is About.OTHER:
        return [place_name(rule_set, said.code)]
    if said.about is About.SUPPORT:
        return [_("Any kind of harm") if said.code == ANY_HARM else capfirst(harm_name(said.code))]
    return []
