"""POST /api/v1/refer: the contract, and what happens to everything else that is sent."""

from __future__ import annotations

import json
import logging

import pytest
from django.conf import settings
from django.test import Client

from portal.core.logs import JsonFormatter
from portal.navigator.referring import answer
from portal.navigator.referring.describing import ANSWER, QUESTION
from tests import factories
from tests.portal.navigator.referring.cases import CASES, CLOSING, COUNTY_LINES, HOSTS

pytestmark = pytest.mark.django_db


def told(response):
    """Give the status and the names that are to be mended."""
    body = response.json()
    return response.status_code, [each["name"] for each in body.get("invalid_params", [])]


@pytest.mark.parametrize("code", HOSTS)
def test_the_cases_of_the_packs_are_answered_on_their_host(ask_anywhere, code):
    for case in (case for case in CASES if case.area == code):
        body = ask_anywhere(json.dumps(case.given), code).json()
        steps = [step["code"] for step in body["steps"] if step["code"] not in CLOSING]
        assert steps == [step["code"] for step in case.expected["steps"]], str(case)
        assert body["primary_meeting"] == case.expected["primary"], str(case)
        assert (body["form"] or {"code": None})["code"] == case.expected.get("form"), str(case)
        assert body["partnership"] == code


def test_the_example_of_the_description_is_what_really_comes_back(ask):
    response = ask(json.dumps(QUESTION))
    assert response.status_code == 200
    assert response.json() == ANSWER


def test_missing_null_and_empty_mean_the_same(ask, at):
    at("2026-11-20 10:00")
    names = ["partnership", "now", "subject", "harms", "age", "open_to", "level", "asked_for"]
    missing = ask("{}").json()
    assert [ask(json.dumps(dict.fromkeys(names, n))).json() for n in (None, "", [])] == [
        missing, missing, missing,
    ]  # fmt: skip


@pytest.mark.parametrize("named", ["TEES", "tees"])
def test_another_partnership_is_named_by_code_or_slug(ask_anywhere, named):
    body = ask_anywhere(json.dumps({"partnership": named})).json()
    assert body["partnership"] == "TEES"


def test_addresses_of_another_partnership_lead_to_its_own_site(ask_anywhere, bring, areas):
    bring.form("FORM_MARF")
    bring.services("N02")
    given = json.dumps({"partnership": "NL", **COUNTY_LINES})
    here, there = ask_anywhere(given, "NL").json(), ask_anywhere(given, "TEES").json()
    assert here["form"]["url"] == "/documents/1/marf.docx"
    root = areas["NL"].site.root_url
    assert there["form"]["url"] == f"{root}/documents/1/marf.docx"
    assert there["support"][0]["url"] == f"{root}/support/n02/"
    assert there["support"][1]["url"] is None


FAULTY = [
    ({"colour": "red"}, ["colour"]),
    ({"colour": None}, ["colour"]),
    ({"age": "15"}, ["age"]),
    ({"age": True}, ["age"]),
    ({"age": 121}, ["age"]),
    ({"harms": ["CSE", "XYZ"]}, ["harms"]),
    ({"harms": {"CSE": 1}}, ["harms"]),
    ({"level": "high"}, ["level"]),
    ({"immediate_danger": True}, ["immediate_danger"]),
    ({"asked_for": "NL-M99"}, ["asked_for"]),
    ({"partnership": "Atlantis"}, ["partnership"]),
    ({"partnership": 7}, ["partnership"]),
    ({"partnership": {"code": "NL"}}, ["partnership"]),
    ({"now": "yesterday"}, ["now"]),
    ({"now": 20261120}, ["now"]),
    ({"now": "0001-01-01T00:00:00+14:00"}, ["now"]),
    ({"now": "9999-12-31T23:59:59-12:00"}, ["now"]),
    ({"now": "0001-01-01T24:00"}, ["now"]),
    ({"now": "9998-12-31T24:00Z"}, ["now"]),
    (
        {"colour": "red", "level": "high", "partnership": "Atlantis", "now": "1066-10-14"},
        ["level", "colour", "now", "partnership"],
    ),
]


def test_what_cannot_be_read_is_named_all_at_once(ask):
    for given, names in FAULTY:
        response = ask(json.dumps(given))
        assert response.headers["Content-Type"] == "application/problem+json"
        status, found = told(response)
        assert (status, sorted(found)) == (400, sorted(names)), given


def test_a_reason_says_what_would_do(ask):
    body = ask(json.dumps({"level": "high", "age": -1, "harms": "XYZ", "asked_for": "X"})).json()
    reasons = {each["name"]: each["reason"] for each in body["invalid_params"]}
    assert reasons["level"] == "One of: unsure, emerging, moderate, significant."
    assert reasons["age"] == "A whole number from 0 to 120."
    assert reasons["harms"].startswith("A list of any of: CSE, CCE")
    assert reasons["asked_for"] == "The code of a meeting."


