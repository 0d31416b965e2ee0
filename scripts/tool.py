"""Run one tool of the project in its environment: `scripts.tool bench`, `scripts.tool lock`."""

from __future__ import annotations

import os
import shlex
import sys

from scripts.environment import DEV_LOCK, CannotInstall, PythonEnvironment
from scripts.processes import ProgramFailed, Programs, Stopped, listen_for_stop
from scripts.progress import fail, stage

TOOLS = {"bench": ["{python}", "-m", "bench"], "lock": ["sh", "scripts/lock.sh"]}


def main(name: str) -> int:
    """Install the environment and run the tool; ARGS are its options."""
    listen_for_stop()
    programs = Programs()
    try:
        environment = PythonEnvironment()
        with stage("Python environment") as say:
            say(environment.ensure(DEV_LOCK, programs))
        command = [word.format(python=environment.python) for word in TOOLS[name]]
        path = f"{environment.folder / 'bin'}{os.pathsep}{os.environ['PATH']}"
        options = shlex.split(os.environ.get("ARGS", ""))
        programs.run(name, [*command, *options], {**os.environ, "PATH": path})
    except Stopped:
        return 130
    except CannotInstall as problem:
        return fail(str(problem))
    except ProgramFailed as failed:  # the tool has said why
        return failed.code
    finally:
        programs.stop_all()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
