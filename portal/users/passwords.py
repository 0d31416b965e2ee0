"""Passwords: long, and not a known word dressed up. No rules about digits and symbols."""

from __future__ import annotations

import re

from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

LOOKALIKES = str.maketrans("013457@$!", "oleastasi")
MOTIF = 4  # "abcdabcdabcd" is four signs, however long
WALKS = ("0123456789" * 3, "qwertyuiopasdfghjklzxcvbnm" * 2, "abcdefghijklmnopqrstuvwxyz" * 2)
# What somebody would try first on this very site.
LOCAL_WORDS = frozenset(
    """safeguarding safeguard exploitation partnership safeoutsidethehome outsidethehome children
    childrens practitioner northlincolnshire lincolnshire cheshireeast cheshire teesside tees
    gloucestershire scunthorpe portal training wagtail""".split()
)
SEASONS = frozenset(
    """january february march april may june july august september october november december
    monday tuesday wednesday thursday friday saturday sunday spring summer autumn winter""".split()
)


class DressedUpPasswordValidator:
    """This refuses a common password with digits, symbols or a repetition around it."""

    def __init__(self) -> None:
        self.common = CommonPasswordValidator().passwords

    def validate(self, password: str, user: object = None) -> None:
        """Raise ValidationError when little is left of the password without its decoration."""
        if is_monotonous(password) or any(self._is_known(core) for core in cores(password)):
            raise ValidationError(
                _(
                    "This is a well-known password with something added. "
                    "Three words that have nothing to do with each other make a better one."
                ),
                code="password_dressed_up",
            )

    def get_help_text(self) -> str:
        """Say what makes a good password."""
        return _("Three words that have nothing to do with each other make a good password.")

    def _is_known(self, core: str) -> bool:
        return core in self.common or core in LOCAL_WORDS | SEASONS


def is_monotonous(password: str) -> bool:
    """Say whether a password only counts, walks along the keyboard or repeats a few signs."""
    lowered = password.lower()
    walks = any(lowered in walk or lowered in walk[::-1] for walk in WALKS)
    return walks or len(_without_repetition(lowered)) <= MOTIF


def cores(password: str) -> set[str]:
    """List the words a password is mostly made of: without its ends, and read as letters."""
    lowered = password.lower()
    bare = re.sub(r"^[\W\d_]+|[\W\d_]+$", "", lowered)
    readings = {bare, *(re.sub(r"[^a-z]", "", text) for text in (bare, bare.translate(LOOKALIKES)))}
    return {
        _without_repetition(text) for text in readings if text and len(text) * 2 >= len(password)
    }


def _without_repetition(text: str) -> str:
    """Give the shortest text that, repeated, makes this one."""
    sizes = (size for size in range(1, len(text) // 2 + 1) if len(text) % size == 0)
    return next(
        (text[:size] for size in sizes if text[:size] * (len(text) // size) == text),
        text,
    )
