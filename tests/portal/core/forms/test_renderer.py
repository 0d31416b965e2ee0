"""How forms are drawn, and which."""

from __future__ import annotations

import pytest
from django import forms
from django.conf import settings
from django.forms.renderers import get_default_renderer
from django.template import TemplateDoesNotExist
from wagtail.admin.forms.auth import LoginForm

from portal.core.forms import PortalBoundField, PortalForm, PortalRenderer


def test_our_templates_come_first():
    template = PortalRenderer().get_template("django/forms/field.html")

    assert template.origin.name == str(
        settings.CHECKOUT / "templates/portal/django/forms/field.html"
    )


def test_where_we_have_none_djangos_own_is_taken():
    template = PortalRenderer().get_template("django/forms/widgets/input.html")

    assert "django/forms/templates" in template.origin.name


def test_a_template_nobody_has_is_missed():
    with pytest.raises(TemplateDoesNotExist):
        PortalRenderer().get_template("django/forms/nothing.html")


def test_only_our_forms_are_drawn_our_way(everything):
    assert isinstance(everything()["name"], PortalBoundField)
    assert not isinstance(get_default_renderer(), PortalRenderer)


def test_forms_of_the_cms_are_untouched():
    html = str(LoginForm()["username"].as_field_group())

    assert "govuk" not in html
    assert not isinstance(LoginForm().renderer, PortalRenderer)


def test_everything_written_by_others_is_escaped(look):
    class Hostile(PortalForm):
        text = forms.CharField(label="<script>1</script>", help_text="<b>2</b>")
        pick = forms.ChoiceField(
            label="<i>3</i>", choices=[("x", "<u>4</u>")], widget=forms.RadioSelect
        )

    html = look(Hostile({"text": '"><script>5</script>'}))

    assert [tag.name for tag in html.find_all(["script", "b", "i", "u"])] == []
    assert html.find("input", type="text")["value"] == '"><script>5</script>'
    assert "<script>1</script>" in html.find("label").text


def test_hidden_fields_stand_alone(look):
    class Hidden(PortalForm):
        key = forms.CharField(widget=forms.HiddenInput, initial="k")

    html = look(Hidden())

    assert html.find("input", type="hidden")["value"] == "k"
    assert html.find("label") is None
