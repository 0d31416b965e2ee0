"""The database itself refuses to change an edition, whoever asks."""

from django.db import migrations

TABLES = ("editions_edition", "editions_withdrawal")
WORDS = "editions are kept for good"

POSTGRESQL = f"""
CREATE OR REPLACE FUNCTION editions_refuse_change() RETURNS trigger AS $$
BEGIN RAISE EXCEPTION '{WORDS}' USING ERRCODE = 'integrity_constraint_violation'; END;
$$ LANGUAGE plpgsql
"""


def guard(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(POSTGRESQL)
    for table in TABLES:
        body = (
            "FOR EACH ROW EXECUTE FUNCTION editions_refuse_change()"
            if schema_editor.connection.vendor == "postgresql"
            else f"BEGIN SELECT RAISE(ABORT, '{WORDS}'); END"
        )
        schema_editor.execute(f"CREATE TRIGGER {table}_kept BEFORE UPDATE ON {table} {body}")


def unguard(apps, schema_editor):
    is_postgresql = schema_editor.connection.vendor == "postgresql"
    for table in TABLES:
        on_table = f" ON {table}" if is_postgresql else ""
        schema_editor.execute(f"DROP TRIGGER {table}_kept{on_table}")
    if is_postgresql:
        schema_editor.execute("DROP FUNCTION editions_refuse_change()")


class Migration(migrations.Migration):

    dependencies = [
        ('editions', '0001_initial'),
    ]

    operations = [
        migrations.RunPython(guard, unguard, elidable=False),
    ]
