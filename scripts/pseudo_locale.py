"""An invented language: every translatable word in accents and brackets, two fifths longer.

What stays plain on a page in it is a word that nobody could translate; what no longer fits was
too narrow for other languages. `PSEUDO_LOCALE=1 make start` shows it under /qps/.
"""

from __future__ import annotations

import re
from pathlib import Path

import polib

CODE = "qps"
GROWTH = 0.4
ACCENTED = str.maketrans(
    "AaBCcDdEeGgHhIiJjKkLlNnOoRrSsTtUuWwYyZz", "ÅåƁÇçĐđÉéĜĝĤĥÎîĴĵĶķĻļÑñÖöŔŕŠšŢţÛûŴŵÝýŽž"
)
# Placeholders, tags and entities are for machines.
KEPT = re.compile(r"(%\(\w+\)[sd]|%[sd%]|\{\w*\}|<[^>]*>|&\w+;)")
FILLING = "ļöñĝéŕ ŵöŕđš "


def pseudo(text: str) -> str:
    """Give a text in the invented language."""
    if not text.strip():
        return text
    pieces = KEPT.split(text)
    words = "".join(
        piece if KEPT.fullmatch(piece) else piece.translate(ACCENTED) for piece in pieces
    )
    plain = sum(len(piece) for piece in pieces if not KEPT.fullmatch(piece))
    wanted = max(1, round(plain * GROWTH))
    filling = (FILLING * (wanted // len(FILLING) + 1))[:wanted].strip()
    start, end = re.match(r"\s*", text), re.search(r"\s*$", text)
    before, after = start.group() if start else "", end.group() if end else ""
    return f"{before}[{words.strip()} {filling}]{after}"


def write_catalogue(source: Path, folder: Path) -> Path:
    """Write the catalogue of the invented language from one that holds every msgid."""
    catalogue = polib.POFile(encoding="utf-8")
    catalogue.metadata = {
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Language": CODE,
        "Plural-Forms": "nplurals=2; plural=(n != 1);",
    }
    for entry in polib.pofile(str(source)):
        if entry.obsolete:
            continue
        same = {"msgid": entry.msgid, "msgctxt": entry.msgctxt}
        if entry.msgid_plural:
            forms = {0: pseudo(entry.msgid), 1: pseudo(entry.msgid_plural)}
            same |= {"msgid_plural": entry.msgid_plural, "msgstr_plural": forms}
        else:
            same["msgstr"] = pseudo(entry.msgid)
        catalogue.append(polib.POEntry(**same))
    target = folder / CODE / "LC_MESSAGES" / "django.mo"
    target.parent.mkdir(parents=True, exist_ok=True)
    catalogue.save_as_mofile(str(target))
    return target
