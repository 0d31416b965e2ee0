"""Reporting a problem with a page: no cookie, no lost words, one row, one message."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import Client

from portal.core.limits.file import run
from portal.core.models import ProblemReport

OURS = {"sec-fetch-site": "same-origin"}


@pytest.fixture
def site(partnership):
    """Give the partnership an address for problems."""
    partnership.contact_email = "portal@example.org"
    partnership.save()
    return partnership


@pytest.fixture
def reader():
    """Give a client that keeps cookies if it is given any, and has no token."""
    return Client(headers={"host": "localhost"}, enforce_csrf_checks=True)


@pytest.fixture(autouse=True)
def _nothing_counted():
    """Forget how often the form was sent: counts outlive a test."""
    run("DELETE FROM hits")


@pytest.fixture
def send(site, reader, at):
    """Give a function that opens the form, waits and sends it."""

    def send_form(message="The map is wrong.", path="/about/", wait=5, headers=OURS, **more):
        moment = at("2026-11-20 10:00")
        html = reader.get("/report/").content.decode()
        started = re.search(r'name="started" value="([^"]*)"', html)[1]
        at(f"{moment + timedelta(seconds=wait):%Y-%m-%d %H:%M:%S}")
        data = {"message": message, "path": path, "started": started, "website": "", **more}
        return reader.post("/report/", data, headers=headers)

    return send_form


def test_a_report_is_kept_and_the_partnership_is_told(site, send, reader, sent_mail):
    response = send(message="The map\r\nis wrong.", path="/about/?q=secret")
    assert (response.status_code, response.headers["Location"]) == (303, "/report/thanks/")
    kept = ProblemReport.objects.get()
    assert (kept.partnership, kept.path, kept.message) == (site, "/about/", "The map\nis wrong.")
    [message] = sent_mail()
    assert (message.to, message.subject) == (["portal@example.org"], "A note about a page")
    assert "/about/" not in message.body
    assert "The map" not in message.body
    assert not reader.cookies


def test_loading_the_thanks_again_sends_nothing_twice(send, reader):
    send()
    assert reader.get("/report/thanks/").status_code == 200
    assert ProblemReport.objects.count() == 1


def test_without_an_address_the_report_is_kept_all_the_same(partnership, send, sent_mail):
    partnership.contact_email = ""
    partnership.save()
    send()
    assert ProblemReport.objects.count() == 1
    assert sent_mail() == []


def test_an_empty_report_is_refused_with_the_page_still_there(send):
    response = send(message="  ", path="/about/")
    html = response.content.decode()
    assert response.status_code == 200
    assert "<title>Error: Report a problem with a page" in html
    assert html.count("Write what is wrong with the page.") == 2
    assert 'value="/about/"' in html
    assert ProblemReport.objects.count() == 0


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"website": "http://spam.example"}, "A program filled in a field"),
        ({"wait": 1}, "That was very quick."),
        ({"started": "forged"}, "This page was open for a long time."),
        ({"message": "x" * 2001}, "Use at most 2000 characters; there are 2001 now."),
    ],
)
def test_what_no_person_sends_is_refused_and_the_text_is_kept(send, given, words):
    given = {"message": "A long text I wrote.", **given}
    html = send(**given).content.decode()
    assert words in html
    assert given["message"] in html
    assert ProblemReport.objects.count() == 0


@pytest.mark.parametrize("headers", [{"sec-fetch-site": "cross-site"}, {}])
def test_a_form_from_elsewhere_is_refused(send, headers):
    response = send(headers=headers)
    assert response.status_code == 403
    assert 'href="tel:999"' in response.content.decode()
    assert ProblemReport.objects.count() == 0


def test_the_eleventh_report_of_an_hour_is_told_to_wait(send):
    for _turn in range(10):
        assert send().status_code == 303
    response = send(message="Words that took an hour.", path="/harms/")
    html = response.content.decode()
    assert response.status_code == 429
    assert response.headers["Retry-After"] == "3600"
    assert response.headers["Cache-Control"] == "no-store"
    assert "send them again in 60 minutes." in html
    assert "<title>Error: Report a problem with a page" in html
    assert "Words that took an hour.</textarea>" in html
    assert 'value="/harms/"' in html
    assert dict(response.cookies) == {}
    assert ProblemReport.objects.count() == 10


def test_the_words_shown_again_can_be_sent_when_the_time_is_over(send, reader, at):
    for _turn in range(11):
        html = send().content.decode()
    started = re.search(r'name="started" value="([^"]*)"', html)[1]
    at("2026-11-20 11:00:06")
    data = {"message": "The map is wrong.", "path": "/about/", "started": started, "website": ""}
    assert reader.post("/report/", data, headers=OURS).status_code == 303


def test_where_there_is_no_site_there_is_no_form(db, reader):
    sent = [reader.post("/report/", {}, headers=OURS).status_code for _turn in range(11)]
    assert sent == [404] * 11


@pytest.mark.parametrize(
    ("referer", "path"),
    [
        ("http://localhost/about/team/?q=anna", "/about/team/"),
        ("http://localhost/pl/about/", "/pl/about/"),
        ("http://other.example/about/", ""),
        ("http://localhost:9/about/", ""),
        ("http://localhost/report/", ""),
        ("http://[", ""),
        ("", ""),
    ],
)
def test_the_page_is_filled_in_from_a_page_of_ours_only(site, reader, referer, path):
    html = reader.get("/report/", headers={"referer": referer}).content.decode()
    field = re.search(r'<input[^>]*name="path"[^>]*>', html)[0]
    value = re.search(r'value="([^"]*)"', field)
    assert (value[1] if value else "") == path


@pytest.mark.parametrize(
    ("page", "path"),
    [
        ("/harms/cse/", "/harms/cse/"),
        ("/harms/cse/?q=anna%23top", "/harms/cse/"),
        ("//elsewhere.example/", ""),
        ("https://elsewhere.example/", ""),
        ("anna", ""),
        ("", ""),
    ],
)
def test_the_page_a_link_names_is_filled_in(site, reader, page, path):
    html = reader.get("/report/", {"page": page}).content.decode()
    value = re.search(r'value="([^"]*)"', re.search(r'<input[^>]*name="path"[^>]*>', html)[0])
    assert (value[1] if value else "") == path


def test_the_form_says_what_not_to_write_and_what_not_to_use_it_for(site, reader):
    response = reader.get("/report/")
    html = response.content.decode()
    assert "Do not give the name of a child" in html
    assert "Worried about a child? Do not use this form." in html
    assert 'autocomplete="off"' in re.search(r"<textarea[^>]*>", html)[0]
    assert response.headers["Cache-Control"] == "no-store"
    assert dict(response.cookies) == {}


def test_nul_and_long_paths_are_no_fault_of_ours(send):
    assert send(path="a\0b").status_code == 200
    assert send(path="x" * 401).status_code == 200
    assert ProblemReport.objects.count() == 0
