"""Full text beside the entries: each database in its own way, unknown to Django."""

from django.db import migrations

from portal.search.engines import postgres, sqlite


def _run(statements_of):
    def run(apps, schema_editor):
        engine = postgres if schema_editor.connection.vendor == "postgresql" else sqlite
        for statement in statements_of(engine):
            schema_editor.execute(statement)

    return run


class Migration(migrations.Migration):
    dependencies = [("portal_search", "0001_initial")]
    operations = [
        migrations.RunPython(
            _run(lambda engine: engine.CREATE), _run(lambda engine: engine.REMOVE)
        ),
    ]
