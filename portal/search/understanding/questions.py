"""How people ask: the kind of thing a question is after, and the words that only ask."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

# Words that only frame a question.
FILLER: Final = re.compile(
    r"\b(?:"
    r"(?:please )?(?:can|could|would|will) (?:you|someone|somebody|anyone)"
    r"(?: please)?(?: (?:tell|show|give|help) me(?: with| about| how to)?| explain)?"
    r"|(?:am i|are we|is it) (?:allowed|able|okay|ok|legal|supposed)(?: to| for me to)?"
    r"|(?:i )?dont know(?: (?:what|how|where|who|if))?"
    r"|(?:tell|show|give) me(?: (?:more|everything|all))?(?: about)?"
    r"|(?:i|we) (?:would like|want|wish|need)(?: (?:to (?:know|find|find out|see|learn)"
    r"|help (?:with|to)|advice (?:on|about)|information (?:on|about)))?(?: (?:more )?about)?"
    r"|(?:im|i am|we are) (?:looking for|trying to(?: find)?|worried (?:about|that))"
    r"|do (?:i|we) need to(?: know(?: about)?| do)?|need to know(?: about)?"
    r"|(?:find|learn|read|know) (?:out )?(?:more )?about|looking for|search(?:ing)? for"
    r"|(?:more |some |any )?(?:information|info) (?:on|about)"
    r"|what (?:happens|to do) (?:when|if|after|next)|what (?:should|can|do|must) (?:i|we) do"
    r"(?: (?:if|when|about|with))?|what to do|where (?:do|can|should) (?:i|we|you) (?:go|find|get)"
    r"(?: (?:for|to))?|difference between|differences between|is meant by|do you know"
    r")\b"
)

# The first line that fits says the kind. What stands in its brackets is only wished for.
_KINDS: Final = r"""
indicator \b((?:early |warning )?(?:signs?|indicators?|symptoms?)) (?:of|for|that)\b
indicator \b(red flags?) (?:of|for|that)\b
indicator \bhow (?:can|do|would) (?:i|we|you) (tell|spot|recognise|recognize|know)\b
meeting \bwho ((?:chairs?|leads?|runs?|attends?)|(?:goes|comes) to|sits on)\b
meeting \bwho is (?:the )?((?:vice )?chair)\b
meeting \bwho is on\b
meeting \b(?:when|how often|where) (?:do|does|did|will) .+ (meets?|take place|sit)\b
meeting \bwhen is (?:the )?(next) .*\b(?:meeting|panel|board)\b
meeting \b(?:meetings?|panels?) (?:for|about|on)\b
meeting .\bmeetings?$
glossary \b(?:what (?:is|are|does|do)|whats|what s) (?:.+ )(means?|stands? for)\b
glossary \b(meaning|definition) of\b
glossary ^(define|meaning|definition|explain)\b
glossary .\b(meaning|definition)$
glossary \bdifferences? between\b
glossary \bwhat is meant by\b
event \b(?:when|where) is (?:the )?(next) .*\b(?:training|course|workshop)\b
course \b(?:training|courses?|webinars?|workshops?|e ?learning) (?:on|in|about|for)\b
course .\b(?:training|courses?|webinars?|workshops?)$
service \bwho can (help)\b
service \b(?:help ?lines?|counselling|support groups?)\b
service \bnear me$
tool \b(?:tools?|checklists?|templates?|trackers?|screening)$
strategy \bstrateg(?:y|ies)$
strategy \b(?:our|the) priorities\b
document \b(?:pdf|leaflets?|posters?|download)$
guidance \b(?:how|where|when|who) (?:do|should|can|must|to) (?:i |we )?(?:refer|report|record)\b
guidance \b(?:how|where|when|who) (?:do|should|can|must|to) (?:i |we )?(?:share|make|respond)\b
glossary ^(?:what is|whats|what s|what are|who are)(?: an?| the)? \w+(?: \w+){0,2}$
glossary ^(?:co to(?: jest)?|co (?:to )?(?:oznacza|znaczy)|ce (?:este|inseamna))\b
glossary ^(?:kas (?:yra|tai)|ka reiskia|що (?:таке|це|означає)|ما (?:هو|هي|معني))\b
"""
KINDS: Final = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (line.split(" ", 1) for line in _KINDS.strip().splitlines())
)
ONLY_ASKS: Final = frozenset(
    {"mean", "means", "stand", "stands", "meaning", "definition", "define", "explain", "for"}
    | {"oznacza", "znaczy", "inseamna", "reiskia", "таке", "означає", "معني", "tell", "know"}
    | {"next"}
)


@dataclass(frozen=True)
class Asked:
    """This is how a question is asked: its kind, and words by their places in it."""

    kind: str = ""
    fillers: frozenset[int] = frozenset()  # they only ask
    wishes: frozenset[int] = frozenset()  # they say which kind of thing

    def since(self, start: int, count: int) -> Asked:
        """Say the same of a part of the question, by the places in that part."""
        fillers, wishes = (
            frozenset(at - start for at in places if start <= at < start + count)
            for places in (self.fillers, self.wishes)
        )
        return Asked(self.kind, fillers, wishes)


def asked(words: Sequence[str]) -> Asked:
    """Look at the folded words of a question."""
    line = " ".join(words)
    fillers = {at for match in FILLER.finditer(line) for at in _places(line, *match.span())}
    kind, match = next(_kinds(line), ("", None))
    wishes = set(_wished(line, match)) if match else set()
    only = {at for at in wishes if words[at] in ONLY_ASKS}
    if kind == "glossary" and match:
        only |= {at for at in _places(line, *match.span()) if words[at] in ONLY_ASKS}
    return Asked(kind, frozenset(fillers | only), frozenset(wishes - only - fillers))


def _kinds(line: str) -> Iterator[tuple[str, re.Match[str]]]:
    for kind, pattern in KINDS:
        match = pattern.search(line)
        if match:
            yield kind, match


def _wished(line: str, match: re.Match[str]) -> Iterator[int]:
    for number in range(1, (match.re.groups or 0) + 1):
        if match[number] is not None:
            yield from _places(line, *match.span(number))


def _places(line: str, start: int, end: int) -> range:
    """Give the places of the words between two letters of a line."""
    first = line.count(" ", 0, start)
    return range(first, first + line[start:end].strip().count(" ") + 1)
