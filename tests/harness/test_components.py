"""A missing component is a skipped test with its reason, or with REQUIRE_ALL=1 a failure."""

from __future__ import annotations

import pytest

from tests import components, conftest


class Item:
    """This is a test that carries one mark."""

    def __init__(self, mark: str) -> None:
        self.mark = mark

    def get_closest_marker(self, name: str) -> bool:
        return name == self.mark


@pytest.fixture
def nothing_is_here(monkeypatch):
    missing = {name: (lambda: "Chromium is not installed") for name in components.MISSING}
    monkeypatch.setattr(components, "MISSING", missing)


@pytest.mark.parametrize("mark", ["e2e", "postgres", "smtp"])
def test_missing_component_skips_with_its_reason(nothing_is_here, monkeypatch, mark):
    monkeypatch.delenv("REQUIRE_ALL", raising=False)
    with pytest.raises(pytest.skip.Exception, match="Chromium is not installed"):
        conftest.pytest_runtest_setup(Item(mark))


@pytest.mark.parametrize("mark", ["e2e", "postgres", "smtp"])
def test_missing_component_fails_when_all_are_required(nothing_is_here, monkeypatch, mark):
    monkeypatch.setenv("REQUIRE_ALL", "1")
    with pytest.raises(pytest.fail.Exception, match="REQUIRE_ALL=1, but Chromium is not installed"):
        conftest.pytest_runtest_setup(Item(mark))


def test_tests_without_needs_always_run(nothing_is_here):
    assert conftest.pytest_runtest_setup(Item("fast")) is None


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("postgresql://x@h/db", True),
        ("postgres://x@h/db", True),
        ("sqlite:///x", False),
        ("", False),
    ],
)
def test_postgres_is_known_by_its_address(monkeypatch, url, expected):
    monkeypatch.setenv("DATABASE_URL", url)
    assert components.is_postgres() is expected


@pytest.mark.parametrize(
    ("there", "words"),
    [
        ({"java"}, "Chromium is not installed (Debian: apt-get install chromium)"),
        ({"chromium"}, "Java is not installed (Debian: apt-get install default-jre-headless)"),
        ({"java", "chromium"}, ""),
        ({"java", "google-chrome"}, ""),
    ],
)
def test_what_the_browser_lacks_is_named(monkeypatch, tmp_path, there, words):
    (tmp_path / "node_modules" / "axe-core").mkdir(parents=True)
    (tmp_path / "node_modules" / "axe-core" / "axe.min.js").touch()
    (tmp_path / "node_modules" / "vnu-jar").mkdir()
    monkeypatch.setattr(components, "E2E", tmp_path)
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setattr(components.shutil, "which", lambda name: name if name in there else None)
    assert components.missing_for_browser.__wrapped__() == words


def test_node_packages_are_asked_for(monkeypatch, tmp_path):
    monkeypatch.setattr(components, "E2E", tmp_path)
    monkeypatch.setattr(components.shutil, "which", lambda name: f"/usr/bin/{name}")
    assert "axe-core is not installed" in components.missing_for_browser.__wrapped__()
