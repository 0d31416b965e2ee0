"""The partnership of a pack: its row, its site and the place of its home page."""

from __future__ import annotations

from typing import Any, ClassVar

from django.utils.translation import gettext as _
from pydantic import Field
from wagtail.models import Locale, Page, Site

from portal.core.models import HomePage, Partnership
from portal.core.packing.kind import Item, Kind, Loading, check_fields
from portal.core.packing.spec.entries import Entry, Line, Slug
from portal.core.packing.spec.folder import PackFolder
from portal.core.packing.spec.validation import validate
from portal.core.sites import make_default, site_address, sync_sites
from portal.core.stamp import bump_stamp

FILE = "partnership.yaml"
FIELDS = ("slug", "code", "name", "body_name", "product_name", "exit_url", "contact_email",
          "brand_colour", "accent_colour")  # fmt: skip


class PartnershipEntry(Entry):
    """This is what a pack says of its partnership."""

    slug: Slug
    code: Line
    name: Line
    body_name: str = ""
    product_name: str = "Safe outside the home"
    is_default: bool = Field(
        default=False, description="takes the host itself when first loaded; the others stand below"
    )
    exit_url: str = "https://www.bbc.co.uk/weather"
    contact_email: str = ""
    brand_colour: str = ""
    accent_colour: str = ""


class PartnershipKind(Kind):
    """This writes the partnership; every other local kind comes after it."""

    name: ClassVar[str] = "partnership"
    schemas: ClassVar = {"partnership": PartnershipEntry}

    def read(self, folder: PackFolder) -> list[Item]:
        """Read partnership.yaml; the national pack has none."""
        if folder.is_national:
            return []
        located = folder.yaml(FILE)
        entry = located and validate(PartnershipEntry, located, folder.faults)
        if not located or not entry:
            return []
        if entry.slug != folder.slug:
            reason = f"The slug must be “{folder.slug}”, as the folder says."
            folder.faults.add(located.file, located.line(("slug",)), reason)
        content = entry.model_dump(include=set(FIELDS))
        places = {name: (name,) for name in FIELDS}
        check_fields(Partnership(**content), located, folder.faults, places)
        self._refuse_taken_code(entry, located.line(("code",)), folder, located.file)
        content["is_default"] = entry.is_default
        return [Item(self.name, entry.slug, located, content, tuple(entry.facts))]

    def find(self, item: Item, loading: Loading) -> Partnership | None:
        """Find the partnership by its slug."""
        return Partnership.objects.with_site().filter(slug=item.key).first()

    def content_of(self, row: Partnership) -> dict[str, Any]:
        """Give what a pack may say of a partnership."""
        return {name: getattr(row, name) for name in FIELDS}

    def comparable(self, content: dict[str, Any]) -> dict[str, Any]:
        """Leave out which one is the default: that is said once, at the first load."""
        return {name: content[name] for name in FIELDS}

    def create(self, item: Item, content: dict[str, Any], loading: Loading) -> Partnership:
        """Make the home page's place, the site and the partnership."""
        fields = self.comparable(content)
        home = HomePage(
            title=content["name"], slug=content["slug"], live=False, locale=Locale.get_default()
        )
        Page.objects.get(depth=1).add_child(instance=home)
        is_first = not Partnership.objects.filter(site__is_default_site=True).exists()
        site = self._site(content, home, is_first=is_first, base_url=loading.base_url)
        partnership = Partnership.objects.create(site=site, **fields)
        if content["is_default"] or is_first:
            make_default(partnership=partnership)
        sync_sites(base_url=loading.base_url)
        bump_stamp()
        return partnership

    def update(self, row: Partnership, content: dict[str, Any], loading: Loading) -> None:
        """Write the newer version."""
        for name, value in self.comparable(content).items():
            setattr(row, name, value)
        row.save()

    def _site(self, content: dict[str, Any], home: Page, *, is_first: bool, base_url: str) -> Site:
        """Take over the site that the CMS made for its welcome page, else make a new one."""
        stock = Site.objects.filter(partnership__isnull=True, is_default_site=True).first()
        if is_first and stock and stock.root_page.specific_class is Page:
            welcome = stock.root_page
            stock.root_page, stock.site_name = home, content["name"]
            stock.save()
            Page.objects.get(pk=welcome.pk).delete()
            home.refresh_from_db()
            return stock
        address = site_address(content["slug"], is_default=False, base_url=base_url)
        return Site.objects.create(
            hostname=address.hostname,
            port=address.port,
            site_name=content["name"],
            root_page=home,
        )

    def _refuse_taken_code(
        self, entry: PartnershipEntry, line: int, folder: PackFolder, file: str
    ) -> None:
        other = Partnership.objects.filter(code=entry.code).exclude(slug=entry.slug).first()
        if other is not None:
            reason = _("The code “%(code)s” belongs to %(name)s.") % {
                "code": entry.code,
                "name": other.name,
            }
            folder.faults.add(file, line, reason)
