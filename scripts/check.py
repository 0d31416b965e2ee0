"""`make check` and `make fix`: everything a machine can say about the code without a browser."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping

from scripts.environment import CannotInstall
from scripts.processes import ProgramFailed, Programs, Stopped, listen_for_stop
from scripts.progress import fail
from scripts.test import prepared_python, run_pytest

TEMPLATES = "templates"
TEST = {"DJANGO_SETTINGS_MODULE": "portal.settings.test"}
# `check --deploy` looks at a portal as it stands on the internet: https, real keys.
DEPLOYED = {
    "DJANGO_SETTINGS_MODULE": "portal.settings.production",
    "BASE_URL": "https://safeguarding.example.org/",
    "SECRET_KEY": "only-for-checks-0123456789-abcdefghijklmnopqrstuvwxyz",
    "FIELD_KEYS": "check:" + "0123456789abcdef" * 4,
}

CHECKS: dict[str, tuple[list[str], Mapping[str, str]]] = {
    "format": (["-m", "ruff", "format", "--check", "."], {}),
    "lint": (["-m", "ruff", "check", "."], {}),
    "types": (["-m", "mypy"], {}),
    "imports": (["-c", "from importlinter.cli import lint_imports_command as run; run()"], {}),
    "templates": (["-m", "djlint", "--lint", "--quiet", TEMPLATES], {}),
    "system": (["manage.py", "check", "--fail-level", "WARNING"], TEST),
    "deployment": (["manage.py", "check", "--deploy", "--fail-level", "WARNING"], DEPLOYED),
    "migrations": (["manage.py", "makemigrations", "--check", "--dry-run"], TEST),
    "migration order": (
        ["manage.py", "lintmigrations", "--project-root-path", ".", "-q", "ok", "ignore"],
        TEST,
    ),
}

FIXES = (["-m", "ruff", "check", "--fix", "."], ["-m", "ruff", "format", "."])


def main(arguments: list[str]) -> int:
    """Run every check even when one fails, then the fast tests; name what failed at the end."""
    listen_for_stop()
    programs = Programs()
    try:
        python = prepared_python(programs)
        failed = (
            _fix(programs, python) if "--fix" in arguments else _check(programs, python, arguments)
        )
    except Stopped:
        return 130
    except CannotInstall as problem:
        return fail(str(problem))
    finally:
        programs.stop_all()
    if failed:
        print(f"\nTo mend: {', '.join(failed)}. `make fix` repairs format and simple lint.")
    return 1 if failed else 0


def _check(programs: Programs, python: str, arguments: list[str]) -> list[str]:
    """Run the named checks, or all of them and then (without --static) the fast tests."""
    named = [name for name in CHECKS if name in arguments]
    failed = [name for name in named or CHECKS if not _passes(programs, python, name)]
    if named or "--static" in arguments:
        return failed
    print("\n== fast tests", flush=True)
    try:
        run_pytest(programs, python, [])
    except ProgramFailed:
        failed.append("fast tests")
    return failed


def _passes(programs: Programs, python: str, name: str) -> bool:
    command, settings = CHECKS[name]
    print(f"\n== {name}", flush=True)
    try:
        programs.run(name, [python, *command], {**os.environ, **settings})
    except ProgramFailed:
        return False
    return True


def _fix(programs: Programs, python: str) -> list[str]:
    failed = []
    for command in FIXES:
        try:
            programs.run("fix", [python, *command])
        except ProgramFailed:
            failed.append(command[2])
    return failed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
