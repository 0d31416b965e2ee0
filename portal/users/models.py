"""Accounts."""

from django.contrib.auth.models import AbstractUser


class User(AbstractUser):
    """This is a person who can sign in."""
