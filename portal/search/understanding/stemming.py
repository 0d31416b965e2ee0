"""Stems: what the forms of a word have in common, in each of the portal's languages."""

from __future__ import annotations

import re
from functools import lru_cache
from threading import local
from typing import Any, Final

import snowballstemmer

from portal.search.understanding.folding import fold
from portal.search.understanding.irregular import IRREGULAR, STEMS_ALIKE

FIRST_LANGUAGE: Final = "en"  # stands in wherever a text is not in the reader's language
REMEMBERED: Final = 50_000
DIGIT: Final = re.compile(r"\d")

# One spelling for both sides of the Atlantic: organize, behavior.
IZE: Final = re.compile(r"(?<=...)iz(e[drs]?|ers?|ing|ations?|ational)$")
OUR: Final = re.compile(r"^((?:mis)?behavi|col|endeav|fav|harb|hon|hum|lab|neighb|rum)or(?!a[rt])")
# Polish words come without accents, but the stemmer knows this ending by its accent.
OW: Final = re.compile(r"(?<=...)ow$")
ROMANIAN_VOWEL: Final = re.compile(r"(?<=....)[aei]$")
UKRAINIAN_ENDING: Final = re.compile(
    "(?<=...)(?:ського|ському|ування|ями|ами|ові|еві|ого|ому|ими|іми|ьми|ття|ях|ах|ою|ею|єю"
    "|ом|ем|ям|ам|ів|їв|ей|ий|ій|им|ім|их|іх|ої|ня|ні|а|я|о|е|є|и|і|ї|у|ю|ь|й)$"
)

_mine = local()


@lru_cache(maxsize=REMEMBERED)
def stem(word: str, language: str) -> str:
    """Give the stem of a folded word; what holds a digit, and what is not known, is its own."""
    if DIGIT.search(word) or language not in STEMMERS:
        return word
    word = IRREGULAR.get(language, {}).get(word, word)
    found = STEMMERS[language](word)
    return STEMS_ALIKE.get(language, {}).get(found, found) or word


def _english(word: str) -> str:
    british = OUR.sub(r"\1our", IZE.sub(r"is\1", word))
    return _snowball("english", british)


def _polish(word: str) -> str:
    return fold(_snowball("polish", OW.sub("ów", word)))


def _romanian(word: str) -> str:
    return ROMANIAN_VOWEL.sub("", _snowball("romanian", word))


def _lithuanian(word: str) -> str:
    return _snowball("lithuanian", word)


def _arabic(word: str) -> str:
    return fold(_snowball("arabic", word))


def _ukrainian(word: str) -> str:
    return UKRAINIAN_ENDING.sub("", word)


# Ukrainian has no stemmer of Snowball’s: its endings are above.
STEMMERS: Final = {
    "en": _english,
    "pl": _polish,
    "ro": _romanian,
    "lt": _lithuanian,
    "ar": _arabic,
    "uk": _ukrainian,
}


def _snowball(name: str, word: str) -> str:
    """Ask a stemmer of this thread's own: it keeps the word it works on in itself."""
    made: dict[str, Any] = _mine.__dict__
    if name not in made:
        made[name] = snowballstemmer.stemmer(name)
    return str(made[name].stemWord(word))
