"""Files written during a transaction: a database that takes its rows back cannot take them back."""

from __future__ import annotations

import logging
from contextvars import ContextVar, Token
from functools import lru_cache
from types import TracebackType
from typing import Any

from django.db.models import FileField, Model
from django.db.models.signals import post_save

logger = logging.getLogger(__name__)


class WrittenFiles:
    """This notes the files of rows saved inside it, and deletes those whose rows were undone.

    It must stand outside the transaction: whether a row is there is asked once all is decided.
    """

    def __init__(self) -> None:
        self.are_undone = False
        self._noted: dict[tuple[type[Model], str, str], Any] = {}
        self._token: Token[WrittenFiles | None] | None = None

    def __enter__(self) -> WrittenFiles:
        self._token = _current.set(self)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        if self._token is not None:
            _current.reset(self._token)
        if self.are_undone or kind is not None:
            self._delete_orphans()

    def note(self, row: Model) -> None:
        """Remember the files of a row that was just saved."""
        for name in _file_fields(type(row)):
            file = getattr(row, name)
            if file:
                self._noted[type(row), name, file.name] = file.storage

    def _delete_orphans(self) -> None:
        for (model, field, name), storage in self._noted.items():
            try:
                if not model._meta.base_manager.filter(**{field: name}).exists():
                    storage.delete(name)
            except Exception:  # a file left over is a nuisance; what went wrong must still be told
                logger.exception("A file could not be taken back", extra={"event": "left-over"})


_current: ContextVar[WrittenFiles | None] = ContextVar("written_files", default=None)


def connect() -> None:
    """Note files wherever they are saved."""
    post_save.connect(_saved, dispatch_uid="written-files")


def _saved(instance: Model, **_kwargs: Any) -> None:
    written = _current.get()
    if written is not None:
        written.note(instance)


@lru_cache
def _file_fields(model: type[Model]) -> tuple[str, ...]:
    return tuple(f.attname for f in model._meta.concrete_fields if isinstance(f, FileField))
