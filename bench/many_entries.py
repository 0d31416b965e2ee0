"""A hundred thousand public things in made-up words, a few of them common and most of them rare."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, islice
from typing import Final

from django.utils import timezone

from bench.harness import WrongAnswer
from portal.core import registry
from portal.core.findable import KINDS, Findable
from portal.core.models import Partnership
from portal.core.registry import SearchSource
from portal.search.actions import reindex
from portal.search.models import SearchEntry

WORDS: Final = 20_000
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
        self._seed = seed
        self._random = random.Random(seed)  # noqa: S311 (the same words each time)
        made = dict.fromkeys(self._word() for _turn in range(2 * WORDS))
        self.words = [*COMMON, *islice((w for w in made if w not in COMMON), WORDS)]
        self._weights = list(accumulate(1 / rank for rank in range(1, len(self.words) + 1)))

    def text(self, length: int, dice: random.Random) -> str:
        """Make a text of so many words."""
        return " ".join(dice.choices(self.words, cum_weights=self._weights, k=length))

    def dice_of(self, number: int) -> random.Random:
        """Give what makes the text of one thing the same, however often it is made."""
        return random.Random(self._seed + number)  # noqa: S311 (the same each time is the point)

    def word(self, commonest: int, rarest: int) -> str:
        """Pick a word by how common it is."""
        return self.words[self._random.randint(commonest, rarest)]

    def _word(self) -> str:
        return "".join(self._random.choices(SYLLABLES, k=self._random.randint(2, 5)))


@dataclass(frozen=True)
class Filled:
    """This is what filling the search came to."""

    entries: int
    seconds: float
    longest_lock: float  # how long another writer would have waited


def rebuilt(count: int, language: Language) -> Filled:
    """Register so many things and have the search rebuilt as `manage.py reindex` does it."""
    registry.search_sources.register("bench", made_up(count, language))
    began = time.monotonic()
    done = reindex(now=timezone.now())
    seconds = time.monotonic() - began
    written = done.sources["bench"].written
    if written != count:
        raise WrongAnswer(f"{written} entries were written instead of {count}")
    return Filled(SearchEntry.objects.count(), seconds, done.lock_seconds)


def made_up(count: int, language: Language) -> SearchSource:
    """Give a source of so many things; of each half stands on one site, half on all."""
    own = list(Partnership.objects.order_by("pk").values_list("pk", flat=True))

    def findables(things: Sequence[str]) -> Iterator[Findable]:
        return (_findable(int(thing.partition(":")[2]), language, own) for thing in things)

    return SearchSource(
        things=lambda: (f"bench:{number}" for number in range(count)),
        findables=findables,
        touched=lambda _thing: (),
    )


def _findable(number: int, language: Language, own: Sequence[int]) -> Findable:
    dice = language.dice_of(number)
    return Findable(
        thing=f"bench:{number}",
        origin=f"bench.Thing:{number}",
        kind=KINDS[number % len(KINDS)],
        language="en",
        path=f"/bench/{number}/",
        title=language.text(5, dice).capitalize(),
        partnership_pk=own[number // 2 % len(own)] if number % 2 else None,
        summary=language.text(20, dice),
        headings=(language.text(6, dice),),
        body=language.text(LENGTHS[number % len(LENGTHS)], dice),
        harms=tuple(sorted({dice.choice(HARMS) for _turn in range(number % 3)})),
    )
