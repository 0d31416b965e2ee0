"""docs/how-to/watch-over-a-part.md, followed to the letter."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from portal.core import registry
from portal.core.health import health_report
from tests.docs.pages import follow

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def followed():
    follow("watch-over-a-part.md")
    yield
    registry.health_checks.unregister("printer")
    registry.doctor_checks.unregister("printer paper")


def test_strangers_see_a_word(client, partnership):
    assert client.get("/healthz").json()["checks"]["printer"] == "failed"


def test_traffic_goes_on(client, partnership):
    assert health_report().words["printer"] == "failed"
    assert client.get("/readyz").json()["checks"]["printer"] == "failed"


def test_doctor_says_what_to_do():
    out = StringIO()
    with pytest.raises(CommandError, match="need mending"):
        call_command("doctor", stdout=out)
    assert [line for line in out.getvalue().splitlines() if "no paper; put some in" in line]
