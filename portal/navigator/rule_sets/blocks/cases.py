"""Cases somebody thought through: answers, and the steps they must lead to."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from wagtail import blocks
from wagtail.blocks.stream_block import StreamBlockValidationError
from wagtail.blocks.struct_block import StructBlockValidationError

from portal.navigator.labels import INPUT_LABELS
from portal.navigator.rule_sets.blocks import tables
from portal.navigator.rule_sets.blocks.pickers import (
    AgeBlock,
    Known,
    PickerBlock,
    SectionBlock,
    TicksBlock,
)
from portal.navigator.rule_sets.blocks.tests import (
    GROUPS,
    values_of,
    yes_no_inputs,
    yes_no_values,
)
from portal.navigator.rule_sets.spec.scenarios import NO_FORM
from portal.navigator.rule_sets.spec.tests import YES_NO, shares_block
from portal.navigator.rules.inputs import INPUTS, OLDEST, Input

NRM_CHOICES = [
    ("yes", lazy("A referral is a step")),
    ("maybe", lazy("A referral is something to think about")),
    ("no", lazy("Nothing points to a referral")),
]


class YesNoAnswerBlock(blocks.StructBlock):
    """This is one of the answers that are yes, no and perhaps not sure."""

    def clean(self, value: Any) -> Any:
        """Refuse a value that this question does not have."""
        cleaned = super().clean(value)
        if cleaned["value"] not in INPUTS[cleaned["input"]].values:
            words = _("This is answered by yes or no; nobody can be unsure.")
            raise StructBlockValidationError({"value": ValidationError(words)})
        return cleaned


class AnswersBlock(SectionBlock):
    """These are the answers of a case, each question once."""

    def clean(self, value: Any) -> Any:
        """Refuse a question that is answered twice."""
        cleaned = super().clean(value)
        seen: set[str] = set()
        faults = {}
        for place, each in enumerate(cleaned):
            kind = each.block_type
            name = each.value["input"] if kind == YES_NO else kind
            if name in seen:
                faults[place] = ValidationError(_("This question is answered twice."))
            seen.add(name)
        if faults:
            raise StreamBlockValidationError(block_errors=faults)
        return cleaned


def answers(known: Known) -> AnswersBlock:
    """Give the answers of a case."""
    own = [
        (name, _answer(wanted, known))
        for name, wanted in INPUTS.items()
        if not shares_block(wanted)
    ]
    parts = [
        ("input", blocks.ChoiceBlock(choices=yes_no_inputs(), label=lazy("Question"))),
        ("value", blocks.ChoiceBlock(choices=yes_no_values(), label=lazy("Answer"))),
    ]
    shared = YesNoAnswerBlock(
        parts, label=lazy("Yes or no"), group=GROUPS["worry"], label_format="{input}: {value}"
    )
    return AnswersBlock([*own, (YES_NO, shared)], required=False, label=lazy("Answers"))


def _answer(wanted: Input, known: Known) -> blocks.Block:
    label, group = INPUT_LABELS[wanted.name], GROUPS[wanted.group]
    if wanted.is_number:
        return AgeBlock(OLDEST, label=label, group=group)
    if wanted.is_meeting:
        return PickerBlock("meetings", known, label=label, group=group)
    if wanted.is_many:
        return TicksBlock(values_of(wanted), required=False, label=label, group=group)
    return blocks.ChoiceBlock(choices=values_of(wanted), label=label, group=group)


def scenario(known: Known) -> blocks.StructBlock:
    """Give one case."""
    picked = PickerBlock("steps", known, label=lazy("Step"))
    step = blocks.StructBlock([("code", picked), ("basis", tables.basis(required=False))])
    forms = [(NO_FORM, lazy("There is no form")), *known.choices("steps")]
    parts = [
        ("id", tables.code(lazy("Name"))),
        ("title", tables.line(lazy("What it is about"))),
        ("answers", answers(known)),
        ("steps", tables.several(step, lazy("Steps, in order"), least=1)),
        ("primary", PickerBlock("answers", known, required=False, label=lazy("Primary meeting"))),
        ("form", blocks.ChoiceBlock(choices=forms, required=False, label=lazy("Form"))),
        (
            "nrm",
            blocks.ChoiceBlock(
                choices=NRM_CHOICES,
                required=False,
                label=lazy("National Referral Mechanism"),
            ),
        ),
    ]
    return blocks.StructBlock(parts, label=lazy("Case"), icon="user", label_format="{id}: {title}")
