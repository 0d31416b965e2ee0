"""Parts of the steps of “Where do I refer?” in every state (demonstrations only)."""

from portal.navigator.referring.specimens.group import GROUP

__all__ = ["GROUP"]
