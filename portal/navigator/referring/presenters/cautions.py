"""Where each caution is read: just before the step it is about, or before all of them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Final

# The steps a caution is about: the first of them that is there carries it. What has no place here
# is read before the first step.
STEPS_OF: Final[Mapping[str, tuple[str, ...]]] = {
    "PARENTS_ASK": ("TOOL_PARENT",),
    "MARAC_ADDS": ("MARAC", "MEETING:GLOS-M04"),
    "NRM_CHILD": ("NRM",),
    "NRM_ADULT": ("NRM",),
    "ARREST_WELFARE": ("S45_ADVICE",),
    "HOME_TOO": ("FRONT_DOOR", "ALLOCATED_WORKER"),
    "NO_CHILD_DETAIL": ("TOOL_POC", "TOOL_LOC", "PEER_MAP", "FORM_MARF"),
}
# They are also read where talking with parents is spoken of.
PARENTS: Final = ("PARENTS_WAIT", "PARENTS_ASK")
LATE: Final = frozenset({"PARENTS_ASK"})  # without its step, after all of them


class PlacedCautions:
    """This holds the cautions of one conclusion, each where it matters."""

    def __init__(self, cautions: Sequence[Mapping[str, str]], steps: Collection[str]) -> None:
        self._texts = {caution["code"]: caution["text"] for caution in cautions}
        self._step_of = {
            code: step
            for code in self._texts
            for step in [next((s for s in STEPS_OF.get(code, ()) if s in steps), "")]
        }

    @property
    def first(self) -> list[str]:
        """List what is read before all steps."""
        return [
            text
            for code, text in self._texts.items()
            if not self._step_of[code] and code not in LATE
        ]

    @property
    def last(self) -> list[str]:
        """List what waits for no step of its own: it is read where every case closes."""
        return [
            text for code, text in self._texts.items() if not self._step_of[code] and code in LATE
        ]

    @property
    def about_parents(self) -> list[str]:
        """List what is read before anybody talks with parents."""
        return [self._texts[code] for code in PARENTS if code in self._texts]

    def before(self, step: str) -> list[str]:
        """List what is read just before a step."""
        return [text for code, text in self._texts.items() if self._step_of[code] == step]
