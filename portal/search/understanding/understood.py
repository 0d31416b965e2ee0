"""A question as every engine gets it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Alternative:
    """This is one way of saying a thing: one word, or several that stand together."""

    words: tuple[str, ...]  # as written, folded: lower case, no accents
    stems: tuple[str, ...]  # of these words, one each
    weight: float = 1.0  # 1 for what was typed, less for what was only meant
    is_prefix: bool = False  # the last word may go on
    is_together: bool = True  # several words stand side by side; False: all of them, anywhere


@dataclass(frozen=True)
class Group:
    """This is one thing asked for: any of its alternatives will do."""

    alternatives: tuple[Alternative, ...]  # what was typed comes first
    is_exact: bool = False  # typed in quotation marks: no alternatives, words side by side
    # Only a wish: "who chairs MACE" asks for MACE, the better when a chair is named.
    is_optional: bool = False

    @property
    def typed(self) -> Alternative:
        """Give it as it was typed."""
        return self.alternatives[0]


@dataclass(frozen=True)
class Understood:
    """This is a question with everything that is known of its words."""

    text: str  # what was typed, cleaned; may be shown and repeated
    language: str
    groups: tuple[Group, ...] = ()
    did_you_mean: str = ""  # the same question, spelled as the portal spells it
    is_corrected: bool = False  # the groups already follow did_you_mean
    kind: str = ""  # the kind of thing asked for: "what is MACE" asks for a term
    has_postcode: bool = False
    has_phone: bool = False

    @property
    def needed(self) -> tuple[Group, ...]:
        """List what a result must have; all of it when everything is only wished for."""
        return tuple(group for group in self.groups if not group.is_optional) or self.groups

    @property
    def is_empty(self) -> bool:
        """Say whether there is nothing to look for."""
        return not self.groups
