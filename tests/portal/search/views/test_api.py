"""Search for programs."""

from __future__ import annotations

import json
import re
from typing import get_args

import pytest
from django.conf import settings
from django.test import Client

from portal.core.api import limit
from portal.core.findable import KINDS
from portal.core.limits import hit
from portal.search import api, listeners
from tests.factories.search import search_entry
from tests.portal.search.views.conftest import HERE, know

pytestmark = pytest.mark.django_db
SEARCH, SUGGEST = "/api/v1/search", "/api/v1/suggest"
PROBLEM = "application/problem+json"


@pytest.fixture
def ask(get):
    def answered(path: str, status: int = 200):
        answer = get(path)
        assert answer.status_code == status, answer.content
        return answer.json()

    return answered


def named(told) -> list[str]:
    return sorted(each["name"] for each in told["invalid_params"])


def test_the_answer_has_exactly_these_parts(things, ask):
    told = ask(f"{SEARCH}?q=phone&type=indicator")
    assert list(told) == [
        "query", "total", "page", "pages", "took_ms", "engine", "did_you_mean", "facets",
        "results",
    ]  # fmt: skip
    assert {name: told[name] for name in ("query", "total", "page", "pages", "engine")} == {
        "query": "phone", "total": 1, "page": 1, "pages": 1, "engine": "database",
    }  # fmt: skip
    assert told["did_you_mean"] is None
    assert isinstance(told["took_ms"], int)
    assert {"value": "indicator", "label": "Signs", "count": 1} in told["facets"]["type"]
    assert told["facets"]["harm"] == [{"value": "online-harm", "label": "Online harm", "count": 1}]
    [result] = told["results"]
    assert isinstance(result.pop("score"), float)
    assert result == {
        "title": "Several phones or SIM cards", "url": "/indicators/online/phones/",
        "type": "indicator", "summary": "More than one phone, often an old one.",
        "highlight": "More than one <mark>phone</mark>, often an old one.",
        "harms": ["online-harm"], "partnership": None, "updated": "2026-10-19T12:00:00Z",
        "language": "en",
    }  # fmt: skip


def test_a_highlight_holds_marks_and_nothing_else(partnership, ask):
    search_entry("Markup", body="A phone <script>alert(1)</script> & <mark>more</mark> phones.")
    [result] = ask(f"{SEARCH}?q=phone")["results"]
    left = result["highlight"].replace("<mark>", "").replace("</mark>", "")
    assert "<" not in left
    assert "&lt;script&gt;" in left
    assert "&lt;mark&gt;more" in left


def test_what_belongs_to_the_partnership_says_so(partnership, ask):
    search_entry("A phone of our own", place=partnership.pk)
    [result] = ask(f"{SEARCH}?q=phone")["results"]
    assert result["partnership"] == "north-lincolnshire"


def test_nothing_of_another_partnership_is_given(four_partnerships):
    search_entry("Only for Tees phones", place=four_partnerships["tees"].pk)
    here = four_partnerships["north-lincolnshire"].site.hostname
    for path in (f"{SEARCH}?q=phones", f"{SUGGEST}?q=phon"):
        assert b"Only for Tees" not in Client().get(path, headers={"host": here}).content


def test_children_and_adults_get_their_own(things, ask):
    search_entry("Phones, for children", voice="child")
    know("phones for children", voice="child")
    child = ask(f"{SEARCH}?q=phones&audience=child")
    assert [result["title"] for result in child["results"]] == ["Phones, for children"]
    adult = ask(f"{SEARCH}?q=phones&audience=adult")
    assert "Phones, for children" not in [result["title"] for result in adult["results"]]
    assert len(adult["results"]) == 4


def test_filters_repeat_and_pages_have_a_size(things, ask):
    told = ask(f"{SEARCH}?q=phone&type=indicator&type=glossary&per_page=1&page=2")
    assert (told["total"], told["page"], told["pages"]) == (2, 2, 2)
    assert len(told["results"]) == 1
    assert ask(f"{SEARCH}?q=phone&page=9")["results"] == []


def test_labels_and_addresses_are_in_the_language_asked_for(things, ask):
    told = ask(f"{SEARCH}?q=phone&lang=pl")
    assert {result["url"].split("/")[1] for result in told["results"]} == {"pl"}
    assert {result["language"] for result in told["results"]} == {"en"}


@pytest.mark.parametrize("query", ["", "?q=", "?q=%20", "?q=%01%02"])
def test_nothing_asked_is_nothing_found(things, ask, query):
    told = ask(f"{SEARCH}{query}")
    assert (told["total"], told["results"]) == (0, [])


def test_a_long_question_is_cut(things, ask):
    told = ask(f"{SEARCH}?q={'phone ' * 200}")
    assert len(told["query"]) <= 120


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("q=a&colour=red", ["colour"]),
        ("q=a&type=weather", ["type"]),
        ("q=a&type=guidance&type=x&audience=dog", ["audience", "type"]),
        ("q=a&harm=weather", ["harm"]),
        ("q=a&lang=xx", ["lang"]),
        ("q=a&page=0", ["page"]),
        ("q=a&page=x&per_page=51", ["page", "per_page"]),
        ("q=a&per_page=0&foo=1", ["foo", "per_page"]),
        ("q=a&q=b", ["q"]),
        ("q=a&page=1e9", ["page"]),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_named(things, get, query, names):
    answer = get(f"{SEARCH}?{query}")
    told = answer.json()
    assert answer.status_code == 400
    assert answer.headers["Content-Type"] == PROBLEM
    assert (told["type"], told["status"]) == ("about:blank", 400)
    assert named(told) == names
    assert all(name in told["detail"] for name in names)


