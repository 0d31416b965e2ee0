"""Catalogues change when words change, and with nothing else."""

from __future__ import annotations

from scripts.messages import with_plain_header

COLLECTED = """# SOME DESCRIPTIVE TITLE.
#, fuzzy
msgid ""
msgstr ""
"POT-Creation-Date: 2026-11-20 10:00+0000\\n"
"Language: \\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "Search"
msgstr "Szukaj"

msgid "Save"
msgstr ""
"""

KEPT = """# The portal's words in the language pl; collected by `make messages`.
msgid ""
msgstr ""
"Language: pl\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "Search"
msgstr "Szukaj"

msgid "Save"
msgstr ""
"""


def test_header_says_what_matters():
    assert with_plain_header(COLLECTED, "pl") == KEPT


def test_collecting_again_changes_nothing():
    assert with_plain_header(KEPT, "pl") == KEPT
