"""Invented values for specimens: numbers from the range kept for drama, posts instead of names."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from django.core.files.base import ContentFile
from django.forms.utils import flatatt
from django.templatetags.static import static
from django.utils.html import format_html
from wagtail.documents import get_document_model
from wagtail.images.models import Filter

from portal.core.strip import DialCard

# Invented, and kept out of the translators' catalogue.
FRONT_DOOR, DUTY_TEAM, EARLY_HELP = "Front door", "Emergency duty team", "Early help"
CHECKED = DialCard(FRONT_DOOR, "01632 960 500", "01632960500", hours_words="open until 5 pm")
CLOSED = replace(CHECKED, hours_words="closed, opens Monday 9 am", is_open=False)
ANSWERING = DialCard(DUTY_TEAM, "01632 960 555", "01632960555", textphone="18001 01632 960 555",
                     textphone_tel="1800101632960555", is_open=True)  # fmt: skip
UNCHECKED = DialCard(DUTY_TEAM, "01632 960 555", "", note="not yet checked")
UNKNOWN = DialCard(EARLY_HELP, "", "", note="ask your partnership")
ANY_HOUR = DialCard(DUTY_TEAM, "01632 960 555", "01632960555")
UNSAID = DialCard(EARLY_HELP, "", "")
ONLINE = DialCard(
    EARLY_HELP, "", "", email="help@example.org", url="https://www.example.org/early-help/"
)
# A number in every state.
NUMBERS = {
    "checked": CHECKED,
    "without hours": ANY_HOUR,
    "not yet checked": UNCHECKED,
    "no number": UNKNOWN,
    "nothing known": UNSAID,
}


@dataclass(frozen=True)
class SampleRendition:
    """This is the drawn street in one size and format."""

    url: str
    width: int
    height: int

    def img_tag(self, attributes: dict[str, Any]) -> str:
        """Write the image element."""
        size = {"src": self.url, "width": self.width, "height": self.height}
        return format_html("<img{}>", flatatt(size | attributes))


@dataclass(frozen=True)
class SamplePicture:
    """This stands for a picture of the library, so that a new portal has one to show."""

    contextual_alt_text: str
    width: int = 1200

    def get_renditions(self, *filters: Filter) -> dict[str, SampleRendition]:
        """Give the renditions asked for."""
        made = {}
        for wanted in filters:
            size, _, kind = wanted.spec.partition("|")
            width = int(size.removeprefix("width-"))
            name = f"portal/specimens/street-{width}.{kind.removeprefix('format-')}"
            made[wanted.spec] = SampleRendition(static(name), width, width * 9 // 16)
        return made


def sample_document(title: str, name: str, size: int) -> Any:
    """Make a document that is in no library."""
    document = get_document_model()(pk=0, title=title, file_size=size, collection_id=None)
    document.file = ContentFile(b"", name=name)
    return document
