"""The rows of each table of a rule set."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from portal.navigator.labels import HARM_NAMES
from portal.navigator.rule_sets.blocks.pickers import CodeBlock, Known, PickerBlock
from portal.navigator.rule_sets.blocks.tests import tests_block
from portal.navigator.rules.deciding import ANY_HARM
from portal.navigator.rules.steps import Basis, StepClass, When

BASES = [
    (Basis.STATED.value, lazy("Stated by the partnership")),
    (Basis.PUBLISHED.value, lazy("Published guidance")),
    (Basis.ASSUMED.value, lazy("Our default, to be confirmed")),
]
WHENS = [
    (When.NOW.value, lazy("Now")),
    (When.TODAY.value, lazy("Today")),
    (When.TWO_WORKING_DAYS.value, lazy("Within 2 working days")),
    (When.FIVE_WORKING_DAYS.value, lazy("Within 5 working days")),
    (When.HOURS_72.value, lazy("Within 72 hours")),
    (When.WITH_STEP.value, lazy("Together with the step")),
    (When.AS_SET.value, lazy("On the day that was set")),
]
SOON = [each for each in WHENS if each[0] in (When.NOW.value, When.TODAY.value)]
THINGS = lazy("What to bring about a place, group, person of concern or pattern")
CLASSES = [(number, number) for number in range(1, StepClass.LAST + 1)]
MEETING_CLASSES = [
    (StepClass.MEETING, lazy("For children")),
    (StepClass.PARALLEL + 1, lazy("For places, groups and people of concern")),
]
Part = tuple[str, blocks.Block]


class RuleBlock(blocks.StructBlock):
    """This is one rule."""

    def clean(self, value: Any) -> Any:
        """Refuse a rule that does nothing, or that ends before it starts."""
        cleaned = super().clean(value)
        if not (cleaned["then"] or cleaned["without"] or cleaned["instead"]):
            words = _("A rule adds, replaces or takes away at least one step.")
            raise StructBlockValidationError({"then": ValidationError(words)})
        if cleaned["starts"] and cleaned["ends"] and cleaned["ends"] < cleaned["starts"]:
            words = _("A rule cannot end before it starts.")
            raise StructBlockValidationError({"ends": ValidationError(words)})
        return cleaned


def line(label: Any, *, required: bool = True, **kwargs: Any) -> blocks.CharBlock:
    """Give a line of words."""
    return blocks.CharBlock(label=label, required=required, **kwargs)


def words(label: Any, *, required: bool = True) -> blocks.TextBlock:
    """Give a few sentences."""
    return blocks.TextBlock(label=label, required=required, rows=2)


def code(label: Any = None) -> CodeBlock:
    """Give the name by which other rows call this one."""
    return CodeBlock(label=label or lazy("Code"))


def basis(*, required: bool = True) -> blocks.ChoiceBlock:
    """Give the choice of what something stands on."""
    return blocks.ChoiceBlock(choices=BASES, required=required, label=lazy("It stands on"))


def several(block: blocks.Block, label: Any, *, least: int = 0) -> blocks.ListBlock:
    """Give a list, in order."""
    return blocks.ListBlock(block, label=label, default=[], min_num=least or None)


def steps(known: Known, label: Any) -> blocks.ListBlock:
    """Give a list of steps."""
    return several(PickerBlock("steps", known, label=lazy("Step")), label)


def rule(known: Known) -> RuleBlock:
    """Give one rule."""
    pair = blocks.StructBlock(
        [
            ("old", PickerBlock("steps", known, label=lazy("In the place of"))),
            ("new", PickerBlock("steps", known, label=lazy("comes"))),
        ]
    )
    parts: Sequence[Part] = [
        ("id", code(lazy("Name"))),
        ("if", tests_block(known)),
        ("then", steps(known, lazy("Add these steps"))),
        ("without", steps(known, lazy("Take these steps away"))),
        ("instead", several(pair, lazy("Put one in the place of another"))),
        ("basis", basis()),
        ("why", words(lazy("Why, in words a worker reads beside the step"))),
        ("source", line(lazy("Where it is written"), required=False)),
        ("starts", blocks.DateBlock(required=False, label=lazy("Starts"))),
        ("ends", blocks.DateBlock(required=False, label=lazy("Last day"))),
    ]
    return RuleBlock(parts, label=lazy("Rule"), icon="rotate", label_format="{id}: {why}")


def step(known: Known) -> blocks.StructBlock:
    """Give one step of the catalogue."""
    when = [*WHENS, *known.choices("timings")]
    parts: Sequence[Part] = [
        ("code", code()),
        ("class", blocks.ChoiceBlock(choices=CLASSES, label=lazy("Class"))),
        ("text", words(lazy("What to do"))),
        ("who", line(lazy("Who"))),
        ("when", blocks.ChoiceBlock(choices=when, label=lazy("When"))),
    ]
    return _struct(parts, lazy("Step"), "tasks", "{code}: {text}")


def local_step(known: Known) -> blocks.StructBlock:
    """Give an area's own words for a step."""
    parts: Sequence[Part] = [
        ("code", PickerBlock("steps", known, label=lazy("Step"))),
        ("text", words(lazy("What to do"), required=False)),
        ("who", line(lazy("Who"), required=False)),
    ]
    return _struct(parts, lazy("Our own words"), "edit", "{code}")


