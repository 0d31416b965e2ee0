"""docs/how-to/offer-a-pdf.md, followed to the letter."""

from __future__ import annotations

import io

import pikepdf
import pytest

from portal.core import registry
from tests.docs.pages import follow

pytestmark = pytest.mark.django_db


@pytest.fixture
def followed(tmp_path, settings):
    settings.VAR = tmp_path
    yield follow("offer-a-pdf.md")
    registry.public_papers.unregister("leaflets")


def test_the_view_hands_out_the_leaflet(followed, rf, partnership):
    request = rf.get("/leaflet.pdf")
    request.partnership = partnership
    response = followed["leaflet_pdf"](request)
    with pikepdf.open(io.BytesIO(b"".join(response.streaming_content))) as pdf:
        assert (
            str(pdf.docinfo.get("/Title", "When a child is missing")) == "When a child is missing"
        )
        assert str(pdf.Root.Lang) == "en"
    response.close()
    assert "when-a-child-is-missing.pdf" in response.headers["Content-Disposition"]


def test_what_it_does_not_offer_is_none(followed, partnership):
    assert followed["leaflets"](partnership, "unknown", "en") is None
