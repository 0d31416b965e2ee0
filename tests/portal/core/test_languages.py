"""Words and addresses may be in different languages; the address alone decides."""

from __future__ import annotations

import pytest
from django.template import Context, Template, TemplateSyntaxError
from django.urls import reverse
from django.utils import translation

from portal.core.addresses import in_language, language_prefix
from portal.core.languages import address_language, safety_language, speaking


def test_english_addresses_have_no_prefix_and_others_do() -> None:
    with translation.override("en"):
        assert reverse("page", args=["contacts/"]) == "/contacts/"
    with translation.override("pl"):
        assert reverse("page", args=["contacts/"]) == "/pl/contacts/"
        assert reverse("home") == "/pl/"


def test_words_in_english_keep_addresses_in_the_readers_language() -> None:
    with translation.override("pl"), speaking("en"):
        assert translation.get_language() == "en"
        assert address_language() == "pl"
        assert language_prefix() == "/pl/"


def test_speaking_nests_and_ends() -> None:
    with translation.override("ar"):
        with speaking("en"), speaking("pl"):
            assert translation.get_language() == "pl"
            assert address_language() == "ar"
        assert translation.get_language() == "ar"
        with translation.override("lt"):
            assert address_language() == "lt"


def test_speaking_ends_when_something_fails_inside() -> None:
    with translation.override("pl"):
        with pytest.raises(ValueError, match="inside"), speaking("en"):
            raise ValueError("inside")
        with translation.override("ro"):
            assert address_language() == "ro"


@pytest.mark.parametrize(
    ("path", "language", "expected"),
    [
        ("/", "en", "/"),
        ("/", "pl", "/pl/"),
        ("/contacts/", "pl", "/pl/contacts/"),
        ("/pl/contacts/", "en", "/contacts/"),
        ("/pl/contacts/", "ar", "/ar/contacts/"),
        ("/pl/", "en", "/"),
        ("/plans/", "ro", "/ro/plans/"),
        ("/en/", "pl", "/pl/en/"),
        ("/accounts/login/", "pl", "/pl/"),
        ("/accounts/login/", "en", "/"),
        ("/cms/pages/3/", "ar", "/ar/"),
    ],
)
def test_an_address_in_another_language(path: str, language: str, expected: str) -> None:
    assert in_language(path, language) == expected


def test_words_of_safety_stay_english_until_somebody_approves_them(settings: object) -> None:
    with translation.override("pl"):
        assert safety_language() == "en"
        settings.SAFETY_WORDS_APPROVED = ["en", "pl"]  # type: ignore[attr-defined]  # fixture
        assert safety_language() == "pl"
    with translation.override("ar"):
        assert safety_language() == "en"


def test_the_tag_renders_in_one_language_and_links_in_the_other() -> None:
    template = Template(
        "{% url 'home' %} {% speaking 'en' %}{% get_current_language as now %}{{ now }} "
        "{% url 'home' %}{% endspeaking %} {% safety_language as safe %}{{ safe }}"
    )
    with translation.override("pl"):
        assert template.render(Context()) == "/pl/ en /pl/ en"


def test_links_of_the_tag_can_be_named_and_kept() -> None:
    template = Template(
        "{% speaking 'en' %}{% url 'page' path=where as there %}{{ there }}{% endspeaking %}"
    )
    with translation.override("ar"):
        assert template.render(Context({"where": "contacts/"})) == "/ar/contacts/"


def test_the_tag_wants_a_language() -> None:
    with pytest.raises(TemplateSyntaxError, match="one language code"):
        Template("{% speaking %}x{% endspeaking %}")
