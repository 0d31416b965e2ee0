"""What is said of talking with the person it is about, and with their family."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from portal.navigator.referring.presenters.meeting import MeetingCard
from portal.navigator.referring.presenters.steps import Steps
from portal.navigator.rules.inputs import Answers


@dataclass(frozen=True)
class Talking:
    """This is what a worker says and asks, and what comes before talking with parents."""

    title: str
    voice: str
    about_meeting: str
    before_parents: list[str]
    parents: str
    parents_about_meeting: str


def talking(steps: Steps, answers: Answers, meeting: MeetingCard | None) -> Talking | None:
    """Say it; None where it is about nobody’s own case, such as a place or a suspect.

    A young adult speaks for themselves: nothing is said of parents.
    """
    if not answers.is_about_person:
        return None
    is_child = answers.is_about_child
    return Talking(
        title=_("Talking with the child and the family") if is_child else _("Talking with them"),
        voice=steps.text_of("CHILD_VOICE"),
        about_meeting=meeting.for_child if meeting else "",
        before_parents=steps.cautions.about_parents,
        parents=steps.text_of("PARENTS"),
        parents_about_meeting=meeting.for_parents if meeting and is_child else "",
    )
