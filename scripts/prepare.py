"""Bring data, words and files to where the server needs them; what is there already is left."""

from __future__ import annotations

import io
import logging
import os
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

import django
from django.apps import apps
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from portal.settings.environment import EnvironmentProblem
from scripts.digests import Digests, digest_of
from scripts.progress import fail, stage
from scripts.pseudo_locale import write_catalogue
from scripts.translations import COMPLETE, compile_catalogues

CHECKOUT = Path(__file__).resolve().parents[1]
# Rows and entries come of packs, by code that lies anywhere, in words of locale and templates.
SOURCES = ("portal", "toolkit", "training", "directory", "templates")


def main() -> int:
    """Run every stage; a fault that the machine's owner can mend is one sentence."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.production")
    try:
        if settings.PSEUDO_LOCALE:  # Django reads catalogues when it is set up
            write_catalogue(COMPLETE, Path(settings.VAR) / "locale")
        django.setup()
        logging.disable(logging.INFO)  # one line per stage is what a person reads here
        for name, run in STAGES.items():
            with stage(name) as say:
                say(run())
    except EnvironmentProblem as problem:
        return fail(str(problem))
    except DatabaseError as error:
        return fail(f"the database cannot be used ({_first_line(error)}); check DATABASE_URL.")
    except CommandError as error:
        return fail(str(error))
    except PermissionError as error:
        return fail(f"{error.filename} may not be written by this account; choose another VAR.")
    return 0


def _first_line(error: Exception) -> str:
    return next(iter(str(error).strip().splitlines()), type(error).__name__)


def _words() -> str:
    return f"{compile_catalogues()} languages compiled"


def _database() -> str:
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if plan:
        call_command("migrate", interactive=False, verbosity=0)
    return f"{connection.display_name}, {len(plan) or 'no'} new migrations"


@cache
def _digest_of_sources() -> str:
    """Give one digest of all sources: whatever a pull brought takes effect at the next start."""
    return digest_of(CHECKOUT / name for name in SOURCES)


def _packs() -> str:
    """Load the starter packs unless the very same ones are in the database already."""
    is_empty = not apps.get_model("core", "Partnership").objects.exists()
    return _unless_same("packs", _digest_of_sources(), _load, is_needed=is_empty)


def _load() -> str:
    """Load the packs, newer words included; what people edited stays as they left it."""
    said = _command("load_packs", "--update")
    names = {line.partition(":")[0] for line in said.splitlines() if ": pages: " in line}
    kept = " (some pages kept as they were: manage.py load_packs says which)"
    return f"{len(names)} partnerships{kept if ' kept' in said else ''}"


def _search() -> str:
    """Bring entries in line after a release that makes them otherwise, or where there are none."""
    is_empty = not apps.get_model("portal_search", "SearchEntry").objects.exists()
    return _unless_same(
        "search", _digest_of_sources(), lambda: _command("reindex"), is_needed=is_empty
    )


def _sites() -> str:
    return _last_line(_command("sync_sites"))


def _accounts() -> str:
    if not settings.DEMO:
        return "none: DEMO is not set"
    return _command("demo_accounts") or "kept"


def _static() -> str:
    """Hash and compress static files when one of them or the packages that bring some changed."""
    folders = [Path(app.path) / "static" for app in apps.get_app_configs()]
    ours = [folder for folder in folders if "site-packages" not in folder.parts]
    own = [Path(folder) for folder in settings.STATICFILES_DIRS]
    digest = digest_of([*own, *ours, *sorted(CHECKOUT.glob("requirements*.lock"))])
    is_gone = not Path(settings.STATIC_ROOT).is_dir()
    return _unless_same("static", digest, _collect, is_needed=is_gone)


def _collect() -> str:
    return _command("collectstatic", "--noinput")


def _unless_same(name: str, digest: str, run: Callable[[], str], *, is_needed: bool) -> str:
    """Do what was not done with these very sources, or what got lost since."""
    done = Digests(Path(settings.VAR) / "prepared.json")
    if done.get(name) == digest and not is_needed:
        return "unchanged"
    said = run()
    done.set(name, digest)
    return _last_line(said) or "done"


def _command(name: str, *arguments: str) -> str:
    """Run a management command and give what it said."""
    said = io.StringIO()
    call_command(name, *arguments, stdout=said)
    return said.getvalue().strip()


def _last_line(said: str) -> str:
    return said.rpartition("\n")[2]


STAGES: dict[str, Callable[[], str]] = {
    "Words": _words,
    "Database": _database,
    "Starter packs": _packs,
    "Addresses": _sites,
    "Search": _search,
    "Demo accounts": _accounts,
    "Static files": _static,
}

if __name__ == "__main__":
    sys.exit(main())
