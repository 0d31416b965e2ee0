"""Somebody at a browser: what they see, and what their browser noticed on the way."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request, Response, Route

from tests.e2e.server import Server


@dataclass
class Visitor:
    """This is one browser window with a memory of its own, never used before."""

    context: BrowserContext
    page: Page
    server: Server
    has_script: bool = True
    left_out: tuple[str, ...] = ()  # rules that make no sense for this window, with their reason
    console: list[str] = field(default_factory=list)
    third_party: list[str] = field(default_factory=list)
    left_to: list[str] = field(default_factory=list)
    responses: list[Response] = field(default_factory=list)
    document: str = ""
    status: int = 0

    def __post_init__(self) -> None:
        self.context.route("**/*", self._let_through)
        self.page.on("console", self._note_console)
        self.page.on("pageerror", lambda error: self.console.append(f"error: {error}"))
        self.page.on("response", self._note_response)

    def open(self, path: str, partnership: str = "north-lincolnshire") -> Page:
        """Go to an address of a partnership; notes of the page before are forgotten."""
        self.forget()
        answer = self.page.goto(self.server.url(path, partnership), wait_until="load")
        assert answer is not None
        self.status, self.document = answer.status, answer.text()
        return self.page

    def forget(self) -> None:
        """Forget what the browser noticed so far."""
        for notes in (self.console, self.third_party, self.left_to, self.responses):
            notes.clear()

    def sign_in(self, name: str, partnership: str = "north-lincolnshire") -> None:
        """Sign in with a demo account, as a person does."""
        self.open("/accounts/login/", partnership)
        self.page.locator("input[name=login]").fill(name)
        self.page.locator("input[name=password]").fill(self.server.env["DEMO_PASSWORD"])
        self.page.locator("form:has(input[name=password]) button[type=submit]").click()
        self.page.wait_for_url(lambda url: "/accounts/login" not in url)

    def _note_console(self, message: ConsoleMessage) -> None:
        # The browser itself reports the status of an error page that was asked for.
        is_asked_for = "Failed to load resource" in message.text and message.location.get(
            "url"
        ) == (self.page.url)
        if message.type in {"error", "warning"} and not is_asked_for:
            self.console.append(f"{message.type}: {message.text}")

    def _note_response(self, answer: Response) -> None:
        self.responses.append(answer)

    def _let_through(self, route: Route, request: Request) -> None:
        """Let requests to the portal through; answer others ourselves and remember them."""
        parts = urlsplit(request.url)
        host = parts.hostname or ""
        if parts.scheme in {"data", "blob"} or host == "localhost" or host.endswith(".localhost"):
            route.continue_()
            return
        is_leaving = request.is_navigation_request() and request.frame == self.page.main_frame
        (self.left_to if is_leaving else self.third_party).append(request.url)
        route.fulfill(status=200, content_type="text/html", body="<title>Elsewhere</title>")
