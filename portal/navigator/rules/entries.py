"""The form in which packs carry rule sets: entries that say whether they are well formed.

Whether an entry names words, steps and meetings that there are is the reader's to say.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from portal.navigator.rules.inputs import NO, OLDEST, YES
from portal.navigator.rules.steps import Basis, StepClass, When


def _plain(value: Any) -> Any:
    """Give yes and no as words: YAML reads them as true and false, and numbers as numbers."""
    if isinstance(value, bool):
        return YES if value else NO
    return str(value) if isinstance(value, int) else value


Code = Annotated[str, BeforeValidator(_plain), Field(min_length=1)]
Text = Annotated[str, Field(min_length=1)]
Level = Literal["emerging", "moderate", "significant"]


class Entry(BaseModel):
    """This refuses what it does not know: a misspelt key must never pass for a missing one."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class ConditionEntry(Entry):
    """This is one test; exactly one kind of it."""

    word: Code | None = None
    not_: Code | None = Field(None, alias="not")
    step: list[Code] | None = None
    no_step: list[Code] | None = None
    any_of: list[list[ConditionEntry]] | None = None
    asked_for_closed: Literal[True] | None = None
    input: Code | None = None
    is_: list[Code] | None = Field(None, alias="is")
    is_not: list[Code] | None = None
    include: list[Code] | None = None
    include_none: list[Code] | None = None
    other_than: list[Code] | None = None
    only: Code | None = None
    not_only: Code | None = None
    from_: int | None = Field(None, alias="from", ge=0, le=OLDEST)
    to: int | None = Field(None, ge=0, le=OLDEST)
    given: bool | None = None

    @property
    def kinds(self) -> list[str]:
        """List what is filled in, the input itself left out; a range counts once."""
        told = [name for name, value in self if value is not None and name != "input"]
        return ["range" if name == "from_" else name for name in told if name != "to"] or (
            ["range"] if "to" in told else []
        )

    @model_validator(mode="after")
    def _is_one_test(self) -> Self:
        kinds = self.kinds
        alone = {"word", "not_", "step", "no_step", "any_of", "asked_for_closed"}
        if len(kinds) != 1 or (kinds[0] in alone) is (self.input is not None):
            raise ValueError("A test is one word, one kind of step, or one input with one test.")
        empty = [name for name, value in self if value == []]
        if empty:
            raise ValueError("A test needs at least one value.")
        return self


Tests = list[ConditionEntry]


class RuleEntry(Entry):
    """This is one row of the rules."""

    id: Code
    if_: Tests = Field(default_factory=list, alias="if")
    then: list[Code] = []
    without: list[Code] = []
    instead: dict[Code, Code] = {}
    basis: Basis
    why: Text
    source: str = ""
    starts: date | None = None
    ends: date | None = None

    @model_validator(mode="after")
    def _does_something(self) -> Self:
        if not (self.then or self.without or self.instead):
            raise ValueError("A rule adds, replaces or takes away at least one step.")
        if self.starts and self.ends and self.ends < self.starts:
            raise ValueError("A rule cannot end before it starts.")
        return self


class StepEntry(Entry):
    """This is one step of the catalogue; the place in the list is its place in the order."""

    code: Code
    class_: int = Field(alias="class", ge=1, le=StepClass.LAST)
    text: Text
    who: Text
    when: Text


class LocalStepEntry(Entry):
    """This gives a step an area's own words."""

    text: Text | None = None
    who: Text | None = None


class RouteEntry(Entry):
    """This is where a worry goes: who may refer there, and what to bring."""

    code: Code
    name: Text
    who_may_refer: str = ""
    prepare: list[Text] = []
    prepare_things: list[Text] = []  # about anything but one person


class MeetingEntry(RouteEntry):
    """This is what rules need to know of a meeting."""

    class_: int = Field(StepClass.MEETING, alias="class")
    text: str = ""
    who: str = ""


class ChoiceEntry(Entry):
    """This is a row of a table whose first true row counts."""

    id: Code
    if_: Tests = Field(default_factory=list, alias="if")
    is_: Code | None = Field(None, alias="is")
    first_of: list[Code] = []
    prevent_only: bool = False


class OtherMeetingsEntry(Entry):
    """This names meetings beside the primary one."""

    if_: Tests = Field(alias="if", min_length=1)
    meetings: list[Code] = Field(min_length=1)
    why: Text


class RedirectEntry(Entry):
    """This is a group that takes no case referrals."""

    asked_for: Code
    why: Text
    use: Text
    instead: Code | None
    basis: Basis


class NoteEntry(Entry):
    """This is a caution or a gap."""

    code: Code
    if_: Tests = Field(default_factory=list, alias="if")
    text: Text


class TimingEntry(Entry):
    """This is a row of a table of timing."""

    if_: Tests = Field(default_factory=list, alias="if")
    is_: When = Field(alias="is")


class PromiseEntry(Entry):
    """This is something that holds for every answer.

    The common rules may name a meeting of one area under `any_of`: elsewhere no step leads there.
    """

    id: Code
    text: Text
    if_: Tests = Field(default_factory=list, alias="if")
    any_of: list[Code] = []
    all_of: list[Code] = []
    none_of: list[Code] = []
    before: list[Code] = []
    within: Literal["now", "today"] | None = None

    @model_validator(mode="after")
    def _promises_something(self) -> Self:
        if not (self.any_of or self.all_of or self.none_of):
            raise ValueError("A promise asks for a step, or that a step is not there.")
        return self


class MechanismWordsEntry(Entry):
    """This holds the words and tests of the box on the National Referral Mechanism."""

    maybe: Tests
    child_consent: Text
    adult_consent: Text
    each_child: Text


class AdultMechanismEntry(Entry):
    """This says who submits for adults, and who is told."""

    who_submits: Text
    tell: Text


class MechanismEntry(AdultMechanismEntry):
    """This says who submits and who is told; for adults where it differs."""

    adults: AdultMechanismEntry | None = None


class CommonChangesEntry(Entry):
    """This is how an area stands to the common rules: those it has its own for, and bases."""

    without: list[Code] = []
    basis: dict[Code, Basis] = {}


class CommonEntry(Entry):
    """This is the file of the rules common to all areas."""

    version: Code
    steps: list[StepEntry]
    words: dict[Code, Tests]
    timing: dict[Code, list[TimingEntry]]
    rules: list[RuleEntry]
    primary: list[ChoiceEntry]
    forms: list[ChoiceEntry]
    cautions: list[NoteEntry]
    nrm: MechanismWordsEntry
    support: dict[Code, list[Code]]
    promises: list[PromiseEntry]


class AreaEntry(Entry):
    """This is the file of an area's rules."""

    version: Code
    code: Code
    front_door: Text
    first_contact: str = ""
    sources: dict[Basis, Text]
    who_may_refer: Text
    prepare: list[Text] = Field(min_length=1)
    prepare_things: list[Text] = []  # about anything but one person
    nrm: MechanismEntry
    meetings: list[MeetingEntry]
    routes: list[RouteEntry] = []
    common: CommonChangesEntry = CommonChangesEntry()
    steps: dict[Code, LocalStepEntry] = {}
    words: dict[Code, Tests] = {}
    rules: list[RuleEntry]
    primary: list[ChoiceEntry]
    primary_after: list[ChoiceEntry] = []
    other_meetings: list[OtherMeetingsEntry] = []
    prevent: list[Code]
    redirects: list[RedirectEntry] = []
    cautions: list[NoteEntry] = []
    gaps: list[NoteEntry] = []
    promises: list[PromiseEntry] = []
    levels: dict[Level, Text] = {}  # what people here call a level
