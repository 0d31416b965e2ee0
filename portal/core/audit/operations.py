"""A migration's step in the database's own language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation


class VendorSQL(Operation):
    """This runs the statements of one vendor's list; the other vendors' are left alone.

    Unlike RunSQL it never splits a statement at its semicolons: a trigger is full of them.
    """

    reduces_to_sql = True
    reversible = True

    def __init__(
        self, *, forwards: Mapping[str, Sequence[str]], backwards: Mapping[str, Sequence[str]]
    ) -> None:
        self.forwards = forwards
        self.backwards = backwards

    def state_forwards(self, app_label: str, state: Any) -> None:
        """Change nothing: models know no triggers."""

    def database_forwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: Any,
        to_state: Any,
    ) -> None:
        """Run the statements."""
        self._run(self.forwards, schema_editor)

    def database_backwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: Any,
        to_state: Any,
    ) -> None:
        """Undo them."""
        self._run(self.backwards, schema_editor)

    def describe(self) -> str:
        """Say what this is."""
        return "Run statements in the database's own language"

    @staticmethod
    def _run(
        statements: Mapping[str, Sequence[str]], schema_editor: BaseDatabaseSchemaEditor
    ) -> None:
        for statement in statements[schema_editor.connection.vendor]:
            schema_editor.execute(statement, params=None)
