"""What parts of the portal offer to the CMS through the registry: plain values. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django_stubs_ext import StrOrPromise

    from portal.core.models import Partnership


class Mender(Enum):
    """These are the people who can put something right."""

    WRITERS = "writers"  # whoever sees the checklist
    LEADS = "leads"  # who gives people their roles
    PLATFORM = "platform"  # who looks after the whole portal


@dataclass(frozen=True)
class LiveFinding:
    """This is one line of “Before you go live”; its template is marked for translation."""

    is_ok: bool
    template: str
    facts: Mapping[str, str | int] = field(default_factory=dict)
    mend: str = ""  # the address in the CMS where it is put right
    mender: Mender = Mender.WRITERS


@dataclass(frozen=True)
class DashboardRow:
    """This is one line of a panel on the CMS's first page."""

    text: str
    path: str = ""
    is_warning: bool = False


@dataclass(frozen=True)
class DashboardPanel:
    """This is a panel on the CMS's first page, about the partnerships somebody writes for.

    A constant number of queries, however many partnerships; without rows it is not shown.
    """

    title: StrOrPromise
    rows: Callable[[Sequence[Partnership], datetime], list[DashboardRow]]
    # What waits for the reader alone; it stands before the rest.
    own_rows: Callable[[Any, Sequence[Partnership], datetime], list[DashboardRow]] | None = None


@dataclass(frozen=True)
class CmsDoor:
    """This says what an address of the CMS is about, and so who may come in.

    Without things and not for admins, it shows nothing of anybody's that it does not narrow itself.
    """

    things: Callable[[HttpRequest, dict[str, Any]], Iterable[Any]] | None = None
    is_for_admins: bool = False
