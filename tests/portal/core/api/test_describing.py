"""An operation that takes a body is described as well as one that takes parameters."""

from __future__ import annotations

import json

import pytest
from django.test import Client
from ninja import Router, Schema
from pydantic import ConfigDict

from portal.core import registry
from portal.core.api.describing import describe, operation_pages
from portal.core.api.factory import make_api

BODY = {
    "type": "object",
    "required": ["door"],
    "properties": {
        "door": {"type": "string", "description": "Which door."},
        "knocks": {"type": ["integer", "null"], "minimum": 1, "maximum": 3},
        "bells": {"type": ["array", "null"], "items": {"type": "string", "enum": ["low", "high"]}},
        "voice": {"type": ["string", "null"], "enum": ["loud", "quiet", None]},
    },
    "example": {"door": "front"},
}


class Opened(Schema):
    """This says what happened."""

    model_config = ConfigDict(json_schema_extra={"example": {"is_open": True}})
    is_open: bool


@pytest.fixture
def page(monkeypatch):
    """Give the description of an operation that is posted to."""
    router = Router()
    content = {"requestBody": {"content": {"application/json": {"schema": BODY}}}}

    @router.post(
        "/knock", response=Opened, operation_id="knock", summary="Knock", openapi_extra=content
    )
    def knock(request):
        """Knock at a door."""

    routers = registry.Registry("router of the API")
    routers.register("doors", router)
    monkeypatch.setattr(registry, "api_routers", routers)
    (found,) = operation_pages(describe(make_api("described")))
    return found


def test_what_is_sent_is_listed_by_name(page):
    assert [
        (one.name, one.kind, one.values, one.is_required, one.is_repeatable) for one in page.body
    ] == [
        ("door", "string", (), True, False),
        ("knocks", "integer, 1–3", (), False, False),
        ("bells", "string", ("low", "high"), False, True),
        ("voice", "string", ("loud", "quiet"), False, False),
    ]
    assert page.body[0].description == "Which door."
    assert page.parameters == []


def test_examples_are_written_as_json(page):
    assert json.loads(page.sent) == {"door": "front"}
    assert json.loads(page.answered) == {"is_open": True}
    assert json.loads(page.answer) == {"is_open": "boolean"}


@pytest.mark.django_db
def test_the_page_shows_a_posted_operation_with_its_examples(partnership):
    text = Client(headers={"host": "localhost"}).get("/api/v1/docs/").text
    posted = text[text.index("<code>POST /api/v1/refer</code>") :]
    assert "What is sent" in posted
    assert "<code>immediate_danger</code>" in posted
    assert "Example of what is sent" in posted
    assert "&quot;licensing_trading&quot;" in posted
    assert "Example of what comes back" in posted
    assert "Medical help needed now" in posted


@pytest.mark.django_db
def test_the_description_for_programs_has_them_too(partnership):
    described = Client(headers={"host": "localhost"}).get("/api/v1/openapi.json").json()
    operation = described["paths"]["/api/v1/refer"]["post"]
    schema = operation["requestBody"]["content"]["application/json"]["schema"]
    assert schema["additionalProperties"] is False
    assert schema["properties"]["age"]["maximum"] == 120
    assert schema["example"]["partnership"] == "NL"
    answer = described["components"]["schemas"]["ReferAnswer"]
    assert answer["example"]["primary_meeting"] == "NL-M05"
    assert sorted(operation["responses"]) == ["200", "400", "429"]
