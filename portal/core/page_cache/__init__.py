"""The whole-page cache: views opt in, everything else stays private."""

from portal.core.page_cache.declaration import declare_public, reads_differently_at

__all__ = ["declare_public", "reads_differently_at"]
