"""The glossary as pages use it: which words to look for, and what to say of each."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from django.conf import settings

from portal.core.models import Partnership
from portal.core.queries import partnership_by_pk
from portal.core.registry import WordNote
from portal.core.stamp import current_stamp
from portal.reference.explaining import Spellings, Word
from portal.reference.models import TermText
from portal.reference.spoken import terms_of

REMEMBERED = 32  # glossaries: of each partnership in each language


@dataclass(frozen=True)
class Glossary:
    """These are the terms of a partnership in one language."""

    words: tuple[Word, ...]
    spellings: Spellings  # of the words, made ready to be looked for
    texts: dict[str, TermText]


def glossary_of(partnership: Partnership | None, language: str) -> Glossary:
    """Give a partnership's terms, remembered until anything is published.

    Empty where the terms are not in this language: an English note in a Polish text helps nobody.
    """
    return _glossary(partnership.pk if partnership else None, language, current_stamp())


@lru_cache(maxsize=REMEMBERED)
def _glossary(partnership_pk: int | None, language: str, _stamp: str) -> Glossary:
    partnership = partnership_by_pk(partnership_pk) if partnership_pk else None
    found = terms_of(partnership, language)
    texts = {text.owner.slug: text for text in found.texts if found.language == language}
    words = tuple(word_of(text) for text in texts.values())
    return Glossary(words, Spellings(words), texts)


def word_of(text: TermText) -> Word:
    """Tell how a term is found in a text.

    What one word means in two places (it says so in brackets) is never guessed.
    """
    key: str = text.owner.slug
    if "(" in text.term:
        return Word(key)
    is_exact = text.owner.is_acronym or text.owner.is_name
    out = (text.expansion,) if " " in text.expansion and "(" not in text.expansion else ()
    return Word(key, (text.term,), out) if is_exact else Word(key, (), (text.term, *out))


def word_choices() -> list[tuple[str, str]]:
    """List the national terms by name; a partnership's own stands in the place of its name."""
    texts = glossary_of(None, settings.LANGUAGE_CODE).texts
    return sorted(((slug, text.term) for slug, text in texts.items()), key=lambda pair: pair[1])


def word_note(partnership: Partnership | None, slug: str, language: str) -> WordNote | None:
    """Say what a word means, in the language asked for or else in the first; None when gone."""
    for code in dict.fromkeys((language, settings.LANGUAGE_CODE)):
        text = glossary_of(partnership, code).texts.get(slug)
        if text is not None:
            return WordNote(text.term, text.expansion, text.definition, code)
    return None
