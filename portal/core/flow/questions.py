"""Questions: their kinds, their options and what each kind may be answered with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum, StrEnum
from functools import cached_property
from typing import Final

from portal.core.exceptions import gettext_noop as _
from portal.core.flow.conditions import Condition


class Kind(StrEnum):
    """This is what sort of answer a question takes."""

    ONE = "one"  # one of its options
    MANY = "many"  # any number of its options
    YNU = "ynu"  # yes, no, not known
    TIME = "time"  # when it was last true
    SEV = "sev"  # how serious
    SCALE = "scale"  # a child's scale: words, picture and number
    DATE = "date"
    NUMBER = "number"
    REFERENCE = "reference"  # a local number for a child, never a name
    TEXT = "text"
    LONG_TEXT = "long-text"


class DateLimit(Enum):
    """This says on which side of the day it is asked a date may lie."""

    ANY = "any"
    PAST = "past"  # that day or before
    FUTURE = "future"  # that day or after


@dataclass(frozen=True)
class Option:
    """This is one answer to choose; its code is stored and never renamed."""

    code: str
    label: str
    help: str = ""
    icon: str = ""  # of the sprite; the words beside it say the same
    is_alone: bool = False  # "none of these": it cannot stand beside another


NOT_KNOWN: Final = Option("not-known", _("Not known"))
STANDARD_OPTIONS: Final[dict[Kind, tuple[Option, ...]]] = {
    Kind.YNU: (Option("yes", _("Yes")), Option("no", _("No")), NOT_KNOWN),
    Kind.TIME: (
        Option("now", _("Now"), _("In the last 6 months")),
        Option("recent", _("Recent"), _("6 to 12 months ago")),
        Option("past", _("Past"), _("Over a year ago")),
        Option("no", _("No")),
        NOT_KNOWN,
    ),
    Kind.SEV: (
        Option("0", _("None")),
        Option("1", _("Early signs")),
        Option("2", _("Clear signs")),
        Option("3", _("Serious")),
        NOT_KNOWN,
    ),
    Kind.SCALE: (
        Option("4", _("Very good"), icon="sun"),
        Option("3", _("Good"), icon="sun-cloud"),
        Option("2", _("OK"), icon="cloud"),
        Option("1", _("Not good"), icon="rain"),
        Option("0", _("Awful"), icon="storm"),
        Option("skip", _("I do not want to say"), icon="hand"),
    ),
}
# How we know: what an answer about a child rests on.
BASES: Final = (
    Option("told-by-child", _("Told by the child")),
    Option("told-by-parent", _("Told by a parent or carer")),
    Option("seen-by-worker", _("Seen by a worker")),
    Option("record", _("In a record")),
    Option("police", _("Police information")),
    Option("third-party", _("Told by somebody else")),
    Option("judgement", _("Professional judgement")),
)
# Answers that say something is there, so that it can be asked how we know.
NOTHING_THERE: Final = frozenset({"no", "not-known", "0", "skip"})

LENGTHS: Final = {Kind.TEXT: 300, Kind.LONG_TEXT: 2000}
NOTE_LENGTH: Final = 300
TEXT_KINDS: Final = frozenset(LENGTHS)
CHOICE_KINDS: Final = frozenset({Kind.ONE, *STANDARD_OPTIONS})


@dataclass(frozen=True)
class Question:
    """This is one question; everything it can ask for is declared here, nothing coded beside it."""

    id: str
    kind: Kind
    label: str
    help: str = ""
    why: str = ""  # why it is asked, behind a fold
    options: tuple[Option, ...] = ()
    required: bool | Condition = False  # a condition may look at questions of the same step
    when: Condition | None = None  # asked only then; looks at earlier steps
    asks_basis: bool = False  # also ask how we know, and for a note
    is_private: bool = False  # hidden on the check page until somebody asks to see it
    smallest: int = 0
    largest: int | None = None
    earliest: date | None = None
    latest: date | None = None
    dates: DateLimit = DateLimit.ANY

    @cached_property
    def choices(self) -> tuple[Option, ...]:
        """List the options: its own, or those every question of its kind has."""
        return self.options or STANDARD_OPTIONS.get(self.kind, ())

    @property
    def has_standard_options(self) -> bool:
        """Say whether its options are the portal's words, not those of whoever wrote the flow."""
        return not self.options and self.kind in STANDARD_OPTIONS

    @cached_property
    def codes(self) -> frozenset[str]:
        """Name the codes that may be chosen."""
        return frozenset(option.code for option in self.choices)

    @property
    def is_choice(self) -> bool:
        """Say whether one of several options is chosen."""
        return self.kind in CHOICE_KINDS

    @property
    def is_text(self) -> bool:
        """Say whether somebody writes in their own words."""
        return self.kind in TEXT_KINDS

    @property
    def length(self) -> int:
        """Give how many characters a text may have."""
        return LENGTHS.get(self.kind, NOTE_LENGTH)

    @property
    def condition(self) -> Condition | None:
        """Give the condition on which an answer is required, if there is one."""
        return None if isinstance(self.required, bool) else self.required

    @cached_property
    def alone(self) -> frozenset[str]:
        """Name the codes that cannot stand beside another."""
        return frozenset(option.code for option in self.choices if option.is_alone)
