"""The text of a document. Pure, and run as a program of its own: a bad file may be endless.

`python -m portal.search.documents.reading pdf < file` writes the text, or ends with a code of
FAULTS. It takes no more time and memory than it is told to, and opens nothing else.
"""

from __future__ import annotations

import io
import re
import resource
import sys
import zipfile
from collections.abc import Callable, Iterator
from typing import Final
from xml.parsers import expat

LONGEST: Final = 100_000  # characters
MOST_PAGES: Final = 300
MOST_UNPACKED: Final = 30 * 1024 * 1024
CPU_SECONDS: Final = 30
MEMORY: Final = 1024 * 1024 * 1024
UNREADABLE: Final = 3  # the exit code of a file that is not what it says
# The members of each zipped format that hold what one reads, and what ends a paragraph in them.
PARTS: Final = {
    "docx": re.compile(r"word/(document|footnotes|endnotes)\.xml"),
    "odt": re.compile(r"content\.xml"),
    "pptx": re.compile(r"ppt/slides/slide\d+\.xml"),
    "xlsx": re.compile(r"xl/(sharedStrings|worksheets/sheet\d+)\.xml"),
}
ENDS: Final = frozenset({"p", "h", "si", "row", "tab", "br", "c"})
# In a sheet, numbers and formulas tell nobody what the document is about.
UNREAD: Final = frozenset({"v", "f", "instrText", "delText"})
NUMBERS: Final = re.compile(r"\d+")


class Unreadable(Exception):
    """This file is not what it says, or hides more than it shows."""


def text_of(ending: str, content: bytes) -> str:
    """Give the text of a document, as much as is kept; raise Unreadable."""
    read = READERS.get(ending)
    if read is None:
        return ""
    parts: list[str] = []
    room = LONGEST
    for part in read(content):
        plain = "\n".join(" ".join(line.split()) for line in part.splitlines())
        parts.append(re.sub(r"\n{2,}", "\n", plain).replace("\0", "").strip())
        room -= len(parts[-1]) + 1
        if room <= 0:
            break
    return "\n".join(filter(None, parts))[:LONGEST]


def _pdf(content: bytes) -> Iterator[str]:
    from pypdf import PdfReader  # slow to import, and most documents need it not

    try:
        pages = PdfReader(io.BytesIO(content)).pages
        for number in range(min(len(pages), MOST_PAGES)):
            yield pages[number].extract_text()
    except Exception as error:  # a broken file raises whatever it likes
        raise Unreadable from error


def _zipped(ending: str) -> Callable[[bytes], Iterator[str]]:
    def read(content: bytes) -> Iterator[str]:
        try:
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                names = [name for name in archive.namelist() if PARTS[ending].fullmatch(name)]
                room = MOST_UNPACKED
                for name in sorted(names, key=_in_order):
                    with archive.open(name) as member:
                        unpacked = member.read(room + 1)
                    room -= len(unpacked)
                    if room < 0:
                        raise Unreadable
                    yield _xml(unpacked)
        except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError) as error:
            raise Unreadable from error

    return read


def _in_order(name: str) -> tuple[str, int]:
    """Put slide 2 before slide 10."""
    number = NUMBERS.search(name)
    return NUMBERS.sub("", name), int(number[0]) if number else 0


def _xml(content: bytes) -> str:
    """Gather the words of XML that declares no entities: those could stand for anything."""
    said: list[str] = []
    unread: list[str] = []
    parser = expat.ParserCreate(namespace_separator=" ")

    def begin(name: str, _attributes: dict[str, str]) -> None:
        if (short := name.rpartition(" ")[2]) in UNREAD:
            unread.append(short)

    def end(name: str) -> None:
        short = name.rpartition(" ")[2]
        if short in UNREAD:
            unread.pop()
        if short in ENDS:
            said.append("\n")

    def words(data: str) -> None:
        if not unread:
            said.append(data)

    def refuse(*_args: object) -> None:
        raise Unreadable

    parser.StartElementHandler, parser.EndElementHandler = begin, end
    parser.CharacterDataHandler = words
    parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = refuse
    try:
        parser.Parse(content, True)
    except (expat.ExpatError, ValueError) as error:
        raise Unreadable from error
    return "".join(said)


def _plain(content: bytes) -> Iterator[str]:
    cut = content[: 4 * LONGEST]
    try:
        yield cut.decode("utf-8-sig", errors="strict" if len(cut) == len(content) else "ignore")
    except UnicodeDecodeError:
        yield cut.decode("cp1252", errors="replace")


READERS: Final[dict[str, Callable[[bytes], Iterator[str]]]] = {
    "pdf": _pdf,
    "txt": _plain,
    "csv": _plain,
    **{ending: _zipped(ending) for ending in PARTS},
}


def main() -> int:
    """Read a document from what is put in, within bounds."""
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    try:
        text = text_of(sys.argv[1], sys.stdin.buffer.read())
    except (Unreadable, MemoryError, RecursionError):
        return UNREADABLE
    sys.stdout.buffer.write(text.encode("utf-8", errors="replace"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
