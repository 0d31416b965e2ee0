"""What changed between two texts, in every state."""

from __future__ import annotations

from portal.core.diff import compare_texts
from portal.core.presenters.differences import differences
from portal.core.specimens.base import Specimen, drawn

# Invented, and kept out of the translators' catalogue.
OLD = """Ring the front door by day.

Write down what you saw and heard.

Keep the child’s own words.

Tell your safeguarding lead.

Send the form within five days."""
NEW = """Ring the front door by day, the duty team at night.

Write down what you saw and heard.

Keep the child’s own words.

Tell your safeguarding lead.

Nobody is told who rang."""


def differences_specimens() -> list[Specimen]:
    """Show changed, new, taken-out and unchanged paragraphs."""
    states = {
        "changed, new and taken out": compare_texts(OLD, NEW),
        "nothing changed": compare_texts(OLD, OLD),
    }
    return [
        drawn("differences", state, "components/differences.html", differences=differences(diff))
        for state, diff in states.items()
    ]
