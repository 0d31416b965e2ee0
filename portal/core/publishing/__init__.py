"""Publishing is one action: a page goes live with everything that follows from it, or not at all.

Commands, packs and the worker publish through the functions here. What follows is done by
handlers (`portal.core.registry.publish_handlers`), inside the same transaction. Why and how:
docs/adr/0019-publishing-and-editions.md.
"""

from portal.core.publishing.many import publish_new_rows
from portal.core.publishing.ways import publish_page, publish_row, save_draft, unpublish

__all__ = ["publish_new_rows", "publish_page", "publish_row", "save_draft", "unpublish"]
