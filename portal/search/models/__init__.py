"""What search keeps."""

from portal.search.models.entries import SearchEntry, SearchText, SearchWord

__all__ = ["SearchEntry", "SearchText", "SearchWord"]
