"""docs/how-to/add-to-the-api.md, followed to the letter."""

from __future__ import annotations

import json

import pytest

from portal.core import registry
from portal.core.api.describing import describe, operation_pages
from portal.core.api.factory import addresses, make_api
from tests.docs.pages import follow

pytestmark = pytest.mark.django_db


@pytest.fixture
def api(monkeypatch):
    monkeypatch.setattr(registry, "api_routers", registry.Registry("router of the API"))
    follow("add-to-the-api.md")
    return make_api("followed")


@pytest.fixture
def ask(api, partnership, rf):
    patterns = {pattern.name: pattern for pattern in addresses(api)}

    def asked(query: str, method: str = "get"):
        request = getattr(rf, method)(f"/api/v1/doors?{query}")
        request.partnership = partnership
        return patterns["doors"].callback(request)

    return asked


def test_the_operation_answers(ask):
    answer = ask("kind=front&kind=back")
    assert answer.status_code == 200
    assert json.loads(answer.content) == [
        {"slug": "front", "area": "north-lincolnshire"},
        {"slug": "back", "area": "north-lincolnshire"},
    ]
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("kind=side", ["kind"]),
        ("colour=red", ["colour"]),
        ("page=1&page=2", ["page"]),
        ("page=4", ["page"]),
        ("page=0&kind=side&colour=red", ["colour", "kind", "page"]),
    ],
)
def test_what_cannot_be_used_is_named(ask, query, names):
    answer = ask(query)
    told = json.loads(answer.content)
    assert answer.status_code == 400
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert sorted(each["name"] for each in told["invalid_params"]) == names


def test_another_method_is_a_problem_too(ask):
    answer = ask("", "post")
    assert (answer.status_code, answer.headers["Allow"]) == (405, "GET")
    assert json.loads(answer.content)["status"] == 405


def test_it_describes_itself(api):
    described = describe(api)
    operation = described["paths"]["/api/v1/doors"]["get"]
    assert described["openapi"] == "3.1.0"
    assert sorted(operation["responses"]) == ["200", "400", "429"]
    [page] = operation_pages(described)
    assert page.example == "/api/v1/doors?page=1"
    assert [(each.name, each.values) for each in page.parameters] == [
        ("kind", ("front", "back")),
        ("page", ()),
    ]
