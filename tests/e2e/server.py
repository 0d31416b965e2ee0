"""The real server, as `make start` runs it, on data of its own."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.request import Request, urlopen

from scripts.address import Address
from scripts.processes import CHECKOUT, Programs
from scripts.start import server_command

PATIENCE = 60.0
HOSTS = {
    "north-lincolnshire": "localhost",
    "cheshire-east": "cheshire-east.localhost",
    "tees": "tees.localhost",
    "gloucestershire": "gloucestershire.localhost",
}


def free_port() -> int:
    """Give a loopback port that nothing listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def wait_until(url: str, programs: Programs, host: str = "localhost") -> None:
    """Wait until an address answers 200; fail when the program behind it ends first."""
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            with urlopen(Request(url, headers={"Host": host}), timeout=10) as answer:
                if answer.status == 200:
                    return
        except OSError as error:
            reason = error
        ended = programs.ended()
        assert ended is None, f"{ended} ended by itself"
        assert time.monotonic() < deadline, f"{url} does not answer: {reason}"
        time.sleep(0.1)


@dataclass
class Server:
    """This is a running portal with the four partnerships, its background worker beside it."""

    port: int
    env: Mapping[str, str]
    programs: Programs = field(default_factory=Programs)

    def url(self, path: str = "/", partnership: str = "north-lincolnshire") -> str:
        """Give a full address on the host of a partnership."""
        return f"http://{HOSTS[partnership]}:{self.port}{path}"

    def fetch(
        self, path: str, partnership: str = "north-lincolnshire", *, told: object = None
    ) -> str:
        """Fetch an address as a plain client would; what is told is posted as JSON."""
        headers = {"Host": f"{HOSTS[partnership]}:{self.port}"}
        body = None if told is None else json.dumps(told).encode()
        if body is not None:
            headers["Content-Type"] = "application/json"
        request = Request(f"http://127.0.0.1:{self.port}{path}", data=body, headers=headers)
        with urlopen(request, timeout=20) as answer:
            return str(answer.read().decode())

    def manage(self, *arguments: str) -> str:
        """Run a management command on this server's data; give what it printed."""
        command = [sys.executable, "manage.py", *arguments]
        done = subprocess.run(
            command, cwd=CHECKOUT, env=dict(self.env), capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def prepare(self) -> None:
        """Bring the copied data to this server's own address and languages."""
        done = subprocess.run(
            [sys.executable, "-m", "scripts.prepare"],
            cwd=CHECKOUT,
            env=dict(self.env),
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr

    def start(self) -> None:
        """Serve, and wait until the server answers."""
        address = Address("127.0.0.1", self.port, self.env["BASE_URL"])
        logs = Path(self.env["VAR"]) / "log"
        server = server_command(sys.executable, address, 2)
        self.programs.start("server", server, self.env, logs / "server.log")
        worker = [sys.executable, "manage.py", "run_worker"]
        self.programs.start("worker", worker, self.env, logs / "worker.log")
        wait_until(f"http://127.0.0.1:{self.port}/healthz", self.programs, f"localhost:{self.port}")


def environment(var: Path, port: int, database: str, **more: str) -> dict[str, str]:
    """Give the environment of a server of its own."""
    own = {
        "VAR": str(var),
        "BASE_URL": f"http://localhost:{port}/",
        "DJANGO_SETTINGS_MODULE": "portal.settings.production",
        "DEMO": "1",
        "DEMO_PASSWORD": "only-for-tests-correct-horse",
        "DATABASE_URL": database,
        "PYTHONPATH": str(CHECKOUT),
    }
    unset = {
        "SECRET_KEY",
        "FIELD_KEYS",
        "ALLOWED_HOSTS",
        "EMAIL_URL",
        "CACHE_URL",
        "SEARCH_URL",
        "TRUSTED_PROXIES",
    }
    kept = {name: value for name, value in os.environ.items() if name not in unset}
    return {**kept, **own, **more}
