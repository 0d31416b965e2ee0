"""Read a whole pack and find every fault in it, before anything is written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from portal.core import registry
from portal.core.packing.exceptions import BadPack
from portal.core.packing.kind import Item, Kind, in_order
from portal.core.packing.spec.folder import PackFolder


@dataclass(frozen=True)
class ReadPack:
    """This is a pack without a fault, in the order in which it is written."""

    slug: str
    is_national: bool
    items: tuple[tuple[Kind, tuple[Item, ...]], ...]


def read_packs(folders: Sequence[PackFolder]) -> list[ReadPack]:
    """Read and render packs; raise BadPack with every fault of all of them.

    What an entry points to stands in its own pack or in the national one, which comes first.
    """
    national = next((folder for folder in folders if folder.is_national), None)
    packs = [_read(folder, [folder, national] if national else [folder]) for folder in folders]
    faults = [fault for folder in folders for fault in folder.faults]
    if faults:
        raise BadPack(faults)
    return packs


def _read(folder: PackFolder, around: Sequence[PackFolder]) -> ReadPack:
    found = tuple((kind, tuple(kind.read(folder))) for kind in in_order(registry.pack_kinds))
    folder.refuse_strangers()
    for _kind, items in found:
        folder.named |= {(item.kind, item.key) for item in items}
    for kind, items in found:
        _refuse_twins(items, folder)
        for item in items:
            _refuse_loose_ends(kind, item, folder, around)
    return ReadPack(folder.slug, folder.is_national, found)


def _refuse_twins(items: Sequence[Item], folder: PackFolder) -> None:
    seen: set[str] = set()
    for item in items:
        if item.key in seen:
            reason = _("“%(key)s” is in this pack twice.") % {"key": item.key}
            folder.faults.add(item.located.file, item.located.line(()), reason)
        seen.add(item.key)


def _refuse_loose_ends(
    kind: Kind, item: Item, folder: PackFolder, around: Sequence[PackFolder]
) -> None:
    for mention in item.mentions:
        name, key = mention.reference.kind, mention.reference.key
        if not any(near.names(name, key) for near in around):
            reason = _("There is no “%(key)s” among the %(kind)s of this pack.")
            folder.faults.add(mention.file, mention.line, reason % {"key": key, "kind": name})
    if item.parent and not folder.names(kind.below or item.kind, item.parent):
        reason = _("There is no “%(key)s” for this to stand below.") % {"key": item.parent}
        folder.faults.add(item.located.file, 1, reason)
