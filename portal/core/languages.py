"""Which language words are in, and which language addresses are in; they can differ.

A Polish reader may meet a page that exists in English only. Its words, and those the templates add
to it, are then English and marked so; every link on it must still lead to the Polish side.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.conf import settings
from django.utils import translation

_address_language: ContextVar[str | None] = ContextVar("address_language", default=None)


def address_language() -> str:
    """Give the language that addresses are made in."""
    return _address_language.get() or translation.get_language() or settings.LANGUAGE_CODE


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Put words in another language while addresses stay in the reader's."""
    token = _address_language.set(address_language())
    try:
        with translation.override(language):
            yield
    finally:
        _address_language.reset(token)


def safety_language() -> str:
    """Give the language of words that somebody's safety hangs on.

    They stay English until a person has approved them in the reader's language.
    """
    language = translation.get_language() or settings.LANGUAGE_CODE
    return language if language in settings.SAFETY_WORDS_APPROVED else settings.LANGUAGE_CODE
