"""The logo in the header."""

from __future__ import annotations

import pytest
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file

from portal.core.logo import Logo, logo_of

pytestmark = [
    pytest.mark.django_db,
    # Wagtail leaves the file it writes a rendition to for the collector to close.
    pytest.mark.filterwarnings("ignore:Unclosed file:ResourceWarning"),
]


@pytest.fixture
def picture():
    file = get_test_image_file(size=(640, 192))
    return get_image_model().objects.create(title="Our logo", file=file)


def test_a_logo_is_made_at_twice_the_height_it_is_shown_at(picture):
    logo = logo_of(picture, "stamp")

    assert logo == Logo(picture.get_rendition("max-320x96").url, 160, 48)


def test_a_logo_is_looked_up_once(picture, queries):
    logo_of(picture, "stamp")
    with queries(0):
        logo_of(picture, "stamp")


def test_a_logo_whose_file_is_gone_is_none(picture, caplog):
    picture.file.close()
    picture.file.storage.delete(picture.file.name)

    assert logo_of(picture, "stamp") is None
    assert [record.event for record in caplog.records if record.name == "portal.core.logo"] == [
        "logo"
    ]
