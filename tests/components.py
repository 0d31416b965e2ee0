"""The real components some tests need: are they here, and if not, what would bring them?"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path

E2E = Path(__file__).parent / "e2e"
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")


def chromium_path() -> str | None:
    """Find the system's Chromium (CHROMIUM names another)."""
    named = os.environ.get("CHROMIUM", "")
    return named or next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)


@cache
def missing_for_browser() -> str:
    """Say what a browser journey lacks here; an empty text when it lacks nothing."""
    if chromium_path() is None:
        return "Chromium is not installed (Debian: apt-get install chromium)"
    if not (E2E / "node_modules" / "axe-core" / "axe.min.js").exists():
        return "axe-core is not installed (npm ci in tests/e2e; `make test` does it where Node is)"
    if not (E2E / "node_modules" / "vnu-jar").is_dir():
        return "the HTML validator is not installed (npm ci in tests/e2e)"
    if shutil.which("java") is None:
        return "Java is not installed (Debian: apt-get install default-jre-headless)"
    return ""


def is_postgres() -> bool:
    """Say whether this run's database is PostgreSQL."""
    return os.environ.get("DATABASE_URL", "").startswith("postgres")


def missing_for_postgres() -> str:
    """Say that this run has no PostgreSQL, if so."""
    return "" if is_postgres() else "this run uses SQLite; DATABASE_URL names no PostgreSQL"


def missing_for_smtp() -> str:
    """The SMTP server is aiosmtpd in the test process: it is always here."""
    return ""


@cache
def missing_for_elasticsearch() -> str:
    """Say why no Elasticsearch can be used, if so: one that was given, else our own."""
    if os.environ.get("ELASTICSEARCH_URL"):
        return ""
    home = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    fetched = home / "safe-outside-the-home" / "elasticsearch"
    if not list(fetched.glob("*/lib/elasticsearch-*.jar")):
        return "Elasticsearch has not been fetched (bash scripts/elasticsearch.sh start, 900 MB)"
    return "" if shutil.which("java") else "Java is not installed, which Elasticsearch needs"


MISSING: dict[str, Callable[[], str]] = {
    "e2e": missing_for_browser,
    "postgres": missing_for_postgres,
    "smtp": missing_for_smtp,
    "elasticsearch": missing_for_elasticsearch,
}


def are_all_required() -> bool:
    """Say whether a missing component is a failure instead of a skipped test."""
    return os.environ.get("REQUIRE_ALL", "") == "1"