NO_OBJECTS = [
    "", "{", "[]", "7", "null", '"NL"', '{"age": 15', "age=15", b"\xff\xfe", b'{"age": "\xff"}',
    "[" * 10_000, '{"age": ' + "9" * 5_000 + "}",
]  # fmt: skip


def test_what_is_no_object_is_a_problem(ask):
    for body in NO_OBJECTS:
        response = ask(body)
        assert response.status_code == 400, body
        assert response.json()["detail"] == "Send one JSON object, as UTF-8: inputs by name."


def test_a_name_given_twice_is_named(ask):
    assert told(ask('{"age": 15, "age": 19}')) == (400, ["age"])


def test_too_much_at_once_is_a_problem_of_its_own(ask):
    for size, status in ((16 * 1024, 400), (16 * 1024 + 1, 413)):
        body = '{"colour": "' + "x" * (size - 14) + '"}'
        assert len(body) == size
        response = ask(body)
        assert response.status_code == status
        assert response.headers["Content-Type"] == "application/problem+json"


def test_far_too_much_is_one_too(ask):
    response = ask("x" * (2 * 1024 * 1024 + 1))
    assert (response.status_code, response.json()["status"]) == (413, 413)


def test_many_unknown_names_make_no_long_answer(ask):
    response = ask(json.dumps({f"{'name' * 20}{n}": 1 for n in range(150)}))
    assert response.status_code == 400
    assert len(response.json()["invalid_params"]) == 50
    assert len(response.content) < 12_000


def test_a_parameter_of_the_address_is_refused(ask):
    client = Client(headers={"host": "localhost"})
    response = client.post("/api/v1/refer?age=15", "{}", content_type="application/json")
    assert told(response) == (400, ["age"])


def test_a_partnership_without_rules_is_a_clear_problem(ask):
    factories.PartnershipFactory(slug="new-area", code="NEW", name="New Area")
    for asked in ('{"partnership": "new-area"}', '{"partnership": "NEW", "asked_for": "NEW-M01"}'):
        response = ask(asked)
        assert response.status_code == 404
        assert "New Area has not set out yet where to refer" in response.json()["detail"]


def test_it_is_public_without_cookie_or_token(ask):
    response = ask("{}", headers={"origin": "https://elsewhere.example"})
    assert response.status_code == 200
    assert response.cookies == {}
    assert response.headers["Cache-Control"] == "no-store"
    assert "Set-Cookie" not in response.headers


def test_it_is_asked_by_post_alone(area):
    response = Client(headers={"host": "localhost"}).get("/api/v1/refer")
    assert (response.status_code, response.headers["Allow"]) == (405, "POST")


def test_one_address_may_ask_only_so_much(ask, monkeypatch):
    monkeypatch.setattr("portal.core.api.limit.PER_MINUTE", 2)
    assert [ask("{}").status_code for _turn in range(3)] == [200, 200, 429]


def test_nothing_is_stored(ask, queries):
    ask("{}")  # partnerships and rules are remembered from here on
    with queries(0):
        assert ask(json.dumps(COUNTY_LINES)).status_code == 200


SECRET = "hush-4711"


@pytest.fixture
def written(caplog):
    """Give everything that was logged, as the portal's own lines say it."""
    caplog.set_level(logging.DEBUG)
    formatter = JsonFormatter()
    return lambda: "\n".join(
        f"{formatter.format(record)} {record.getMessage()} {record.exc_text or ''}"
        for record in caplog.records
    )


REFUSED = [
    json.dumps({"level": SECRET}),
    json.dumps({SECRET: "x"}),
    json.dumps({"partnership": SECRET}),
    json.dumps({"now": SECRET}),
    '{"' + SECRET,
    json.dumps({"asked_for": SECRET}),
]


def test_nothing_of_a_refused_body_is_logged(ask, written):
    assert [ask(body).status_code for body in REFUSED] == [400] * 6
    assert "request" in written()
    assert SECRET not in written()


def test_nothing_of_an_answered_body_is_logged(ask, written):
    assert ask(json.dumps({**COUNTY_LINES, "age": 17, "sector": "voluntary"})).status_code == 200
    assert "request" in written()
    assert "voluntary" not in written()


def test_nothing_of_a_body_is_logged_when_something_breaks(ask, written, monkeypatch, area):
    def broken(*_given):
        raise RuntimeError("the rules broke")

    monkeypatch.setattr(answer, "decide", broken)
    client = Client(headers={"host": HOSTS["NL"]}, raise_request_exception=False)
    body = json.dumps({"sector": "voluntary", "harms": ["CCE"]})
    response = client.post("/api/v1/refer", body, content_type="application/json")
    assert response.status_code == 500
    assert "RuntimeError" in written()
    assert "voluntary" not in written()
    assert settings.DEBUG is False
