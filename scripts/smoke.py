"""Start the portal as a newcomer does, ask for every address, press Ctrl-C, look for leftovers."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[1]
PYTHON = CHECKOUT / ".venv" / "bin" / "python"  # what `make start` made
PATIENCE = 300.0
# A partnership that nobody has: from nothing to a site by two commands, while the server runs.
FIFTH, FIFTH_NAME = "fenland-coast", "Fenland Coast"
HOSTS = ("", "cheshire-east.", "tees.", "gloucestershire.", f"{FIFTH}.")
PREFIXES = ("", "/pl")
# Every address of the contract that this release has, and what it answers.
EVERYWHERE = {
    "/": 200, "/hide/": 200, "/privacy/": 200, "/accessibility/": 200, "/languages/": 200,
    "/report/": 200, "/no-such-page/": 404, "/harms/": 200, "/harms/missing/": 200,
    "/harms/law/": 200, "/harms/language/": 200, "/indicators/": 200, "/indicators/money/": 200,
    "/glossary/": 200, "/guidance/": 200, "/guidance/amendments/": 200, "/guidance/alerts/": 200,
    "/strategy/": 200, "/strategy/plan/": 200, "/strategy/indicators/": 200,
    "/support/young-people/about/": 200, "/support/young-people/search/": 200,
    "/search/": 200, "/search/?q=missing+child&type=glossary": 200, "/search/?q=zzzz": 200,
    "/search/opensearch.xml": 200, "/search/results.atom?q=missing": 200,
}  # fmt: skip
WITHOUT_LANGUAGE = {
    "/accounts/login/": 200, "/cms/": 302, "/leave/": 303, "/healthz": 200, "/readyz": 200,
    "/sitemap.xml": 200, "/robots.txt": 200, "/.well-known/security.txt": 200, "/components/": 200,
    "/api/v1/search?q=missing": 200, "/api/v1/suggest?q=mis": 200, "/api/v1/search?size=9": 400,
    "/api/v1/openapi.json": 200, "/api/v1/docs/": 200,
}  # fmt: skip


def free_port() -> int:
    """Give a loopback port that nothing listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@contextmanager
def started(port: int, var: str) -> Iterator[list[float]]:
    """Run `make start` until it says Ready; afterwards press Ctrl-C and wait for its end."""
    env = {**os.environ, "PORT": str(port), "VAR": var}
    began = time.monotonic()
    program = subprocess.Popen(
        ["make", "start"], cwd=CHECKOUT, env=env, stdout=subprocess.PIPE, text=True,
        stdin=subprocess.DEVNULL, start_new_session=True,
    )  # fmt: skip
    alarm = threading.Timer(PATIENCE, os.killpg, [program.pid, signal.SIGKILL])
    alarm.start()
    try:
        last = ""
        for line in program.stdout or ():
            print(f"    {line}", end="")
            last = line.strip()
            if last == f"Ready: http://localhost:{port}/":
                break
        if not last.startswith("Ready: "):
            sys.exit(f"make start ended without Ready (exit {program.wait()})")
        yield [time.monotonic() - began]
    finally:
        if program.poll() is None:
            os.killpg(program.pid, signal.SIGINT)  # what a terminal does at Ctrl-C
            program.wait(timeout=60)
        alarm.cancel()


def status(port: int, host: str, path: str) -> int:
    """Ask for one address on one host."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("GET", path, headers={"Host": f"{host}localhost:{port}"})
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return answer.status


def wrong_answers(port: int) -> list[str]:
    """Ask for every address on every host; list what did not answer as it should."""
    wanted = {f"{prefix}{path}": code for path, code in EVERYWHERE.items() for prefix in PREFIXES}
    found = []
    for host in HOSTS:
        for path, code in {**wanted, **WITHOUT_LANGUAGE}.items():
            answered = status(port, host, path)
            if answered != code:
                found.append(f"{host}localhost{path}: {answered} instead of {code}")
    return found


def add_fifth(port: int, var: str) -> None:
    """Begin a pack for an invented partnership and load it beside the running server."""
    env = {**os.environ, "VAR": var, "DEMO": "1", "BASE_URL": f"http://localhost:{port}/"}
    folder = str(Path(var) / FIFTH)
    for command in (
        ["new_pack", FIFTH, "--name", FIFTH_NAME, "--folder", folder],
        ["load_pack", FIFTH, "--folder", folder],
    ):
        done = subprocess.run(
            [PYTHON, "manage.py", *command], cwd=CHECKOUT, env=env, check=True, text=True,
            stdout=subprocess.PIPE,
        )  # fmt: skip
        print("    " + done.stdout.strip().replace("\n", "\n    "))


def leftovers(var: str) -> list[str]:
    """List processes that still run on this data."""
    found = []
    for environ in Path("/proc").glob("[0-9]*/environ"):
        try:
            if f"VAR={var}\0".encode() in environ.read_bytes() + b"\0":
                name = (environ.parent / "cmdline").read_bytes().replace(b"\0", b" ").decode()
                found.append(f"{environ.parent.name} {name}")
        except OSError:  # it has just ended, or is another account's
            continue
    return found


def main() -> int:
    """Start twice: from nothing, and again."""
    faults: list[str] = []
    with tempfile.TemporaryDirectory(prefix="portal-smoke-") as var:
        for name in ("first", "second"):
            port = free_port()
            with started(port, var) as seconds:
                if name == "first":
                    add_fifth(port, var)
                faults += wrong_answers(port)
            print(f"{name} start: {seconds[0]:.1f} s")
            faults += [f"left behind: {process}" for process in leftovers(var)]
        if seconds[0] > 30:
            faults.append(f"the second start took {seconds[0]:.1f} s")
    addresses = len(HOSTS) * (len(EVERYWHERE) * len(PREFIXES) + len(WITHOUT_LANGUAGE))
    print("\n".join(faults) or f"{addresses} addresses answered twice; nothing was left behind")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
