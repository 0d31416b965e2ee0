"""Harms, signs, terms, law and advice: identity rows, and words in every state."""

from __future__ import annotations

from datetime import UTC, date, datetime

import factory

from portal.core.cms.text_rows import Voice
from portal.reference.models import (
    Harm,
    HarmText,
    LanguageAdvice,
    LanguageAdviceText,
    Law,
    LawStatus,
    LawText,
    Sign,
    SignText,
    Term,
    TermText,
)
from tests.factories.pages import locale

APPROVED = datetime(2026, 11, 1, 9, tzinfo=UTC)


class IdentityFactory(factory.django.DjangoModelFactory):
    """This makes a national row."""

    partnership = None

    class Meta:
        abstract = True


class HarmFactory(IdentityFactory):
    code = factory.Sequence(lambda n: f"H{n}")
    slug = factory.Sequence(lambda n: f"harm-{n}")

    class Meta:
        model = Harm


class SignFactory(IdentityFactory):
    code = factory.Sequence(lambda n: f"S-{n}")
    slug = factory.Sequence(lambda n: f"sign-{n}")
    group_code = "B"

    class Meta:
        model = Sign


class TermFactory(IdentityFactory):
    slug = factory.Sequence(lambda n: f"term-{n}")

    class Meta:
        model = Term


class LawFactory(IdentityFactory):
    code = factory.Sequence(lambda n: f"L{n}")
    slug = factory.Sequence(lambda n: f"law-{n}")
    status = LawStatus.IN_FORCE
    review_date = date(2027, 2, 1)

    class Meta:
        model = Law


class LanguageAdviceFactory(IdentityFactory):
    slug = factory.Sequence(lambda n: f"advice-{n}")

    class Meta:
        model = LanguageAdvice


class TextFactory(factory.django.DjangoModelFactory):
    """This makes English words for adults that readers see; `draft=True` before they do."""

    locale = factory.LazyFunction(locale)
    live = True
    approved_at = APPROVED

    class Meta:
        abstract = True

    class Params:
        draft = factory.Trait(live=False, approved_at=None)
        child = factory.Trait(voice=Voice.CHILD)


class HarmTextFactory(TextFactory):
    owner = factory.SubFactory(HarmFactory)
    name = factory.Sequence(lambda n: f"Harm {n}")
    summary = "What it is in one sentence."

    class Meta:
        model = HarmText


class SignTextFactory(TextFactory):
    owner = factory.SubFactory(SignFactory)
    name = factory.Sequence(lambda n: f"Sign {n}")

    class Meta:
        model = SignText


class TermTextFactory(TextFactory):
    owner = factory.SubFactory(TermFactory)
    term = factory.Sequence(lambda n: f"Term {n}")
    definition = "What it means."

    class Meta:
        model = TermText


class LawTextFactory(TextFactory):
    owner = factory.SubFactory(LawFactory)
    title = factory.Sequence(lambda n: f"Act {n}")

    class Meta:
        model = LawText


class LanguageAdviceTextFactory(TextFactory):
    owner = factory.SubFactory(LanguageAdviceFactory)
    avoid = factory.Sequence(lambda n: f"avoid {n}")
    say = "say this"

    class Meta:
        model = LanguageAdviceText
