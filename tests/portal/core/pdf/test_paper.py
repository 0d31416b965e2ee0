from __future__ import annotations

from portal.core.pdf.paper import Paper, digest_of

WORDS = {"template": "portal/pdf/paper.html", "file_name": "notes"}


def test_it_says_its_language_direction_note_and_address():
    html = Paper(title="Plan", note="Destroy it", base_url="https://nl.example.org", **WORDS).html()
    assert '<html lang="en" dir="ltr">' in html
    assert "<title>Plan</title>" in html
    assert '<p class="paper-note">Destroy it</p>' in html
    assert "https://nl.example.org" in html


def test_arabic_runs_from_right_to_left():
    assert '<html lang="ar" dir="rtl">' in Paper(title="خطة", language="ar", **WORDS).html()


def test_words_are_escaped():
    assert "<h1>&lt;b&gt; &amp; co</h1>" in Paper(title="<b> & co", **WORDS).html()


def test_without_an_address_links_lead_to_the_portal():
    assert Paper(title="Plan", **WORDS).address == "http://localhost:8000/"


def test_the_name_follows_the_words_alone():
    one, same, other = (Paper(title=title, **WORDS).html() for title in ("A", "A", "B"))
    assert digest_of(one) == digest_of(same)
    assert digest_of(one) != digest_of(other)
    assert len(digest_of(one)) == 40
