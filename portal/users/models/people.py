"""Accounts and the roles people hold."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from functools import cached_property
from typing import Any, ClassVar

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from portal.users.rules import HeldRole, Role

ROLE_NAMES = [
    (Role.PRACTITIONER, _("Practitioner")),
    (Role.MANAGER, _("Manager")),
    (Role.TRAINER, _("Trainer")),
    (Role.PROVIDER, _("Support service")),
    (Role.EDITOR, _("Editor")),
    (Role.APPROVER, _("Approver")),
    (Role.PARTNERSHIP_ADMIN, _("Partnership administrator")),
    (Role.ADMIN, _("Administrator of the whole portal")),
]
ROLE_CHOICES = [(str(role), name) for role, name in ROLE_NAMES]


class UserManager(BaseUserManager["User"]):
    """This makes accounts."""

    def create_user(
        self, username: str, email: str, password: str | None = None, **fields: Any
    ) -> User:
        """Make an account; without a password nobody can sign in until one is set."""
        user = self.model(username=username, email=email, **fields)
        user.set_password(password)
        user.save(using=self._db)
        if user.is_superuser:  # who may do everything holds the role, never only the flag
            Membership.objects.create(user=user, role=Role.ADMIN)
        return user

    def create_superuser(
        self, username: str, email: str, password: str | None = None, **fields: Any
    ) -> User:
        """Make an account that may do everything."""
        return self.create_user(username, email, password, is_superuser=True, **fields)

    def get_by_natural_key(self, username: str | None) -> User:
        """Find an account by its user name, whatever its case."""
        return self.get(username=(username or "").lower())


class User(AbstractBaseUser, PermissionsMixin):
    """This is somebody who can sign in. A post is enough; nobody has to give a name."""

    username = models.CharField(
        _("user name"),
        max_length=254,
        unique=True,
        validators=[UnicodeUsernameValidator()],
        help_text=_("The e-mail address, or on a demonstration site a short name."),
    )
    email = models.EmailField(_("e-mail address"), unique=True)
    post = models.CharField(
        _("post"), max_length=120, blank=True, help_text=_("A post, never a person’s name.")
    )
    is_active = models.BooleanField(_("can sign in"), default=True)
    is_demo = models.BooleanField(default=False, editable=False)
    date_joined = models.DateTimeField(default=timezone.now, editable=False)
    sign_outs = models.PositiveIntegerField(
        default=0, editable=False, help_text=_("Counting up ends every session of this account.")
    )

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["email"]

    objects: ClassVar[UserManager] = UserManager()

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        constraints: ClassVar = [
            # Kept in lower case, so that "unique" means unique whatever the case.
            models.CheckConstraint(
                condition=models.Q(username=Lower("username")), name="username_is_lower_case"
            ),
            models.CheckConstraint(
                condition=models.Q(email=Lower("email")), name="email_is_lower_case"
            ),
            models.CheckConstraint(
                condition=~models.Q(email="") & ~models.Q(username=""), name="person_can_be_reached"
            ),
        ]

    def __str__(self) -> str:
        return self.get_full_name()

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save with user name and e-mail address in lower case."""
        self.username, self.email = self.username.lower(), self.email.lower()
        super().save(*args, **kwargs)

    def get_full_name(self) -> str:
        """Name somebody to colleagues: by post."""
        return self.post or self.username

    def get_short_name(self) -> str:
        """Name somebody to colleagues: by post."""
        return self.get_full_name()

    def get_session_auth_hash(self) -> str:
        """Tie sessions to the password and to the count of “sign out everywhere”."""
        return self._session_hash(None)

    def get_session_auth_fallback_hash(self) -> Iterator[str]:
        """Give the same under secret keys that are being replaced."""
        yield from (self._session_hash(key) for key in settings.SECRET_KEY_FALLBACKS)

    def _session_hash(self, secret: str | bytes | None) -> str:
        value = f"{self.password}|{self.sign_outs}"
        salt = "portal.users.models.User.session"
        return salted_hmac(salt, value, secret=secret, algorithm="sha256").hexdigest()

    @cached_property
    def held_roles(self) -> frozenset[HeldRole]:
        """Give the roles held when this row was loaded: once per request."""
        rows = self.memberships.held_at(timezone.now())
        return frozenset(HeldRole(*row) for row in rows.values_list("role", "partnership_id"))


class MembershipQuerySet(models.QuerySet["Membership"]):
    """Reads of memberships."""

    def held_at(self, moment: datetime) -> MembershipQuerySet:
        """Keep those that run at this moment."""
        return self.filter(
            models.Q(ends_at__isnull=True) | models.Q(ends_at__gt=moment), starts_at__lte=moment
        )

    def for_list(self) -> MembershipQuerySet:
        """Bring along what a list of people shows."""
        return self.select_related("user", "partnership").order_by("user__post", "pk")


class Membership(models.Model):
    """This gives a person a role in a partnership, or in all of them, for a time."""

    user = models.ForeignKey("users.User", on_delete=models.CASCADE, related_name="memberships")
    partnership = models.ForeignKey(
        "core.Partnership",
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="memberships",
    )
    role = models.CharField(_("role"), max_length=20, choices=ROLE_CHOICES)
    starts_at = models.DateTimeField(_("from"), default=timezone.now)
    ends_at = models.DateTimeField(_("until"), null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(role__in=[str(role) for role in Role]), name="membership_role"
            ),
            models.CheckConstraint(
                condition=models.Q(role=str(Role.ADMIN), partnership__isnull=True)
                | (~models.Q(role=str(Role.ADMIN)) & models.Q(partnership__isnull=False)),
                name="membership_only_admin_everywhere",
            ),
            models.CheckConstraint(
                condition=models.Q(ends_at__isnull=True)
                | models.Q(ends_at__gt=models.F("starts_at")),
                name="membership_ends_after_start",
            ),
            models.UniqueConstraint(
                fields=["user", "partnership", "role"],
                condition=models.Q(ends_at__isnull=True),
                name="membership_once_open",
            ),
            models.UniqueConstraint(
                fields=["user"],
                condition=models.Q(ends_at__isnull=True, role=str(Role.ADMIN)),
                name="membership_admin_once_open",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} – {self.get_role_display()}"
