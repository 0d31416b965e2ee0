"""Addresses elsewhere are asked, by a real server on this machine; the guard is opened for it."""

from __future__ import annotations

import http.server
import threading
from datetime import timedelta

import pytest

from portal.guidance.review import fetching
from portal.guidance.review.actions.links import ask_links
from portal.guidance.review.fetching import AddressRefused, Guard, status_of
from portal.guidance.review.models import OuterLink
from tests.portal.guidance.review.conftest import NOW

pytestmark = pytest.mark.loopback
OPEN = Guard(may_ask=lambda _url: True, may_reach=lambda _address: True)


class Answers(http.server.BaseHTTPRequestHandler):
    """This answers with the status that the path names."""

    asked: list[tuple[str, str]] = []

    def do_HEAD(self):
        self.answer()

    def do_GET(self):
        self.answer()

    def answer(self):
        Answers.asked.append((self.command, self.path))
        place = self.path.partition("?")[0]
        if place == "/slow":
            threading.Event().wait(2)
        if place == "/no-head":
            status = 501 if self.command == "HEAD" else 200
        elif place == "/moved":
            status = 302
        elif place == "/round":
            status = 301
        else:
            status = int(place.strip("/") or 200) if place.strip("/").isdigit() else 200
        self.send_response(status)
        if place in {"/moved", "/round"}:
            self.send_header("Location", "/404" if place == "/moved" else "/round")
        if place == "/inside":
            self.send_header("X", "y")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_args):
        """Say nothing."""


@pytest.fixture
def server():
    Answers.asked = []
    made = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    made.daemon_threads = True
    thread = threading.Thread(target=made.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{made.server_port}"
    made.shutdown()
    made.server_close()
    thread.join()


@pytest.mark.parametrize("status", [200, 204, 404, 410, 500, 403])
def test_the_status_is_what_the_server_says(server, status):
    assert status_of(f"{server}/{status}", OPEN) == status


def test_a_page_is_asked_for_its_head_alone(server):
    assert status_of(f"{server}/200?q=a b", OPEN) == 200
    assert Answers.asked == [("HEAD", "/200?q=a%20b")]


def test_a_server_that_knows_no_head_is_asked_for_the_page(server):
    assert status_of(f"{server}/no-head", OPEN) == 200
    assert [method for method, _path in Answers.asked] == ["HEAD", "GET"]


def test_redirects_are_followed_but_not_in_circles(server):
    assert status_of(f"{server}/moved", OPEN) == 404
    assert status_of(f"{server}/round", OPEN) is None
    assert Answers.asked.count(("HEAD", "/round")) == fetching.MOST_REDIRECTS + 1


def test_nobody_answering_is_no_answer(server):
    assert status_of("http://127.0.0.1:1/", OPEN) is None
    assert status_of("http://no-such-name.invalid/", OPEN) is None


def test_a_slow_answer_is_not_waited_for(server, monkeypatch):
    monkeypatch.setattr(fetching, "TIMEOUT", 0.2)
    assert status_of(f"{server}/slow", OPEN) is None


def test_an_answer_that_trickles_is_cut_off(server, monkeypatch):
    monkeypatch.setattr(fetching, "LONGEST_ANSWER", 0.2)
    assert status_of(f"{server}/slow", OPEN) is None


def test_this_machine_is_never_asked(server):
    for url in (f"{server}/", "http://127.0.0.1/", "http://localhost/", "http://[::1]/"):
        with pytest.raises(AddressRefused):
            status_of(url)
    assert Answers.asked == []


def test_a_redirect_inside_is_not_followed(server):
    outside_only = Guard(may_ask=lambda url: "/404" not in url, may_reach=lambda _a: True)
    with pytest.raises(AddressRefused):
        status_of(f"{server}/moved", outside_only)
    assert Answers.asked == [("HEAD", "/moved")]


# The job


def link(url, **values):
    return OuterLink.objects.create(url=url, **values)


@pytest.mark.django_db
def test_what_came_of_it_is_kept_with_its_day(server):
    found, gone = link(f"{server}/200"), link(f"{server.replace('127.0.0.1', 'localhost')}/404")
    assert ask_links(now=NOW, guard=OPEN) == 2
    found.refresh_from_db()
    gone.refresh_from_db()
    assert (found.verdict, found.status, found.checked_at) == ("right", 200, NOW)
    assert found.due_at == NOW + timedelta(days=7)
    assert (gone.verdict, gone.status, gone.failures) == ("failed", 404, 1)
    assert gone.due_at == NOW + timedelta(days=1)


@pytest.mark.django_db
def test_two_failures_in_a_row_are_broken_and_an_answer_mends_it(server):
    made = link(f"{server}/404")
    for turn in range(2):
        ask_links(now=NOW + timedelta(days=turn), guard=OPEN)
    made.refresh_from_db()
    assert (made.verdict, made.failures) == ("broken", 2)
    OuterLink.objects.update(url=f"{server}/200")
    ask_links(now=NOW + timedelta(days=2), guard=OPEN)
    made.refresh_from_db()
    assert (made.verdict, made.failures) == ("right", 0)


@pytest.mark.django_db
def test_one_host_is_asked_once_in_a_run_and_few_in_all(server):
    for number in range(3):
        link(f"{server}/200?{number}")
    link(f"{server.replace('127.0.0.1', 'localhost')}/200")
    assert ask_links(now=NOW, guard=OPEN, most=1) == 1
    assert ask_links(now=NOW, guard=OPEN) == 2
    assert ask_links(now=NOW, guard=OPEN) == 1
    assert ask_links(now=NOW, guard=OPEN) == 0
    assert len(Answers.asked) == 4


@pytest.mark.django_db
def test_an_address_inside_is_noted_as_refused_and_not_asked(server):
    made = link(f"{server}/200")
    assert ask_links(now=NOW) == 1
    made.refresh_from_db()
    assert (made.verdict, made.status, made.checked_at) == ("refused", None, NOW)
    assert Answers.asked == []
