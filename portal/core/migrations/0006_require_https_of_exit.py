from django.core.validators import URLValidator
from django.db import migrations, models

class Migration(migrations.Migration):

    dependencies = [
        ("core", "0005_encrypt_exits"),
    ]

    operations = [
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
