"""Where features meet without importing each other: each registers here in its apps.ready()."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, Generic, TypeAlias, TypeVar

if TYPE_CHECKING:
    from django.db.models import Model, QuerySet
    from django.http import HttpRequest, HttpResponse
    from django.utils.functional import Promise
    from ninja import Router

    from portal.core.brief_route import BriefRoute
    from portal.core.cms.offers import CmsDoor, DashboardPanel, LiveFinding
    from portal.core.findable import Findable
    from portal.core.models import BasePage, Partnership
    from portal.core.packing.kind import Kind
    from portal.core.pdf.paper import Paper
    from portal.core.personal_data import KeptData
    from portal.core.publishing.changes import Change, Drift
    from portal.core.specimens.base import Group
    from portal.core.strip import DialCard, EmergencyContacts

Entry = TypeVar("Entry")


class AlreadyRegistered(Exception):
    """This name was registered by something else."""


class Registry(Generic[Entry]):
    """This keeps entries by name, in the order in which they came."""

    def __init__(self, what: str) -> None:
        self.what = what
        self._entries: dict[str, Entry] = {}

    def register(self, name: str, entry: Entry) -> Entry:
        """Keep an entry; registering the same entry again is harmless."""
        if self._entries.setdefault(name, entry) != entry:
            raise AlreadyRegistered(f"{self.what}: {name} is registered already")
        return entry

    def get(self, name: str) -> Entry | None:
        """Give the entry of that name, or None."""
        return self._entries.get(name)

    def unregister(self, name: str) -> None:
        """Forget an entry (tests do)."""
        self._entries.pop(name, None)

    def items(self) -> Iterator[tuple[str, Entry]]:
        """Walk names and entries."""
        yield from self._entries.items()

    def __iter__(self) -> Iterator[Entry]:
        yield from self._entries.values()

    def __contains__(self, name: object) -> bool:
        return name in self._entries


@dataclass(frozen=True)
class NavItem:
    """This is one entry of the site's navigation or footer."""

    label: str
    path: str
    order: int = 100
    group: str = "work"  # the footer's list: worried, work or families
    language: str = ""  # of the label, when it is not the reader's


@dataclass(frozen=True)
class LinkCard:
    """This is one card that leads somewhere; features offer lists of them by name."""

    title: str
    path: str
    text: str = ""


@dataclass(frozen=True)
class LinkCardSource:
    """This offers the link cards of one feature to editors, by name."""

    label: str | Promise
    cards: Callable[[Partnership], list[LinkCard]]


@dataclass(frozen=True)
class RelatedSource:
    """This names what a feature has for kinds of harm, or for one sign: tools, meetings, help."""

    label: str | Promise
    # Of a partnership, the codes of kinds of harm, and the code of a sign or "".
    cards: Callable[[Partnership, frozenset[str], str], list[LinkCard]]


@dataclass(frozen=True)
class SupportCard:
    """This is one service of the directory, as a result names it."""

    code: str
    title: str
    path: str
    text: str = ""


@dataclass(frozen=True)
class ToolStart:
    """This starts a tool with what is known already: the button of a form that is posted."""

    path: str
    label: str
    fields: tuple[tuple[str, str], ...] = ()  # what the form sends, unseen


@dataclass(frozen=True)
class ContactCardSource:
    """This offers contacts to content blocks: by key, each partnership with its own number."""

    choices: Callable[[], Iterable[tuple[str, str]]]  # key and label, the same everywhere
    card: Callable[[Partnership, str], DialCard | None]


@dataclass(frozen=True)
class WordNote:
    """This is what a word means, in plain words of one language."""

    term: str
    expansion: str
    definition: str
    language: str


@dataclass(frozen=True)
class WordSource:
    """This is where pages take the meaning of words from."""

    choices: Callable[[], list[tuple[str, str]]]  # key and term, for editors
    note: Callable[[Partnership | None, str, str], WordNote | None]  # of a key in a language


@dataclass(frozen=True)
class Check:
    """This is the verdict on one part of the installation."""

    name: str
    is_ok: bool
    detail: str = ""


@dataclass(frozen=True)
class HealthCheck:
    """This looks at one part; a failing essential one takes the server out of traffic."""

    run: Callable[[], Check]
    is_essential: bool = False


@dataclass(frozen=True)
class RecurringJob:
    """This is work the background worker does again and again."""

    every_seconds: int
    run: Callable[[], object]


@dataclass(frozen=True)
class SiteMapEntry:
    """This is one public address for search engines, with its real translations."""

    path: str
    changed_at: datetime | None = None
    translations: tuple[tuple[str, str], ...] = ()  # language code and path, its own among them


@dataclass(frozen=True)
class PublishHandler:
    """This does its part when readers see something new, in the transaction that shows it.

    What `handle` raises undoes the change and everything that others did for it.
    """

    handle: Callable[[Change], None]
    check: Callable[[Change], None] | None = None  # refuses a version before it is saved
    compare: Callable[[], Iterable[Drift]] | None = None  # what is not as it should be
    repair: Callable[[Drift, datetime], bool] | None = None  # looks again; False: it was right


@dataclass(frozen=True)
class UsedContact:
    """This is a contact as a published text showed it."""

    key: str
    name: str
    number: str  # empty when the partnership had none


@dataclass(frozen=True)
class EditionSource:
    """This says what is frozen when a page or row of one type is published."""

    content: Callable[[Any], object]  # JSON of its own words: a change of these is an edition
    html: Callable[[Any], str]  # as readers get it, with its title
    contacts: Callable[[Any], list[UsedContact]]


