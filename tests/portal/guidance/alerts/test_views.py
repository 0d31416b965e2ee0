"""Asking for alerts, as a reader does it: no cookie, no script, no word about who is known."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import Client

from portal.core.outbox.models import OutboxMail
from portal.guidance.alerts import tokens
from portal.guidance.alerts.models import Pace, Subscription
from tests.portal.guidance.alerts.work import letters

pytestmark = pytest.mark.django_db
OURS = {"sec-fetch-site": "same-origin"}
ASK = "/guidance/alerts/"


@pytest.fixture
def reader(guide):
    return Client(headers={"host": "localhost"}, enforce_csrf_checks=True)


@pytest.fixture
def send(reader, at):
    """Give a function that opens the form, waits and sends it."""

    def send_form(address="reader@example.org", wait=5, path=ASK, **values):
        moment = at("2026-10-02 10:00")
        html = reader.get(path).content.decode()
        started = re.search(r'name="started" value="([^"]*)"', html)[1]
        at(f"{moment + timedelta(seconds=wait):%Y-%m-%d %H:%M:%S}")
        data = {
            "address": address, "topics": ["everything"], "pace": "weekly",
            "started": started, "website": "", **values,
        }  # fmt: skip
        return reader.post(path, data, headers=OURS)

    return send_form


def link(subscription, purpose):
    token = tokens.token_of(subscription.pk, purpose, subscription.partnership_id)
    place = {"confirm": "confirm", "manage": "mine", "stop": "stop"}[purpose]
    return f"/guidance/alerts/{place}/{token}/"


def words(response):
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def test_the_form_offers_guides_and_strategy_and_sets_no_cookie(reader):
    response = reader.get(ASK)
    text = words(response)
    for topic in ("Everything: all guides and the strategy", "Outside the home", "Strategy"):
        assert topic in text
    assert "Who decides" not in text
    assert not response.cookies
    assert response.headers["Cache-Control"] == "no-store"


def test_a_reader_asks_confirms_chooses_and_stops(send, reader, guide):
    response = send(topics=[str(guide.guide.pk)])
    assert (response.status_code, response.headers["Location"]) == (303, f"{ASK}sent/")
    assert "Look at your e-mail" in words(reader.get(f"{ASK}sent/"))
    path = re.search(r"http://[^/]+(/guidance/alerts/confirm/\S+)", letters()[0]["text"])[1]
    shown = words(reader.get(path))
    assert "Outside the home" in shown
    assert "Once a week, on Monday morning" in shown
    row = Subscription.objects.get()
    assert row.confirmed_at is None  # a scanner opened the link, nobody pressed
    response = reader.post(path, headers=OURS)
    assert (response.status_code, response.headers["Location"]) == (303, link(row, "manage"))
    page = reader.get(link(row, "manage"))
    assert re.search(rf'value="{guide.guide.pk}"[^>]*checked', page.content.decode())
    response = reader.post(
        link(row, "manage"), {"topics": ["everything"], "pace": "each"}, headers=OURS
    )
    assert "Saved" in words(response)
    row.refresh_from_db()
    assert (row.pace, row.topics.get().page_id) == ("each", None)
    stop = link(row, "stop")
    assert "Press the button" in words(reader.get(stop))
    assert Subscription.objects.count() == 1
    assert "Your address is deleted." in words(reader.post(stop, headers=OURS))
    assert Subscription.objects.count() == 0


def test_a_mail_program_stops_with_one_post_of_its_own(subscribe, guide):
    row = subscribe()
    client = Client(headers={"host": "localhost"}, enforce_csrf_checks=True)
    for _again in range(2):
        response = client.post(link(row, "stop"), {"List-Unsubscribe": "One-Click"})
        assert response.status_code == 200
        assert "You get no more letters" in words(response)
    assert Subscription.objects.count() == 0


def test_the_answer_is_the_same_whether_an_address_is_known(send, subscribe, reader):
    subscribe("known@example.org")
    known, unknown = send("known@example.org"), send("unknown@example.org")
    assert known.status_code == unknown.status_code == 303
    assert known.headers["Location"] == unknown.headers["Location"]
    assert known.content == unknown.content
    assert dict(known.items()).keys() == dict(unknown.items()).keys()
    assert OutboxMail.objects.count() == 2


@pytest.mark.parametrize(
    ("values", "fault"),
    [
        ({"address": ""}, "Write your e-mail address."),
        ({"address": "reader"}, "Write the whole e-mail address"),
        ({"address": "a@example.org\nBcc: b@example.org"}, "Write the whole e-mail address"),
        ({"address": "a" * 250 + "@example.org"}, "Use at most 254 characters"),
        ({"topics": []}, "Tick what you want to hear about."),
        ({"topics": ["4711"]}, "Choose from the answers shown."),
        ({"topics": ["x"]}, "Choose from the answers shown."),
        ({"pace": "hourly"}, "Choose one of the answers shown."),
        ({"website": "spam"}, "A program filled in a field"),
        ({"wait": 0}, "That was very quick."),
    ],
)
def test_what_cannot_be_is_asked_again_with_the_words_kept(send, values, fault):
    response = send(**values)
    assert response.status_code == 200
    assert fault in words(response)
    assert "<title>Error:" in response.content.decode()
    assert OutboxMail.objects.count() == 0


def test_a_form_from_elsewhere_is_refused(reader):
    for headers in ({"sec-fetch-site": "cross-site"}, {}):
        assert reader.post(ASK, {}, headers=headers).status_code == 403


def test_one_place_cannot_ask_for_ever(send):
    answers = [send(f"{n}@example.org") for n in range(11)]
    assert [answer.status_code for answer in answers] == [303] * 10 + [429]
    html = answers[-1].content.decode()
    assert "send them again in 60 minutes." in html
    assert 'value="10@example.org"' in html
    assert OutboxMail.objects.count() == 10


@pytest.mark.parametrize("place", ["confirm", "mine", "stop"])
@pytest.mark.parametrize("token", ["x", "a.b", "%00", "é", "0" * 5000])
def test_a_link_that_we_did_not_write_opens_nothing(reader, place, token):
    response = reader.get(f"/guidance/alerts/{place}/{token}/")
    assert response.status_code in {400, 404}


@pytest.mark.parametrize("purpose", ["confirm", "manage", "stop"])
def test_a_link_opens_nothing_on_another_partnership_s_site(subscribe, guide, purpose):
    row = subscribe()
    elsewhere = Client(headers={"host": "tees.localhost"})
    assert elsewhere.get(link(row, purpose)).status_code == 404
    assert elsewhere.post(link(row, purpose), headers=OURS).status_code == 404
    assert Subscription.objects.count() == 1


def test_a_link_is_over_with_its_subscription_or_its_time(subscribe, reader, at):
    row = subscribe(confirmed=False)
    assert reader.get(link(row, "manage")).status_code == 404
    at("2026-10-08 08:59")
    assert reader.get(link(row, "confirm")).status_code == 200
    at("2026-10-08 09:00")
    assert reader.get(link(row, "confirm")).status_code == 404
    assert reader.post(link(row, "confirm"), headers=OURS).status_code == 404


def test_a_confirmed_reader_who_opens_the_first_link_again_goes_on(subscribe, reader):
    row = subscribe()
    assert "You have said yes already." in words(reader.get(link(row, "confirm")))
    assert reader.post(link(row, "confirm"), headers=OURS).status_code == 303


def test_pages_behind_links_are_kept_by_nobody(subscribe, reader):
    row = subscribe(pace=Pace.EACH)
    for purpose in ("confirm", "manage", "stop"):
        response = reader.get(link(row, purpose))
        assert response.headers["Cache-Control"] == "no-store"
        assert '<meta name="robots" content="noindex">' in response.content.decode()
        assert not response.cookies


def test_letters_follow_the_language_of_the_form(send):
    assert send(path=f"/pl{ASK}").headers["Location"] == f"/pl{ASK}sent/"
    assert "/pl/guidance/alerts/confirm/" in letters()[0]["text"]
    assert Subscription.objects.get().language == "pl"


def test_the_privacy_notice_says_what_is_kept(reader):
    assert "When you ask for alerts by e-mail" in words(reader.get("/privacy/"))
