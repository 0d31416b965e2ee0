"""What templates see: the frame around every page, and the parts of the kernel's own pages."""

from portal.core.presenters.frame import Frame, LanguageLink, Link, LinkList, NavLine
from portal.core.presenters.pages import Crumb, crumbs_of, page_context, ring_of

__all__ = [
    "Crumb",
    "Frame",
    "LanguageLink",
    "Link",
    "LinkList",
    "NavLine",
    "crumbs_of",
    "page_context",
    "ring_of",
]
