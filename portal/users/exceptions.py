"""Expected failures around people, with words a person may read."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _


class PeopleProblem(Exception):
    """This could not be done; the text says why in words for the person who asked."""

    message = _("That could not be done.")

    def __str__(self) -> str:
        return str(self.message)


class EmailTaken(PeopleProblem):
    """Somebody has an account with this e-mail address."""

    message = _("Somebody has an account with this e-mail address already.")


class RoleNotYours(PeopleProblem):
    """This person may not give or end this role here."""

    message = _("You cannot give or end this role here.")


class LastAdmin(PeopleProblem):
    """This would leave nobody who can look after the portal."""

    message = _("This is the last administrator. Give the role to somebody else first.")


class NotADemo(PeopleProblem):
    """Demo accounts exist on demo sites only."""

    message = _("Demo accounts are only made on a site that runs with DEMO=1.")
