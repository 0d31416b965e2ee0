"""Reads: which packs are there, and what is remembered of their rows."""

from __future__ import annotations

from pathlib import Path

from portal.core.models import Partnership
from portal.core.packing.exceptions import UnknownPack
from portal.core.packing.spec.folder import NATIONAL, PackFolder
from portal.packs.models import PackedRow

SHIPPED = Path(__file__).parent
FILE = "partnership.yaml"


def shipped_packs(root: Path = SHIPPED) -> list[str]:
    """List the partnerships that come with the portal, by slug."""
    return sorted(path.parent.name.replace("_", "-") for path in root.glob(f"*/{FILE}"))


def pack_folder(slug: str, root: Path = SHIPPED) -> PackFolder:
    """Open a pack; raise UnknownPack when there is none of that name."""
    known = shipped_packs(root)
    if slug not in {*known, NATIONAL}:
        raise UnknownPack(f"There is no pack “{slug}”. There are: {', '.join(known)}.")
    return PackFolder(root / slug.replace("-", "_"), slug)


def carried_facts() -> set[str]:
    """List the facts that loaded entries carry; one deleted here carries none any more."""
    rows = PackedRow.objects.order_by("pk").prefetch_related("row")
    return {fact for packed in rows if packed.row is not None for fact in packed.facts}


def packed_rows(partnership: Partnership | None) -> list[PackedRow]:
    """List what packs wrote for a partnership, or nationally, each with its row if it is there."""
    rows = PackedRow.objects.filter(partnership=partnership).order_by("pk")
    return list(rows.prefetch_related("row"))
