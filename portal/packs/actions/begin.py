"""Begin a pack for another partnership: a skeleton that loads as it is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from string import Template

from portal.core.packing.exceptions import PackError
from portal.core.packing.spec.folder import NATIONAL
from portal.packs.schema_files import modeline

SKELETON = Path(__file__).parents[1] / "skeleton"
SUFFIX = ".template"
HALF_A_YEAR = timedelta(days=182)
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
CODE = re.compile(r"[A-Z][A-Z0-9]{1,11}")
NAME = re.compile(r"[\w’'&.,() -]{2,60}")


class CannotBegin(PackError):
    """A pack cannot be begun with these words, or lies there already."""


@dataclass(frozen=True)
class NewPack:
    """This is what a new pack must know of its partnership."""

    slug: str
    name: str
    code: str

    def check(self) -> None:
        """Raise CannotBegin for the first word that would not load."""
        if not SLUG.fullmatch(self.slug) or self.slug == NATIONAL or len(self.slug) > 40:
            raise CannotBegin(
                f"“{self.slug}” cannot be a slug; use small letters, digits and hyphens, "
                "such as fenland-coast."
            )
        if not NAME.fullmatch(self.name):
            raise CannotBegin(f"“{self.name}” cannot be a name; give 2 to 60 letters.")
        if not CODE.fullmatch(self.code):
            raise CannotBegin(
                f"“{self.code}” cannot be a code; give 2 to 12 capital letters and digits, "
                "such as FC, with --code."
            )


def code_from(name: str) -> str:
    """Propose a code: the initials of a name of several words, the beginning of a single one."""
    words = re.findall(r"[A-Za-z0-9]+", name)
    initials = "".join(word[0] for word in words)
    return (initials if len(initials) > 1 else "".join(words)[:4]).upper()[:12]


def begin_pack(*, new: NewPack, folder: Path, today: date) -> list[Path]:
    """Write the skeleton into a folder that is not there yet; return its files.

    CannotBegin when the words would not load or something lies there; nothing is written then.
    """
    new.check()
    if folder.exists() and any(folder.iterdir()):
        raise CannotBegin(f"{folder} holds something already; choose another folder.")
    words = {
        "slug": new.slug,
        "name": new.name,
        "code": new.code,
        "today": today.isoformat(),
        "in_half_a_year": (today + HALF_A_YEAR).isoformat(),
        "schema_partnership": modeline("partnership", folder),
        "schema_contacts": modeline("contacts", folder),
    }
    return [_write(source, folder, words) for source in sorted(SKELETON.rglob(f"*{SUFFIX}"))]


def _write(source: Path, folder: Path, words: dict[str, str]) -> Path:
    file = folder / source.relative_to(SKELETON).with_suffix("")
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(
        Template(source.read_text(encoding="utf-8")).substitute(words), encoding="utf-8"
    )
    return file
