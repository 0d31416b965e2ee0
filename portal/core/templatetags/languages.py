"""Tags for words in another language than the reader's."""

from __future__ import annotations

from django import template
from django.template.base import FilterExpression, NodeList, Parser, Token
from django.template.context import Context
from django.template.defaulttags import URLNode
from django.template.defaulttags import url as django_url
from django.utils import translation

from portal.core.languages import address_language, safety_language, speaking

register = template.Library()


class SpeakingNode(template.Node):
    """This renders its content with words in one language and addresses in the reader's."""

    def __init__(self, language: FilterExpression, nodelist: NodeList) -> None:
        self.language = language
        self.nodelist = nodelist

    def render(self, context: Context) -> str:
        """Render the content."""
        with speaking(self.language.resolve(context)):
            return self.nodelist.render(context)


@register.tag("speaking")
def do_speaking(parser: Parser, token: Token) -> SpeakingNode:
    """Render what stands between {% speaking code %} and {% endspeaking %} in that language."""
    try:
        _name, language = token.split_contents()
    except ValueError as error:
        raise template.TemplateSyntaxError("speaking takes one language code") from error
    nodelist = parser.parse(("endspeaking",))
    parser.delete_first_token()
    return SpeakingNode(parser.compile_filter(language), nodelist)


class AddressNode(URLNode):
    """This makes an address in the reader's language, whatever language the words are in."""

    def render(self, context: Context) -> str:
        """Give the address."""
        with translation.override(address_language()):
            return super().render(context)


@register.tag("url")
def do_url(parser: Parser, token: Token) -> AddressNode:
    """Replace Django's {% url %}: words around it may be English on a Polish address."""
    node = django_url(parser, token)
    return AddressNode(node.view_name, node.args, node.kwargs, node.asvar)


@register.simple_tag(name="safety_language")
def safety_language_tag() -> str:
    """Give the language in which words of safety are approved: the reader's, or English."""
    return safety_language()
