"""What a kind of pack entry is: how it is read, found, compared and written."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db.models import Model
from pydantic import BaseModel

from portal.core.models import Partnership
from portal.core.packing.spec.faults import Faults
from portal.core.packing.spec.folder import PackFolder
from portal.core.packing.spec.located import Located, Place
from portal.core.packing.spec.rich_text import PAGE_LINK


@dataclass(frozen=True)
class Reference:
    """This stands in content for another row of a pack until that row has its number."""

    kind: str
    key: str


class RichText(str):
    """This is rich text whose links to pages still carry the pack's own addresses."""

    __slots__ = ()


@dataclass(frozen=True)
class Mention:
    """This notes where one entry points to another, so that a wrong one is found early."""

    reference: Reference
    file: str
    line: int


@dataclass(frozen=True)
class Item:
    """This is one entry of a pack: checked, rendered and ready to be written."""

    kind: str
    key: str
    located: Located
    content: dict[str, Any]  # as it will be stored, but for References
    facts: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()
    parent: str = ""  # the key of the entry that it stands below, of the kind `below` names

    @property
    def reference(self) -> Reference:
        """Give the name under which other entries point to it."""
        return Reference(self.kind, self.key)


Resolve = Callable[[Reference], Any]  # gives the number of a row, or None


@dataclass
class Loading:
    """This is one pack on its way into the database."""

    partnership: Partnership | None
    resolve: Resolve
    base_url: str
    placed: dict[Reference, Model] = field(default_factory=dict)  # rows that are still empty


class Kind(ABC):
    """This knows everything about one kind of entry; features register theirs."""

    name: ClassVar[str]
    schemas: ClassVar[Mapping[str, type[BaseModel]]] = {}  # of its files, by their short names
    after: ClassVar[tuple[str, ...]] = ()  # the kinds that must be written before this one
    below: ClassVar[str] = ""  # the kind that its entries stand below, when it is not their own
    model_label: ClassVar[str] = ""  # what choosers in content point to: "reference.Contact"
    may_change: ClassVar[bool] = True  # False: rows that exist are never changed by a pack
    has_drafts: ClassVar[bool] = False
    is_made_together: ClassVar[bool] = False  # True: new rows are written by `create_all`

    @abstractmethod
    def read(self, folder: PackFolder) -> list[Item]:
        """Read, check and render the entries; faults go to the folder. Writes nothing."""

    @abstractmethod
    def find(self, item: Item, loading: Loading) -> Model | None:
        """Find the row that an entry would be, when no pack has written it yet."""

    def find_all(self, items: Sequence[Item], loading: Loading) -> dict[str, Model]:
        """Find the rows of many entries, by their keys."""
        found = {item.key: self.find(item, loading) for item in items}
        return {key: row for key, row in found.items() if row is not None}

    @abstractmethod
    def content_of(self, row: Any) -> dict[str, Any]:
        """Give a row's content in the same form as an item's."""

    def contents_of(self, rows: Sequence[Any]) -> dict[Any, dict[str, Any]]:
        """Give the content of many rows, by their numbers."""
        return {row.pk: self.content_of(row) for row in rows}

    def comparable(self, content: dict[str, Any]) -> dict[str, Any]:
        """Leave out what is only said when a row is made and cannot be read from it."""
        return content

    def place(self, item: Item, loading: Loading) -> Model | None:
        """Make an empty row first, where entries of a kind may point to each other."""
        return None

    @abstractmethod
    def create(self, item: Item, content: dict[str, Any], loading: Loading) -> Model:
        """Write a new row."""

    def create_all(
        self, made: Sequence[tuple[Item, dict[str, Any]]], loading: Loading
    ) -> dict[str, Model]:
        """Write many new rows at once, by the keys of their entries."""
        return {item.key: self.create(item, content, loading) for item, content in made}

    @abstractmethod
    def update(self, row: Any, content: dict[str, Any], loading: Loading) -> None:
        """Write the pack's newer version over a row that nobody edited."""

    def has_draft(self, row: Any) -> bool:
        """Say whether somebody is at work on a row."""
        return False

    def save_draft(self, row: Any, content: dict[str, Any]) -> None:
        """Offer the pack's version beside what was edited here (kinds that have drafts)."""
        raise NotImplementedError(f"{self.name} have no drafts")


def in_order(found: Iterable[Kind]) -> Iterator[Kind]:
    """Walk kinds so that each comes after those it builds on; raise ValueError on a circle."""
    waiting = list(found)
    names = {kind.name for kind in waiting}
    done: set[str] = set()
    while waiting:
        ready = [kind for kind in waiting if not (set(kind.after) & names) - done]
        if not ready:
            raise ValueError(f"These kinds wait for each other: {[kind.name for kind in waiting]}")
        yield ready[0]
        done.add(ready[0].name)
        waiting.remove(ready[0])


def resolved(content: Any, resolve: Resolve) -> Any:
    """Give content with the number of every row it points to."""
    if isinstance(content, Reference):
        return resolve(content)
    if isinstance(content, RichText):
        return PAGE_LINK.sub(
            # A link to 0 leads nowhere and breaks nothing.
            lambda link: f'linktype="page" id="{resolve(Reference("pages", link[1])) or 0}"',
            content,
        )
    if isinstance(content, dict):
        return {name: resolved(value, resolve) for name, value in content.items()}
    if isinstance(content, list):
        return [resolved(value, resolve) for value in content]
    return content


def check_fields(row: Model, located: Located, faults: Faults, places: Mapping[str, Place]) -> None:
    """Let the model itself look at the fields an entry fills in; note what it refuses."""
    others = {field.name for field in row._meta.get_fields()} - set(places)
    try:
        row.clean_fields(exclude=others)
    except ValidationError as error:
        for name, messages in error.message_dict.items():
            line = located.line(places[name])
            faults.add(located.file, line, f"“{name}”: {' '.join(messages)}")
