"""Writes of packs."""

from portal.packs.actions.begin import begin_pack
from portal.packs.actions.load import LoadReport, load_packs, load_together
from portal.packs.actions.read import ReadPack, read_packs

__all__ = ["LoadReport", "ReadPack", "begin_pack", "load_packs", "load_together", "read_packs"]
