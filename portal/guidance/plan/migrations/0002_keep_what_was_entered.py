"""The database itself refuses to rewrite what was reported, whoever asks.

A figure may change once: from one that holds into one that was corrected. A change of an action
never changes. Both go only with the measure or the action that they are about.

A migration of SQLite that makes one of these tables anew loses its triggers: repeat them there.
"""

from django.db import migrations

from portal.core.audit.operations import VendorSQL

WORDS = "what was entered is added to, never changed"
SAME = (
    "measure_id", "period", "start", '"end"', '"group"', "numerator", "denominator", "value",
    "printed", "note", "entered_at", "entered_by", "corrects_id",
)  # fmt: skip

SQLITE = [
    f"""
    CREATE TRIGGER append_only_value_update BEFORE UPDATE ON plan_measurevalue
    WHEN NOT (
        OLD.superseded_at IS NULL AND NEW.superseded_at IS NOT NULL AND NEW.id = OLD.id
        AND {" AND ".join(f"NEW.{name} IS OLD.{name}" for name in SAME)}
    )
    BEGIN SELECT RAISE(ABORT, '{WORDS}'); END
    """,
    f"""
    CREATE TRIGGER append_only_action_change_update BEFORE UPDATE ON plan_actionchange
    BEGIN SELECT RAISE(ABORT, '{WORDS}'); END
    """,
]
SQLITE_BACK = [
    "DROP TRIGGER append_only_value_update",
    "DROP TRIGGER append_only_action_change_update",
]

POSTGRESQL = [
    f"""
    CREATE FUNCTION append_only_value_update() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF OLD.superseded_at IS NULL AND NEW.superseded_at IS NOT NULL
            AND to_jsonb(NEW) - 'superseded_at' = to_jsonb(OLD) - 'superseded_at'
        THEN RETURN NEW; END IF;
        RAISE EXCEPTION '{WORDS}' USING ERRCODE = 'integrity_constraint_violation';
    END $$
    """,
    f"""
    CREATE FUNCTION append_only_action_change() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        RAISE EXCEPTION '{WORDS}' USING ERRCODE = 'integrity_constraint_violation';
    END $$
    """,
    """
    CREATE TRIGGER append_only_value_update BEFORE UPDATE ON plan_measurevalue
    FOR EACH ROW EXECUTE FUNCTION append_only_value_update()
    """,
    """
    CREATE TRIGGER append_only_action_change_update BEFORE UPDATE ON plan_actionchange
    FOR EACH ROW EXECUTE FUNCTION append_only_action_change()
    """,
]
POSTGRESQL_BACK = [
    "DROP FUNCTION append_only_value_update() CASCADE",
    "DROP FUNCTION append_only_action_change() CASCADE",
]


class Migration(migrations.Migration):

    dependencies = [
        ("plan", "0001_initial"),
    ]

    operations = [
        VendorSQL(
            forwards={"sqlite": SQLITE, "postgresql": POSTGRESQL},
            backwards={"sqlite": SQLITE_BACK, "postgresql": POSTGRESQL_BACK},
        ),
    ]
