"""What the product stands on: every dependency with its reason, every file with its hash."""

from __future__ import annotations

import json
import re

import pytest

from tests.architecture.source import CHECKOUT, NOT_OURS

LOCKS = sorted(path.name for path in CHECKOUT.glob("requirements*.lock"))
REQUIREMENT = re.compile(r'^\s+"(?P<name>[a-z0-9-]+)[^"]*",\s*(?P<reason># \S.*)?$')


def declared() -> list[tuple[str, str | None]]:
    text = (CHECKOUT / "pyproject.toml").read_text()
    project = text[: text.index("\n[tool.")]
    lists = re.findall(r"(?ms)^(?:dependencies|dev) = \[\n(.*?)^\]", project)
    rows = [REQUIREMENT.match(line) for block in lists for line in block.splitlines()]
    return [(row["name"], row["reason"]) for row in rows if row]


def blocks(lock: str) -> list[str]:
    """Split a lock into its requirements, each with its hashes."""
    text = re.sub(r"(?m)^#.*\n", "", (CHECKOUT / lock).read_text())
    return [block for block in re.split(r"(?m)^(?=\S)", text) if block.strip()]


def test_every_dependency_says_why_it_is_here():
    assert len(declared()) > 30
    assert [name for name, reason in declared() if reason is None] == []


def test_the_three_locks_are_there():
    assert LOCKS == ["requirements-dev.lock", "requirements-next.lock", "requirements.lock"]


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_names_no_host(lock):
    assert (
        re.findall(r"https?://\S+|--(?:extra-)?index-url\S*", (CHECKOUT / lock).read_text()) == []
    )


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_pins_and_hashes_everything(lock):
    loose = [
        block.splitlines()[0]
        for block in blocks(lock)
        if not re.match(r"[a-z0-9._-]+(\[[a-z0-9,._-]+\])?==\S+", block)
        or "--hash=sha256:" not in block
    ]
    assert len(blocks(lock)) > 60
    assert loose == []


def pinned(lock: str) -> dict[str, str]:
    rows = (re.match(r"([a-z0-9._-]+)(?:\[.*?\])?==(\S+)", block) for block in blocks(lock))
    return {row[1]: row[2] for row in rows if row}


def test_those_who_work_on_it_run_what_visitors_meet():
    run, dev = pinned("requirements.lock"), pinned("requirements-dev.lock")
    assert {name: version for name, version in run.items() if dev.get(name) != version} == {}


def test_each_lane_holds_its_wagtail():
    lanes = {lock: pinned(lock)["wagtail"].rpartition(".")[0] for lock in LOCKS}
    assert lanes == {
        "requirements.lock": "7.4",
        "requirements-dev.lock": "7.4",
        "requirements-next.lock": "8.0",
    }


def npm_locks() -> list[str]:
    found = CHECKOUT.rglob("package-lock.json")
    inside = [path.relative_to(CHECKOUT) for path in found]
    return [path.as_posix() for path in inside if not NOT_OURS & set(path.parts)]


@pytest.mark.parametrize("lock", npm_locks())
def test_npm_lock_names_no_host_and_hashes_everything(lock):
    packages = json.loads((CHECKOUT / lock).read_text())["packages"]
    installed = {name: entry for name, entry in packages.items() if name}
    assert [name for name, entry in installed.items() if "resolved" in entry] == []
    assert [name for name, entry in installed.items() if "integrity" not in entry] == []
    settings = (CHECKOUT / lock).with_name(".npmrc").read_text()
    assert "omit-lockfile-registry-resolved=true" in settings.splitlines()


def test_npm_locks_are_found():
    assert "tests/e2e/package-lock.json" in npm_locks()
