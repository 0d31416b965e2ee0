"""Exit this page, in a real browser: what is left behind Back and Forward, and on the server."""

from __future__ import annotations

import ssl
import threading
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

HARM_WORDS = ("safe", "harm", "hide", "child", "information", "problem")
SET_EXIT = """
from portal.core.models import Partnership
for area in Partnership.objects.all():
    area.exit_url = {url!r}
    area.save()
"""


class Weather(BaseHTTPRequestHandler):
    """This is the neutral site: it answers every address with a little page."""

    def do_GET(self):
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(b"<!DOCTYPE html><title>Forecast</title><h1>Sunny</h1>")

    def log_message(self, *args):
        """Say nothing: a test that prints fails."""


def vouch_for_oneself(path):
    """Write a certificate of our own: Exit leads to encrypted sites only."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    today = datetime.now(UTC)
    paper = x509.CertificateBuilder(
        issuer_name=name,
        subject_name=name,
        public_key=key.public_key(),
        serial_number=x509.random_serial_number(),
        not_valid_before=today - timedelta(days=1),
        not_valid_after=today + timedelta(days=1),
    ).sign(key, hashes.SHA256())
    private = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    path.write_bytes(private + paper.public_bytes(serialization.Encoding.PEM))


@pytest.fixture(scope="module")
def neutral(server, tmp_path_factory):
    """Serve a neutral site on loopback and let Exit lead there."""
    certificate = tmp_path_factory.mktemp("neutral") / "site.pem"
    vouch_for_oneself(certificate)
    encrypted = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    encrypted.load_cert_chain(certificate)
    with ThreadingHTTPServer(("127.0.0.1", 0), Weather) as weather:
        weather.socket = encrypted.wrap_socket(weather.socket, server_side=True)
        threading.Thread(target=weather.serve_forever, daemon=True).start()
        url = f"https://127.0.0.1:{weather.server_port}/weather"
        server.manage("shell", "-v0", "-c", SET_EXIT.format(url=url))
        yield url
        server.manage("shell", "-v0", "-c", SET_EXIT.format(url="https://www.bbc.co.uk/weather"))
        weather.shutdown()


def history_of(visitor):
    session = visitor.context.new_cdp_session(visitor.page)
    found = session.send("Page.getNavigationHistory")
    session.detach()
    return found["currentIndex"], [(one["url"], one["title"]) for one in found["entries"]]


def session_rows(server, key):
    """Count this one session's rows: other journeys sign in on the same server."""
    count = f"print(Session.objects.filter(session_key={key!r}).count())"
    program = f"from django.contrib.sessions.models import Session; {count}"
    return int(server.manage("shell", "-v0", "-c", program).split()[-1])


def read_some_pages(visitor):
    """Come from a search, read three pages, go one back: pages lie behind and ahead."""
    visitor.page.goto("https://search.example/?q=something")
    visitor.open("/hide/")
    visitor.open("/privacy/")
    visitor.open("/accessibility/")
    visitor.page.go_back()
    visitor.page.wait_for_url("**/privacy/")


def press_exit(visitor):
    visitor.page.locator("a.exit").click()


def press_shift_three_times(visitor):
    for _press in range(3):
        visitor.page.keyboard.press("Shift")


def wait_until_away(visitor, neutral):
    visitor.page.wait_for_url(neutral)
    visitor.page.wait_for_load_state()


@pytest.mark.parametrize("leave", [press_exit, press_shift_three_times])
def test_back_and_forward_show_nothing_of_the_site(neutral, visitor, leave):
    read_some_pages(visitor)
    leave(visitor)
    wait_until_away(visitor, neutral)
    at, entries = history_of(visitor)
    assert entries[at][0] == neutral
    assert at == len(entries) - 1  # nothing lies ahead
    ours = [entry for entry in entries if visitor.server.url("") in entry[0]]
    assert [url for url, _title in ours] == [visitor.server.url("/leave/out/")]
    visitor.page.go_back()
    assert visitor.page.url == visitor.server.url("/leave/out/")
    assert visitor.page.title() == "Weather"
    assert visitor.page.inner_text("body").strip() == ""
    visitor.page.go_back()
    assert visitor.page.url.startswith("https://search.example/")
    visitor.page.go_forward()
    visitor.page.go_forward()
    assert visitor.page.url == neutral


def test_the_page_is_hidden_and_renamed_at_once(visitor):
    page = visitor.open("/hide/")
    shown = page.evaluate("""() => {
        document.querySelector("a.exit").click();
        return [document.documentElement.hidden, document.title, document.body.offsetHeight];
    }""")
    assert shown == [True, "Weather", 0]


