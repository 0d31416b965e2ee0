"""How the search server takes texts apart, once their words are folded.

Folding and parting is done in one place for every engine (`understanding.analysis`); stems are the
server's own where it has a stemmer. For Polish and Ukrainian it has none without a plug-in, so
their texts come as stems.
"""

from __future__ import annotations

from typing import Any, Final

from elasticsearch.dsl import analyzer, token_filter

from portal.search.understanding.irregular import IRREGULAR

LANGUAGES: Final = ("en", "pl", "ro", "lt", "uk", "ar")
STEMMED_HERE: Final = frozenset({"pl", "uk"})  # their texts and words are given as stems
STEMMERS: Final = {"en": "english", "ro": "romanian", "lt": "lithuanian", "ar": "arabic"}
LONGEST_BEGINNING: Final = 20


def _custom(name: str, *filters: Any) -> Any:
    return analyzer(f"portal_{name}", type="custom", tokenizer="whitespace", filter=list(filters))


def stemmed(language: str) -> Any:
    """Give what takes a text of this language apart into stems."""
    if language in STEMMED_HERE:
        return folded
    filters = []
    if irregular := IRREGULAR.get(language):
        rules = [f"{form} => {word}" for form, word in sorted(irregular.items())]
        filters.append(token_filter(f"portal_{language}_forms", "stemmer_override", rules=rules))
    name = STEMMERS[language]
    return _custom(
        f"text_{language}", *filters, token_filter(f"portal_{language}", "stemmer", language=name)
    )


folded = _custom("folded")
pairs = _custom(
    "pairs",
    token_filter(
        "portal_pairs", "shingle", min_shingle_size=2, max_shingle_size=2, output_unigrams=False
    ),
)
beginnings = _custom(
    "beginnings",
    token_filter("portal_beginnings", "edge_ngram", min_gram=1, max_gram=LONGEST_BEGINNING),
)
