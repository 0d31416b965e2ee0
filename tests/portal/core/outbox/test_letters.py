"""What a letter looks like on its way."""

from __future__ import annotations

import json
import re
from email import message_from_bytes, policy

import pytest

from portal.core.outbox.letters import letter, message_id

INVITATION = "BEGIN:VCALENDAR\r\nMETHOD:CANCEL\r\nSUMMARY:Cŵrs 👍\r\nEND:VCALENDAR\r\n"


def as_received(row):
    return message_from_bytes(letter(row, None).message().as_bytes(), policy=policy.default)


def test_the_message_id_comes_from_the_key_and_the_portals_host(settings):
    settings.BASE_URL = "https://portal.example/"
    assert re.fullmatch(r"<[0-9a-f]{32}@portal\.example>", message_id("booking-1"))
    assert message_id("booking-1") == message_id("booking-1") != message_id("booking-2")


def test_a_letter_says_who_it_is_for_and_that_a_machine_wrote_it(queue):
    received = as_received(queue())
    assert dict(received.items()) == {
        "Content-Type": 'text/plain; charset="utf-8"',
        "MIME-Version": "1.0",
        "Content-Transfer-Encoding": "7bit",
        "Subject": "A date",
        "From": "portal@localhost",
        "To": "reader@example.org",
        "Message-ID": message_id("booking-1"),
        "Date": "Fri, 20 Nov 2026 10:00:00 -0000",
        "Auto-Submitted": "auto-generated",
        "X-Auto-Response-Suppress": "All",
    }
    assert received.get_content() == "Words."


def test_every_try_is_the_same_to_the_letter(queue):
    row = queue(text="Ŵyn\n" * 200)
    assert as_received(row).as_bytes() == as_received(row).as_bytes()


def test_plain_text_is_always_there_beside_html(queue):
    received = as_received(queue(html="<p>Wörds.</p>"))
    assert received.get_content_type() == "multipart/alternative"
    assert [part.get_content_type() for part in received.iter_parts()] == [
        "text/plain",
        "text/html",
    ]
    assert received.get_body(("plain",)).get_content() == "Words."
    assert received.get_body(("html",)).get_content() == "<p>Wörds.</p>"


@pytest.mark.parametrize(
    ("text", "method"),
    [
        (INVITATION, "CANCEL"),
        (INVITATION.replace("CANCEL", "REQUEST"), "REQUEST"),
        (INVITATION.replace("METHOD:CANCEL\r\n", ""), "PUBLISH"),
        ("BEGIN:VCALENDAR\r\nDESCRIPTION:METHOD:CANCEL\r\nEND:VCALENDAR\r\n", "PUBLISH"),
    ],
)
def test_a_calendar_entry_arrives_to_the_byte_and_says_its_method(queue, text, method):
    received = as_received(queue(calendar=text))
    words, entry = received.iter_parts()
    assert words.get_content() == "Words."
    assert entry.get_content_type() == "text/calendar"
    assert entry["Content-Type"].params["method"] == method
    assert entry.get_filename() == "calendar.ics"
    assert entry.get_payload(decode=True) == text.encode()


def test_words_of_every_script_arrive(queue):
    row = queue(subject="Ŵy العربية 👩🏽‍🚒", text="Ŵy\nالعربية\n👩🏽‍🚒\n")
    received = as_received(row)
    assert received["Subject"] == "Ŵy العربية 👩🏽‍🚒"
    assert received.get_content() == "Ŵy\nالعربية\n👩🏽‍🚒\n"


def test_a_letter_that_was_subscribed_to_names_the_way_out(queue):
    url = "https://portal.example/guidance/alerts/stop/" + "a" * 90 + "/"
    row = queue(unsubscribe_url=url)
    received = as_received(row)
    assert str(received["List-Unsubscribe"]).strip() == f"<{url}>"
    assert received["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    sent = letter(row, None).message().as_bytes(linesep="\r\n")
    assert f"<{url}>\r\n".encode() in sent  # whole: mail programs read no encoded address


def test_any_other_letter_names_none(queue):
    received = as_received(queue())
    assert received["List-Unsubscribe"] is None
    assert received["List-Unsubscribe-Post"] is None


def test_a_letter_written_by_an_earlier_release_is_sent_as_it_was(queue):
    row = queue()
    said = json.loads(row.content)
    del said["unsubscribe"]
    row.content = json.dumps(said)
    assert as_received(row)["List-Unsubscribe"] is None
