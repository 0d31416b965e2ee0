"""Content blocks, one module per theme."""

from portal.core.blocks.body import BodyBlock
from portal.core.blocks.doors import DoorsBlock

__all__ = ["BodyBlock", "DoorsBlock"]
