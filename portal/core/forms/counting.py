"""What a text counter says, in every plural form the reader's language has."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext, ngettext

# The browser picks a form by its name, gettext by a number: one number that falls in each form.
SAMPLES = {"zero": 0, "one": 1, "two": 2, "few": 3, "many": 11, "other": 100}


@dataclass(frozen=True)
class CountMessage:
    """This is a data attribute of the counter and its words."""

    name: str
    text: str


def count_messages() -> list[CountMessage]:
    """List the words of the counter; the script puts the number where %{count} stands."""
    rows = [CountMessage("characters-at-limit", gettext("There is no room for more characters"))]
    for form, number in SAMPLES.items():
        under = ngettext(
            "You have {count} character left", "You have {count} characters left", number
        )
        over = ngettext(
            "You have {count} character too many", "You have {count} characters too many", number
        )
        rows.append(CountMessage(f"characters-under-limit.{form}", _with_slot(under)))
        rows.append(CountMessage(f"characters-over-limit.{form}", _with_slot(over)))
    return rows


def _with_slot(text: str) -> str:
    return text.replace("{count}", "%{count}")