def test_suggestions_lead_somewhere(things, ask):
    told = ask(f"{SUGGEST}?q=burn")
    assert told == {
        "suggestions": [{"text": "Burner", "url": "/glossary/#burner", "type": "glossary"}]
    }
    assert ask(f"{SUGGEST}?q=") == {"suggestions": []}
    assert ask(f"{SUGGEST}?q=burn&lang=pl")["suggestions"][0]["url"] == "/pl/glossary/#burner"
    assert named(ask(f"{SUGGEST}?q=a&page=1", 400)) == ["page"]


@pytest.mark.parametrize("path", [f"{SEARCH}?q=phone", f"{SUGGEST}?q=ph", f"{SEARCH}?x=1"])
def test_no_answer_is_kept_or_marks_anybody(things, get, path):
    answer = get(path)
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.cookies == {}
    assert "Access-Control-Allow-Origin" not in answer.headers


def test_what_programs_ask_is_counted_nowhere(things, ask, monkeypatch):
    heard = []
    monkeypatch.setattr(listeners, "on_search", [lambda **said: heard.append(said)])
    ask(f"{SEARCH}?q=phone")
    assert heard == []


@pytest.mark.parametrize("path", ["/api/v1/nothing", "/api/v1/", "/api/v1/search/more", "/api/x"])
def test_other_addresses_are_problems_too(partnership, get, path):
    answer = get(path, follow=False)
    assert answer.status_code in {301, 404}
    if path != "/api/x":
        assert (answer.status_code, answer.headers["Content-Type"]) == (404, PROBLEM)


@pytest.mark.parametrize("path", [SEARCH, SUGGEST])
def test_only_reading_is_possible(partnership, path):
    answer = Client(**HERE, enforce_csrf_checks=True).post(path, {"q": "a"})
    assert (answer.status_code, answer.headers["Content-Type"]) == (405, PROBLEM)
    assert answer.headers["Allow"] == "GET"


def test_too_much_is_stopped_with_a_time_to_come_back(things, get, at):
    now = at("2026-11-20 10:00")
    for _ in range(limit.PER_MINUTE):
        hit("api", "127.0.0.1", limit=limit.PER_MINUTE, per_seconds=60, now=now)
    answer = get(f"{SEARCH}?q=phone")
    assert (answer.status_code, answer.headers["Content-Type"]) == (429, PROBLEM)
    assert 1 <= int(answer.headers["Retry-After"]) <= 60


def test_a_failure_says_nothing_of_itself(things, monkeypatch):
    def fail(*_given, **_named):
        raise RuntimeError("phone secret")

    monkeypatch.setattr(api.queries, "find", fail)
    answer = Client(**HERE, raise_request_exception=False).get(f"{SEARCH}?q=phone")
    assert (answer.status_code, answer.headers["Content-Type"]) == (500, PROBLEM)
    assert b"secret" not in answer.content


def test_the_description_fits_what_is_answered(things, ask):
    schema = ask("/api/v1/openapi.json")
    assert schema["openapi"].startswith("3.1")
    operation = schema["paths"][SEARCH]["get"]
    given = {each["name"]: each for each in operation["parameters"]}
    assert list(given) == ["q", "type", "harm", "audience", "lang", "page", "per_page"]
    assert given["type"]["schema"]["items"]["enum"] == list(KINDS)
    assert all(each["description"] for each in given.values())
    assert sorted(operation["responses"]) == ["200", "400", "429"]
    parts = schema["components"]["schemas"]
    told = ask(f"{SEARCH}?q=phone")
    assert list(parts["SearchAnswer"]["properties"]) == list(told)
    assert list(parts["ResultAnswer"]["properties"]) == list(told["results"][0])
    references = re.findall(r'"#/components/schemas/(\w+)"', json.dumps(schema))
    assert set(references) <= set(parts)


def test_the_page_of_the_api_shows_every_operation(things, read):
    page = read("/api/v1/docs/")
    for path in (SEARCH, SUGGEST):
        assert f"<code>GET {path}</code>" in page
    assert 'href="/api/v1/search?q=county+lines"' in page
    assert re.findall(r'src="(?!/)[^"]*"', page) == []
    assert 'href="/api/v1/meetings/mace-triage"' in page  # an address that can be tried
    assert re.findall(r'href="[^"]*{', page) == []
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert sorted(ids) == sorted(set(ids))
    assert {"search", "operation-search"} <= set(ids)


def test_kinds_and_languages_are_those_of_the_portal():
    assert get_args(api.Kind) == KINDS
    assert set(get_args(api.Language)) == {code for code, _name in settings.LANGUAGES}


@pytest.mark.parametrize("more", [1, 3, 30])
def test_an_answer_costs_as_much_however_much_is_found(things, get, queries, more):
    for number in range(more):
        search_entry(f"Phone {number}", kind="glossary")
    get(f"{SEARCH}?q=phone")
    with queries(4):
        get(f"{SEARCH}?q=phone")
    get(f"{SUGGEST}?q=pho")
    with queries(2):
        get(f"{SUGGEST}?q=pho")
