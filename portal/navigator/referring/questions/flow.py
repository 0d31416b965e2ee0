"""The flow: the declared pages, with the questions that the rules of a day make worth asking."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from portal.core.exceptions import gettext_noop as _
from portal.core.flow import Flow, Kind, Option, Question, Section, Step
from portal.navigator.referring.questions.asking import condition_of, question_of
from portal.navigator.referring.questions.mattering import Mattering
from portal.navigator.referring.questions.pages import PAGES, SECTIONS, WORDING, Page
from portal.navigator.rules.diagrams import NOTHING, Node
from portal.navigator.rules.inputs import INPUTS, NO, OLDEST, UNSURE, YES, Input
from portal.navigator.rules.rule import RuleSet
from portal.navigator.rules.space import Space

NAME, VERSION = "refer", "1"  # the version counts pages and ids; rules have their own
TITLE: Final = _("Where do I refer?")
NONE: Final = "none"

# Where “not sure” is said in other words: the code that is kept, and the words.
_NOT_SURE: Final = {
    "qa_changed": (NONE, _("No, or I do not know")),
    "disruption_level": (NONE, _("No, or I do not know")),
    "asked_for": (NONE, _("No")),
}
_NOT_SURE_HELP: Final = {"harms": _("That is fine. You will be told who to talk to.")}
# In doubt there is danger, so “not sure” never stands for no.
_IN_DOUBT_YES: Final = ("immediate_danger",)


@dataclass(frozen=True)
class Words:
    """This says everything in the reader's language: own words, and those of values."""

    say: Callable[[str], str]
    value: Callable[[str, str], str]
    hint: Callable[[str, str], str]


def flow_of(rule_set: RuleSet, day: date, words: Words) -> Flow:
    """Make the flow for the rules of a day."""
    mattering = Mattering(rule_set, day, [page.inputs for page in PAGES])
    making = _Making(rule_set, words, mattering.space, mattering.nodes())
    steps = {page.id: making.step(page) for page in PAGES}
    sections = []
    for name, title in SECTIONS.items():
        own = [steps[page.id] for page in PAGES if page.section == name]
        there = tuple(step for step in own if step is not None)
        if there:
            sections.append(Section(name, words.say(title), there))
    return Flow(NAME, VERSION, words.say(TITLE), tuple(sections))


@dataclass(frozen=True)
class _Making:
    rule_set: RuleSet
    words: Words
    space: Space
    nodes: Mapping[str, Node]

    def step(self, page: Page) -> Step | None:
        """Make a page, on the path where one of its questions is; None when none ever is."""
        asked = {name: self.nodes[name] for name in page.inputs if self.nodes[name] != NOTHING}
        if not asked:
            return None
        anywhere = self.space.any_of(asked.values())
        return Step(
            page.id,
            self.words.say(page.title),
            tuple(
                self._question(name, None if node == anywhere else node)
                for name, node in asked.items()
            ),
            intro=self.words.say(page.intro) if page.intro else "",
            when=condition_of(self.space, anywhere),
        )

    def _question(self, name: str, node: Node | None) -> Question:
        wanted, wording, say = INPUTS[name], WORDING[name], self.words.say
        return Question(
            question_of(name),
            _kind(wanted),
            say(wording.label),
            help=say(wording.help) if wording.help else "",
            why=say(wording.why) if wording.why else "",
            options=tuple(self._options(wanted)),
            when=None if node is None else condition_of(self.space, node),
            largest=OLDEST if wanted.is_number else None,
        )

    def _options(self, wanted: Input) -> Iterator[Option]:
        name, words = wanted.name, self.words
        if wanted.is_number:
            return
        if wanted.is_meeting:
            yield self._not_sure(name)  # first, because it is what most people answer
            meetings = self.rule_set.meetings
            yield from (Option(c, meetings[c].name) for c in self.rule_set.meeting_codes)
            return
        for value in wanted.values:
            if value == YES and name in _IN_DOUBT_YES:
                yield Option(YES, words.say(_("Yes, or I am not sure")))
            elif value != UNSURE:
                yield Option(value, words.value(name, value), self._hint(name, value))
        if name not in _IN_DOUBT_YES:
            yield self._not_sure(name)

    def _hint(self, name: str, value: str) -> str:
        local = self.rule_set.levels.get(value, "") if name == "level" else ""
        if local:
            return self.words.say(_("Here it is called: %(name)s")) % {"name": local}
        return self.words.hint(name, value)

    def _not_sure(self, name: str) -> Option:
        code, label = _NOT_SURE.get(name, (UNSURE, _("Not sure")))
        help_text = _NOT_SURE_HELP.get(name, "")
        return Option(code, self.words.say(label), self.words.say(help_text) if help_text else "")


def _kind(wanted: Input) -> Kind:
    if wanted.is_number:
        return Kind.NUMBER
    if wanted.is_many:
        return Kind.MANY
    return Kind.YNU if wanted.values[:2] == (YES, NO) else Kind.ONE
