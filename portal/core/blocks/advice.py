"""Blocks that tell somebody what to do: callouts, do and don't, steps, care cards."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from portal.core.blocks.base import ContentBlock
from portal.core.blocks.text import LineBlock, ProseBlock


class Tone(TextChoices):
    """How a callout speaks."""

    NOTE = "note", _("Good to know")
    WARNING = "warning", _("Take care")
    ASIDE = "aside", _("A quiet aside")


class StepKind(TextChoices):
    """What a stop on the route means."""

    ORDINARY = "ordinary", _("A step")
    DANGER = "danger", _("Danger: before all else")
    ALONGSIDE = "alongside", _("Alongside the step before")


class Urgency(TextChoices):
    """How soon somebody must act."""

    NON_URGENT = "non-urgent", _("Not urgent")
    URGENT = "urgent", _("Urgent: today")
    EMERGENCY = "emergency", _("Emergency: now, 999")


class CalloutValue(blocks.StructValue):
    """This is a callout."""

    @property
    def is_warning(self) -> bool:
        """Say whether it warns."""
        return self.get("tone") == Tone.WARNING

    @property
    def is_aside(self) -> bool:
        """Say whether it is an aside."""
        return self.get("tone") == Tone.ASIDE


class CalloutBlock(ContentBlock):
    """This stands out from the text around it."""

    tone = blocks.ChoiceBlock(
        choices=Tone.choices, default=Tone.NOTE.value, label=_("Tone"), search_index=False
    )
    title = blocks.CharBlock(label=_("Title"), max_length=100, required=False)
    text = ProseBlock(label=_("Text"))

    class Meta:
        template = "blocks/callout.html"
        icon = "info-circle"
        label = _("Callout")
        group = _("Advice")
        value_class = CalloutValue
        preview_value = {
            "tone": Tone.NOTE.value,
            "title": _("Not sure which step is yours?"),
            "text": "<p>Answer a few questions and get the steps in order.</p>",
        }
        description = _("A short text in a box")


class DoDontBlock(ContentBlock):
    """This says what to do and what not to do, side by side."""

    title = blocks.CharBlock(label=_("Title"), max_length=100, required=False)
    dos = blocks.ListBlock(LineBlock(label=_("Do")), label=_("Do"), min_num=1, max_num=10)
    donts = blocks.ListBlock(LineBlock(label=_("Don’t")), label=_("Don’t"), min_num=1, max_num=10)

    class Meta:
        template = "blocks/do_dont.html"
        icon = "check"
        label = _("Do and don’t")
        group = _("Advice")
        preview_value = {
            "title": _("When a child tells you"),
            "dos": ["<p>Listen, and thank them</p>"],
            "donts": ["<p>Promise to keep it secret</p>"],
        }
        description = _("Two short lists, with a tick and a cross")


class StepValue(blocks.StructValue):
    """This is one stop on a route."""

    @property
    def is_danger(self) -> bool:
        """Say whether it comes before all else."""
        return self.get("kind") == StepKind.DANGER

    @property
    def is_alongside(self) -> bool:
        """Say whether it runs beside the step before it."""
        return self.get("kind") == StepKind.ALONGSIDE


class StepBlock(ContentBlock):
    """This is one step, with its time."""

    kind = blocks.ChoiceBlock(
        choices=StepKind.choices,
        default=StepKind.ORDINARY.value,
        label=_("Kind"),
        search_index=False,
    )
    title = blocks.CharBlock(label=_("What to do"), max_length=120)
    when = blocks.CharBlock(
        label=_("By when"), max_length=80, required=False, help_text=_("Such as “Today, by 5 pm”.")
    )
    text = ProseBlock(label=_("How"), required=False)

    class Meta:
        icon = "arrow-down"
        label = _("Step")
        value_class = StepValue


class StepsBlock(ContentBlock):
    """These steps are drawn as a route: a line with numbered stops."""

    title = blocks.CharBlock(label=_("Title"), max_length=100, required=False)
    steps = blocks.ListBlock(StepBlock(), label=_("Steps"), min_num=1, max_num=15)

    class Meta:
        template = "blocks/steps.html"
        icon = "order-down"
        label = _("Steps")
        group = _("Advice")
        preview_value = {
            "title": _("What to do now"),
            "steps": [
                {"kind": StepKind.DANGER.value, "title": _("Danger now: call 999")},
                {
                    "kind": StepKind.ORDINARY.value,
                    "title": _("Talk to your safeguarding lead"),
                    "when": _("Before you leave today"),
                },
                {"kind": StepKind.ALONGSIDE.value, "title": _("Write down what you saw")},
            ],
        }
        description = _("What to do, in order, on one line")


class CareCardValue(blocks.StructValue):
    """This is advice with its urgency."""

    @property
    def is_emergency(self) -> bool:
        """Say whether somebody must call 999."""
        return self.get("urgency") == Urgency.EMERGENCY

    @property
    def is_urgent(self) -> bool:
        """Say whether somebody must act today."""
        return self.get("urgency") == Urgency.URGENT


class CareCardBlock(ContentBlock):
    """This card says who to turn to, and how soon."""

    urgency = blocks.ChoiceBlock(
        choices=Urgency.choices,
        default=Urgency.NON_URGENT.value,
        label=_("How urgent"),
        help_text=_("An emergency card always shows a button that calls 999."),
        search_index=False,
    )
    title = blocks.CharBlock(label=_("Title"), max_length=120)
    text = ProseBlock(label=_("Text"))

    class Meta:
        template = "blocks/care_card.html"
        icon = "warning"
        label = _("Care card")
        group = _("Advice")
        value_class = CareCardValue
        preview_value = {
            "urgency": Urgency.EMERGENCY.value,
            "title": _("If a child is in danger now"),
            "text": "<p>Stay with the child if that is safe.</p>",
        }
        description = _("Who to turn to when it is not urgent, urgent, or an emergency")
