"""Kinds of harm, indicators, law, words and terms, as readers find them."""

from __future__ import annotations

import pytest
from django.test import Client

from portal.core import registry
from portal.core.page_cache.declaration import declared
from portal.guidance.queries import COMMON
from portal.reference.models import SignHarm
from tests import factories
from tests.factories import locale
from tests.factories.rule_sets import sheet_from

pytestmark = pytest.mark.django_db


def test_the_list_leads_to_every_kind_and_says_what_always_holds(knowledge, read):
    page = read("/harms/")
    assert '<a class="stretch" href="/harms/bullying/">Bullying</a>' in page
    assert "It hurts." in page
    assert "A sign is no proof." in page
    assert "One trusted adult." in page
    assert f"/harms/{COMMON}/" not in page
    for path in ("/indicators/", "/harms/language/", "/harms/law/", "/glossary/"):
        assert f'href="{path}"' in page


def test_a_kind_of_harm_says_everything(knowledge, read):
    page = read("/harms/bullying/")
    for words in (
        "Again and again.", "Looking away.", "Call 999 in danger.", "A sign is no proof.",
        "One trusted adult.", "just banter", "Equality Act 2010", "in force in parts",
        "To be checked again by 28 February 2027.", "May mean danger now",
    ):  # fmt: skip
        assert words in page
    assert '<a href="/indicators/education/afraid-of-school/">Is afraid of school</a>' in page
    assert page.index("Behaviour</h3>") < page.index("Education</h3>")
    assert "Money and possessions" not in page
    assert "absconded" not in page


@pytest.fixture
def rules(partnership):
    """Give North Lincolnshire its rules, and a meeting that readers find."""
    sheet_from("national")
    sheet_from("north_lincolnshire", partnership)
    owner = factories.MeetingFactory(
        partnership=partnership, code="NL-M14", slug="soth", order=1, takes=True
    )
    factories.MeetingTextFactory(owner=owner, name="SOTH")


def route_of(page: str) -> str:
    _before, _here, after = page.partition('<h2 id="route">')
    return after.partition("<h2 ")[0]


def test_a_kind_of_harm_shows_its_whole_route_from_danger_to_the_questions(knowledge, rules, read):
    page = read("/harms/bullying/")
    route = route_of(page)
    said = [
        "Call 999 now", "Talk with your line manager", "Single Point of Contact",
        "strategy discussion", 'href="/meetings/soth/"', 'href="/refer/">Where to refer</a>',
    ]  # fmt: skip
    assert sorted(said, key=route.index) == said
    assert "Significant harm: at once<br>Otherwise: the same day" in route
    assert "Who: <b>you, with the family</b>" in route
    assert "no-print" not in route  # paper says the same
    assert '<a href="#route">The route in brief</a>' in page


def test_the_route_keeps_the_readers_language_and_is_not_there_without_rules(
    knowledge, read, partnership, request
):
    assert "The route in brief" not in read("/harms/bullying/")
    request.getfixturevalue("rules")
    route = route_of(read("/pl/harms/bullying/"))
    assert 'href="/pl/meetings/soth/"' in route
    assert 'href="/pl/refer/"' in route


def test_a_kind_of_harm_that_editors_invented_leads_to_the_front_door(knowledge, rules, read):
    factories.HarmTextFactory(owner__slug="new-one", owner__code="INVENTED", name="Something new")
    page = read("/harms/new-one/")
    assert "Single Point of Contact" in route_of(page)
    assert "meetings/soth" not in route_of(page)


def test_a_sign_of_an_invented_kind_of_harm_can_be_read(knowledge, rules, read):
    new = factories.HarmTextFactory(owner__slug="new-one", owner__code="INVENTED")
    SignHarm.objects.all().delete()
    SignHarm.objects.create(sign=knowledge.quiet.owner, harm=new.owner)
    assert "Goes quiet" in read("/indicators/behaviour/goes-quiet/")


def test_indicators_stand_in_their_groups(knowledge, read):
    page = read("/indicators/")
    assert '<a href="/indicators/education/">Education</a>' in page
    assert '<a href="/indicators/behaviour/goes-quiet/">Goes quiet</a>' in page
    one = read("/indicators/education/")
    assert "Is afraid of school" in one
    assert "Goes quiet" not in one
    assert "Nothing is written here yet." in read("/indicators/money/")


def test_an_indicator_says_why_it_matters_and_what_comes_with_it(knowledge, read):
    page = read("/indicators/education/afraid-of-school/")
    for words in ("What one sees.", "Why it counts.", "This may mean danger now", "tel:999"):
        assert words in page
    assert '<a href="/harms/bullying/">Bullying</a>' in page
    assert '<a href="/indicators/behaviour/goes-quiet/">Goes quiet</a>' in page
    assert f"know this sign as {knowledge.red.owner.code}." in page
    assert "This may mean danger now" not in read("/indicators/behaviour/goes-quiet/")


