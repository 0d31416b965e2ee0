"""The database itself refuses what the log refuses, whoever asks and however.

An event may change once: from no segment into one. It may go only with a segment that is over.
A segment may change once: it is over from then on, and not before its newest row is half a year
old by the database's own clock. It never goes.

A migration of SQLite that makes one of these tables anew loses its triggers: repeat them there.
"""

from django.db import migrations

from portal.core.audit.operations import VendorSQL

ADDED_TO = "the audit log is only added to"
OVER = "only a segment that is over leaves the audit log"
TOO_YOUNG = "a segment may be over half a year after its newest row at the earliest"

SQLITE = [
    f"""
    CREATE TRIGGER append_only_event_update BEFORE UPDATE ON audit_auditevent
    WHEN NOT (
        OLD.segment_id IS NULL AND NEW.segment_id IS NOT NULL
        AND NEW.id = OLD.id AND NEW.at = OLD.at AND NEW.kind = OLD.kind
        AND NEW.actor_id IS OLD.actor_id AND NEW.partnership_id IS OLD.partnership_id
        AND NEW.subject = OLD.subject AND NEW.is_read = OLD.is_read AND NEW.detail = OLD.detail
    )
    BEGIN SELECT RAISE(ABORT, '{ADDED_TO}'); END
    """,
    f"""
    CREATE TRIGGER append_only_event_delete BEFORE DELETE ON audit_auditevent
    WHEN NOT EXISTS (
        SELECT 1 FROM audit_auditsegment
        WHERE number = OLD.segment_id AND expired_at IS NOT NULL
    )
    BEGIN SELECT RAISE(ABORT, '{OVER}'); END
    """,
    f"""
    CREATE TRIGGER append_only_segment_update BEFORE UPDATE ON audit_auditsegment
    WHEN NOT (
        OLD.expired_at IS NULL AND NEW.expired_at IS NOT NULL
        AND NEW.number = OLD.number AND NEW.previous_digest = OLD.previous_digest
        AND NEW.rows_digest = OLD.rows_digest AND NEW.digest = OLD.digest
        AND NEW.count = OLD.count AND NEW.first_id = OLD.first_id AND NEW.last_id = OLD.last_id
        AND NEW.newest_at = OLD.newest_at AND NEW.sealed_at = OLD.sealed_at
    )
    BEGIN SELECT RAISE(ABORT, '{ADDED_TO}'); END
    """,
    f"""
    CREATE TRIGGER append_only_segment_expiry BEFORE UPDATE ON audit_auditsegment
    WHEN EXISTS (
        SELECT 1 FROM audit_auditevent
        WHERE segment_id = OLD.number
        AND at > strftime('%Y-%m-%d %H:%M:%S', 'now', '-180 days')
    )
    BEGIN SELECT RAISE(ABORT, '{TOO_YOUNG}'); END
    """,
    f"""
    CREATE TRIGGER append_only_segment_delete BEFORE DELETE ON audit_auditsegment
    BEGIN SELECT RAISE(ABORT, '{ADDED_TO}'); END
    """,
]
SQLITE_BACK = [
    f"DROP TRIGGER append_only_{name}"
    for name in (
        "event_update", "event_delete", "segment_update", "segment_expiry", "segment_delete",
    )
]

POSTGRESQL = [
    f"""
    CREATE FUNCTION append_only_event_update() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF OLD.segment_id IS NULL AND NEW.segment_id IS NOT NULL
            AND to_jsonb(NEW) - 'segment_id' = to_jsonb(OLD) - 'segment_id'
        THEN RETURN NEW; END IF;
        RAISE EXCEPTION '{ADDED_TO}' USING ERRCODE = 'integrity_constraint_violation';
    END $$
    """,
    f"""
    CREATE FUNCTION append_only_event_delete() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF EXISTS (
            SELECT 1 FROM audit_auditsegment
            WHERE number = OLD.segment_id AND expired_at IS NOT NULL
        ) THEN RETURN OLD; END IF;
        RAISE EXCEPTION '{OVER}' USING ERRCODE = 'integrity_constraint_violation';
    END $$
    """,
    f"""
    CREATE FUNCTION append_only_segment_update() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF OLD.expired_at IS NOT NULL OR NEW.expired_at IS NULL
            OR to_jsonb(NEW) - 'expired_at' <> to_jsonb(OLD) - 'expired_at'
        THEN RAISE EXCEPTION '{ADDED_TO}' USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        IF EXISTS (
            SELECT 1 FROM audit_auditevent
            WHERE segment_id = OLD.number AND at > now() - interval '180 days'
        ) THEN RAISE EXCEPTION '{TOO_YOUNG}' USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        RETURN NEW;
    END $$
    """,
    f"""
    CREATE FUNCTION append_only_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        RAISE EXCEPTION '{ADDED_TO}' USING ERRCODE = 'integrity_constraint_violation';
    END $$
    """,
    """
    CREATE TRIGGER append_only_event_update BEFORE UPDATE ON audit_auditevent
    FOR EACH ROW EXECUTE FUNCTION append_only_event_update()
    """,
    """
    CREATE TRIGGER append_only_event_delete BEFORE DELETE ON audit_auditevent
    FOR EACH ROW EXECUTE FUNCTION append_only_event_delete()
    """,
    """
    CREATE TRIGGER append_only_event_truncate BEFORE TRUNCATE ON audit_auditevent
    FOR EACH STATEMENT EXECUTE FUNCTION append_only_refuse()
    """,
    """
    CREATE TRIGGER append_only_segment_update BEFORE UPDATE ON audit_auditsegment
    FOR EACH ROW EXECUTE FUNCTION append_only_segment_update()
    """,
    """
    CREATE TRIGGER append_only_segment_delete BEFORE DELETE ON audit_auditsegment
    FOR EACH ROW EXECUTE FUNCTION append_only_refuse()
    """,
    """
    CREATE TRIGGER append_only_segment_truncate BEFORE TRUNCATE ON audit_auditsegment
    FOR EACH STATEMENT EXECUTE FUNCTION append_only_refuse()
    """,
]
POSTGRESQL_BACK = [
    "DROP FUNCTION append_only_event_update() CASCADE",
    "DROP FUNCTION append_only_event_delete() CASCADE",
    "DROP FUNCTION append_only_segment_update() CASCADE",
    "DROP FUNCTION append_only_refuse() CASCADE",
]


class Migration(migrations.Migration):

    dependencies = [
        ("audit", "0001_initial"),
    ]

    operations = [
        VendorSQL(
            forwards={"sqlite": SQLITE, "postgresql": POSTGRESQL},
            backwards={"sqlite": SQLITE_BACK, "postgresql": POSTGRESQL_BACK},
        ),
    ]
