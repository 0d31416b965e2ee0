"""A question as the portal spells it: only what nobody here writes is changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from portal.search.understanding.analysis import Token, languages_of, stem
from portal.search.understanding.spelling import MOST_MENDED, Mended, joined, mend
from portal.search.understanding.stemming import DIGIT
from portal.search.understanding.stopwords import is_stop_word
from portal.search.understanding.thesaurus import Thesaurus
from portal.search.understanding.vocabulary import Vocabulary

ABBREVIATION: Final = 6  # typed in capitals and no longer than this: asked, never changed unasked


@dataclass(frozen=True)
class Change:
    """This puts words in the place of what was typed."""

    first: int  # the words of the run it stands for
    last: int
    words: tuple[str, ...]
    is_sure: bool


@dataclass(frozen=True)
class Respelled:
    """This is a question after its slips were mended."""

    runs: tuple[tuple[str, ...], ...]
    text: str = ""  # nothing when there was no slip
    is_corrected: bool = False  # the runs follow the text


class Respelling:
    """This mends words with those of the portal's texts and of its thesaurus."""

    def __init__(
        self,
        language: str,
        thesaurus: Thesaurus,
        vocabulary: Vocabulary,
        is_word: Callable[[str], bool],
    ) -> None:
        self.language, self.thesaurus, self.vocabulary = language, thesaurus, vocabulary
        self.is_word = is_word
        self.left = MOST_MENDED

    def of(self, text: str, runs: Sequence[Sequence[Token]]) -> Respelled:
        """Mend runs of words of a text: what is plain without asking, else it is asked for."""
        typed = tuple(tuple(token.word for token in run) for run in runs)
        every = [list(self._changes(run, text)) for run in runs]
        is_corrected = any(change.is_sure for changes in every for change in changes)
        if is_corrected:
            every = [[change for change in changes if change.is_sure] for changes in every]
        if not any(every):
            return Respelled(typed)
        mended = tuple(map(_applied, typed, every)) if is_corrected else typed
        return Respelled(mended, _written(text, runs, every), is_corrected)

    def _changes(self, run: Sequence[Token], text: str) -> Iterator[Change]:
        at = 0
        while at < len(run):
            both = self._joined(run[at : at + 2])
            if both:
                yield Change(at, at + 1, (both,), is_sure=True)
                at += 2
                continue
            mended = self._mended(run[at].word)
            if mended:
                written = text[run[at].start : run[at].end]
                is_short = written.isupper() and len(written) <= ABBREVIATION
                yield Change(at, at, mended.words, mended.is_sure and not is_short)
            at += 1

    def _joined(self, pair: Sequence[Token]) -> str:
        """Join two words of which nobody uses one alone: safe gaurding stays, safe guarding not."""
        if len(pair) < 2 or all(self._is_known(token.word) for token in pair):
            return ""
        return joined(pair[0].word, pair[1].word, [self.vocabulary, self.thesaurus.vocabulary])

    def _mended(self, word: str) -> Mended | None:
        if self.left <= 0 or self._is_known(word):
            return None
        self.left -= 1
        return mend(word, [self.vocabulary, self.thesaurus.vocabulary], self._is_phrase)

    def _is_known(self, word: str) -> bool:
        if DIGIT.search(word) or is_stop_word(word, self.language):
            return True
        if self.vocabulary.known(word) or self.thesaurus.knows(word):
            return True
        stems = (stem(word, code) for code in languages_of(self.language))
        return any(map(self.vocabulary.knows_stem, stems)) or self.is_word(word)

    def _is_phrase(self, words: Sequence[str]) -> bool:
        match = self.thesaurus.match(words)
        return match is not None and match.length == len(words)


def _applied(words: tuple[str, ...], changes: Sequence[Change]) -> tuple[str, ...]:
    mended: list[str] = []
    at = 0
    for change in changes:
        mended += [*words[at : change.first], *change.words]
        at = change.last + 1
    return (*mended, *words[at:])


def _written(text: str, runs: Sequence[Sequence[Token]], every: Sequence[Sequence[Change]]) -> str:
    """Write the question anew; what was right stays as it was typed."""
    written, at = "", 0
    for run, changes in zip(runs, every, strict=True):
        for change in changes:
            start, end = run[change.first].start, run[change.last].end
            written += text[at:start] + _like(text[start:end], " ".join(change.words))
            at = end
    return written + text[at:]


def _like(typed: str, mended: str) -> str:
    """Give capitals to a mended word as it was typed with."""
    if typed.isupper():
        return mended.upper()
    return mended[:1].upper() + mended[1:] if typed[:1].isupper() else mended
