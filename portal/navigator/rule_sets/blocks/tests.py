"""Rows of tests: words, answers, steps, and rows of which one is enough."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from portal.navigator.labels import INPUT_LABELS, VALUE_LABELS
from portal.navigator.rule_sets.blocks.pickers import (
    AgeBlock,
    Known,
    PickerBlock,
    SectionBlock,
    TicksBlock,
)
from portal.navigator.rule_sets.spec import tests as spec
from portal.navigator.rules.inputs import INPUTS, OLDEST, Input

HOW = {
    "is": gettext_lazy("is one of these"),
    "is_not": gettext_lazy("is none of these"),
    "include": gettext_lazy("has at least one of these"),
    "include_none": gettext_lazy("has none of these"),
    "other_than": gettext_lazy("has one beside these"),
    "only": gettext_lazy("is this one alone"),
    "not_only": gettext_lazy("is not this one alone"),
    spec.RANGE: gettext_lazy("is known, and between"),
    spec.GIVEN: gettext_lazy("was answered"),
    spec.NOT_GIVEN: gettext_lazy("was not answered"),
    spec.WORD: gettext_lazy("holds"),
    spec.NOT: gettext_lazy("does not hold"),
    spec.STEP: gettext_lazy("one of these is there"),
    spec.NO_STEP: gettext_lazy("none of these is there"),
}
GROUPS = {
    "subject": gettext_lazy("The child and the worry"),
    "danger": gettext_lazy("Danger"),
    "worry": gettext_lazy("The child and the worry"),
    "person": gettext_lazy("The child and the worry"),
    "worker": gettext_lazy("The worker"),
    "work": gettext_lazy("The work"),
}
RULES_GROUP = gettext_lazy("Rules")


class AnswerBlock(blocks.StructBlock):
    """This tests one answer: how, and with which values."""

    def clean(self, value: Any) -> Any:
        """Refuse a test without the values it needs, and one with more than it can have."""
        cleaned = super().clean(value)
        how, values = cleaned["how"], cleaned.get("values") or []
        if how in (spec.GIVEN, spec.NOT_GIVEN):
            cleaned["values"] = []
        elif not values:
            raise _refused("values", _("Choose at least one."))
        elif how in spec.ONE and len(values) > 1:
            raise _refused("values", _("Choose one alone."))
        return cleaned


class YesNoBlock(AnswerBlock):
    """This tests one of the answers that are yes, no and perhaps not sure."""

    def clean(self, value: Any) -> Any:
        """Refuse a value that this question does not have."""
        cleaned = super().clean(value)
        wanted = INPUTS[cleaned["input"]]
        if not set(cleaned["values"]) <= set(wanted.values):
            raise _refused("values", _("This is answered by yes or no; nobody can be unsure."))
        return cleaned


class AgeTestBlock(blocks.StructBlock):
    """This tests an age."""

    def clean(self, value: Any) -> Any:
        """Refuse a range without an end, or one that ends before it begins."""
        cleaned = super().clean(value)
        lowest, highest = cleaned["from"], cleaned["to"]
        if cleaned["how"] != spec.RANGE:
            cleaned["from"] = cleaned["to"] = None
        elif lowest is None and highest is None:
            raise _refused("from", _("Give at least one end."))
        elif lowest is not None and highest is not None and highest < lowest:
            raise _refused("to", _("The range ends before it begins."))
        return cleaned


def _refused(name: str, words: str) -> ValidationError:
    error: ValidationError = StructBlockValidationError({name: ValidationError(words)})
    return error


def how_block(choices: Any) -> blocks.ChoiceBlock:
    """Give the choice of how to test."""
    named = [(each, HOW[each]) for each in choices]
    return blocks.ChoiceBlock(choices=named, default=named[0][0], label=_l_how)


_l_how = gettext_lazy("How")
_l_values = gettext_lazy("Values")


def values_of(wanted: Input) -> list[tuple[str, Any]]:
    """List the values of an input with their words."""
    return [(value, VALUE_LABELS[wanted.name, value]) for value in wanted.values]


def yes_no_inputs() -> list[tuple[str, Any]]:
    """List the inputs that are answered by yes or no."""
    return [(name, INPUT_LABELS[name]) for name, each in INPUTS.items() if spec.shares_block(each)]


def yes_no_values() -> list[tuple[str, Any]]:
    """List yes, no and not sure."""
    return values_of(INPUTS["exploitation_signs"])


def tests_block(known: Known, **kwargs: Any) -> SectionBlock:
    """Give a row of tests, all of which must hold."""
    single = _single(known)
    inner = SectionBlock(single, label=gettext_lazy("Row"), icon="list-ul")
    any_of = blocks.ListBlock(
        inner,
        label=gettext_lazy("One of several rows holds"),
        icon="list-ol",
        group=RULES_GROUP,
        min_num=1,
    )
    children = [*single, (spec.ANY_OF, any_of)]
    return SectionBlock(
        children, required=False, label=gettext_lazy("If all of these hold"), **kwargs
    )


def _single(known: Known) -> list[tuple[str, blocks.Block]]:
    answers = [
        (name, _answer(wanted, known))
        for name, wanted in INPUTS.items()
        if not spec.shares_block(wanted)
    ]
    return [
        (spec.WORD, _word(known)),
        *answers,
        (spec.YES_NO, _yes_no()),
        (spec.STEP, _step(known)),
        (spec.CLOSED, _closed()),
    ]


def _word(known: Known) -> blocks.StructBlock:
    parts = [
        ("how", how_block((spec.WORD, spec.NOT))),
        ("word", PickerBlock("words", known, label=gettext_lazy("Word"))),
    ]
    return blocks.StructBlock(
        parts,
        label=gettext_lazy("A word"),
        icon="tag",
        group=RULES_GROUP,
        label_format="{word} {how}",
    )


def _step(known: Known) -> blocks.StructBlock:
    one = PickerBlock("steps", known, label=gettext_lazy("Step"))
    parts = [
        ("how", how_block((spec.STEP, spec.NO_STEP))),
        ("steps", blocks.ListBlock(one, label=gettext_lazy("Steps"), min_num=1)),
    ]
    return blocks.StructBlock(
        parts, label=gettext_lazy("Steps that are there"), icon="tasks", group=RULES_GROUP
    )


def _closed() -> blocks.StaticBlock:
    return blocks.StaticBlock(
        label=gettext_lazy("A group was asked for that takes no cases"),
        admin_text=gettext_lazy("Holds once for each group of that list."),
        icon="cross",
        group=RULES_GROUP,
    )


def _yes_no() -> YesNoBlock:
    parts = [
        ("input", blocks.ChoiceBlock(choices=yes_no_inputs(), label=gettext_lazy("Question"))),
        ("how", how_block(spec.CHOICE_TESTS)),
        ("values", TicksBlock(yes_no_values(), required=False, label=_l_values)),
    ]
    return YesNoBlock(
        parts,
        label=gettext_lazy("Yes or no"),
        icon="help",
        group=GROUPS["worry"],
        label_format="{input} {how} {values}",
    )


def _answer(wanted: Input, known: Known) -> blocks.StructBlock:
    label, group = INPUT_LABELS[wanted.name], GROUPS[wanted.group]
    how = ("how", how_block(spec.tests_for(wanted)))
    if wanted.is_number:
        ends = [
            ("from", AgeBlock(OLDEST, label=gettext_lazy("From"))),
            ("to", AgeBlock(OLDEST, label=gettext_lazy("To"))),
        ]
        return AgeTestBlock([how, *ends], label=label, icon="user", group=group)
    choices = known.choices("meetings") if wanted.is_meeting else values_of(wanted)
    ticks = TicksBlock(choices, required=False, label=_l_values)
    return AnswerBlock(
        [how, ("values", ticks)],
        label=label,
        icon="help",
        group=group,
        label_format=f"{label}: {{how}} {{values}}",
    )
