"""A hundred thousand public things in made-up words, a few of them common and most of them rare."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import accumulate, islice
from typing import Final

from django.db import transaction

from portal.core.findable import KINDS
from portal.search.engines.choosing import indexes
from portal.search.models import SearchEntry, SearchText

WORDS: Final = 20_000
BATCH: Final = 500
LENGTHS: Final = (40, 80, 160, 320)  # words of a text
HARMS: Final = ("bullying", "missing", "online-harm", "radicalisation", "trafficking")
COMMON: Final = (
    "child young person family school safe harm worker home police help talk risk plan meeting "
    "service support report concern review parent carer exploitation missing online information"
).split()
SYLLABLES: Final = "ba ce do fi gu ha je ko li mu na pe ri so tu va we xi yo za".split()


class Language:
    """This makes texts in which words are as common as in any language: by Zipf's law."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)  # noqa: S311 (the same texts each time)
        made = dict.fromkeys(self._word() for _turn in range(2 * WORDS))
        self.words = [*COMMON, *islice((w for w in made if w not in COMMON), WORDS)]
        self._weights = list(accumulate(1 / rank for rank in range(1, len(self.words) + 1)))

    def text(self, length: int) -> str:
        """Make a text of so many words."""
        return " ".join(self._random.choices(self.words, cum_weights=self._weights, k=length))

    def pick(self, among: tuple[str, ...]) -> str:
        """Pick one of several, whichever."""
        return self._random.choice(among)

    def word(self, commonest: int, rarest: int) -> str:
        """Pick a word by how common it is."""
        return self.words[self._random.randint(commonest, rarest)]

    def _word(self) -> str:
        return "".join(self._random.choices(SYLLABLES, k=self._random.randint(2, 5)))


def add_entries(count: int, language: Language) -> Iterator[int]:
    """Write so many entries, as a rebuild does; hand back how many there are after each batch."""
    for first in range(0, count, BATCH):
        with transaction.atomic():
            entries = [_entry(n, language) for n in range(first, min(first + BATCH, count))]
            SearchEntry.objects.bulk_create(entries)
            SearchText.objects.bulk_create(
                [
                    SearchText(
                        entry=entry,
                        headings=language.text(6),
                        body=language.text(LENGTHS[entry.pk % len(LENGTHS)]),
                    )
                    for entry in entries
                ]
            )
            for index in indexes():
                index.put([entry.pk for entry in entries])
        yield first + len(entries)


def _entry(number: int, language: Language) -> SearchEntry:
    about = sorted({language.pick(HARMS) for _turn in range(number % 3)})
    return SearchEntry(
        source="bench",
        thing=f"bench:{number}",
        origin=f"bench.Thing:{number}",
        kind=KINDS[number % len(KINDS)],
        language="en",
        voice="adult",
        # Of national things all sites know; of the others' own ones each knows none.
        place=0 if number % 2 else 900 + number % 3,
        harms=f";{';'.join(about)};" if about else "",
        path=f"/bench/{number}/",
        title=language.text(5).capitalize(),
        summary=language.text(20),
        digest=str(number),
        version=1,
    )
