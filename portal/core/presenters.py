"""What templates see of the frame around every page."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language, get_language_bidi
from django.utils.translation import gettext as _

from portal.core import registry
from portal.core.addresses import in_language, language_prefix
from portal.core.menu import menu_items
from portal.core.models import Partnership
from portal.core.strip import NO_CONTACTS, EmergencyContacts


@dataclass(frozen=True)
class Link:
    """This is a link of the frame."""

    label: str
    url: str
    is_current: bool = False


@dataclass(frozen=True)
class LanguageLink:
    """This leads to the same page in another language."""

    code: str
    name: str  # in that language
    direction: str
    url: str
    is_current: bool


class Frame:
    """This is everything around the content: header, strip, navigation, languages, footer."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request
        self.partnership: Partnership | None = getattr(request, "partnership", None)
        self.language = get_language() or settings.LANGUAGE_CODE
        self.direction = "rtl" if get_language_bidi() else "ltr"
        self.is_demo = settings.DEMO

    @property
    def name(self) -> str:
        """Name the portal."""
        return self.partnership.product_name if self.partnership else settings.WAGTAIL_SITE_NAME

    @property
    def area(self) -> str:
        """Name the area."""
        return self.partnership.name if self.partnership else ""

    @property
    def body_name(self) -> str:
        """Name the partnership as people say it."""
        return self.partnership.body_name if self.partnership else ""

    @property
    def home_url(self) -> str:
        """Give the home page in this language."""
        return language_prefix()

    @cached_property
    def nav(self) -> list[Link]:
        """List the header's navigation: what features registered, then pages shown in menus."""
        here = self.request.path
        return [
            Link(item.label, item.path, is_current=here.startswith(item.path))
            for item in menu_items(self.partnership)
        ]

    @cached_property
    def emergency(self) -> EmergencyContacts:
        """Give the numbers of the emergency strip."""
        source = registry.emergency.get("contacts")
        if source is None or self.partnership is None:
            return NO_CONTACTS
        return source(self.partnership)

    @cached_property
    def languages(self) -> list[LanguageLink]:
        """List the site's languages, each under its own name, leading to this same address."""
        return [
            LanguageLink(
                code=code,
                name=settings.LANGUAGE_NAMES.get(code, code),
                direction="rtl" if code in settings.LANGUAGES_BIDI else "ltr",
                url=in_language(self.request.path, code),
                is_current=code == self.language,
            )
            for code, _name in settings.LANGUAGES
        ]

    @property
    def utilities(self) -> list[Link]:
        """List the small links of the header."""
        return [Link(_("Sign in"), reverse("account_login"))]
