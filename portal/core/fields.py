"""Model fields of the kernel."""

from __future__ import annotations

from typing import Any

from wagtail.fields import StreamField as WagtailStreamField


class StreamField(WagtailStreamField):
    """This StreamField leaves its blocks out of migrations: a new block is no schema change."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        if not args:
            args = ([],)
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        """Give the field to a migration without its blocks."""
        name, path, _args, kwargs = super().deconstruct()
        kwargs.pop("block_lookup", None)
        return name, path, [], kwargs
