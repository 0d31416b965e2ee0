"""Upload forms of the CMS that check a file before anything opens it."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import InMemoryUploadedFile, UploadedFile
from django.forms import BaseForm, FileField
from wagtail.documents.fields import WagtailDocumentField
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from portal.core.uploads.documents import check_document
from portal.core.uploads.exceptions import UploadRefused
from portal.core.uploads.pictures import clean_picture


class SafeImageField(WagtailImageField):
    """This takes a picture only after it was measured and written anew."""

    def to_python(self, data: Any) -> Any:
        """Check the upload, then let Wagtail have the clean copy."""
        if not isinstance(data, UploadedFile):
            return super().to_python(data)
        try:
            content = clean_picture(data.name or "", data.read())
        except UploadRefused as refusal:
            raise ValidationError(str(refusal), code="refused") from refusal
        copy = InMemoryUploadedFile(
            BytesIO(content), self.label, data.name, data.content_type, len(content), None
        )
        return super().to_python(copy)


class SafeDocumentField(WagtailDocumentField):
    """This takes a document only when it is what it says."""

    def to_python(self, data: Any) -> Any:
        """Check the upload, then let Wagtail have it."""
        if isinstance(data, UploadedFile):
            try:
                check_document(data.name or "", data.read())
            except UploadRefused as refusal:
                raise ValidationError(str(refusal), code="refused") from refusal
            data.seek(0)
        return super().to_python(data)


class ImageForm(BaseImageForm):
    """This is the form behind every way of uploading a picture."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _replace_file_field(self, SafeImageField)


class DocumentForm(BaseDocumentForm):
    """This is the form behind every way of uploading a document."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _replace_file_field(self, SafeDocumentField)


def _replace_file_field(form: BaseForm, safe: type[FileField]) -> None:
    """Put the checking field in place; forms that only edit words have no file."""
    field = form.fields.get("file")
    if field is not None:
        form.fields["file"] = safe(label=field.label, required=field.required, widget=field.widget)
