"""The rules of an area, and those common to all areas, as editors keep them."""

from __future__ import annotations

from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.actions.publish_revision import PublishRevisionAction
from wagtail.blocks import StreamValue
from wagtail.models import (
    DraftStateMixin,
    LockableMixin,
    PreviewableMixin,
    RevisionMixin,
    WorkflowMixin,
)

from portal.core.fields import StreamField
from portal.core.models import Partnership
from portal.core.time.clock import london_day
from portal.navigator.rule_sets.blocks.streams import STREAMS, stream_of
from portal.navigator.rule_sets.spec.mapping import mapping_of, scenarios_of
from portal.navigator.rule_sets.spec.proving import compiled, read_cases
from portal.navigator.rule_sets.spec.trying import tried
from portal.navigator.rule_sets.spec.versions import next_version
from portal.navigator.rules.meaning import BadRules

LEVEL_HELP = _("What this level is called here. Leave it empty when it has no other name.")
TEXTS = (
    *("front_door", "first_contact", "who_may_refer"),
    *("level_emerging", "level_moderate", "level_significant"),
    *("source_stated", "source_published", "source_assumed"),
    *("nrm_who_submits", "nrm_tell", "nrm_adults_who_submits", "nrm_adults_tell"),
    *("nrm_child_consent", "nrm_adult_consent", "nrm_each_child"),
)


def stream(name: str, label: Any, help_text: Any = "") -> StreamField:
    """Give the field of one table; its blocks stay out of migrations."""
    return StreamField(stream_of(name), blank=True, verbose_name=label, help_text=help_text)


def text(label: Any, help_text: Any = "") -> models.TextField[str, str]:
    """Give a field of a few words."""
    return models.TextField(label, blank=True, help_text=help_text)


def stream_value(name: str, raw: list[dict[str, Any]]) -> StreamValue:
    """Give stored rows to a field as they are; nothing is made of them before it is needed."""
    field: Any = RuleSheet._meta.get_field(name)
    return StreamValue(field.stream_block, raw, is_lazy=True)


class RuleSheetQuerySet(models.QuerySet[Any]):
    """Reads of rule sheets."""

    def live(self) -> Self:
        """Keep what people are sent by; a draft sends nobody anywhere."""
        return self.filter(live=True)

    def shared(self) -> Self:
        """Keep the one sheet of the rules that are common to all areas."""
        return self.filter(partnership__isnull=True)

    def local(self) -> Self:
        """Keep the sheets of areas."""
        return self.filter(partnership__isnull=False)


