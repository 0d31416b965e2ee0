"""Entries of search, with their long texts."""

from __future__ import annotations

import factory

from portal.search.models import SearchEntry, SearchText


class SearchEntryFactory(factory.django.DjangoModelFactory):
    """This makes one national entry for adults in English, of a guide.

    `body=`, `headings=` and `words=` give it a long text.
    """

    source = "made"
    thing = factory.Sequence(lambda n: f"guidance:entry-{n}")
    origin = factory.Sequence(lambda n: f"guidance.Part:{n}")
    kind = "guidance"
    language = "en"
    voice = "adult"
    path = factory.Sequence(lambda n: f"/guidance/entry-{n}/")
    title = factory.Sequence(lambda n: f"Entry {n}")
    digest = "0" * 64
    version = 1

    class Meta:
        model = SearchEntry
        skip_postgeneration_save = True

    @factory.post_generation
    def body(self, created: bool, value: str | None, **_more: object) -> None:
        """Keep a long text."""
        _text(self, body=value)

    @factory.post_generation
    def headings(self, created: bool, value: str | None, **_more: object) -> None:
        """Keep headings, one to a line."""
        _text(self, headings=value)

    @factory.post_generation
    def words(self, created: bool, value: str | None, **_more: object) -> None:
        """Keep what else it is called, one to a line."""
        _text(self, words=value)


def _text(entry: SearchEntry, **values: str | None) -> None:
    given = {name: value for name, value in values.items() if value}
    if given:
        SearchText.objects.update_or_create(entry=entry, defaults=given)
