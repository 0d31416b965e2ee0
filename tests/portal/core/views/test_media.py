"""Only renditions of pictures have an address."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.test import Client


@pytest.fixture
def media(tmp_path: Path, settings: Any) -> Path:
    for folder in ("images", "original_images", "documents"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "one.png").write_bytes(b"\x89PNG")
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def test_a_rendition_is_served_and_may_be_kept(client: Client, media: Path, db: None) -> None:
    response = client.get("/media/images/one.png")

    assert response.status_code == 200
    assert b"".join(response) == b"\x89PNG"
    assert response.headers["Content-Type"] == "image/png"
    assert response.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert response.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    "path",
    [
        "/media/original_images/one.png",
        "/media/documents/one.png",
        "/media/images/../original_images/one.png",
        "/media/images/..%2foriginal_images%2fone.png",
        "/media/images/",
        "/media/images/none.png",
    ],
)
def test_nothing_else_is(client: Client, media: Path, path: str, db: None) -> None:
    assert client.get(path).status_code == 404
