"""Every component, block and form field in every state, for /components/ (demonstrations only)."""

from portal.core.specimens.base import Group, Specimen, State
from portal.core.specimens.groups import GROUPS, group_by_slug

__all__ = ["GROUPS", "Group", "Specimen", "State", "group_by_slug"]
