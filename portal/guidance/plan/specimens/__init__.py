"""Parts of the pages about plan and measures in every state (demonstrations only)."""

from portal.guidance.plan.specimens.group import GROUP

__all__ = ["GROUP"]
