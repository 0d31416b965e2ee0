"""Catalogues change when words change, and with nothing else."""

from __future__ import annotations

from scripts.messages import with_plain_header, without_guesses

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


def test_what_a_catalogue_says_of_itself_is_kept():
    status = '"X-Status: draft, not yet checked by a person\\n"'
    said = KEPT.replace('(n != 1);\\n"\n', f'(n != 1);\\n"\n{status}\n')

    assert status in said
    assert with_plain_header(said, "pl") == said


def test_what_gettext_guessed_is_no_translation():
    guessed = """# Header.
msgid ""
msgstr ""
"Language: pl\\n"

#, fuzzy
#| msgid "Call me"
msgid "Call 999"
msgstr "Zadzwoń do mnie"

#, fuzzy, python-format
msgid "%(count)s page"
msgid_plural "%(count)s pages"
msgstr[0] "%(count)s strona"
msgstr[1] ""
"%(count)s "
"strony"

msgid "Search"
msgstr "Szukaj"
"""
    emptied = """# Header.
msgid ""
msgstr ""
"Language: pl\\n"

msgid "Call 999"
msgstr ""

#, python-format
msgid "%(count)s page"
msgid_plural "%(count)s pages"
msgstr[0] ""
msgstr[1] ""

msgid "Search"
msgstr "Szukaj"
"""
    assert without_guesses(guessed) == emptied
    assert without_guesses(emptied) == emptied
