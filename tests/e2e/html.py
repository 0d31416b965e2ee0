"""The Nu HTML checker, kept running: one Java process answers for every page of a run."""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import dataclass, field
from urllib.request import Request, urlopen

from scripts.processes import Programs
from tests.components import E2E
from tests.e2e.server import free_port, wait_until

JAR = E2E / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
MAIN = "nu.validator.servlet.Main"


@dataclass
class HtmlChecker:
    """This checks whole documents; the same document is checked once."""

    port: int = field(default_factory=free_port)
    programs: Programs = field(default_factory=Programs)
    known: dict[str, list[str]] = field(default_factory=dict)

    def start(self) -> None:
        """Start the checker and wait for it."""
        bound = "-Dnu.validator.servlet.bind-address=127.0.0.1"
        command = ["java", "-Xmx512m", bound, "-cp", str(JAR), MAIN, str(self.port)]
        self.programs.start("HTML checker", command, os.environ)
        wait_until(f"http://127.0.0.1:{self.port}/", self.programs)

    def errors(self, document: str) -> list[str]:
        """List the errors of a document, each with its line."""
        digest = hashlib.sha256(document.encode()).hexdigest()
        if digest not in self.known:
            self.known[digest] = self._ask(document)
        return self.known[digest]

    def _ask(self, document: str) -> list[str]:
        request = Request(
            f"http://127.0.0.1:{self.port}/?out=json&level=error",
            data=document.encode(),
            headers={"Content-Type": "text/html; charset=utf-8"},
        )
        with urlopen(request, timeout=60) as answer:
            messages = json.load(answer)["messages"]
        return [
            f"HTML line {message.get('lastLine', '?')}: {message['message']}"
            for message in messages
            if message["type"] != "info"
        ]
