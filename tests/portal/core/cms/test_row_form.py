"""Forms offer and take only what is within somebody's reach."""

from __future__ import annotations

import pytest
from django.forms import ModelChoiceField

from portal.core.cms.row_form import narrow
from portal.core.models import Partnership
from portal.reference.models import Harm, LanguageAdvice, Sign, TermText
from tests.factories import HarmFactory, TermFactory, TermTextFactory, locale, user_with_role

pytestmark = pytest.mark.django_db


def form_of(model, user, data=None, instance=None):
    form_class = model.snippet_viewset.get_form_class(for_update=bool(instance))
    return form_class(data, instance=instance or model(), for_user=user)


@pytest.fixture
def harms(two):
    return {
        "own": HarmFactory(partnership=two[0]),
        "other": HarmFactory(partnership=two[1]),
        "national": HarmFactory(),
    }


def chosen_from(form, name):
    return set(form.fields[name].queryset)


@pytest.mark.parametrize("role", ["editor", "approver", "partnership-admin"])
def test_choices_are_ones_own_and_national(role, two, harms):
    form = form_of(LanguageAdvice, user_with_role(role, two[0]))
    assert chosen_from(form, "harm") == {harms["own"], harms["national"]}
    assert chosen_from(form, "partnership") == {two[0]}


def test_who_looks_after_the_portal_chooses_from_everything(two, harms):
    form = form_of(LanguageAdvice, user_with_role("admin"))
    assert chosen_from(form, "harm") == set(harms.values())
    assert chosen_from(form, "partnership") == set(Partnership.objects.all())
    assert not form.fields["partnership"].required


def test_somebody_without_a_role_chooses_from_nothing(two, harms):
    form = form_of(LanguageAdvice, user_with_role("trainer", two[0]))
    assert chosen_from(form, "harm") == set()


def test_ones_only_partnership_is_filled_in(two):
    form = form_of(LanguageAdvice, user_with_role("approver", two[0]))
    assert form.fields["partnership"].initial == two[0]
    assert form.fields["partnership"].required


def test_links_to_other_rows_are_narrowed_too(two, harms):
    user = user_with_role("approver", two[0])
    data = {
        "partnership": two[0].pk, "slug": "s", "code": "S-1", "group_code": "B", "order": 1,
        "harms-TOTAL_FORMS": 1, "harms-INITIAL_FORMS": 0, "harms-MIN_NUM_FORMS": 0,
        "harms-MAX_NUM_FORMS": 9, "harms-0-harm": harms["other"].pk, "harms-0-ORDER": 1,
        "related-TOTAL_FORMS": 0, "related-INITIAL_FORMS": 0, "related-MIN_NUM_FORMS": 0,
        "related-MAX_NUM_FORMS": 9,
    }  # fmt: skip
    form = form_of(Sign, user, data)
    assert not form.is_valid()
    assert "harm" in form.formsets["harms"].errors[0]
    fine = form_of(Sign, user, {**data, "harms-0-harm": harms["national"].pk})
    assert fine.is_valid(), fine.errors


def test_words_are_given_to_ones_own_only(two):
    own, other, national = (TermFactory(partnership=each) for each in (*two, None))
    form = form_of(TermText, user_with_role("editor", two[0]))
    assert chosen_from(form, "owner") == {own}
    data = {"owner": other.pk, "voice": "adult", "term": "T", "definition": "D"}
    assert "owner" in form_of(TermText, user_with_role("editor", two[0]), data).errors
    data["owner"] = national.pk
    assert "owner" in form_of(TermText, user_with_role("editor", two[0]), data).errors
    assert form_of(TermText, user_with_role("admin"), data).is_valid()


def test_words_that_are_there_are_not_made_again(two):
    row = TermTextFactory(owner__partnership=two[0])
    data = {"owner": row.owner_id, "voice": "adult", "term": "T", "definition": "D"}
    user = user_with_role("editor", two[0])
    again = form_of(TermText, user, data, TermText(locale=locale()))
    # Not yet saved, so the form asks as for a new one.
    assert again.errors["owner"] == [
        "There are words for this in this language and voice. Edit those."
    ]
    child = form_of(TermText, user, {**data, "voice": "child"}, TermText(locale=locale()))
    assert child.is_valid(), child.errors


def test_whose_words_they_are_stays_as_it_is(two):
    row = TermTextFactory(owner__partnership=two[0])
    elsewhere = TermFactory(partnership=two[0])
    data = {"owner": elsewhere.pk, "voice": "child", "term": "T", "definition": "D"}
    form = form_of(TermText, user_with_role("editor", two[0]), data, row)
    assert form.is_valid(), form.errors
    assert (form.cleaned_data["owner"], form.cleaned_data["voice"]) == (row.owner, "adult")


def test_what_is_required_is_asked_for_in_drafts_too(two):
    row = TermTextFactory(owner__partnership=two[0])
    form = form_of(TermText, user_with_role("editor", two[0]), {"term": "T"}, row)
    form.defer_required_fields()
    assert form.errors == {"definition": ["This field is required."]}


def test_narrowing_leaves_other_choices_alone(two, harms):
    form = form_of(TermText, user_with_role("editor", two[0]))
    form.fields["place"] = ModelChoiceField(type(locale()).objects.all())
    narrow(form, form.reach)
    assert form.fields["place"].queryset.count() == type(locale()).objects.count()
    assert Harm.objects.count() == 3
