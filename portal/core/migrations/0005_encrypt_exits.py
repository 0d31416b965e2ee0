from django.db import migrations

DEFAULT = "https://www.bbc.co.uk/weather"


def encrypt_exits(apps, schema_editor):
    """Let every exit lead to the encrypted side of its site, or to ours where there is none."""
    rows = apps.get_model("core", "Partnership").objects.using(schema_editor.connection.alias)
    for row in rows.exclude(exit_url__istartswith="https://").order_by("pk"):
        scheme, _mark, rest = row.exit_url.partition("://")
        row.exit_url = f"https://{rest}" if scheme.lower() == "http" else DEFAULT
        row.save(update_fields=["exit_url"])


class Migration(migrations.Migration):

    dependencies = [
        ("core", "0004_add_owed_stamp"),
    ]

    operations = [
        # Rows by themselves: PostgreSQL alters no table whose rows changed in the same transaction.
        migrations.RunPython(encrypt_exits, migrations.RunPython.noop),
    ]
