"""Failures that are expected: each is a fact with a name and a text a visitor may read."""

from __future__ import annotations

from typing import ClassVar


def gettext_noop(text: str) -> str:
    """Mark a text for the catalogue of translations; pure modules know no language."""
    return text


class ExpectedFault(Exception):
    """This failure was foreseen; its text says what is wrong and how to mend it.

    The template is English and marked for translation: whoever shows it to a person says
    `gettext(fault.template) % fault.facts`.
    """

    template: ClassVar[str] = ""

    def __init__(self, **facts: object) -> None:
        self.facts = facts
        super().__init__(self.template % facts)