def test_a_page_opened_first_and_alone_is_replaced_too(neutral, visitor):
    visitor.open("/hide/")
    press_exit(visitor)
    wait_until_away(visitor, neutral)
    _at, entries = history_of(visitor)
    urls = [url for url, _title in entries]
    assert urls == ["about:blank", visitor.server.url("/leave/out/"), neutral]


def only_blank_and_neutral_entries(visitor, neutral):
    """Look at the history after Exit: nothing of the site, behind or ahead."""
    wait_until_away(visitor, neutral)
    at, entries = history_of(visitor)
    urls = [url for url, _title in entries]
    assert urls == ["about:blank", visitor.server.url("/leave/out/"), neutral]
    assert at == 2


@pytest.mark.parametrize("leave", [press_exit, press_shift_three_times])
@pytest.mark.parametrize("steps_back", [0, 1, 2])
def test_places_on_one_page_are_left_like_pages(neutral, visitor, leave, steps_back):
    page = visitor.open("/hide/")
    page.evaluate("location.hash = 'main'")
    page.evaluate("location.hash = 'all'")
    for _step in range(steps_back):
        page.go_back()
    leave(visitor)
    only_blank_and_neutral_entries(visitor, neutral)


def test_places_on_a_later_page_are_left_like_pages(neutral, visitor):
    page = visitor.open("/hide/")
    page.evaluate("location.hash = 'main'")
    visitor.open("/privacy/")
    page.evaluate("location.hash = 'all'")
    press_exit(visitor)
    only_blank_and_neutral_entries(visitor, neutral)


def test_a_page_that_is_not_there_is_left_like_any_other(neutral, visitor):
    visitor.open("/nowhere/")
    assert visitor.status == 404
    press_exit(visitor)
    only_blank_and_neutral_entries(visitor, neutral)


def test_without_script_the_link_leaves_and_the_words_say_what_remains(neutral, no_script):
    page = no_script.open("/hide/")
    assert "This hides the page. It does not delete your history." in page.inner_text("main")
    press_exit(no_script)
    page.wait_for_url(neutral)
    at, entries = history_of(no_script)
    assert entries[at][0] == neutral
    assert entries[at - 1][0] == no_script.server.url("/hide/")


def test_without_the_navigation_api_only_the_page_one_was_on_is_replaced(neutral, visit):
    visitor = visit()
    visitor.context.add_init_script("delete window.navigation")
    visitor.open("/privacy/")
    visitor.open("/hide/")
    press_exit(visitor)
    wait_until_away(visitor, neutral)
    at, entries = history_of(visitor)
    assert [url for url, _title in entries[at - 1 :]] == [
        visitor.server.url("/privacy/"),
        neutral,
    ]


def test_the_presses_are_counted_aloud_and_forgotten_after_five_seconds(visitor):
    page = visitor.open("/hide/")
    counter = page.locator("#exit-count")
    assert (counter.get_attribute("role"), counter.inner_text()) == ("status", "")
    page.keyboard.press("Shift")
    assert counter.inner_text() == "Press Shift two more times to leave this page"
    assert counter.is_visible()
    page.keyboard.press("Shift")
    assert counter.inner_text() == "Press Shift once more to leave this page"
    page.wait_for_timeout(5200)
    assert counter.inner_text() == ""
    page.keyboard.press("Shift")
    assert counter.inner_text() == "Press Shift two more times to leave this page"
    assert page.url == visitor.server.url("/hide/")


TYPING = {
    "capital letters": ["Shift+KeyA"] * 4,
    "other keys between": ["Shift", "KeyA", "Shift", "KeyB", "Shift", "KeyC"],
    "Escape": ["Escape"] * 4,
    "two presses": ["Shift", "Shift"],
}


@pytest.mark.parametrize("keys", TYPING.values(), ids=TYPING)
def test_typing_does_not_leave(visitor, keys):
    page = visitor.open("/report/")
    page.locator("textarea").focus()
    for key in keys:
        page.keyboard.press(key)
    page.wait_for_timeout(400)
    assert page.url == visitor.server.url("/report/")
    assert page.evaluate("document.documentElement.hidden") is False


SCREEN_KEYBOARDS = {
    "made by a script": """() => { for (let n = 0; n < 4; n += 1) {
        dispatchEvent(new KeyboardEvent('keydown', {key: 'Shift', code: 'ShiftLeft'}));
        dispatchEvent(new KeyboardEvent('keyup', {key: 'Shift', code: 'ShiftLeft'})); } }""",
    "autofill, which has no key": """() => dispatchEvent(new Event('keydown'))""",
}


@pytest.mark.parametrize("events", SCREEN_KEYBOARDS.values(), ids=SCREEN_KEYBOARDS)
def test_keys_nobody_pressed_do_not_leave(visitor, events):
    page = visitor.open("/hide/")
    page.evaluate(events)
    page.wait_for_timeout(400)
    assert page.url == visitor.server.url("/hide/")
    assert visitor.console == []


