"""Starter packs: a partnership's content as YAML and Markdown."""

from django.apps import AppConfig


class PacksConfig(AppConfig):
    """This app loads starter packs."""

    name = "portal.packs"
    label = "packs"
    verbose_name = "Starter packs"
