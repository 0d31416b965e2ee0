"""Every component, block and form field in every state, for /components/ (demonstrations only)."""

from portal.core.specimens.base import Group, Specimen, State, drawn, drawn_in
from portal.core.specimens.groups import GROUPS

__all__ = ["GROUPS", "Group", "Specimen", "State", "drawn", "drawn_in"]
