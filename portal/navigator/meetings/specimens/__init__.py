"""Parts of the pages about meetings in every state, for /components/ (demonstrations only)."""

from portal.navigator.meetings.specimens.group import GROUP

__all__ = ["GROUP"]
