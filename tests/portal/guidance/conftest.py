"""Some knowledge to read, and somebody who reads it."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from portal.reference.models import HarmLaw, RelatedSign, SignHarm
from tests import factories


class Knowledge:
    """This makes national rows with their words; `sign` makes more of them."""

    def __init__(self) -> None:
        self.common = factories.HarmTextFactory(
            owner__slug="every-kind-of-harm", owner__code="ALL", name="What holds for all",
            definition="A sign is no proof.", actions="<p>Call 999 in danger.</p>",
            protective="<p>One trusted adult.</p>",
        )  # fmt: skip
        self.harm = factories.HarmTextFactory(
            owner__slug="bullying", owner__code="BUL", name="Bullying", summary="It hurts.",
            definition="Again and again.", mistakes="<p>Looking away.</p>",
        )  # fmt: skip
        self.law = factories.LawTextFactory(
            owner__slug="equality-act", owner__status="partly",
            owner__review_date=date(2027, 2, 28),
            title="Equality Act 2010", summary="It forbids discrimination.",
        )  # fmt: skip
        HarmLaw.objects.create(harm=self.harm.owner, law=self.law.owner)
        self.advice = factories.LanguageAdviceTextFactory(
            owner__harm=self.harm.owner, avoid="just banter", say="bullying", why="It hurts."
        )
        self.general = factories.LanguageAdviceTextFactory(avoid="absconded", say="is missing")
        self.red = self.sign("E", "afraid-of-school", "Is afraid of school", is_red=True)
        self.quiet = self.sign("B", "goes-quiet", "Goes quiet")
        RelatedSign.objects.create(sign=self.red.owner, other=self.quiet.owner)
        self.term = factories.TermTextFactory(
            owner__slug="cevt", term="CEVT", expansion="Vulnerability Tracker",
            definition="A tool that gathers signs.", also="tracker\nvulnerability toolkit",
        )  # fmt: skip

    def sign(self, group: str, slug: str, name: str, *, is_red: bool = False):
        text = factories.SignTextFactory(
            owner__slug=slug, owner__group_code=group, owner__is_red=is_red, name=name,
            looks_like="What one sees.", why_it_matters="Why it counts.",
        )  # fmt: skip
        SignHarm.objects.create(sign=text.owner, harm=self.harm.owner)
        return text


@pytest.fixture
def knowledge(partnership) -> Knowledge:
    return Knowledge()


@pytest.fixture
def read(partnership):
    """Give a function that reads an address as anybody can."""
    client = Client(headers={"host": "localhost"})
    return lambda path, status=200: _page(client, path, status)


def _page(client: Client, path: str, status: int) -> str:
    response = client.get(path)
    assert response.status_code == status
    return response.content.decode()
