"""docs/how-to/keep-an-answer-safe.md, followed to the letter."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from django.core.management import call_command
from django.http import Http404
from django.test import RequestFactory

from portal.core import registry
from portal.core.models import ProblemReport
from portal.core.registry import Registry
from portal.core.vault.health import check_sealed
from portal.core.vault.queries import look_ups_of, open_run
from portal.core.vault.visitor import VisitorKey, visitor_of
from portal.settings.environment import FieldKey
from tests.docs.pages import follow

pytestmark = pytest.mark.django_db
OLD, NEW = FieldKey("old", b"\x41" * 32), FieldKey("new", b"\x42" * 32)


@pytest.fixture
def page(monkeypatch):
    """Do what the page says, with registries of the test's own."""
    for name in ("forget_me", "sealed_tables"):
        monkeypatch.setattr(registry, name, Registry(name))
    return SimpleNamespace(**follow("keep-an-answer-safe.md"))


@pytest.fixture
def request_of(partnership):
    """Give a function that makes a request of a browser that holds a key."""

    def make(visitor=None, **data):
        request = RequestFactory().post("/", data)
        request.partnership = partnership
        if visitor is not None:
            request.COOKIES["v"] = visitor.cookie
        return request

    return make


def test_a_browser_starts_and_goes_on_and_nobody_else_does(page, request_of, at):
    now = at("2026-11-20 10:00")
    started = page.begin(request_of())
    run_id = started.url.strip("/").split("/")[1]
    browser = request_of()
    browser.COOKIES["v"] = started.cookies["v"].value
    for day in ("monday", "tuesday"):
        browser.POST = {"day": day}
        assert page.write(browser, run_id).url == started.url
    run = open_run(run_id=run_id, kind="diary", visitor=visitor_of(browser), now=now)
    assert run.payload == {"days": ["monday", "tuesday"]}
    for stranger in (request_of(day="a"), request_of(VisitorKey(b"\x09" * 32), day="a")):
        with pytest.raises(Http404):
            page.write(stranger, run_id)
    page.finish_run(run_id=run_id, kind="diary", visitor=visitor_of(browser), now=now)
    with pytest.raises(Http404):
        page.write(browser, run_id)


def test_exit_forgets_what_this_browser_drew(page, client, partnership):
    mine, other = VisitorKey(b"\x01" * 32), VisitorKey(b"\x02" * 32)
    page.drawings.update({look_ups_of(one)[0]: "a tree" for one in (mine, other)})
    client.cookies["v"] = mine.cookie
    client.get("/leave/", headers={"host": "localhost"})
    assert page.drawings == {look_ups_of(other)[0]: "a tree"}


def test_what_lies_in_another_table_is_renewed(page, partnership, settings, capsys):
    settings.FIELD_KEYS = (OLD,)
    row = ProblemReport.objects.create(partnership=partnership, message="-")
    ProblemReport.objects.update(message=page.hide(row, "a secret"))
    settings.FIELD_KEYS = (NEW,)
    assert "old of core.ProblemReport" in check_sealed().detail
    settings.FIELD_KEYS = (NEW, OLD)
    call_command("rotate_keys")
    assert "core.ProblemReport: 1 renewed, 0 already new" in capsys.readouterr().out
    settings.FIELD_KEYS = (NEW,)
    row.refresh_from_db()
    assert (page.show(row), "secret" in row.message) == ("a secret", False)
    assert check_sealed().is_ok