def route(_known: Known) -> blocks.StructBlock:
    """Give an answer that is no meeting."""
    return _struct(_route_parts(), lazy("Route"), "arrow-right", "{code}: {name}")


def meeting(_known: Known) -> blocks.StructBlock:
    """Give one meeting, as far as rules need to know it."""
    kind = blocks.ChoiceBlock(
        choices=MEETING_CLASSES, required=False, label=lazy("What is taken there")
    )
    more: list[Part] = [
        ("class", kind),
        ("text", words(lazy("What to do, where it is not to refer there"), required=False)),
        ("who", line(lazy("Who"), required=False)),
    ]
    return _struct([*_route_parts(), *more], lazy("Meeting"), "group", "{code}: {name}")


def _route_parts() -> list[Part]:
    return [
        ("code", code()),
        ("name", line(lazy("Name"))),
        ("who_may_refer", words(lazy("Who may refer"), required=False)),
        ("prepare", several(line(lazy("What to bring")), lazy("What to bring"))),
        ("prepare_things", several(line(lazy("What to bring")), THINGS)),
    ]


def choice(known: Known) -> blocks.StructBlock:
    """Give a row of a table whose first true row counts."""
    answer: blocks.Block = PickerBlock("answers", known, required=False, label=lazy("It is"))
    if known.is_shared:
        answer = CodeBlock(required=False, label=lazy("It is"))
    parts: Sequence[Part] = [
        ("id", code(lazy("Name"))),
        ("if", tests_block(known)),
        ("is", answer),
        ("first_of", steps(known, lazy("or the first of these that is there"))),
        (
            "prevent_only",
            blocks.BooleanBlock(required=False, label=lazy("Only where Prevent alone is meant")),
        ),
    ]
    return _struct(parts, lazy("Row"), "pick", "{id}")


def others(known: Known) -> blocks.StructBlock:
    """Give meetings beside the primary one."""
    one = PickerBlock("meetings", known, label=lazy("Meeting"))
    parts: Sequence[Part] = [
        ("if", tests_block(known)),
        ("meetings", several(one, lazy("Meetings"), least=1)),
        ("why", words(lazy("Why"))),
    ]
    return _struct(parts, lazy("Other meetings"), "group", "{why}")


