"""The catalogues of words hold exactly the words of the sources."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import polib
import pytest

from scripts.messages import LANGUAGES, OPTIONS
from tests.architecture.source import CHECKOUT
from tests.components import are_all_required

CATALOGUES = [CHECKOUT / "portal/locale" / code / "LC_MESSAGES/django.po" for code in LANGUAGES]
Word = tuple[str | None, str, str]


def words(catalogue: Path) -> set[Word]:
    """Give every word a translator must know: its context, itself, its plural."""
    return {
        (entry.msgctxt, entry.msgid, entry.msgid_plural)
        for entry in polib.pofile(str(catalogue))
        if not entry.obsolete
    }


def collected(folder: Path) -> set[Word]:
    """Collect the words of the sources with gettext's tools, beside the checkout."""
    # All of it is copied: Python would follow a link back to the real catalogues.
    skipped = shutil.ignore_patterns("locale", "static", "__pycache__")
    for name in ("portal", "templates"):
        shutil.copytree(CHECKOUT / name, folder / name, ignore=skipped)
    shutil.copy(CHECKOUT / "manage.py", folder)
    (folder / "portal/locale/pl/LC_MESSAGES").mkdir(parents=True)
    command = [
        sys.executable,
        "manage.py",
        "makemessages",
        "--locale",
        "pl",
        "--symlinks",
        *OPTIONS,
    ]
    env = {**os.environ, "DJANGO_SETTINGS_MODULE": "portal.settings.test"}
    subprocess.run(command, cwd=folder, env=env, check=True, capture_output=True)
    return words(folder / "portal/locale/pl/LC_MESSAGES/django.po")


@pytest.mark.parametrize("catalogue", CATALOGUES, ids=LANGUAGES)
def test_every_catalogue_holds_the_same_words(catalogue):
    assert words(catalogue) == words(CATALOGUES[0])


@pytest.mark.parametrize("catalogue", CATALOGUES, ids=LANGUAGES)
def test_no_translation_loses_a_placeholder(catalogue):
    placeholder = re.compile(r"%\(\w+\)[sd]|%[sd]")
    lost = [
        entry.msgid
        for entry in polib.pofile(str(catalogue)).translated_entries()
        if entry.msgstr
        and set(placeholder.findall(entry.msgid)) != set(placeholder.findall(entry.msgstr))
    ]
    assert lost == []


@pytest.mark.slow
def test_catalogues_are_up_to_date(tmp_path):
    if shutil.which("xgettext") is None:
        if are_all_required():
            pytest.fail("REQUIRE_ALL=1, but gettext is not installed (Debian: gettext)")
        pytest.skip("gettext is not installed (Debian: apt-get install gettext)")
    now, kept = collected(tmp_path), words(CATALOGUES[0])
    assert len(now) > 100
    assert {"new": now - kept, "gone": kept - now} == {"new": set(), "gone": set()}, "make messages"
