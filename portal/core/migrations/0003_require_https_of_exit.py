from django.core.validators import URLValidator
from django.db import migrations, models

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
        ("core", "0002_add_edition_note"),
    ]

    operations = [
        migrations.RunPython(encrypt_exits, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="partnership",
            name="exit_url",
            field=models.URLField(default="https://www.bbc.co.uk/weather", help_text="A busy, neutral site that says nothing about why somebody looked.", validators=[URLValidator(["https"], message="Give an address that begins with https.")], verbose_name="where “Exit this page” leads"),
        ),
        migrations.AddConstraint(
            model_name="partnership",
            constraint=models.CheckConstraint(condition=models.Q(("exit_url__istartswith", "https://")), name="partnership_exit_is_encrypted"),
        ),
    ]
