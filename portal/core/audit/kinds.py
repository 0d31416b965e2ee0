"""What the kernel's own events are called."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

KINDS: Mapping[str, Promise] = {
    "page-published": _("Page published"),
    "page-scheduled": _("Page given a time to be published"),
    "page-unpublished": _("Page taken from readers"),
    "page-moved": _("Page moved"),
    "page-address-changed": _("Address of a page changed"),
    "page-restricted": _("Page opened to some only"),
    "page-opened": _("Page opened to everybody"),
    "page-deleted": _("Page deleted"),
    "row-published": _("Entry published"),
    "row-scheduled": _("Entry given a time to be published"),
    "row-unpublished": _("Entry taken from readers"),
    "row-moved": _("Entry moved"),
    "row-address-changed": _("Address of an entry changed"),
    "row-restricted": _("Entry opened to some only"),
    "row-opened": _("Entry opened to everybody"),
    "row-deleted": _("Entry deleted"),
    "drift-repaired": _("Something readers see was put right"),
    "backup-made": _("Backup made"),
    "site-restored": _("Site restored from a backup"),
}
