"""What editors taught search, published; `draft=True` before it counts."""

from __future__ import annotations

import factory

from portal.search.editors.models import Promotion, SynonymSet


class TaughtFactory(factory.django.DjangoModelFactory):
    """This makes a national row in English."""

    partnership = None

    class Meta:
        abstract = True

    class Params:
        draft = factory.Trait(live=False)


class SynonymSetFactory(TaughtFactory):
    name = factory.Sequence(lambda n: f"Set {n}")
    phrases = "cuckooing\ntrap house"

    class Meta:
        model = SynonymSet


class PromotionFactory(TaughtFactory):
    title = factory.Sequence(lambda n: f"Promoted {n}")
    phrases = "refer a child\nmake a referral"
    path = "/report/"

    class Meta:
        model = Promotion
