"""`make start`: from a bare checkout to a running portal (standard library only)."""

from __future__ import annotations

import http.client
import os
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

from scripts.address import Address, BadAddress, check_free, read_address
from scripts.environment import RUN_LOCK, CannotInstall, PythonEnvironment
from scripts.keys import ensure_keys
from scripts.processes import CHECKOUT, ProgramFailed, Programs, Stopped, listen_for_stop
from scripts.progress import fail, stage

SERVER, WORKER = "server", "worker"
LAST_LINES = 15
BOOT_PATIENCE = 60.0  # seconds the server gets to answer for the first time
# A worker answers four requests at a time and queues some more; beyond that connections wait in
# the kernel's queue instead of piling up in memory.
THREADS = 4
QUEUE = 64


class ServerFailed(Exception):
    """The server or the background worker is not there; the text says which."""


def main() -> int:
    """Prepare everything that is not there yet, serve, and end what was started."""
    listen_for_stop()
    programs = Programs()
    try:
        _start(programs)
    except Stopped:
        print("\nStopping…", flush=True)
    except (BadAddress, CannotInstall, ServerFailed, OSError) as problem:
        return fail(str(problem))
    except ProgramFailed as failed:  # it has said why
        return failed.code
    finally:
        programs.stop_all()
    print("Stopped.", flush=True)
    return 0


def _start(programs: Programs) -> None:
    address = read_address(os.environ)
    check_free(address)
    var = Path(os.environ.get("VAR") or CHECKOUT / "var").resolve()
    env = _environment(address, var)
    python = PythonEnvironment()
    with stage("Python environment") as say:
        say(python.ensure(RUN_LOCK, programs))
    with stage("Keys") as say:
        say(_keys(var))
    programs.run("preparation", [python.python, "-m", "scripts.prepare"], env)
    _serve(programs, python.python, address, env, var / "log")


def _keys(var: Path) -> str:
    try:
        var.mkdir(mode=0o700, parents=True, exist_ok=True)  # the database in it is nobody else's
        return ensure_keys(var, os.environ)
    except OSError as error:
        raise BadAddress(
            f"VAR is {str(var)!r}, where this account may not write ({error.strerror}); "
            "choose another folder."
        ) from error


def _environment(address: Address, var: Path) -> dict[str, str]:
    chosen = {"BASE_URL": address.base_url, "VAR": str(var), "PYTHONUNBUFFERED": "1"}
    settings = {"DJANGO_SETTINGS_MODULE": "portal.settings.production", "DEMO": "1"}
    return {**settings, **os.environ, **chosen}


def _serve(
    programs: Programs, python: str, address: Address, env: Mapping[str, str], logs: Path
) -> None:
    with stage("Server and worker") as say:
        workers = max(2, min(4, os.cpu_count() or 2))
        command = server_command(python, address, workers)
        programs.start(SERVER, command, env, logs / f"{SERVER}.log")
        _wait_until_it_answers(programs, address, logs)
        command = [python, "manage.py", "run_worker"]  # after, as both are busy while they start
        programs.start(WORKER, command, env, logs / f"{WORKER}.log")
        say(f"{workers} processes of {THREADS} threads, logs in {logs}")
    print(f"Ready: {address.base_url}", flush=True)
    while True:
        _nothing_ended(programs, logs)
        time.sleep(0.5)


def server_command(python: str, address: Address, workers: int) -> list[str]:
    """Give the command line of the application server."""
    options = {
        "--interface": "wsgi",
        "--http": "1",
        "--host": address.host,
        "--port": str(address.port),
        "--workers": str(workers),
        "--blocking-threads": str(THREADS),
        "--backpressure": str(QUEUE),
        "--workers-kill-timeout": "8",
        "--log-level": "warning",
    }
    flat = [word for pair in options.items() for word in pair]
    return [python, "-m", "granian", *flat, "--no-ws", "--respawn-failed-workers",
            "portal.wsgi:application"]  # fmt: skip


def _wait_until_it_answers(programs: Programs, address: Address, logs: Path) -> None:
    deadline = time.monotonic() + BOOT_PATIENCE
    while not _is_healthy(address):
        _nothing_ended(programs, logs)
        if time.monotonic() > deadline:
            raise ServerFailed(f"the server did not answer within {BOOT_PATIENCE:.0f} seconds.")
        time.sleep(0.1)


def _is_healthy(address: Address) -> bool:
    """Ask the server itself whether it is well."""
    connection = http.client.HTTPConnection(address.probe_host, address.port, timeout=10)
    try:
        host = urlsplit(address.base_url).netloc
        connection.request("GET", "/healthz", headers={"Host": host})
        return connection.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def _nothing_ended(programs: Programs, logs: Path) -> None:
    name = programs.ended()
    if name:
        log = logs / f"{name}.log"
        last = "\n".join(log.read_text(errors="replace").splitlines()[-LAST_LINES:])
        raise ServerFailed(
            f"the {name} ended by itself, so everything is stopped; {log} ends with:\n{last}"
        )


if __name__ == "__main__":
    sys.exit(main())