def redirect(known: Known) -> blocks.StructBlock:
    """Give a group that takes no cases."""
    parts: Sequence[Part] = [
        ("asked_for", PickerBlock("meetings", known, label=lazy("Who asks for"))),
        ("why", words(lazy("Why it takes no cases"))),
        ("use", words(lazy("What to use"))),
        ("instead", PickerBlock("answers", known, required=False, label=lazy("Instead"))),
        ("basis", basis()),
    ]
    return _struct(parts, lazy("Group"), "redirect", "{asked_for}")


def note(known: Known) -> blocks.StructBlock:
    """Give a caution or a gap."""
    parts: Sequence[Part] = [
        ("code", code(lazy("Name"))),
        ("if", tests_block(known)),
        ("text", words(lazy("Text"))),
    ]
    return _struct(parts, lazy("Text"), "warning", "{code}: {text}")


def promise(known: Known) -> blocks.StructBlock:
    """Give something that holds for every answer."""
    one = PickerBlock("promised", known, label=lazy("Step"))
    parts: Sequence[Part] = [
        ("id", code(lazy("Name"))),
        ("text", words(lazy("What is promised"))),
        ("if", tests_block(known)),
        ("any_of", several(one, lazy("At least one of these steps is there"))),
        ("all_of", steps(known, lazy("All of these steps are there"))),
        ("none_of", steps(known, lazy("None of these steps is there"))),
        ("before", steps(known, lazy("They come before these steps"))),
        (
            "within",
            blocks.ChoiceBlock(
                choices=SOON, required=False, label=lazy("They are taken at the latest")
            ),
        ),
    ]
    return _struct(parts, lazy("Promise"), "success", "{id}: {text}")


def word(known: Known) -> blocks.StructBlock:
    """Give a word and what it means."""
    parts: Sequence[Part] = [("name", code(lazy("Word"))), ("if", tests_block(known))]
    return _struct(parts, lazy("Word"), "tag", "{name}")


def timing(known: Known) -> blocks.StructBlock:
    """Give a table that says how soon."""
    row = blocks.StructBlock(
        [("if", tests_block(known)), ("is", blocks.ChoiceBlock(choices=WHENS, label=lazy("When")))]
    )
    parts: Sequence[Part] = [
        ("name", code(lazy("Name"))),
        ("rows", several(row, lazy("Rows; the first that holds counts"), least=1)),
    ]
    return _struct(parts, lazy("Table"), "date", "{name}")


def support(_known: Known) -> blocks.StructBlock:
    """Give the services that help with one kind of harm."""
    harms = [(ANY_HARM, lazy("Any kind of harm")), *HARM_NAMES.items()]
    parts: Sequence[Part] = [
        ("harm", blocks.ChoiceBlock(choices=harms, label=lazy("Kind of harm"))),
        ("services", several(code(lazy("Service")), lazy("Services"))),
    ]
    return _struct(parts, lazy("Support"), "help", "{harm}")


def about_person(_known: Known) -> blocks.Block:
    """Give a line of what to bring about one child or young person."""
    return line(lazy("About one child or young person"))


def about_thing(_known: Known) -> blocks.Block:
    """Give a line of what to bring about anything else: it asks for nothing of a child."""
    return line(lazy("About a place, group, person of concern or pattern"))


def leave_out(known: Known) -> blocks.StructBlock:
    """Give a common rule that does not hold here."""
    parts: Sequence[Part] = [("rule", PickerBlock("rules", known, label=lazy("Common rule")))]
    return _struct(parts, lazy("Does not hold here"), "cross", "{rule}")


def stands_on(known: Known) -> blocks.StructBlock:
    """Give what a common rule stands on here."""
    rule_picker = PickerBlock("rules", known, label=lazy("Common rule"))
    parts: Sequence[Part] = [("rule", rule_picker), ("basis", basis())]
    return _struct(parts, lazy("Stands here on"), "tick", "{rule}")


def _struct(parts: Sequence[Part], label: Any, icon: str, label_format: str) -> blocks.StructBlock:
    return blocks.StructBlock(parts, label=label, icon=icon, label_format=label_format)
