"""Pages: `StandardPageFactory(parent=partnership.site.root_page, teen=True)`."""

from __future__ import annotations

from datetime import date

import factory
import wagtail_factories
from wagtail.models import Locale, Page

from portal.core.models import Audience, HomePage, StandardPage


def locale(code: str = "en") -> Locale:
    """Give the locale, making it when a test before this one emptied the tables."""
    return Locale.objects.get_or_create(language_code=code)[0]


def root_page() -> Page:
    """Give the root of the page tree, making it when it is gone."""
    return Page.get_first_root_node() or Page.add_root(
        instance=Page(title="Root", slug="root", locale=locale())
    )


class BasePageFactory(wagtail_factories.PageFactory):
    """This makes a live page that everyone may read."""

    title = factory.Sequence(lambda n: f"Page {n}")
    locale = factory.LazyFunction(locale)
    live = True

    class Meta:
        abstract = True

    class Params:
        draft = factory.Trait(live=False)
        family = factory.Trait(audience=Audience.FAMILY)
        teen = factory.Trait(audience=Audience.TEEN)
        child = factory.Trait(audience=Audience.CHILD)
        discreet = factory.Trait(discreet_title="Information")
        reviewed = factory.Trait(
            last_reviewed_date=date(2026, 6, 1), review_due_date=date(2027, 6, 1)
        )
        in_menu = factory.Trait(show_in_menus=True)


class HomePageFactory(BasePageFactory):
    """This makes a home page right below the root."""

    title = "Keeping children safe outside the home"
    slug = factory.Sequence(lambda n: f"home-{n}")
    parent = factory.LazyFunction(root_page)

    class Meta:
        model = HomePage


class StandardPageFactory(BasePageFactory):
    """This makes a standard page below the parent it is given."""

    class Meta:
        model = StandardPage