@dataclass(frozen=True)
class SearchSource:
    """This tells search what a feature has that everybody may find.

    A thing has one name in every language and on every site: "harm:missing".
    """

    things: Callable[[], Iterable[str]]  # the names of all there are, ordered
    # What everybody may find of these things (at most 500), in a constant number of queries.
    findables: Callable[[Sequence[str]], Iterable[Findable]]
    # Whose entries change with this page or row, which its signals of publishing tell of.
    touched: Callable[[Any], Iterable[str]]
    watches: tuple[type[Model], ...] = ()  # tables without drafts that `touched` knows as well


@dataclass(frozen=True)
class SealedTable:
    """This says where a table keeps what FIELD_KEYS sealed, beyond its sealed fields."""

    rows: Callable[[], QuerySet[Any]]
    key_ids: Callable[[Any], set[str]]  # the keys that a row names
    renew: Callable[[Any], Mapping[str, Any]]  # its values, sealed with the newest key


# What an event of the outbox carries: codes and ids.
JSON: TypeAlias = "str | int | float | bool | Sequence[JSON] | Mapping[str, JSON] | None"
OutboxHandler = Callable[[Mapping[str, JSON], datetime], None]  # may be called twice

# Findings for each partnership (by key), in a constant number of queries.
LiveCheck = Callable[[Sequence["Partnership"], datetime], dict[int, list["LiveFinding"]]]
PageView = Callable[["HttpRequest", "BasePage"], "HttpResponse"]
ForgetMe = Callable[["HttpRequest", "HttpResponse"], None]
Purge = Callable[[datetime, int], int]  # delete at most so many that are over; say how many
NavSource = Callable[["Partnership"], list[NavItem]]
SiteMapSource = Callable[["Partnership"], Iterable[SiteMapEntry]]
PaperSource = Callable[["Partnership", str, str], "Paper | None"]  # its key and a language
EmergencySource = Callable[["Partnership"], "EmergencyContacts"]
# Of a partnership: the cards of these codes, for these kinds of harm and an age if it is known.
SupportSource = Callable[
    ["Partnership", Sequence[str], frozenset[str], int | None], list[SupportCard]
]
# Of a partnership and a kind of harm by its code; None while the partnership has no rules.
BriefRouteSource = Callable[["Partnership", str], "BriefRoute | None"]
# Of a partnership, from the navigator’s answers by name; None where the tool is not offered.
ToolStarter = Callable[["Partnership", Mapping[str, JSON]], ToolStart | None]
DocumentSource = Callable[["Partnership"], LinkCard | None]

page_views: Registry[PageView] = Registry("page view")  # by model label: "core.HomePage"
forget_me: Registry[ForgetMe] = Registry("forget-me handler")  # what Exit must wipe
personal_data: Registry[KeptData] = Registry("personal data")  # what the notice says is kept
purges: Registry[Purge] = Registry("purge")  # what must not be kept any longer
sealed_tables: Registry[SealedTable] = Registry("sealed table")  # rotate_keys, doctor
navigation: Registry[NavSource] = Registry("navigation")  # header entries of features
link_cards: Registry[LinkCardSource] = Registry("link cards")
related: Registry[RelatedSource] = Registry("related things")  # of kinds of harm and signs
brief_routes: Registry[BriefRouteSource] = Registry("route in brief")  # the navigator: "refer"
support_cards: Registry[SupportSource] = Registry("support cards")  # services in a result
tool_starters: Registry[ToolStarter] = Registry("tool starter")  # by a step's code: TOOL_CEVT
step_documents: Registry[DocumentSource] = Registry("document of a step")  # by code: FORM_MARF
contact_cards: Registry[ContactCardSource] = Registry("contact cards")  # reference: "contacts"
words: Registry[WordSource] = Registry("words")  # reference: "glossary"
emergency: Registry[EmergencySource] = Registry("emergency contacts")  # reference: "contacts"
site_map: Registry[SiteMapSource] = Registry("site map")  # public addresses of features
search_sources: Registry[SearchSource] = Registry("search source")  # what everybody may find
api_routers: Registry[Router] = Registry("router of the API")  # operations below /api/v1/
pack_kinds: Registry[Kind] = Registry("pack kind")  # what may come in packs
publish_handlers: Registry[PublishHandler] = Registry("publish handler")  # in this order
edition_sources: Registry[EditionSource] = Registry("edition source")  # by model label
specimen_groups: Registry[Group] = Registry("group of specimens")  # pages of /components/
public_papers: Registry[PaperSource] = Registry("public paper")  # tagged PDF, made by the worker
cms_doors: Registry[CmsDoor] = Registry("door of the CMS")  # by view name, or "namespace:"
dashboard_panels: Registry[DashboardPanel] = Registry("dashboard panel")  # the CMS's first page
live_checks: Registry[LiveCheck] = Registry("live check")  # “Before you go live”
edited_tables: Registry[type[Model]] = Registry("edited table")  # by the view sets of the CMS
audit_kinds: Registry[str | Promise] = Registry("audit kind")  # its name for people, by kind
after_restore: Registry[Callable[[], object]] = Registry("after a restore")  # what is derived
left_out_of_backups: Registry[str] = Registry("left out of backups")  # why, by table or app
health_checks: Registry[HealthCheck] = Registry("health check")  # /healthz, /readyz, doctor
doctor_checks: Registry[Callable[[], Check]] = Registry("doctor check")  # doctor only
outbox_events: Registry[OutboxHandler] = Registry("outbox event")  # by queue_event's name
recurring_jobs: Registry[RecurringJob] = Registry("recurring job")  # run_worker
