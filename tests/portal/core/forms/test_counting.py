"""What a counter says."""

from __future__ import annotations

from portal.core.forms.counting import SAMPLES, count_messages


def test_every_plural_form_is_given():
    messages = {message.name: message.text for message in count_messages()}

    assert len(messages) == 1 + 2 * len(SAMPLES)
    assert messages["characters-at-limit"] == "There is no room for more characters"
    assert messages["characters-under-limit.one"] == "You have %{count} character left"
    assert messages["characters-under-limit.few"] == "You have %{count} characters left"
    assert messages["characters-over-limit.one"] == "You have %{count} character too many"


def test_forms_follow_the_language(monkeypatch):
    monkeypatch.setattr(
        "portal.core.forms.counting.ngettext", lambda one, many, number: f"{number} {{count}}"
    )

    texts = {message.name: message.text for message in count_messages()}

    assert texts["characters-under-limit.few"] == "3 %{count}"
    assert texts["characters-over-limit.many"] == "11 %{count}"
