"""The database itself refuses changes of the security log, whoever asks and however.

A row never changes, and goes half a year after it was written at the earliest, by the database's
own clock; retention keeps it for a year.

A migration of SQLite that makes this table anew loses its triggers: repeat them there.
"""

from django.db import migrations

from portal.core.audit.operations import VendorSQL

ADDED_TO = "the security log is only added to"
TOO_YOUNG = "a row leaves the security log after half a year at the earliest"

SQLITE = [
    f"""
    CREATE TRIGGER append_only_security_update BEFORE UPDATE ON users_securityevent
    BEGIN SELECT RAISE(ABORT, '{ADDED_TO}'); END
    """,
    f"""
    CREATE TRIGGER append_only_security_delete BEFORE DELETE ON users_securityevent
    WHEN OLD.at > strftime('%Y-%m-%d %H:%M:%S', 'now', '-180 days')
    BEGIN SELECT RAISE(ABORT, '{TOO_YOUNG}'); END
    """,
]
SQLITE_BACK = [
    "DROP TRIGGER append_only_security_update",
    "DROP TRIGGER append_only_security_delete",
]

POSTGRESQL = [
    f"""
    CREATE FUNCTION append_only_security_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        RAISE EXCEPTION '{ADDED_TO}' USING ERRCODE = 'integrity_constraint_violation';
    END $$
    """,
    f"""
    CREATE FUNCTION append_only_security_delete() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF OLD.at > now() - interval '180 days'
        THEN RAISE EXCEPTION '{TOO_YOUNG}' USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        RETURN OLD;
    END $$
    """,
    """
    CREATE TRIGGER append_only_security_update BEFORE UPDATE ON users_securityevent
    FOR EACH ROW EXECUTE FUNCTION append_only_security_refuse()
    """,
    """
    CREATE TRIGGER append_only_security_delete BEFORE DELETE ON users_securityevent
    FOR EACH ROW EXECUTE FUNCTION append_only_security_delete()
    """,
    """
    CREATE TRIGGER append_only_security_truncate BEFORE TRUNCATE ON users_securityevent
    FOR EACH STATEMENT EXECUTE FUNCTION append_only_security_refuse()
    """,
]
POSTGRESQL_BACK = [
    "DROP FUNCTION append_only_security_refuse() CASCADE",
    "DROP FUNCTION append_only_security_delete() CASCADE",
]


class Migration(migrations.Migration):

    dependencies = [
        ("users", "0002_add_roles_and_security_log"),
    ]

    operations = [
        VendorSQL(
            forwards={"sqlite": SQLITE, "postgresql": POSTGRESQL},
            backwards={"sqlite": SQLITE_BACK, "postgresql": POSTGRESQL_BACK},
        ),
    ]
