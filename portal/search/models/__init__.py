"""What search keeps."""

from portal.search.models.documents import DocumentText, DocumentUse, ReadState
from portal.search.models.entries import SearchEntry, SearchText, SearchWord

__all__ = [
    "DocumentText",
    "DocumentUse",
    "ReadState",
    "SearchEntry",
    "SearchText",
    "SearchWord",
]
