"""Documents are sent whole or in parts, to those who may read them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from wagtail.documents import get_document_model
from wagtail.models import Collection, CollectionViewRestriction

from portal.core.models import Partnership

CONTENT = bytes(range(256)) * 1000


@pytest.fixture
def film(partnership: Partnership, settings: Any, tmp_path: Path) -> Any:
    """Put a film where real ones are: on a disk."""
    settings.MEDIA_ROOT = tmp_path
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    }
    return get_document_model().objects.create(
        title="Listening", file=ContentFile(CONTENT, "listening.mp4")
    )


def test_a_film_is_sent_whole_and_says_that_parts_can_be_asked_for(
    client: Client, film: Any
) -> None:
    response = client.get(film.url)

    assert response.status_code == 200
    assert b"".join(response.streaming_content) == CONTENT
    assert response.headers["Content-Type"] == "video/mp4"
    assert response.headers["Accept-Ranges"] == "bytes"
    assert response.headers["Content-Length"] == "256000"
    assert "attachment" not in response.headers.get("Content-Disposition", "")


@pytest.mark.parametrize(
    ("asked", "first", "last"),
    [("bytes=0-1", 0, 1), ("bytes=100000-", 100_000, 255_999), ("bytes=-300", 255_700, 255_999)],
)
def test_a_part_of_it_is_sent(client: Client, film: Any, asked: str, first: int, last: int) -> None:
    response = client.get(film.url, headers={"range": asked})

    assert response.status_code == 206
    assert b"".join(response.streaming_content) == CONTENT[first : last + 1]
    assert response.headers["Content-Range"] == f"bytes {first}-{last}/256000"
    assert response.headers["Content-Length"] == str(last - first + 1)
    assert response.headers["Content-Type"] == "video/mp4"


def test_a_part_outside_is_refused(client: Client, film: Any) -> None:
    response = client.get(film.url, headers={"range": "bytes=300000-"})

    assert response.status_code == 416
    assert response.headers["Content-Range"] == "bytes */256000"


def test_another_name_or_number_is_not_found(client: Client, film: Any) -> None:
    assert client.get(film.url.replace("listening", "other")).status_code == 404
    assert client.get("/documents/999999/listening.mp4").status_code == 404


def test_what_is_restricted_asks_for_a_sign_in_whole_or_in_parts(client: Client, film: Any) -> None:
    root = Collection.get_first_root_node()
    private = root.add_child(name="Private")
    CollectionViewRestriction.objects.create(
        collection=private, restriction_type=CollectionViewRestriction.LOGIN
    )
    film.collection = private
    film.save()

    for headers in ({}, {"range": "bytes=0-1"}):
        response = client.get(film.url, headers=headers)
        assert response.status_code == 302
        assert response.headers["Location"].startswith("/_util/login/?next=/documents/")
