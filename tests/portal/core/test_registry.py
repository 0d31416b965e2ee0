"""Features meet in the registry."""

from __future__ import annotations

import pytest

from portal.core.registry import AlreadyRegistered, Registry


def test_entries_are_found_by_name_and_keep_their_order() -> None:
    registry: Registry[int] = Registry("number")
    registry.register("two", 2)
    registry.register("one", 1)

    assert registry.get("one") == 1
    assert registry.get("three") is None
    assert list(registry) == [2, 1]
    assert list(registry.items()) == [("two", 2), ("one", 1)]
    assert "two" in registry
    assert "three" not in registry


def test_registering_twice_is_harmless_and_replacing_is_refused() -> None:
    registry: Registry[int] = Registry("number")
    registry.register("one", 1)
    registry.register("one", 1)

    with pytest.raises(AlreadyRegistered, match="number: one is registered already"):
        registry.register("one", 2)
    assert registry.get("one") == 1


def test_an_entry_can_be_forgotten() -> None:
    registry: Registry[int] = Registry("number")
    registry.register("one", 1)
    registry.unregister("one")
    registry.unregister("never there")

    assert list(registry) == []
