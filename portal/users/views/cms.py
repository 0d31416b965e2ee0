"""The CMS's own page about an account, without what belongs to sign-in."""

from __future__ import annotations

from wagtail.admin.views.account import (
    AccountView,
    AvatarSettingsPanel,
    BaseSettingsPanel,
    ChangePasswordPanel,
    NameEmailSettingsPanel,
)

# Names and pictures of people are not kept; address and password are changed elsewhere.
NOT_HERE = (NameEmailSettingsPanel, AvatarSettingsPanel, ChangePasswordPanel)


class PreferencesView(AccountView):
    """This lets an editor choose notices, language and look of the CMS."""

    def get_panels(self) -> list[BaseSettingsPanel]:
        """Leave out what is not chosen here."""
        return [panel for panel in super().get_panels() if not isinstance(panel, NOT_HERE)]
