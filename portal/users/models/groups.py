"""What the CMS needs of a partnership: a group for each role, and a place for its files."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.users.models.people import ROLE_CHOICES
from portal.users.rules import CMS_ROLES


class RoleGroup(models.Model):
    """This group of the CMS stands for one role in one partnership; nobody edits it by hand."""

    group = models.OneToOneField("auth.Group", on_delete=models.CASCADE, related_name="role_group")
    partnership = models.ForeignKey(
        "core.Partnership", on_delete=models.CASCADE, related_name="role_groups"
    )
    role = models.CharField(_("role"), max_length=20, choices=ROLE_CHOICES)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["partnership", "role"], name="one_group_per_role"),
            models.CheckConstraint(
                condition=models.Q(role__in=sorted(map(str, CMS_ROLES))),
                name="role_group_is_of_the_cms",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.partnership} – {self.get_role_display()}"


class PartnershipCollection(models.Model):
    """This collection holds the images and documents of one partnership."""

    partnership = models.OneToOneField(
        "core.Partnership", on_delete=models.CASCADE, related_name="collection_link"
    )
    collection = models.OneToOneField(
        "wagtailcore.Collection", on_delete=models.PROTECT, related_name="partnership_link"
    )

    def __str__(self) -> str:
        return str(self.partnership)
