"""Rows with pickers, in which rules are edited; nobody writes an expression."""