class RuleSheet(
    PreviewableMixin, WorkflowMixin, DraftStateMixin, LockableMixin, RevisionMixin, models.Model
):
    """This holds all rules of one partnership, or those that are common; what is live counts."""

    name = models.CharField(
        _("name"), max_length=100, help_text=_("What editors call it. Nobody else sees it.")
    )
    partnership = models.ForeignKey(
        Partnership,
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
        verbose_name=_("partnership"),
        help_text=_("Empty for the rules that are common to all areas."),
    )
    version = models.CharField(_("version"), max_length=40, blank=True, editable=False)

    front_door = text(_("front door"), _("What the children’s front door is called here."))
    first_contact = text(_("first contact"), _("Who is talked with first, and how they help."))
    who_may_refer = text(_("who may refer"), _("Shown where a meeting does not say it itself."))
    level_emerging = text(_("early signs"), LEVEL_HELP)
    level_moderate = text(_("more than early signs"), LEVEL_HELP)
    level_significant = text(_("significant harm"), LEVEL_HELP)
    source_stated = text(_("what this partnership states"), _("Where it is written."))
    source_published = text(_("what is published"), _("What kind of guidance this is."))
    source_assumed = text(_("what we assume"), _("Said beside a default nobody has confirmed."))
    nrm_who_submits = text(_("who submits for a child"))
    nrm_tell = text(_("who is told"))
    nrm_adults_who_submits = text(_("who submits for an adult"), _("Empty: the same."))
    nrm_adults_tell = text(_("who is told about an adult"), _("Empty: the same."))
    nrm_child_consent = text(_("a child’s consent"))
    nrm_adult_consent = text(_("an adult’s consent"))
    nrm_each_child = text(_("about a place or a group"))

    prepare = stream("prepare", _("what to prepare"))
    meetings = stream("meetings", _("meetings"))
    routes = stream("routes", _("answers that are no meeting"))
    changes = stream("changes", _("common rules here"))
    steps = stream("steps", _("steps"))
    words = stream("words", _("words"), _("A word may use the words above it."))
    timing = stream("timing", _("timing"))
    rules = stream("rules", _("rules"))
    primary = stream("primary", _("primary meeting"), _("The first row that holds counts."))
    primary_after = stream("primary_after", _("primary meeting, after the common rows"))
    forms = stream("forms", _("form"), _("The first row that holds counts."))
    other_meetings = stream("other_meetings", _("other meetings"))
    prevent = stream("prevent", _("where Prevent leads"))
    redirects = stream("redirects", _("groups that take no cases"))
    cautions = stream("cautions", _("cautions"))
    gaps = stream("gaps", _("gaps"), _("What the partnership has not said yet."))
    promises = stream("promises", _("promises"), _("What holds whatever the answers are."))
    support = stream("support", _("support"))
    nrm_maybe = stream("nrm_maybe", _("when to think about a referral"))
    scenarios = stream("scenarios", _("cases"), _("Answers, and the steps they must lead to."))

    partnership_path: ClassVar[str] = "partnership"

    objects: ClassVar[models.Manager[Any]] = RuleSheetQuerySet.as_manager()

    class Meta:
        verbose_name = _("rules of where to refer")
        verbose_name_plural = _("rules of where to refer")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["partnership"], name="rule_sheet_once_a_partnership"),
            models.UniqueConstraint(
                models.Value(1),
                condition=Q(partnership__isnull=True),
                name="rule_sheet_once_for_all",
            ),
            models.CheckConstraint(condition=~Q(name=""), name="rule_sheet_has_a_name"),
            models.CheckConstraint(
                condition=Q(live=False) | ~Q(version=""), name="rule_sheet_live_has_a_version"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_shared(self) -> bool:
        """Say whether these are the rules that are common to all areas."""
        return self.partnership_id is None

    @property
    def code(self) -> str:
        """Give the code of the area."""
        return self.partnership.code if self.partnership else ""

    @property
    def area_name(self) -> str:
        """Name whose rules these are, as people do."""
        return self.partnership.name if self.partnership else self.name

    def fields(self) -> dict[str, Any]:
        """Give everything the rules are made of as plain values, streams as they are stored."""
        found: dict[str, Any] = {name: getattr(self, name) for name in TEXTS}
        found |= {name: getattr(self, name).get_prep_value() for name in STREAMS}
        return {**found, "version": self.version or "new", "code": self.code}

    def mapping(self) -> dict[str, Any]:
        """Give the rules as packs carry them."""
        return mapping_of(self.fields(), is_shared=self.is_shared)

    def scenario_mapping(self) -> dict[str, Any]:
        """Give the cases as packs carry them."""
        return scenarios_of({"scenarios": self.scenarios.get_prep_value()})

    def fill(self, fields: dict[str, Any]) -> None:
        """Take over everything the rules are made of."""
        for name in TEXTS:
            setattr(self, name, fields.get(name, ""))
        for name in STREAMS:
            setattr(self, name, stream_value(name, fields.get(name, [])))

    @property
    def preview_modes(self) -> list[tuple[str, Any]]:
        """Offer a preview of an area's rules; common rules alone lead nowhere."""
        return [] if self.is_shared else [("", _("Cases"))]

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        """Give the page that shows what these rules say of each case."""
        return "portal/cms/navigator/preview.html"

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, Any]:
        """Try every case with these rules and the live common ones."""
        context: dict[str, Any] = super().get_preview_context(request, mode_name)
        shared = RuleSheet.objects.live().shared().first()
        found: dict[str, Any] = {"title": self.name, "cases": [], "faults": []}
        if shared is None:
            return {**context, **found}
        try:
            rule_set = compiled(shared.mapping(), self.mapping())
            cases = read_cases(self.scenario_mapping(), rule_set)
            found["cases"] = tried(rule_set, cases, london_day(timezone.now()))
        except BadRules as error:
            found["faults"] = [fault.reason for fault in error.faults]
        return {**context, **found}

    def publish(self, revision: Any, user: Any = None, **kwargs: Any) -> None:
        """Put a version in front of people, under a name of its own."""
        skip = kwargs.pop("skip_permission_checks", False)
        VersionedPublish(revision, user=user, **kwargs).execute(skip_permission_checks=skip)

    def with_content_json(self, content: dict[str, Any]) -> Self:
        """Read a draft without what is given at publishing: the name of the version."""
        row: Self = super().with_content_json(content)
        row.version = self.version
        return row


class VersionedPublish(PublishRevisionAction):
    """This gives what is published the next version: “nl-2026-11-2”."""

    def _publish_revision(
        self,
        revision: Any,
        object: Any,  # noqa: A002 (Wagtail's name)
        user: Any,
        *args: Any,
        **kwargs: Any,
    ) -> None:
        # Wagtail's action stands at the border, as a view does: it reads the clock as well.
        now = timezone.now()
        if not (object.go_live_at and object.go_live_at > now):
            was_live = object.first_published_at is not None
            last = object.version
            if was_live or not last:
                object.version = next_version(object.code, last, london_day(now))
        super()._publish_revision(revision, object, user, *args, **kwargs)
