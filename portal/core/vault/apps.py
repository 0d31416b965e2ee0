"""What a visitor is writing, kept for a short while so that nobody else can read it."""

from django.apps import AppConfig


class VaultConfig(AppConfig):
    """This app keeps encrypted runs and the wrapped keys that open them."""

    name = "portal.core.vault"
    label = "vault"
    verbose_name = "Vault"

    def ready(self) -> None:
        """Register forgetting, purging, and what doctor looks at."""
        from portal.core.vault import registrations  # models must be loaded first

        registrations.register()
