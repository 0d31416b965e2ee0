"""Words of the glossary where they stand: on pages, in one language, each partnership's own."""

from __future__ import annotations

import pytest
from django.test import Client

from portal.reference.explaining import Word
from portal.reference.glossary import glossary_of, word_choices, word_note, word_of
from tests import factories

pytestmark = pytest.mark.django_db


def write(slug, term, *, partnership=None, code="en", expansion="", **kind):
    return factories.TermTextFactory(
        owner__slug=slug, owner__partnership=partnership, locale=factories.locale(code),
        term=term, expansion=expansion, definition=f"What {term} means.",
        **{f"owner__{name}": value for name, value in kind.items()},
    )  # fmt: skip


def read(path):
    response = Client(headers={"host": "localhost"}).get(path)
    assert response.status_code == 200
    return response.content.decode()


@pytest.fixture
def body(partnership):
    def page(html, **values):
        return factories.StandardPageFactory(
            parent=partnership.site.root_page, slug="a", body=[{"type": "prose", "value": html}],
            **values,
        )  # fmt: skip

    return page


@pytest.mark.parametrize(
    ("term", "expansion", "kind", "expected"),
    [
        ("Grooming", "", {}, Word("w", (), ("Grooming",))),
        ("Front door", "First place", {}, Word("w", (), ("Front door", "First place"))),
        ("MACE", "Child meeting", {"is_acronym": True}, Word("w", ("MACE",), ("Child meeting",))),
        ("Prevent", "", {"is_name": True}, Word("w", ("Prevent",), ())),
        # One word says too little to be looked for; brackets say that it means two things.
        ("PA", "Adviser", {"is_acronym": True}, Word("w", ("PA",), ())),
        ("CEOP (national)", "Command", {"is_acronym": True}, Word("w")),
    ],
)
def test_a_term_is_found_by_its_spellings(term, expansion, kind, expected):
    assert word_of(write("w", term, expansion=expansion, **kind)) == expected


def test_a_word_is_explained_below_its_paragraph_and_put_away_again(body):
    write("grooming", "Grooming")
    body("<p>This is grooming.</p><p>More.</p>")
    page = read("/a/")
    assert (
        '<p>This is <a class="term" id="use-grooming" href="#term-grooming">grooming</a>.</p>'
        '<div class="def is-asked" id="term-grooming" role="note" aria-label="Grooming">'
    ) in page.replace("\n", "").replace("</p> <div", "</p><div")
    assert "What Grooming means." in page
    assert '<a href="/glossary/#grooming">Glossary</a> <a href="#use-grooming">Close</a>' in page


@pytest.mark.parametrize(("audience", "count"), [("family", 1), ("teen", 0), ("child", 0)])
def test_childrens_pages_never_show_words_written_for_adults(body, audience, count):
    write("grooming", "Grooming")
    body("<p>This is grooming.</p>", audience=audience)
    assert read("/a/").count("What Grooming means.") == count


def test_what_editors_wrote_is_not_run(body):
    write("grooming", "Grooming", expansion="<script>x</script>")
    body("<p>grooming</p>")
    assert "<script>x" not in read("/a/")


def test_a_partnership_explains_a_word_in_its_own_way(partnership):
    other = factories.PartnershipFactory(slug="elsewhere")
    write("mace", "MACE", is_acronym=True)
    write("mace", "MACE here", partnership=partnership)
    assert glossary_of(partnership, "en").texts["mace"].term == "MACE here"
    assert glossary_of(other, "en").texts["mace"].term == "MACE"


def test_a_note_in_english_helps_no_polish_text(partnership):
    write("mace", "MACE", is_acronym=True)
    assert glossary_of(partnership, "pl").words == ()
    assert word_note(partnership, "mace", "pl").language == "en"
    assert word_note(partnership, "gone", "en") is None


def test_a_new_meaning_is_shown_at_once(partnership, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        text = write("mace", "MACE", is_acronym=True)
    assert word_note(partnership, "mace", "en").definition == "What MACE means."
    with django_capture_on_commit_callbacks(execute=True):
        text.definition = "A meeting."
        text.save_revision().publish()
    assert word_note(partnership, "mace", "en").definition == "A meeting."


def test_editors_choose_among_the_national_words(partnership):
    write("mace", "MACE")
    write("cin", "CIN")
    write("own", "Own", partnership=partnership)
    assert word_choices() == [("cin", "CIN"), ("mace", "MACE")]


@pytest.mark.parametrize("count", [1, 3, 30])
def test_words_cost_no_query_once_known(partnership, body, queries, count):
    for number in range(count):
        write(f"word-{number}", f"Word{number}")
    body("<p>" + " ".join(f"Word{number}" for number in range(count)) + "</p>")
    read("/a/?fresh=1")
    with queries(5):
        assert read("/a/?fresh=2").count('class="term"') == count
