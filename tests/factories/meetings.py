"""Meetings with their words, lines and dates."""

from __future__ import annotations

from datetime import UTC, datetime

import factory

from portal.navigator.meetings.models import (
    Meeting,
    MeetingDate,
    MeetingHarm,
    MeetingLine,
    MeetingSubject,
    MeetingText,
    MeetingTier,
)
from tests.factories.reference import IdentityFactory, TextFactory


class MeetingFactory(IdentityFactory):
    """This makes a running meeting of operational groups; `tier=` puts it somewhere else."""

    slug = factory.Sequence(lambda n: f"meeting-{n}")
    code = factory.Sequence(lambda n: f"XX-M{n}")

    class Meta:
        model = Meeting
        skip_postgeneration_save = True

    class Params:
        takes = factory.Trait(referrals="yes", form="FORM_MARF")
        coming = factory.Trait(standing="being-set-up")

    @factory.post_generation
    def tier(self, create, extracted, **_kwargs):
        """Put it into its tier."""
        if create:
            MeetingTier.objects.create(meeting_id=self.pk, tier=extracted or "operational")

    @factory.post_generation
    def harms(self, create, extracted, **_kwargs):
        """Say for which kinds of harm it is, by codes."""
        for number, code in enumerate(extracted or ()):
            MeetingHarm.objects.create(meeting_id=self.pk, code=code, sort_order=number)

    @factory.post_generation
    def subjects(self, create, extracted, **_kwargs):
        """Say what it looks at."""
        for number, code in enumerate(extracted or ()):
            MeetingSubject.objects.create(meeting_id=self.pk, subject=code, sort_order=number)


class MeetingTextFactory(TextFactory):
    owner = factory.SubFactory(MeetingFactory)
    name = factory.Sequence(lambda n: f"Meeting {n}")
    purpose = "People look at what happened together."

    class Meta:
        model = MeetingText


class MeetingLineFactory(factory.django.DjangoModelFactory):
    meeting = factory.SubFactory(MeetingFactory)
    other = factory.SubFactory(MeetingFactory)

    class Meta:
        model = MeetingLine


class MeetingDateFactory(factory.django.DjangoModelFactory):
    """This makes a date of two hours."""

    meeting = factory.SubFactory(MeetingFactory)
    starts_at = datetime(2026, 11, 26, 10, tzinfo=UTC)
    ends_at = datetime(2026, 11, 26, 12, tzinfo=UTC)
    papers_by = datetime(2026, 11, 24, 12, tzinfo=UTC)
    place = "Civic Centre"

    class Meta:
        model = MeetingDate
