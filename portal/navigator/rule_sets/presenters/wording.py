"""A rule set in plain words: conditions, rules, and the words that rules use."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from portal.navigator.labels import harm_name, label_of, value_label
from portal.navigator.rule_sets.presenters.naming import place_name, step_name
from portal.navigator.rule_sets.presenters.phrases import PLAIN, SENTENCES, TEMPLATES, WORDS
from portal.navigator.rule_sets.rules.clauses import Clause, Shape, clauses
from portal.navigator.rules.conditions import Condition
from portal.navigator.rules.rule import Rule, RuleSet


@dataclass(frozen=True)
class Line:
    """This is one thing a condition asks; where it has rows, all of one row is enough."""

    text: str
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True)
class WordLine:
    """This is a word that rules use, with what it means."""

    name: str
    text: str
    lines: tuple[Line, ...]


def one_of(words: Sequence[str]) -> str:
    """List words of which one is enough."""
    return _joined(words, _("%(first)s or %(last)s"))


def lines(condition: Condition, rule_set: RuleSet) -> tuple[Line, ...]:
    """Say what a condition asks, a line for each thing; none where it always holds."""
    return tuple(_line(clause, rule_set) for clause in clauses(condition))


def sentence(condition: Condition, rule_set: RuleSet) -> str:
    """Say what a condition asks in one sentence."""
    asked = clauses(condition)
    if not asked:
        return _("Always.")
    return capfirst(_("%(words)s.") % {"words": _row(asked, rule_set)})


def rule_sentence(rule: Rule, rule_set: RuleSet) -> str:
    """Say what a rule does when its condition holds."""
    named = {
        _("Add: %(steps)s."): rule.adds,
        _("Take away: %(steps)s."): sorted(rule.removes, key=lambda c: rule_set.steps[c].rank),
    }
    done = [
        words % {"steps": ", ".join(f"“{step_name(rule_set, code)}”" for code in codes)}
        for words, codes in named.items()
        if codes
    ]
    done += [
        _("Put “%(new)s” in the place of “%(old)s”.")
        % {"new": step_name(rule_set, new), "old": step_name(rule_set, old)}
        for old, new in rule.replaces
    ]
    return " ".join(done)


def words_of(rule_set: RuleSet) -> list[WordLine]:
    """Say what each word of the rules means."""
    return [
        WordLine(name, capfirst(_word(name, is_true=True)), lines(condition, rule_set))
        for name, condition in rule_set.words.items()
    ]


def _line(clause: Clause, rule_set: RuleSet) -> Line:
    if clause.shape is not Shape.ANY_OF:
        return Line(capfirst(_clause(clause, rule_set)))
    if all(len(row) == 1 for row in clause.rows):
        return Line(capfirst(_row([clause], rule_set)))
    rows = tuple(tuple(_clause(each, rule_set) for each in row) for row in clause.rows)
    return Line(_("At least one of these:"), rows)


def _row(row: Iterable[Clause], rule_set: RuleSet) -> str:
    """Say clauses that all hold; a list of alternatives stands in brackets beside others."""
    asked = list(row)
    said = [_clause(clause, rule_set) for clause in asked]
    if len(asked) > 1:
        said = [
            _bracketed(words, clause.shape is Shape.ANY_OF)
            for clause, words in zip(asked, said, strict=True)
        ]
    return _joined(said, _("%(first)s, and %(last)s"))


def _bracketed(words: str, is_needed: bool) -> str:
    return _("(%(words)s)") % {"words": words} if is_needed else words


def _clause(clause: Clause, rule_set: RuleSet) -> str:
    """Say one clause, as it stands inside a sentence."""
    if clause.shape is Shape.ANY_OF:
        rows = [_bracketed(_row(row, rule_set), len(row) > 1) for row in clause.rows]
        return _joined(rows, _("%(first)s, or %(last)s"))
    if clause.shape is Shape.NEVER:
        return _("no answers do this")
    if clause.shape in (Shape.WORD, Shape.NOT_WORD):
        return _word(clause.about, is_true=clause.shape is Shape.WORD)
    if clause.shape in (Shape.STEP, Shape.NO_STEP):
        steps = one_of([f"“{step_name(rule_set, code)}”" for code in clause.values])
        if clause.shape is Shape.STEP:
            return _("there is the step %(steps)s") % {"steps": steps}
        return _("there is no step %(steps)s") % {"steps": steps}
    return _about_input(clause, rule_set)


def _word(name: str, *, is_true: bool) -> str:
    known = WORDS.get(name)
    if known is not None:
        return str(known[0] if is_true else known[1])
    said = {"word": name.replace("_", " ")}
    return (_("“%(word)s” is true") if is_true else _("“%(word)s” is not true")) % said


def _about_input(clause: Clause, rule_set: RuleSet) -> str:
    own = [SENTENCES.get((clause.about, value)) for value in clause.values]
    template = TEMPLATES.get((clause.about, clause.shape))
    if clause.shape is Shape.IS and all(own) and (template is None or len(own) == 1):
        return one_of([str(words) for words in own])
    template = template or PLAIN[clause.shape]
    values = list(_values(clause, rule_set))
    return template % {
        "label": label_of(clause.about),
        "values": one_of(values),
        "lowest": next(iter(clause.values), ""),
        "highest": next(reversed(clause.values), ""),
    }


def _values(clause: Clause, rule_set: RuleSet) -> Iterator[str]:
    for value in clause.values:
        if clause.about == "harms":
            yield harm_name(value)
        elif clause.about == "asked_for":
            yield place_name(rule_set, value)
        elif clause.about == "age":
            yield value
        else:
            yield f"“{value_label(clause.about, value)}”"


def _joined(words: Sequence[str], last: str) -> str:
    if len(words) < 2:
        return "".join(words)
    return last % {"first": ", ".join(words[:-1]), "last": words[-1]}
