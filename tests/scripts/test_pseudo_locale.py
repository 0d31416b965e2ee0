"""The invented language: longer, in brackets, and nothing a machine needs is touched."""

from __future__ import annotations

import gettext
import re

import polib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.pseudo_locale import KEPT, pseudo, write_catalogue


@pytest.mark.parametrize(
    ("plain", "expected"),
    [
        ("Search", "[Šéåŕçĥ ļö]"),
        ("Exit this page", "[Éxîţ ţĥîš påĝé ļöñĝéŕ]"),
        ("Dial %(number)s now", "[Đîåļ %(number)s ñöŵ ļöñĝ]"),
        ('<a href="/hide/">Hide</a>', '[<a href="/hide/">Ĥîđé</a> ļö]'),
        (" a ", " [å ļ] "),
        ("", ""),
        ("\n", "\n"),
    ],
)
def test_words_are_dressed(plain, expected):
    assert pseudo(plain) == expected


@given(st.text(st.sampled_from("abc xyz"), min_size=10))
def test_words_grow_by_two_fifths(text):
    words = text.strip()
    if words:
        assert len(pseudo(text).strip()) >= len(words) * 1.25


@given(
    st.lists(
        st.sampled_from(["%(n)s", "%s", "%d", "%%", "{0}", "{name}", "<b>", "</b>", "&nbsp;", "So"])
    )
)
def test_what_machines_read_is_kept_in_order(pieces):
    text = " ".join(pieces)
    assert KEPT.findall(pseudo(text)) == [piece for piece in pieces if piece != "So"]


def test_catalogue_is_written_whole(tmp_path):
    source = polib.POFile()
    source.metadata = {"Content-Type": "text/plain; charset=UTF-8"}
    source.append(polib.POEntry(msgid="Save", msgstr="Zapisz"))
    source.append(polib.POEntry(msgctxt="verb", msgid="Close", msgstr=""))
    plural = {0: "", 1: "", 2: ""}
    source.append(polib.POEntry(msgid="%(n)s day", msgid_plural="%(n)s days", msgstr_plural=plural))
    source.append(polib.POEntry(msgid="Gone", msgstr="", obsolete=True))
    source.save(str(tmp_path / "django.po"))
    with write_catalogue(tmp_path / "django.po", tmp_path).open("rb") as file:
        words = gettext.GNUTranslations(file)
    assert words.gettext("Save") == pseudo("Save")
    assert words.pgettext("verb", "Close") == pseudo("Close")
    assert words.ngettext("%(n)s day", "%(n)s days", 1) == pseudo("%(n)s day")
    assert words.ngettext("%(n)s day", "%(n)s days", 5) == pseudo("%(n)s days")
    assert words.gettext("Gone") == "Gone"


def test_no_plain_word_is_left():
    assert re.findall(r"[a-z]{4,}", pseudo("Keeping children safe outside the home")) == []
