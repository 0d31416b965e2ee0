"""A real browser and a real server; every journey begins with a visitor who was never here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests.components import chromium_path
from tests.e2e.data import copied_data
from tests.e2e.html import HtmlChecker
from tests.e2e.server import Server, environment, free_port
from tests.e2e.visitor import Visitor
from tests.smtp import Mailbox, MailServer

ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
DESKTOP, PHONE, NARROW = 1280, 360, 320
Visit = Callable[..., Visitor]

expect.set_options(timeout=30_000)  # as long as a click waits: a busy machine is no failure


@pytest.fixture(scope="session")
def shared_folder(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """Give a folder that all workers of this run see."""
    base = tmp_path_factory.getbasetemp()
    return base if worker_id == "master" else base.parent


@pytest.fixture(scope="session")
def mail() -> Iterator[MailServer]:
    """Take the letters of this worker's server."""
    taking = MailServer(free_port())
    taking.start()
    yield taking
    taking.stop()


@pytest.fixture
def mailbox(mail: MailServer) -> Mailbox:
    """Give the letters that arrived."""
    return mail.mailbox


@pytest.fixture(scope="session")
def server(shared_folder: Path, worker_id: str, mail: MailServer) -> Iterator[Server]:
    """Serve the four partnerships on a free loopback port, with data of this worker's own."""
    address = f"smtp://127.0.0.1:{mail.port}"
    yield from _serving(shared_folder, f"own_{worker_id}", EMAIL_URL=address)


@pytest.fixture(scope="session")
def pseudo_server(shared_folder: Path, worker_id: str) -> Iterator[Server]:
    """Serve them with the invented language too (/qps/)."""
    yield from _serving(shared_folder, f"pseudo_{worker_id}", PSEUDO_LOCALE="1")


def _serving(folder: Path, name: str, **settings: str) -> Iterator[Server]:
    port = free_port()
    with copied_data(folder, name) as (var, database):
        env = environment(var, port, database.url, **settings)
        running = Server(port, env)
        try:
            running.prepare()
            running.start()
            yield running
        finally:
            running.programs.stop_all()


@pytest.fixture(scope="session")
def html_checker() -> Iterator[HtmlChecker]:
    """Keep the HTML checker running."""
    checker = HtmlChecker()
    try:
        checker.start()
        yield checker
    finally:
        checker.programs.stop_all()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start the system's Chromium."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=chromium_path(), args=ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture
def visit(browser: Browser, server: Server) -> Iterator[Visit]:
    """Give a function: `visit(width=360, script=False)` is a new visitor with an empty browser."""
    yield from _visitors(browser, server)


@pytest.fixture
def visit_pseudo(browser: Browser, pseudo_server: Server) -> Iterator[Visit]:
    """Give the same for the server with the invented language."""
    yield from _visitors(browser, pseudo_server)


def _visitors(browser: Browser, server: Server) -> Iterator[Visit]:
    contexts = []

    def new(
        width: int = DESKTOP, *, script: bool = True, scheme: str = "light", contrast: str = "none"
    ) -> Visitor:
        context = browser.new_context(
            viewport={"width": width, "height": 800 if width >= DESKTOP else 640},
            java_script_enabled=script,
            color_scheme=scheme,
            forced_colors="active" if contrast == "forced" else "none",
            contrast="more" if contrast == "more" else "no-preference",
            reduced_motion="reduce",
            has_touch=width < DESKTOP,
            locale="en-GB",
            ignore_https_errors=True,  # the neutral site that Exit leads to vouches for itself
            timezone_id="Europe/London",
        )
        contexts.append(context)
        # In forced colours the colours are the reader's own; the page only leaves them alone.
        left_out = ("color-contrast",) if contrast == "forced" else ()
        return Visitor(context, context.new_page(), server, script, left_out)

    yield new
    for context in contexts:
        context.close()


@pytest.fixture
def visitor(visit: Visit) -> Visitor:
    """Sit somebody down at a desktop computer."""
    return visit()


@pytest.fixture
def phone(visit: Visit) -> Visitor:
    """Hand somebody a phone 360 px wide."""
    return visit(PHONE)


@pytest.fixture
def narrow(visit: Visit) -> Visitor:
    """Hand somebody a phone 320 px wide (or a page at 400 %)."""
    return visit(NARROW)


@pytest.fixture
def no_script(visit: Visit) -> Visitor:
    """Sit somebody down whose browser runs no script."""
    return visit(script=False)


@pytest.fixture
def pseudo(visit_pseudo: Visit) -> Visitor:
    """Hand somebody who reads the invented language a phone; addresses begin with /qps/."""
    return visit_pseudo(PHONE)


@pytest.fixture
def right_to_left(visit: Visit) -> Visitor:
    """Hand somebody who reads Arabic a phone; addresses begin with /ar/."""
    return visit(PHONE)
