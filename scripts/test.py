"""`make test`: install what tests need and run the whole suite (standard library only).

REQUIRE_ALL=1 makes a missing component a failure; DATABASE_URL chooses PostgreSQL;
BROWSER=0 leaves the browser journeys to another run, DATABASE_TESTS_ONLY=1 what touches no
database; ARGS are options for pytest.
"""

from __future__ import annotations

import os
import shlex
import sys

from scripts.environment import DEV_LOCK, CannotInstall, PythonEnvironment
from scripts.processes import CHECKOUT, ProgramFailed, Programs, Stopped, listen_for_stop
from scripts.progress import fail, stage
from scripts.tools import ensure_browser_tools

EVERYTHING = "not e2e and not audit and not faults"
FIXED = {
    "--audit": [("The whole browser audit", ["-m", "audit"])],
    "--faults": [("Workers and servers killed again and again", ["-m", "faults"])],
    "--fast": [("The fast layer", ["-m", "fast"])],
}
NO_POSTGRES = f"{EVERYTHING} and not postgres"


def main(arguments: list[str]) -> int:
    """Run the suite, or one layer by itself."""
    listen_for_stop()
    programs = Programs()
    try:
        python = prepared_python(programs)
        layers = FIXED.get("".join(arguments)) or _suite()
        for name, options in layers:
            print(f"\n== {name}", flush=True)
            run_pytest(programs, python, options)
    except Stopped:
        return 130
    except CannotInstall as problem:
        return fail(str(problem))
    except ProgramFailed as failed:  # pytest has said why
        return failed.code
    finally:
        programs.stop_all()
    return 0


def prepared_python(programs: Programs) -> str:
    """Install the environment and the browser tools; give the interpreter."""
    environment = PythonEnvironment(CHECKOUT / os.environ.get("VENV", ".venv"))
    with stage("Python environment") as say:
        say(environment.ensure(os.environ.get("LOCK", DEV_LOCK), programs))
    with stage("Browser tools") as say:
        say(ensure_browser_tools(programs))
    return environment.python


def run_pytest(programs: Programs, python: str, options: list[str]) -> None:
    """Run pytest on two processes, with the person's own options last."""
    own = shlex.split(os.environ.get("ARGS", ""))
    programs.run(
        "pytest", [python, "-m", "pytest", "-q", "-n", "2", *options, *own], _without_args()
    )


def _without_args() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name != "ARGS"}


def _suite() -> list[tuple[str, list[str]]]:
    is_postgres = os.environ.get("DATABASE_URL", "").startswith("postgres")
    database = "PostgreSQL" if is_postgres else "SQLite"
    marks = EVERYTHING if is_postgres else NO_POSTGRES
    suite = [(f"Everything but the browser, on {database}", ["-m", marks])]
    if not is_postgres:
        print("Tests of PostgreSQL itself are left to a run with DATABASE_URL=postgresql://…")
    if os.environ.get("DATABASE_TESTS_ONLY") == "1":
        print("Tests that touch no database are left to another run (DATABASE_TESTS_ONLY=1).")
    if os.environ.get("BROWSER") == "0":
        print("Browser journeys are left to another run (BROWSER=0).")
        return suite
    journeys = (f"Browser journeys, on {database}", ["-m", "e2e and not audit"])
    return [*suite, journeys]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
