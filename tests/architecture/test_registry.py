"""Every place where features meet has a page that tells how, and a test that follows the page."""

from __future__ import annotations

from portal.core import registry
from portal.core.registry import Registry
from tests.architecture.source import CHECKOUT

PAGES = CHECKOUT / "docs" / "how-to"
TESTS = CHECKOUT / "tests" / "docs"


def extension_points() -> list[str]:
    return [name for name, thing in vars(registry).items() if isinstance(thing, Registry)]


def pages_that_use(name: str) -> list[str]:
    """List the how-to pages whose code registers something there."""
    return [
        page.stem for page in sorted(PAGES.glob("*.md")) if f"registry.{name}" in page.read_text()
    ]


def is_followed(page: str) -> bool:
    """Say whether a test runs the page itself."""
    test = TESTS / f"test_{page.replace('-', '_')}.py"
    return test.exists() and f"{page}.md" in test.read_text()


def test_each_has_a_page():
    assert [name for name in extension_points() if not pages_that_use(name)] == []


def test_each_has_a_page_that_a_test_follows():
    unfollowed = {
        name: pages_that_use(name)
        for name in extension_points()
        if not any(is_followed(page) for page in pages_that_use(name))
    }
    assert unfollowed == {}


def test_a_new_one_would_be_noticed():
    assert "page_views" in extension_points()
    assert pages_that_use("no_such_registry") == []
    assert is_followed("no-such-page") is False
