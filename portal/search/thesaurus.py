"""What means the same on one site: its glossary, the kinds of harm, and what editors add."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any, Final

from django.db.models import Q, QuerySet

from portal.core.stamp import current_stamp
from portal.reference.models import HarmText, TermText
from portal.reference.spoken import COMMON
from portal.search.understanding.analysis import languages_of
from portal.search.understanding.thesaurus import Synonym, Thesaurus, both_ways

REMEMBERED: Final = 32  # of each partnership in each language and voice
WRITTEN_OUT: Final = 0.9  # CCE and child criminal exploitation are the same thing
CALLED: Final = 0.6  # other words and street words are often wider than the term
BRACKETS: Final = re.compile(r"\s*\([^()]*\)")

# Of a partnership (by key, None for national only), a language and a voice: more synonyms, which
# other rooms add in their apps.ready(). What they read must change only with the stamp.
SynonymSource = Callable[["int | None", str, str], Iterable[Synonym]]
synonym_sources: list[SynonymSource] = []


def thesaurus_of(partnership_pk: int | None, language: str, voice: str) -> Thesaurus:
    """Give the thesaurus of a site, remembered until anything is published.

    Readers of any language also ask in English, and a voice has its own words only.
    """
    return _thesaurus(partnership_pk, language, voice, current_stamp())


def thesaurus_with(
    partnership_pk: int | None,
    language: str,
    voice: str,
    tried: Mapping[SynonymSource, SynonymSource],
) -> Thesaurus:
    """Give a site's thesaurus as it would be if these sources gave what others give instead."""
    synonyms = [*_of_terms(partnership_pk, language, voice)]
    synonyms += _of_harms(partnership_pk, language, voice)
    for source in synonym_sources:
        synonyms += tried.get(source, source)(partnership_pk, language, voice)
    return Thesaurus(synonyms, language)


@lru_cache(maxsize=REMEMBERED)
def _thesaurus(partnership_pk: int | None, language: str, voice: str, _stamp: str) -> Thesaurus:
    return thesaurus_with(partnership_pk, language, voice, {})


def _of_terms(partnership_pk: int | None, language: str, voice: str) -> Iterator[Synonym]:
    texts = _live(TermText.objects.all(), partnership_pk, language, voice)
    for text in texts:
        also = [*text.also.splitlines(), *text.street_words.splitlines()]
        yield from _synonyms(text.term, text.expansion, also)


def _of_harms(partnership_pk: int | None, language: str, voice: str) -> Iterator[Synonym]:
    for text in _live(HarmText.objects.all(), partnership_pk, language, voice):
        if text.owner.slug != COMMON:  # its code says “all”, which is any word
            yield from _synonyms(text.owner.code, text.name, text.also.splitlines())


def _synonyms(term: str, written_out: str, also: Iterable[str]) -> Iterator[Synonym]:
    """Bind a term to each of its other words, and not these to each other.

    Brackets only tell two meanings of a term apart: whoever types CEOP may mean either.
    """
    names = [BRACKETS.sub("", name).strip() for name in (term, written_out)]
    yield from both_ways(names, WRITTEN_OUT)
    for word in also:
        yield from both_ways([*names, word], CALLED)


def _live(texts: QuerySet[Any], partnership_pk: int | None, language: str, voice: str) -> list[Any]:
    """List published words; of one name a partnership's own row hides the national one."""
    found = list(
        texts.filter(live=True, approved_at__isnull=False, voice=voice)
        .filter(Q(owner__partnership=partnership_pk) | Q(owner__partnership__isnull=True))
        .filter(locale__language_code__in=languages_of(language))
        .select_related("owner")
        .order_by("owner__slug", "pk")
    )
    own = {text.owner.slug for text in found if text.owner.partnership_id is not None}
    return [
        text
        for text in found
        if text.owner.partnership_id is not None or text.owner.slug not in own
    ]
