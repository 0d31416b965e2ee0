"""More content, to see whether a page costs more when the site is larger."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain

from portal.core.models import HomePage, StandardPage
from portal.core.publishing import publish_page
from portal.core.queries import partnership_by_slug_or_code

MANY = 30
PROSE = "<p>People who work with children notice things that do not fit together.</p>"


@contextmanager
def grown_site() -> Iterator[None]:
    """Put thirty more pages in the menu and thirty more parts on the pages that are measured."""
    partnership = partnership_by_slug_or_code("north-lincolnshire")
    if partnership is None:
        raise LookupError("the starter pack is not loaded")
    home = HomePage.objects.get(pk=partnership.site.root_page_id)
    for number in range(MANY):
        page = StandardPage(title=f"More {number}", slug=f"more-{number}", show_in_menus=True)
        publish_page(page=page, parent=home)
    home.refresh_from_db()
    for page in (home, StandardPage.objects.get(slug="about-us")):
        more = ({"type": "prose", "value": PROSE} for _number in range(MANY))
        page.body = list(chain(page.body.get_prep_value(), more))
        publish_page(page=page, is_correction=True)  # nobody reads it: no edition
    yield