def test_law_words_and_terms_have_their_lists(knowledge, read):
    assert "It forbids discrimination." in read("/harms/law/")
    words = read("/harms/language/")
    assert "absconded" in words
    assert "just banter" not in words
    terms = read("/glossary/")
    assert '<dt id="cevt"><dfn>CEVT</dfn> – Vulnerability Tracker</dt>' in terms
    assert "Also: tracker, vulnerability toolkit" in terms
    assert '<h2 id="letter-c">C</h2>' in terms


@pytest.mark.parametrize(
    "path",
    [
        "/harms/unknown/", f"/harms/{COMMON}/", "/indicators/unknown/",
        "/indicators/education/unknown/", "/indicators/behaviour/afraid-of-school/",
        "/indicators/unknown/afraid-of-school/",
    ],
)  # fmt: skip
def test_what_is_not_there_is_not_found(knowledge, read, path):
    read(path, 404)


def test_drafts_and_the_childs_voice_are_not_shown(knowledge, read):
    factories.HarmTextFactory(owner__slug="secret", name="Not yet out", draft=True)
    factories.HarmTextFactory(owner=knowledge.harm.owner, voice="child", name="For a child")
    page = read("/harms/")
    assert "Not yet out" not in page
    assert "For a child" not in page
    read("/harms/secret/", 404)


def test_another_partnerships_rows_are_not_shown(four_partnerships):
    other = four_partnerships["tees"]
    factories.HarmTextFactory(owner__slug="theirs", owner__partnership=other, name="Of Tees")
    factories.TermTextFactory(owner__slug="cevt", term="CEVT", definition="National words.")
    factories.TermTextFactory(
        owner__slug="cevt", owner__partnership=other, term="CEVT", definition="Words of Tees."
    )
    own = Client(headers={"host": "localhost"})
    theirs = Client(headers={"host": "tees.localhost"})
    assert own.get("/harms/theirs/").status_code == 404
    assert theirs.get("/harms/theirs/").status_code == 200
    assert "National words." in own.get("/glossary/").text
    page = theirs.get("/glossary/").text
    assert "Words of Tees." in page
    assert "National words." not in page


def test_a_reader_of_another_language_gets_english_until_all_of_it_is_there(knowledge, read):
    polish = {"locale": locale("pl"), "owner": knowledge.term.owner}
    more = factories.TermTextFactory(term="Zulu")
    factories.TermTextFactory(term="CEVT po polsku", definition="Narzędzie.", **polish)
    page = read("/pl/glossary/")
    assert "A tool that gathers signs." in page
    assert "Narzędzie." not in page
    assert 'lang="en" dir="ltr"' in page
    factories.TermTextFactory(term="Zulu po polsku", locale=locale("pl"), owner=more.owner)
    page = read("/pl/glossary/")
    assert "Narzędzie." in page
    assert "A tool that gathers signs." not in page


def test_links_of_a_fallback_stay_in_the_readers_language(knowledge, read):
    page = read("/pl/harms/bullying/")
    assert 'href="/pl/indicators/education/afraid-of-school/"' in page
    assert 'href="/pl/harms/"' in page


@pytest.mark.parametrize(
    ("path", "count"),
    [
        ("/harms/", 1),
        ("/harms/bullying/", 7),  # the rules for its route with them, until something is published
        ("/harms/law/", 1),
        ("/harms/language/", 1),
        ("/indicators/", 3),
        ("/indicators/education/", 3),
        ("/indicators/education/afraid-of-school/", 5),
        ("/glossary/", 1),
    ],
)
@pytest.mark.parametrize("more", [1, 3, 30])
def test_a_page_costs_the_same_however_much_there_is(
    knowledge, partnership, queries, path, count, more
):
    for number in range(more):
        knowledge.sign("E", f"more-{number}", f"More {number}")
        factories.HarmTextFactory()
        factories.TermTextFactory()
        factories.LawTextFactory()
        factories.LanguageAdviceTextFactory()
    client = Client(headers={"host": "localhost"})
    client.get("/privacy/")
    with queries(count):
        client.get(path)


def test_pages_are_public_and_kept(knowledge, read):
    response = Client(headers={"host": "localhost"}).get("/harms/bullying/")
    assert declared(response) is not None
    assert response.cookies == {}


def test_the_site_map_lists_them(knowledge, read):
    found = read("/sitemap.xml")
    for path in ("/harms/", "/harms/bullying/", "/indicators/education/afraid-of-school/",
                 "/glossary/", "/harms/law/", "/harms/language/"):  # fmt: skip
        assert f"{path}</loc>" in found
    assert COMMON not in found


def test_editors_may_show_cards_of_them(knowledge, partnership):
    source = registry.link_cards.get("harms")
    assert source is not None
    assert [(card.title, card.path) for card in source.cards(partnership)] == [
        ("Bullying", "/harms/bullying/")
    ]
