"""A guide that changed over some days, and somebody who reads of it."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from django.test import Client

from portal.core.publishing import publish_page
from portal.guidance import models


def words_of(*paragraphs: str) -> list[tuple[str, dict[str, str]]]:
    """Give a body of numbered paragraphs."""
    return [
        ("paragraph", {"number": f"{n}", "duty": "", "text": f"<p>{text}</p>"})
        for n, text in enumerate(paragraphs, 1)
    ]


@pytest.fixture
def partnership(four_partnerships):
    """Give the one on the default host; the others are there as well."""
    return four_partnerships["north-lincolnshire"]


@pytest.fixture
def guide(partnership, at):
    """Publish a list, a guide and a part on 1 October; change the part on the 5th and the 9th."""
    at("2026-10-01 09:00")
    home = partnership.site.root_page
    index = models.GuidanceIndexPage(title="Guidance", slug="guidance")
    publish_page(page=index, parent=home)
    guide = models.GuidePage(title="Outside the home", slug="outside")
    publish_page(page=guide, parent=index)
    part = models.GuidePartPage(title="Who decides", slug="who", owner_post="Head of Safety")
    part.body = words_of("Ring the front door within three days.", "Stay calm.")
    publish_page(page=part, parent=guide)
    at("2026-10-05 23:30")  # 22:30 in UTC, the 5th in London
    part.body = words_of("Ring the front door on the same day.", "Stay calm.")
    part = publish_page(page=part, note="A review found that three days were too long.")
    at("2026-10-09 10:00")
    part.body = words_of("Ring the front door on the same day.", "Stay calm & kind.")
    part = publish_page(page=part, is_correction=True)
    at("2026-10-20 12:00")
    return SimpleNamespace(home=home, index=index, guide=guide, part=part)


@pytest.fixture
def read():
    """Give a function that reads an address as anybody can."""

    def get(path: str, status: int = 200, host: str = "localhost") -> str:
        response = Client(headers={"host": host}).get(path)
        assert response.status_code == status
        return " ".join(response.content.decode().split())

    return get
