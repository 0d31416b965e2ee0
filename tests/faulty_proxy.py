"""Something between a client and a server that goes wrong in the ways servers do."""

from __future__ import annotations

import http.client
import json
import socket
import threading
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Final
from urllib.parse import urlsplit

HANGS_FOR: Final = 10.0
PRODUCT: Final = ("X-Elastic-Product", "Elasticsearch")


class Listener(ThreadingHTTPServer):
    """This hands every request to the proxy it belongs to, and can drop all its connections."""

    daemon_threads = True
    block_on_close = False
    proxy: FaultyProxy

    def __init__(self, port: int, proxy: FaultyProxy) -> None:
        self.proxy = proxy
        self.open: set[socket.socket] = set()
        super().__init__(("127.0.0.1", port), Handler)

    def process_request(self, request: Any, client_address: Any) -> None:
        self.open.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        self.open.discard(request)
        super().shutdown_request(request)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that hangs up is no news here."""


class Handler(BaseHTTPRequestHandler):
    """This is one connection."""

    protocol_version = "HTTP/1.1"
    server: Listener

    def answer(self) -> None:
        """Answer one request as the proxy's mood has it."""
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self.server.proxy.answer(self, body)

    # The names are the standard library's.
    do_GET = do_POST = do_PUT = do_DELETE = do_HEAD = answer  # noqa: N815 (as above)

    def say(self, status: int, headers: list[tuple[str, str]], body: bytes) -> None:
        """Send an answer."""
        self.send_response(status)
        for name, value in headers:
            if name.lower() not in {"transfer-encoding", "content-length", "connection"}:
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, *_words: Any) -> None:
        """Say nothing on standard error."""


class FaultyProxy:
    """This passes everything on until its mood is changed: to "slow", "500", "html" and so on."""

    def __init__(self, target: str) -> None:
        self.mood = "well"
        self.most_bytes = 0  # more than so many in a body are refused; 0: any number
        self.requests: list[str] = []
        self.port = 0
        self._target = urlsplit(target).netloc
        self._listener: Listener | None = None
        self._is_over = threading.Event()

    @property
    def url(self) -> str:
        """Give its address, the same after a stop and a start."""
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Listen."""
        self._is_over.clear()
        self._listener = Listener(self.port, self)
        self.port = self._listener.server_address[1]
        threading.Thread(target=self._listener.serve_forever, args=(0.05,), daemon=True).start()

    def stop(self) -> None:
        """Listen no more and drop every connection, as a server that is stopped."""
        self._is_over.set()
        if self._listener is not None:
            self._listener.shutdown()
            self._listener.server_close()
            for one in list(self._listener.open):
                with suppress(OSError):
                    one.shutdown(socket.SHUT_RDWR)
            self._listener = None

    def answer(self, handler: Handler, body: bytes) -> None:
        """Answer as the mood is."""
        self.requests.append(f"{handler.command} {handler.path}")
        if self.mood == "slow":
            self._is_over.wait(HANGS_FOR)
        if self.most_bytes and len(body) > self.most_bytes:
            handler.say(413, [PRODUCT], b"")
            return
        said = MOODS.get(self.mood)
        if said is None:
            handler.say(*self._passed_on(handler, body))
        else:
            status, headers, text = said
            handler.say(status, headers, text)

    def _passed_on(self, handler: Handler, body: bytes) -> tuple[int, list[tuple[str, str]], bytes]:
        upstream = http.client.HTTPConnection(self._target, timeout=60)
        try:
            headers = {name: value for name, value in handler.headers.items() if name != "Host"}
            upstream.request(handler.command, handler.path, body or None, headers)
            answer = upstream.getresponse()
            return answer.status, answer.getheaders(), answer.read()
        finally:
            upstream.close()


JSON: Final = ("Content-Type", "application/vnd.elasticsearch+json;compatible-with=8")
MOODS: Final[dict[str, tuple[int, list[tuple[str, str]], bytes]]] = {
    "500": (500, [PRODUCT, JSON], json.dumps({"error": "something broke"}).encode()),
    "503": (503, [PRODUCT, JSON], json.dumps({"error": {"type": "unavailable"}}).encode()),
    "html": (200, [("Content-Type", "text/html")], b"<h1>Sign in to the wireless</h1>"),
    "not-json": (200, [PRODUCT, JSON], b'{"hits": {"total"'),
    "other-shape": (200, [PRODUCT, JSON], b'{"took": 1, "timed_out": false, "hits": []}'),
    "half-an-answer": (200, [PRODUCT, JSON], b'{"took": 1, "timed_out": true}'),
}
