"""Writes of search: entries follow what their sources say."""

from portal.search.actions.refreshing import Refreshed, refresh
from portal.search.actions.reindexing import Batch, Rebuilt, reindex

__all__ = ["Batch", "Rebuilt", "Refreshed", "refresh", "reindex"]
