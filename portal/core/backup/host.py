"""Whether a host is empty, and emptying what its migrations have put into it."""

from __future__ import annotations

from django.contrib.auth import get_user_model
from django.db import IntegrityError, connection

from portal.core.backup.exceptions import HostNotEmpty
from portal.core.backup.manifest import Manifest
from portal.core.backup.media import digest_of, stored_names
from portal.core.backup.schema import make_tables
from portal.core.backup.tables import all_models
from portal.core.models import Partnership


def refuse_used_host(manifest: Manifest) -> None:
    """Raise HostNotEmpty when a site is here; an empty database gets its tables.

    Files of this very backup are no site: a restore that was killed leaves some behind.
    """
    there = set(connection.introspection.table_names())
    for model, one, more in (
        (Partnership, "a partnership", "%d partnerships"),
        (get_user_model(), "an account", "%d accounts"),
    ):
        count = model.objects.count() if model._meta.db_table in there else 0
        if count:
            raise HostNotEmpty(what=one if count == 1 else more % count)
    for name in stored_names():
        kept = manifest.media.get(name)
        if kept is None or digest_of(name) != (kept.size, kept.digest):
            raise HostNotEmpty(what=f"the media file {name}")
    make_tables()


def empty_tables() -> None:
    """Take out what migrations put into a new database; the backup brings its own.

    Raises HostNotEmpty when one of the logs has begun: nobody takes rows out of those.
    """
    quote = connection.ops.quote_name
    with connection.cursor() as cursor:
        for model in all_models():
            try:
                # Keys are compared when the transaction ends, so the order does not matter.
                cursor.execute(f"DELETE FROM {quote(model._meta.db_table)}")  # noqa: S608 (ours)
            except IntegrityError as error:
                raise HostNotEmpty(what=f"{model._meta.verbose_name} rows in its log") from error
