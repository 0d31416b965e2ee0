"""An entry as the search server keeps it."""

from __future__ import annotations

import hashlib
import json
from functools import partial
from typing import Any, Final

from elasticsearch.dsl import (
    Boolean,
    Date,
    Document,
    Index,
    Keyword,
    Long,
    Object,
    Short,
    Text,
    mapped_field,
)

from portal.search.elastic import analysis
from portal.search.elastic.analysis import STEMMED_HERE
from portal.search.models import SearchEntry
from portal.search.understanding.analysis import stems, words
from portal.settings.search import SearchServer

# How much a word counts that stands there.
WEIGHTS: Final = {"title": 3.0, "words": 2.6, "headings": 2.2, "summary": 2.1, "body": 2.0}
LONGEST_NAME: Final = 200
FURTHEST_RESULT: Final = 200_000
MADE_LIKE: Final = 1  # counts up when `content_of` makes other documents of the same entries


def _text(language: str) -> Text:
    """Give one text of one language: its stems, its words as written, and words side by side."""
    more = {"folded": Text(analyzer=analysis.folded), "pairs": Text(analyzer=analysis.pairs)}
    return Text(analyzer=analysis.stemmed(language), fields=more)


def _language(language: str) -> Object:
    return Object(properties={field: _text(language) for field in WEIGHTS})


class EntryDocument(Document):
    """This is an entry on the search server; nothing of it is ever shown, so nothing is stored.

    One that is gone stays for a while as a marker, so that nothing older brings it back.
    """

    entry: int = mapped_field(Long())
    version: int = mapped_field(Long())
    is_gone: bool = mapped_field(Boolean())
    gone_at: str = mapped_field(Date())
    kind: str = mapped_field(Keyword())
    harms: list[str] = mapped_field(Keyword())
    language: str = mapped_field(Keyword())
    voice: str = mapped_field(Keyword())
    place: int = mapped_field(Long())
    not_at: list[int] = mapped_field(Long())
    also_in: list[str] = mapped_field(Keyword())
    until: str = mapped_field(Date())
    boost: int = mapped_field(Short())
    names: list[str] = mapped_field(Keyword(ignore_above=LONGEST_NAME, doc_values=False))
    beginnings: list[str] = mapped_field(
        Text(analyzer=analysis.beginnings, search_analyzer=analysis.folded)
    )
    text: dict[str, Any] = mapped_field(
        Object(properties={language: _language(language) for language in analysis.LANGUAGES})
    )


def layout(server: SearchServer) -> dict[str, Any]:
    """Give settings and mappings of the index, without what can be changed later."""
    index = Index("any")
    index.document(EntryDocument)
    index.settings(number_of_shards=server.shards, max_result_window=FURTHEST_RESULT)
    made: dict[str, Any] = index.to_dict()
    # An entry's words are in the database; what the server keeps is only for finding it.
    source = {"includes": ["entry", "version", "is_gone"]}
    made["mappings"] |= {"dynamic": "strict", "_source": source}
    return made


def digest_of(made: dict[str, Any]) -> str:
    """Tell one layout from another."""
    text = json.dumps([made, MADE_LIKE], sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:10]


def document_of(entry: SearchEntry) -> dict[str, Any]:
    """Give what the server is told of an entry; its text must be loaded with it."""
    kept = {
        "entry": entry.pk,
        "version": entry.version,
        "kind": entry.kind,
        "harms": _listed(entry.harms),
        "language": entry.language,
        "voice": entry.voice,
        "place": entry.place,
        "not_at": [int(place) for place in _listed(entry.not_at)],
        "also_in": _listed(entry.also_in),
        "until": entry.until.isoformat() if entry.until else None,
        "boost": entry.boost,
    }
    return kept | _content_of(entry)


def gone(pk: int, version: int, now: str) -> dict[str, Any]:
    """Give the marker of an entry that is gone."""
    return {"entry": pk, "version": version, "is_gone": True, "gone_at": now}


def _content_of(entry: SearchEntry) -> dict[str, Any]:
    text = getattr(entry, "text", None)  # an entry may have no long text
    headings, said, body = (text.headings, text.words, text.body) if text else ("", "", "")
    names = [entry.title, *said.splitlines()]
    content = {
        "title": [entry.title],
        "words": said.splitlines(),
        "headings": headings.splitlines(),
        "summary": [entry.summary],
        "body": [body],
    }
    language = entry.language if entry.language in analysis.LANGUAGES else "en"
    said_as = partial(stems, language=language) if language in STEMMED_HERE else _folded
    folded_names = [_folded(name) for name in names]
    return {
        "names": folded_names,
        "beginnings": folded_names,
        "text": {language: {field: list(map(said_as, lines)) for field, lines in content.items()}},
    }


def _folded(text: str) -> str:
    return " ".join(words(text))


def _listed(text: str) -> list[str]:
    """Take apart what an entry keeps as ";one;two;"."""
    return [part for part in text.split(";") if part]
