"""Harms, signs, terms, law and advice: each exists once; the database says so."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from portal.core.stamp import current_stamp
from portal.reference.models import (
    Harm,
    HarmLaw,
    LanguageAdvice,
    Law,
    RelatedSign,
    Sign,
    SignHarm,
    Term,
)
from portal.reference.models.signs import GROUP_NAMES
from portal.reference.sign_groups import SIGN_GROUPS, group_of_code, group_of_slug
from tests.factories import (
    HarmFactory,
    HarmTextFactory,
    LanguageAdviceFactory,
    LanguageAdviceTextFactory,
    LawFactory,
    LawTextFactory,
    SignFactory,
    SignTextFactory,
    TermFactory,
    TermTextFactory,
)

pytestmark = pytest.mark.django_db
FACTORIES = (HarmFactory, SignFactory, TermFactory, LawFactory, LanguageAdviceFactory)
WITH_CODE = (HarmFactory, SignFactory, LawFactory)
# As the addresses of the portal spell them.
CONTRACT = {
    "B": "behaviour", "H": "health", "R": "relationships", "E": "education",
    "M": "missing", "P": "money", "O": "online", "C": "places",
}  # fmt: skip


def refused(name, factory, **values):
    with pytest.raises(IntegrityError) as caught, transaction.atomic():
        factory(**values)
    assert name in str(caught.value) or "UNIQUE" in str(caught.value)


@pytest.mark.parametrize("factory", FACTORIES)
def test_a_slug_is_once_nationally_and_once_in_a_partnership(factory, two):
    factory(slug="same")
    factory(slug="same", partnership=two[0])
    factory(slug="same", partnership=two[1])
    refused("_slug_once_nationally", factory, slug="same")
    refused("_slug_once_here", factory, slug="same", partnership=two[0])


@pytest.mark.parametrize("factory", FACTORIES)
def test_a_row_is_named(factory):
    refused("_is_named", factory, slug="")


@pytest.mark.parametrize("factory", WITH_CODE)
def test_a_code_is_once_everywhere(factory, two):
    factory(code="X1")
    refused("_code_once", factory, code="X1", partnership=two[0])
    refused("_has_code", factory, code="")


@pytest.mark.parametrize("slug", ["Big", "two words", "-a", "a--b", "ä"])
def test_slugs_are_plain(slug):
    with pytest.raises(ValidationError, match="small letters, digits and hyphens"):
        TermFactory.build(slug=slug).clean_fields()


def test_what_a_partnership_shows_is_its_own_and_national_in_order(two):
    second = TermFactory(slug="b", order=2)
    first = TermFactory(slug="z", order=1, partnership=two[0])
    third = TermFactory(slug="c", order=2)
    TermFactory(slug="theirs", partnership=two[1])
    shown = Term.objects.for_partnership(two[0]).in_order()
    assert list(shown) == [first, second, third]


def test_groups_of_signs_are_spelled_as_addresses_are():
    assert {group.code: group.slug for group in SIGN_GROUPS} == CONTRACT
    assert set(GROUP_NAMES) == set(CONTRACT)
    for code, slug in CONTRACT.items():
        assert group_of_code(code) == group_of_slug(slug)
    assert group_of_code("X") is None
    assert group_of_slug("x") is None


def test_a_sign_is_in_one_of_the_eight_groups():
    refused("sign_group_is_known", SignFactory, group_code="X")
    assert SignFactory(group_code="O").group.slug == "online"
    with pytest.raises(ValueError, match="no group of signs 'X'"):
        _nothing = Sign(group_code="X").group


def test_a_law_has_a_status_of_ours():
    refused("law_status_is_known", LawFactory, status="maybe")


def test_links_are_made_once(two):
    sign, harm, law = SignFactory(), HarmFactory(), LawFactory()
    SignHarm.objects.create(sign=sign, harm=harm)
    with pytest.raises(IntegrityError), transaction.atomic():
        SignHarm.objects.create(sign=sign, harm=harm)
    HarmLaw.objects.create(harm=harm, law=law)
    with pytest.raises(IntegrityError), transaction.atomic():
        HarmLaw.objects.create(harm=harm, law=law)
    assert [link.harm for link in sign.harms.all()] == [harm]
    assert [link.sign for link in harm.signs.all()] == [sign]


def test_a_sign_relates_to_others():
    sign, other = SignFactory(), SignFactory()
    RelatedSign.objects.create(sign=sign, other=other)
    with pytest.raises(IntegrityError), transaction.atomic():
        RelatedSign.objects.create(sign=sign, other=other)
    with pytest.raises(IntegrityError), transaction.atomic():
        RelatedSign.objects.create(sign=sign, other=sign)
    with pytest.raises(ValidationError, match="Choose another sign"):
        RelatedSign(sign=sign, other=sign).clean()
    RelatedSign(sign=other, other=sign).clean()


def test_an_explanation_explains():
    refused("term_is_explained", TermTextFactory, definition="")
    refused("term_is_explained", TermTextFactory, term="")
    refused("advice_says_both", LanguageAdviceTextFactory, say="")


def test_rows_are_called_by_what_rules_know_them_by():
    assert str(HarmFactory(code="CSE", slug="child-sexual-exploitation")) == (
        "CSE (child-sexual-exploitation)"
    )
    assert str(SignFactory(code="CSE-01", slug="moods")) == "CSE-01 (moods)"
    assert str(LawFactory(code="CA89", slug="children-act")) == "CA89 (children-act)"
    assert str(TermFactory(slug="cse")) == "cse"


@pytest.mark.parametrize(
    ("row", "title"),
    [
        (HarmTextFactory, {"name": "Harm"}),
        (SignTextFactory, {"name": "Sign"}),
        (TermTextFactory, {"term": "Term"}),
        (LawTextFactory, {"title": "Act"}),
        (LanguageAdviceTextFactory, {"avoid": "streetwise"}),
    ],
)
def test_words_are_called_by_their_name(row, title):
    (name,) = title.values()
    assert str(row(**title)) == f"{name} (Adults)"


@pytest.mark.parametrize("factory", FACTORIES)
def test_what_readers_see_of_a_row_makes_pages_stale(factory):
    before = current_stamp()
    factory()
    assert current_stamp() != before


def test_a_draft_of_words_leaves_pages_as_they_are():
    row = TermTextFactory()
    before = current_stamp()
    row.definition = "Draft."
    row.save_revision()
    assert current_stamp() == before
    row.latest_revision.publish()
    assert current_stamp() != before


def test_everything_goes_with_its_partnership(two):
    for factory in FACTORIES:
        factory(partnership=two[0])
    tables = (Harm, Sign, Term, Law, LanguageAdvice)
    assert all(table.objects.count() == 1 for table in tables)
    for table in tables:
        table.objects.filter(partnership=two[0]).delete()
    assert not any(table.objects.exists() for table in tables)
