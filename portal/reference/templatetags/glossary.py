"""Words of the glossary, explained where they stand."""

from __future__ import annotations

from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from portal.reference.explaining import Found, explained
from portal.reference.glossary import glossary_of

register = template.Library()
YOUNG = {"child", "teen"}


@register.tag
def explaining(parser: template.base.Parser, _token: template.base.Token) -> template.Node:
    """Explain the words of the glossary where they stand in a text, each once."""
    nodelist = parser.parse(("endexplaining",))
    parser.delete_first_token()
    return ExplainingNode(nodelist)


class ExplainingNode(template.Node):
    """This is a text with its words explained."""

    def __init__(self, nodelist: template.NodeList) -> None:
        self.nodelist = nodelist

    def render(self, context: template.Context) -> SafeString:
        """Write the text, in the language it is written in."""
        html = self.nodelist.render(context)
        if context.get("skin") in YOUNG:
            return html  # the glossary speaks to adults: a child's page says what it means itself
        request = context.get("request")
        glossary = glossary_of(getattr(request, "partnership", None), get_language() or "")

        def term(name: str, found: Found) -> str:
            values: dict[str, Any] = {
                "slug": found.key,
                "written": SafeString(found.written),  # as it stood in the page's own HTML
                "text": glossary.texts[found.key],
            }
            return render_to_string(f"components/{name}.html", values).strip()

        done = explained(
            html,
            glossary.spellings,
            link=lambda found: term("term", found),
            note=lambda found: term("term_note", found),
        )
        return SafeString(done)
