"""The files of kinds of harm: each brings its signs and its advice on wording along."""

from __future__ import annotations

from typing import Annotated, Literal, NamedTuple

from pydantic import Field

from portal.core.packing.spec.entries import Entry, Line, Slug
from portal.core.packing.spec.folder import ANYTHING, PackFolder
from portal.core.packing.spec.located import Located
from portal.core.packing.spec.validation import validate

FOLDER = "harms"
HARMS, SIGNS, LANGUAGE, LAWS = "harms", "signs", "language", "laws"


class Words(Entry):
    """This is what one voice says of a kind of harm."""

    name: Line
    summary: Annotated[Line, Field(max_length=300)]
    definition: Line
    vulnerability: str = ""
    protective: str = ""
    actions: str = ""
    mistakes: str = ""
    also: list[Line] = Field(default_factory=list)
    more: str = ""


class SignEntry(Entry):
    """This is one sign of a kind of harm."""

    code: Line
    group: Literal["B", "H", "R", "E", "M", "P", "O", "C"]
    slug: Slug
    name: Line
    looks_like: Line
    why_it_matters: Line
    also: list[Line] = Field(default_factory=list)
    related: list[Line] = Field(default_factory=list)
    is_red: bool = False


class AdviceEntry(Entry):
    """This is one piece of advice on wording."""

    slug: Slug
    avoid: Line
    say: Line
    why: str = ""
    phrases: list[Line] = Field(default_factory=list)


class HarmFile(Entry):
    """This is one kind of harm, to adults and to children, with its signs."""

    code: Line
    slug: Slug
    neutral_slug: Slug | Literal[""] = ""
    order: int = 100
    laws: list[Line] = Field(default_factory=list)
    adult: Words
    child: Words
    signs: list[SignEntry] = Field(default_factory=list)
    language: list[AdviceEntry] = Field(default_factory=list)


class ReadHarm(NamedTuple):
    """This is a file that could be read."""

    located: Located
    said: HarmFile


def harm_files(folder: PackFolder) -> list[ReadHarm]:
    """Read every file of a kind of harm, once for all kinds of entries."""
    return folder.once(FOLDER, lambda: _read_all(folder))


def _read_all(folder: PackFolder) -> list[ReadHarm]:
    found = []
    for file in folder.files(FOLDER, ".yaml"):
        located = folder.yaml(file)
        said = located and validate(HarmFile, located, folder.faults)
        if not located or not said:
            folder.named |= {(kind, ANYTHING) for kind in (HARMS, SIGNS, LANGUAGE)}
            continue
        folder.named.add((HARMS, said.slug))
        folder.named |= {(SIGNS, sign.code) for sign in said.signs}
        found.append(ReadHarm(located, said))
    _refuse_two_of_one_name(found, folder)
    return found


def _refuse_two_of_one_name(found: list[ReadHarm], folder: PackFolder) -> None:
    seen: dict[str, str] = {}
    for located, said in found:
        for number, sign in enumerate(said.signs):
            for name in (sign.code, sign.slug):
                if name in seen:
                    line = located.line(("signs", number))
                    reason = f"“{name}” names another sign in {seen[name]}."
                    folder.faults.add(located.file, line, reason)
                seen.setdefault(name, located.file)
