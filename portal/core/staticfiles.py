"""Static files with hashed names, compressed once."""

from __future__ import annotations

from whitenoise.storage import CompressedManifestStaticFilesStorage


class PortalStaticStorage(CompressedManifestStaticFilesStorage):
    """This hashes and compresses static files; a name nobody collected is looked for, not a 500."""

    manifest_strict = False
