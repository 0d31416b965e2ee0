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
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from scripts.smoke_addresses import FIFTH, FIFTH_NAME, HOSTS, addresses_of

CHECKOUT = Path(__file__).resolve().parents[1]
PYTHON = CHECKOUT / ".venv" / "bin" / "python"  # what `make start` made
PATIENCE = 300.0
BEING_MADE = 202


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


def is_right(path: str, code: int, answered: int) -> bool:
    """Say whether an answer is right; a paper may still be being made, which its page says."""
    return answered == code or (answered == BEING_MADE and path.endswith(".pdf"))


def wrong_answers(port: int, hosts: Iterable[str]) -> list[str]:
    """Ask for every address of these hosts; list what did not answer as it should."""
    return [
        f"{host}localhost{path}: {answered} instead of {code}"
        for host in hosts
        for path, code in addresses_of(host).items()
        if not is_right(path, code, answered := status(port, host, path))
    ]


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
    """Start twice: from nothing, asking for everything, and again, asking the first host."""
    faults: list[str] = []
    with tempfile.TemporaryDirectory(prefix="portal-smoke-") as var:
        for name, hosts in (("first", HOSTS), ("second", HOSTS[:1])):
            port = free_port()
            with started(port, var) as seconds:
                if name == "first":
                    add_fifth(port, var)
                faults += wrong_answers(port, hosts)
            print(f"{name} start: {seconds[0]:.1f} s")
            faults += [f"left behind: {process}" for process in leftovers(var)]
        if seconds[0] > 30:
            faults.append(f"the second start took {seconds[0]:.1f} s")
    addresses = sum(len(addresses_of(host)) for host in HOSTS)
    print("\n".join(faults) or f"{addresses} addresses answered; nothing was left behind")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
