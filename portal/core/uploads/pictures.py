"""Pictures: measured before they are opened, written anew without what the camera noted."""

from __future__ import annotations

from io import BytesIO

from django.utils.translation import gettext as _
from PIL import Image, ImageOps, UnidentifiedImageError

from portal.core.uploads.exceptions import UploadRefused

MAX_BYTES = 10 * 1024 * 1024
MAX_PIXELS = 25_000_000
FORMATS = {"jpg": "JPEG", "jpeg": "JPEG", "png": "PNG", "gif": "GIF", "webp": "WEBP"}


def clean_picture(name: str, content: bytes) -> bytes:
    """Give the picture without place, time or camera; raise UploadRefused when it is none.

    A file of 15 kB can unfold to 700 MB, so the size in pixels is read from the header first.
    """
    flood = _("This picture has more than 25 million pixels. Make it smaller and try again.")
    if len(content) > MAX_BYTES:
        raise UploadRefused(_("This picture is larger than 10 MB. Make it smaller and try again."))
    wanted = FORMATS.get(name.rpartition(".")[2].lower())
    if wanted is None:
        raise UploadRefused(_("Upload a JPEG, PNG, GIF or WebP picture."))
    try:
        with Image.open(BytesIO(content), formats=[wanted]) as picture:
            frames = getattr(picture, "n_frames", 1)
            if picture.width * picture.height * frames > MAX_PIXELS:
                raise UploadRefused(flood)
            return _written_anew(picture, wanted, frames)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise UploadRefused(flood) from error
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError) as error:
        raise UploadRefused(
            _("This file cannot be opened as a picture. Save it again as JPEG or PNG.")
        ) from error


def _written_anew(picture: Image.Image, form: str, frames: int) -> bytes:
    out = BytesIO()
    if frames > 1:
        picture.save(out, format=form, save_all=True, exif=b"", xmp=b"")
        return out.getvalue()
    upright = ImageOps.exif_transpose(picture)
    upright.load()
    bare = Image.new(upright.mode, upright.size)
    if upright.palette is not None:
        bare.putpalette(upright.getpalette() or [])
    bare.paste(upright)
    options = {"quality": 90} if form in {"JPEG", "WEBP"} else {}
    if "transparency" in upright.info:
        options["transparency"] = upright.info["transparency"]
    bare.save(out, format=form, **options)
    return out.getvalue()
