"""Catalogues of translated words, compiled without gettext's tools."""

from __future__ import annotations

from pathlib import Path

import polib

LOCALE = Path(__file__).resolve().parents[1] / "portal" / "locale"
COMPLETE = LOCALE / "pl" / "LC_MESSAGES" / "django.po"  # every catalogue holds every msgid


def compile_catalogues(folder: Path = LOCALE) -> int:
    """Compile every catalogue that is newer than its compiled form; count the catalogues."""
    catalogues = sorted(folder.glob("*/LC_MESSAGES/*.po"))
    for source in catalogues:
        target = source.with_suffix(".mo")
        if not target.exists() or target.stat().st_mtime_ns < source.stat().st_mtime_ns:
            draft = target.with_suffix(".mo.new")
            polib.pofile(str(source)).save_as_mofile(str(draft))
            draft.replace(target)
    return len(catalogues)
