"""How the search server takes texts apart: the same words as `understanding.analysis` finds.

Stems are the server's own where it has a stemmer. For Polish it has none without a plug-in, so its
texts come as stems; Ukrainian words are found by how they begin.
"""

from __future__ import annotations

from typing import Any, Final

from elasticsearch.dsl import analyzer, char_filter, normalizer, token_filter

LANGUAGES: Final = ("en", "pl", "ro", "lt", "uk", "ar")
STEMMED_HERE: Final = frozenset({"pl"})  # their texts and words are given as stems
STEMMERS: Final = {"en": "english", "ro": "romanian", "lt": "lithuanian", "ar": "arabic"}
UKRAINIAN_BEGINNING: Final = 6
LONGEST_BEGINNING: Final = 20

marks = char_filter(
    "portal_marks", "pattern_replace", pattern="[\\u0300-\\u036f\\u0640\\u064b-\\u065f]"
)
# "child's" is "child", and "don't" one word.
possessives = char_filter(
    "portal_possessives", "pattern_replace", pattern="(?<=\\p{L})['’][sS](?![\\p{L}\\p{N}])"
)
apostrophes = char_filter("portal_apostrophes", "pattern_replace", pattern="['’]")
# A point or an underscore parts words, also in numbers and addresses.
points = char_filter("portal_points", "pattern_replace", pattern="[._:,·‧]", replacement=" ")
# What `asciifolding` leaves alone.
letters = char_filter(
    "portal_letters",
    "mapping",
    mappings=["й=>и", "Й=>И", "ї=>і", "Ї=>І", "ё=>е", "أ=>ا", "إ=>ا", "آ=>ا", "ؤ=>و", "ئ=>ي"],
)
FOLDED: Final[dict[str, Any]] = {
    "char_filter": [marks, possessives, apostrophes, points, letters],
    "tokenizer": "standard",
}
LOWER: Final = ["lowercase", "asciifolding"]


def _stemmer(language: str) -> list[Any]:
    if language == "uk":
        length = UKRAINIAN_BEGINNING
        return [token_filter("portal_uk_beginning", "truncate", length=length)]
    if language == "ar":
        name = STEMMERS[language]
        return ["arabic_normalization", token_filter("portal_ar", "stemmer", language=name)]
    name = STEMMERS[language]
    return [token_filter(f"portal_{language}", "stemmer", language=name)]


def stemmed(language: str) -> Any:
    """Give what takes a text of this language apart into stems."""
    if language in STEMMED_HERE:
        return analyzer("portal_text_stems", type="custom", tokenizer="whitespace")
    filters = [*LOWER, *_stemmer(language)]
    return analyzer(f"portal_text_{language}", type="custom", filter=filters, **FOLDED)


folded = analyzer("portal_folded", type="custom", filter=LOWER, **FOLDED)
pairs = analyzer(
    "portal_pairs",
    type="custom",
    filter=[
        *LOWER,
        token_filter(
            "portal_pairs", "shingle", min_shingle_size=2, max_shingle_size=2, output_unigrams=False
        ),
    ],
    **FOLDED,
)
beginnings = analyzer(
    "portal_beginnings",
    type="custom",
    filter=[
        *LOWER,
        token_filter("portal_beginnings", "edge_ngram", min_gram=1, max_gram=LONGEST_BEGINNING),
    ],
    **FOLDED,
)
# A whole name as one: letters folded, spaces as they are.
name = normalizer("portal_name", type="custom", char_filter=[marks, letters], filter=LOWER)
