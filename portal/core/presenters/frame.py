"""What templates see of the frame around every page."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language, get_language_bidi
from django.utils.translation import gettext as _

from portal.core.addresses import in_language, language_prefix
from portal.core.logo import Logo, logo_of
from portal.core.menu import menu_items
from portal.core.menu_line import FULL_ROOM, SMALL_ROOM, how_many_fit
from portal.core.models import Partnership
from portal.core.page_cache.declaration import reads_differently_at
from portal.core.presenters.theme import theme_url
from portal.core.registry import NavItem
from portal.core.skins import PARAMETER, in_skin, skin_or
from portal.core.stamp import current_stamp
from portal.core.strip import EmergencyContacts, emergency_contacts


@dataclass(frozen=True)
class Link:
    """This is a link of the frame."""

    label: str
    url: str
    is_current: bool = False
    icon: str = ""
    language: str = ""  # of the label, when it is not the reader's


@dataclass(frozen=True)
class LanguageLink:
    """This leads to the same page in another language."""

    code: str
    name: str  # in that language
    direction: str
    url: str
    is_current: bool


@dataclass(frozen=True)
class LinkList:
    """This is one list of the footer."""

    title: str
    links: list[Link]


@dataclass(frozen=True)
class NavLine:
    """This is the navigation in one line: what fits, and what is behind More."""

    always: list[Link]  # in the line wherever there is one
    full: list[Link]  # in the line where the page has its full width, else behind More
    more: list[Link]

    def __bool__(self) -> bool:
        return bool(self.always or self.full or self.more)


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
    def body_rest(self) -> str:
        """Give what follows the area in the name of the partnership, so that it stands once."""
        return self.body_name.removeprefix(self.area).strip()

    @property
    def names_language(self) -> str:
        """Give the language of names an editor wrote, unless it is the reader's."""
        return settings.LANGUAGE_CODE if self.language != settings.LANGUAGE_CODE else ""

    @cached_property
    def theme_url(self) -> str:
        """Give the partnership's own style sheet; empty while it uses the portal's colours."""
        return theme_url(self.partnership)

    @cached_property
    def logo(self) -> Logo | None:
        """Give the partnership's logo at the size of the header."""
        picture = self.partnership.logo if self.partnership else None
        return logo_of(picture, current_stamp()) if picture else None

    @property
    def home_url(self) -> str:
        """Give the home page in this language."""
        return language_prefix()

    @property
    def address(self) -> str:
        """Give this page's whole address, for paper, without what a visitor typed after it."""
        return self.request.build_absolute_uri(self.request.path)

    @property
    def search_url(self) -> str:
        """Give the search page; empty where there is nothing to search."""
        return reverse("search:results") if self.partnership else ""

    @property
    def young_search_url(self) -> str:
        """Give the search of children’s pages."""
        return reverse("search:young") if self.partnership else ""

    @property
    def suggest_url(self) -> str:
        """Give where a script asks for suggestions: what was typed is put at the end."""
        return f"{reverse('api-v1:suggest')}?lang={self.language}&q="

    @property
    def opensearch_url(self) -> str:
        """Give what tells browsers of this search."""
        return reverse("search:opensearch") if self.partnership else ""

    @cached_property
    def nav(self) -> list[Link]:
        """List the header's navigation: what features registered, then pages shown in menus."""
        return [self._link(item) for item in self._items]

    @cached_property
    def nav_line(self) -> NavLine:
        """Divide the navigation by how much of it fits in the header."""
        labels, more = [link.label for link in self.nav], _("More")
        small, full = (how_many_fit(labels, more, room) for room in (SMALL_ROOM, FULL_ROOM))
        return NavLine(self.nav[:small], self.nav[small:full], self.nav[full:])

    @cached_property
    def emergency(self) -> EmergencyContacts:
        """Give the numbers of the emergency strip."""
        contacts = emergency_contacts(self.partnership)
        reads_differently_at(self.request, contacts.changes_at)
        return contacts

    @cached_property
    def languages(self) -> list[LanguageLink]:
        """List the site's languages, each under its own name, leading to this page in its look."""
        skin = skin_or(self.request.GET.get(PARAMETER, ""), "")
        return [
            LanguageLink(
                code=code,
                name=settings.LANGUAGE_NAMES.get(code, code),
                direction="rtl" if code in settings.LANGUAGES_BIDI else "ltr",
                url=in_skin(in_language(self.request.path, code), skin, usual=""),
                is_current=code == self.language,
            )
            for code, _name in settings.LANGUAGES
        ]

    @cached_property
    def utilities(self) -> list[Link]:
        """List the small links of the header."""
        return [Link(_("Languages"), reverse("languages"), icon="globe"), *self._account_links()]

    @cached_property
    def footer(self) -> list[LinkList]:
        """List the site map of the footer: where Menu leads on a phone."""
        hide = Link(_("Hide that you were here"), reverse("hide"))
        lists = [
            LinkList(_("When you are worried"), self._group("worried")),
            LinkList(_("How we work"), self._group("work")),
            LinkList(_("Children and families"), [*self._group("families"), hide]),
        ]
        return [column for column in lists if column.links]

    @cached_property
    def family_links(self) -> list[Link]:
        """List the pages that the footer of children's pages offers."""
        return self._group("families")

    @cached_property
    def small_links(self) -> list[Link]:
        """List the last line of the footer."""
        return [
            Link(_("Report a problem with this page"), reverse("report")),
            Link(_("Accessibility"), reverse("accessibility")),
            Link(_("Privacy: reading this site sets no cookies"), reverse("privacy")),
        ]

    @cached_property
    def _items(self) -> list[NavItem]:
        return menu_items(self.partnership)

    def _link(self, item: NavItem) -> Link:
        is_current = self.request.path.startswith(item.path)
        return Link(item.label, item.path, is_current=is_current, language=item.language)

    def _group(self, name: str) -> list[Link]:
        return [self._link(item) for item in self._items if item.group == name]

    def _account_links(self) -> list[Link]:
        # A reader without a session cookie is not looked up: the page stays the same for all.
        has_session = settings.SESSION_COOKIE_NAME in self.request.COOKIES
        user = getattr(self.request, "user", None) if has_session else None
        if user is None or not user.is_authenticated:
            return [Link(_("Sign in"), reverse("account_login"))]
        links = [
            Link(_("Your account"), reverse("users:account")),
            Link(_("Sign out"), reverse("account_logout")),
        ]
        if user.has_perm("wagtailadmin.access_admin"):
            links.insert(0, Link(_("Edit this site"), reverse("wagtailadmin_home")))
        return links