def test_an_on_screen_keyboard_without_key_codes_does_not_leave(visitor):
    page = visitor.open("/hide/")
    session = visitor.context.new_cdp_session(page)
    for _press in range(4):
        for kind in ("keyDown", "keyUp"):
            session.send("Input.dispatchKeyEvent", {"type": kind, "key": "Shift", "code": ""})
    page.wait_for_timeout(400)
    assert page.url == visitor.server.url("/hide/")


def test_a_shift_held_down_counts_for_nothing(visitor):
    page = visitor.open("/hide/")
    for _press in range(4):
        page.keyboard.down("Shift")
        page.keyboard.down("Shift")  # the second is a repetition
        page.keyboard.up("Shift")
    assert page.url == visitor.server.url("/hide/")
    assert page.locator("#exit-count").inner_text() == ""


def test_the_session_of_somebody_signed_in_is_gone(neutral, visitor):
    visitor.sign_in("practitioner")
    cookies = {cookie["name"]: cookie["value"] for cookie in visitor.context.cookies()}
    key = cookies["sessionid"]
    assert session_rows(visitor.server, key) == 1
    visitor.open("/hide/")
    press_exit(visitor)
    wait_until_away(visitor, neutral)
    assert visitor.context.cookies() == []
    assert session_rows(visitor.server, key) == 0


def test_a_page_kept_for_back_is_fetched_anew(playwright_with_bfcache, server):
    page = playwright_with_bfcache.new_page()
    page.goto(server.url("/privacy/"))
    page.evaluate("window.isOld = true")
    page.goto(server.url("/hide/"))
    page.go_back(wait_until="commit")
    page.wait_for_function("window.isOld === undefined")
    assert page.evaluate("document.documentElement.hidden") is False


@pytest.fixture
def playwright_with_bfcache(browser):
    """Start a Chromium that keeps whole pages for Back, as people's browsers do."""
    kind = browser.browser_type
    from tests.components import chromium_path  # the same browser, with one argument fewer
    from tests.e2e.conftest import ARGUMENTS  # as above

    other = kind.launch(
        executable_path=chromium_path(),
        args=ARGUMENTS,
        ignore_default_args=["--disable-back-forward-cache"],
    )
    yield other
    other.close()


def test_a_private_visit_leaves_one_entry_whatever_is_read_and_sent(visitor):
    page = visitor.open("/hide/")
    page.locator("#private-visit").click()
    assert (
        page.locator("#private-visit-state").inner_text() == "The private visit is on in this tab."
    )
    before, _entries = history_of(visitor)
    for name in ("accessibility", "languages", "privacy", "report"):
        page.locator(f"footer a[href='/{name}/'], header a[href='/{name}/']").first.click()
        page.wait_for_url(f"**/{name}/")
        page.wait_for_function("'visit' in document.documentElement.dataset")
    page.locator("main button[type=submit]").click()  # refused: nothing is written yet
    page.locator(".govuk-error-summary").wait_for()
    page.wait_for_function("'visit' in document.documentElement.dataset")
    page.locator("textarea").fill("The map is wrong.")
    page.wait_for_timeout(2200)  # the form takes no answer faster than a person writes one
    page.locator("main button[type=submit]").click()
    page.wait_for_url("**/report/thanks/")
    after, _entries = history_of(visitor)
    assert after - before <= 1
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
    assert visitor.context.cookies() == []


def test_an_ordinary_visit_keeps_its_steps(visitor):
    page = visitor.open("/hide/")
    before, _entries = history_of(visitor)
    page.locator("footer a[href='/accessibility/']").click()
    page.wait_for_url("**/accessibility/")
    assert history_of(visitor)[0] == before + 1


def test_a_private_visit_can_be_stopped(visitor):
    page = visitor.open("/hide/")
    button = page.locator("#private-visit")
    button.click()
    button.click()
    assert page.locator("#private-visit-state").inner_text() == "The private visit is off."
    before, _entries = history_of(visitor)
    page.locator("footer a[href='/accessibility/']").click()
    page.wait_for_url("**/accessibility/")
    assert history_of(visitor)[0] == before + 1


@pytest.mark.parametrize("path", ["/hide/", "/privacy/children/"])
def test_no_title_of_a_family_page_gives_it_away(visitor, path):
    page = visitor.open(path)
    assert not any(word in page.title().lower() for word in HARM_WORDS if word != "information")


@pytest.mark.parametrize("path", ["/", "/hide/", "/nowhere/", "/report/", "/pl/privacy/"])
def test_exit_is_reached_first_and_is_large_enough(phone, path):
    page = phone.open(path)
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('a.exit')") is True
    box = page.locator("a.exit").bounding_box()
    assert box["height"] >= 48
    assert box["y"] + box["height"] <= 640 + 1
