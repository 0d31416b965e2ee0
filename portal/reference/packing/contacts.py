"""Contacts: whom to ring. A pack never changes one that exists: a wrong number is dangerous."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any, ClassVar, Literal, Self

from pydantic import Field, model_validator

from portal.core.packing.kind import Item, Kind, Loading, check_fields
from portal.core.packing.spec.entries import Entry, Line, Slug
from portal.core.packing.spec.folder import ANYTHING, PackFolder
from portal.core.packing.spec.located import Located
from portal.core.packing.spec.validation import validate
from portal.core.time.clock import LONDON
from portal.reference.models import LOCAL_KINDS, Contact
from portal.reference.models import ContactKind as ContactPurpose

FILE = "contacts.yaml"
FIELDS = ("key", "kind", "name", "phone", "textphone", "email", "url", "opening_hours", "note",
          "number_state")  # fmt: skip
DAYS = ("review_date", "verified_at")


class ContactEntry(Entry):
    """This is one contact; `state` says how far its number may be trusted."""

    key: Slug
    kind: Line = Field(json_schema_extra={"enum": list(ContactPurpose.values)})
    name: Line
    state: Literal["sure", "check", "blank"]
    phone: str = ""
    textphone: str = ""
    email: str = ""
    url: str = ""
    opening_hours: Any = None  # the model knows how they are written
    note: str = ""

    @model_validator(mode="after")
    def _state_fits_the_number(self) -> Self:
        if (self.state == "blank") != (self.phone == ""):
            raise ValueError("A contact without a phone is blank, and only such a contact.")
        return self


class ContactsFile(Entry):
    """This is the whole file: when its numbers were checked, when again, and the contacts."""

    checked_on: date = Field(strict=False)
    check_again_on: date = Field(strict=False)
    contacts: list[ContactEntry]


class ContactKind(Kind):
    """This writes the contacts that pages and the emergency strip show."""

    name: ClassVar[str] = "contacts"
    schemas: ClassVar = {"contacts": ContactsFile}
    after: ClassVar[tuple[str, ...]] = ("partnership",)
    model_label: ClassVar[str] = "reference.Contact"
    may_change: ClassVar[bool] = False

    def read(self, folder: PackFolder) -> list[Item]:
        """Read contacts.yaml."""
        located = folder.yaml(FILE)
        folder.named |= {(self.name, key) for key in _keys(located)}
        entries = located and validate(ContactsFile, located, folder.faults)
        if not located or not entries:
            return []
        days = _days(entries)
        found = [
            self._item(entry, located.below(("contacts", n)), days, folder)
            for n, entry in enumerate(entries.contacts)
        ]
        _refuse_two_doors(found, folder)
        return found

    def find(self, item: Item, loading: Loading) -> Contact | None:
        """Find the contact by its key."""
        return Contact.objects.filter(partnership=loading.partnership, key=item.key).first()

    def content_of(self, row: Contact) -> dict[str, Any]:
        """Give what a pack says of a contact."""
        return {name: getattr(row, name) for name in FIELDS}

    def comparable(self, content: dict[str, Any]) -> dict[str, Any]:
        """Leave out the days: somebody who checks a number again has not edited it."""
        return {name: content[name] for name in FIELDS}

    def create(self, item: Item, content: dict[str, Any], loading: Loading) -> Contact:
        """Write a new contact; one that the pack is sure of counts as verified."""
        return Contact.objects.create(partnership=loading.partnership, **content)

    def update(self, row: Contact, content: dict[str, Any], loading: Loading) -> None:
        """Refuse: `may_change` says that this never happens."""
        raise NotImplementedError("A pack never changes a contact")

    def _item(
        self, entry: ContactEntry, located: Located, days: dict[str, Any], folder: PackFolder
    ) -> Item:
        said = entry.model_dump(exclude={"facts", "state"}) | {"number_state": entry.state}
        row = Contact(**said)
        places = {name: (name,) for name in FIELDS} | {"number_state": ("state",)}
        check_fields(row, located, folder.faults, places)
        if (entry.kind in LOCAL_KINDS) and folder.is_national:
            line = located.line(("kind",))
            folder.faults.add(located.file, line, "Only a partnership has a contact of this kind.")
        content = self.content_of(row) | days  # the model puts a number in its usual spacing
        if entry.state != "sure":
            content["verified_at"] = None
        return Item(self.name, entry.key, located, content, tuple(entry.facts))


def _keys(located: Located | None) -> list[str]:
    """List the keys of all contacts, also of faulty ones: pages that name those are right."""
    try:
        return [str(entry["key"]) for entry in located.data["contacts"]] if located else [ANYTHING]
    except (KeyError, TypeError):
        return [ANYTHING]


def _days(entries: ContactsFile) -> dict[str, Any]:
    noon = datetime.combine(entries.checked_on, time(12), LONDON)
    return {"review_date": entries.check_again_on, "verified_at": noon}


def _refuse_two_doors(items: list[Item], folder: PackFolder) -> None:
    for kind in LOCAL_KINDS:
        for item in [item for item in items if item.content["kind"] == kind][1:]:
            line = item.located.line(("kind",))
            folder.faults.add(item.located.file, line, f"A partnership has one {kind} only.")
