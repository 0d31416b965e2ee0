"""Documents and films that editors uploaded."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from wagtail.documents.views.serve import serve

from portal.core.ranges import ByteRange, RangeNotSatisfiable, parse_range

PIECE = 64 * 1024


def document(request: HttpRequest, document_id: int, document_filename: str) -> HttpResponseBase:
    """Serve a document to those who may read it; a player may ask for a part of it.

    Wagtail sends whole files only, and players on phones refuse a film they cannot ask parts of.
    """
    response: HttpResponseBase = serve(request, document_id, document_filename)
    if response.status_code != 200 or not isinstance(response, FileResponse):
        return response
    response.headers["Accept-Ranges"] = "bytes"
    size = int(response.headers["Content-Length"])
    try:
        wanted = parse_range(request.headers.get("Range", ""), size)
    except RangeNotSatisfiable:
        response.close()
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    return _cut_down(response, wanted, size) if wanted else response


def _cut_down(response: FileResponse, wanted: ByteRange, size: int) -> FileResponse:
    """Turn the answer with the whole file into one with a part of it; it still closes the file."""
    response.streaming_content = _pieces(response.file_to_stream, wanted)
    response.status_code = 206
    response.headers["Content-Range"] = f"bytes {wanted.first}-{wanted.last}/{size}"
    response.headers["Content-Length"] = str(wanted.length)
    return response


def _pieces(file: Any, wanted: ByteRange) -> Iterator[bytes]:
    file.seek(wanted.first)
    left = wanted.length
    while left > 0 and (piece := file.read(min(PIECE, left))):
        left -= len(piece)
        yield piece
