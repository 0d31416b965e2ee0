"""Understand a question: any string at all, always in the same way, in a few milliseconds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final

from portal.search.understanding.analysis import Token, tokens
from portal.search.understanding.cleaning import Part, clean, parts
from portal.search.understanding.grouping import Grouping
from portal.search.understanding.questions import Asked, asked
from portal.search.understanding.respelling import Respelling
from portal.search.understanding.spotting import Spotted, spotted
from portal.search.understanding.thesaurus import Thesaurus
from portal.search.understanding.understood import Group, Understood
from portal.search.understanding.vocabulary import Vocabulary

MOST_WORDS: Final = 12  # that are looked for


@dataclass(frozen=True)
class _Stretch:
    """This is a run of words, or one exact phrase, or one postcode or number."""

    words: tuple[Token, ...] = ()
    is_exact: bool = False
    found: Spotted | None = None


def understand(
    text: str,
    *,
    language: str,
    thesaurus: Thesaurus,
    vocabulary: Vocabulary,
    is_word: Callable[[str], bool] = lambda _word: False,
) -> Understood:
    """Say what somebody who typed this is looking for.

    `is_word` knows further words that are spelled right, so that they are left as they are.
    """
    cleaned = clean(text)
    stretches = list(_stretches(cleaned, language, thesaurus))
    respelling = Respelling(language, thesaurus, vocabulary, is_word)
    loose = [one.words for one in stretches if one.words and not one.is_exact]
    respelled = respelling.of(cleaned, loose)
    runs = iter(respelled.runs)
    grouping = Grouping(language, thesaurus, vocabulary)
    said: list[tuple[_Stretch, tuple[str, ...]]] = []
    for one in stretches:
        is_loose = bool(one.words) and not one.is_exact
        said.append((one, next(runs) if is_loose else tuple(token.word for token in one.words)))
    how = asked([word for one, words in said if one.found is None for word in words])
    return Understood(
        text=cleaned,
        language=language,
        groups=_capped(_grouped(grouping, said, how)),
        did_you_mean=respelled.text,
        is_corrected=respelled.is_corrected,
        kind=how.kind,
        has_postcode=any(one.found and not one.found.is_phone for one in stretches),
        has_phone=any(one.found and one.found.is_phone for one in stretches),
    )


def _stretches(text: str, language: str, thesaurus: Thesaurus) -> Iterator[_Stretch]:
    for part in parts(text):
        if part.is_exact:
            yield _Stretch(_tokens(part, 0, len(part.text), language), is_exact=True)
            continue
        at = 0
        for one in spotted(part.text, thesaurus.is_phrase):
            yield _Stretch(_tokens(part, at, one.start, language))
            yield _Stretch(found=one)
            at = one.end
        yield _Stretch(_tokens(part, at, len(part.text), language))


def _tokens(part: Part, start: int, end: int, language: str) -> tuple[Token, ...]:
    """List the words of a stretch, by their place in the whole question."""
    at = part.start + start
    found = tokens(part.text[start:end], language)
    return tuple(token._replace(start=token.start + at, end=token.end + at) for token in found)


def _grouped(
    grouping: Grouping, said: Sequence[tuple[_Stretch, tuple[str, ...]]], how: Asked
) -> list[Group]:
    """Make groups of everything; of a question of stop words only, of these."""
    groups = list(chain.from_iterable(_walked(grouping, said, how)))
    if groups:
        return groups
    return [
        group for one, words in said for group in grouping.stop_words(words) if not one.is_exact
    ]


def _walked(
    grouping: Grouping, said: Sequence[tuple[_Stretch, tuple[str, ...]]], how: Asked
) -> Iterator[Iterable[Group]]:
    at = 0
    for one, words in said:
        if one.found:
            yield [grouping.spotted(one.found)]
        elif one.is_exact and words:
            yield [grouping.exact(words)]
        else:
            yield grouping.groups(words, how.since(at, len(words)))
        at += 0 if one.found else len(words)


def _capped(groups: Iterable[Group]) -> tuple[Group, ...]:
    """Keep each thing once, and no more words than are looked for."""
    kept: dict[tuple[tuple[str, ...], bool], Group] = {}
    left = MOST_WORDS
    for group in groups:
        key = (group.typed.stems, group.is_exact)
        if key in kept or not group.typed.words:
            continue
        left -= len(group.typed.words)
        if left < 0 and kept:
            break
        kept[key] = group
    return tuple(kept.values())
