"""Signs of harm, and which of them come together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from portal.core.packing.kind import Item, Mention, Reference
from portal.core.packing.spec.folder import PackFolder
from portal.reference.models import RelatedSign, Sign, SignHarm, SignText
from portal.reference.packing.harm_files import HARMS, SIGNS, ReadHarm, harm_files
from portal.reference.packing.identity import Content, IdentityKind


class SignKind(IdentityKind):
    """This writes signs; each file of a kind of harm brings its own."""

    name: ClassVar[str] = SIGNS
    after: ClassVar[tuple[str, ...]] = ("partnership", HARMS)
    model_label: ClassVar[str] = "reference.Sign"
    model = Sign
    text_model = SignText
    fields = ("code", "group_code", "is_red")
    words = ("name", "looks_like", "why_it_matters", "also")
    links = ("harms", "related")

    def read(self, folder: PackFolder) -> list[Item]:
        """Read the signs of every kind of harm."""
        return [
            self._read(folder, harm, number)
            for harm in harm_files(folder)
            for number in range(len(harm.said.signs))
        ]

    def _read(self, folder: PackFolder, harm: ReadHarm, number: int) -> Item:
        sign, here = harm.said.signs[number], harm.located.below(("signs", number))
        content = {
            "slug": sign.slug, "order": number + 1, "code": sign.code, "group_code": sign.group,
            "is_red": sign.is_red,
            "harms": [Reference(HARMS, harm.said.slug)],
            "related": sorted(set(sign.related)),
            "words": {"adult": sign.model_dump(include=set(self.words))},
        }  # fmt: skip
        mentions = tuple(
            Mention(Reference(SIGNS, code), here.file, here.line(("related", n)))
            for n, code in enumerate(sign.related)
        )
        item = self.item(folder, here, sign.code, content, sign.facts)
        return Item(item.kind, item.key, here, item.content, item.facts, mentions)

    def link(self, made: Sequence[tuple[Any, Content]]) -> None:
        """Write of which harm each is a sign, and what often comes with it."""
        rows = [row.pk for row, _content in made]
        SignHarm.objects.filter(sign__in=rows).delete()
        RelatedSign.objects.filter(sign__in=rows).delete()
        SignHarm.objects.bulk_create(
            SignHarm(sign=row, harm_id=harm, sort_order=number)
            for row, content in made
            for number, harm in enumerate(content["harms"])
            if harm is not None
        )
        numbers = dict(Sign.objects.values_list("code", "pk").order_by("pk"))
        RelatedSign.objects.bulk_create(
            RelatedSign(sign=row, other_id=numbers[code], sort_order=number)
            for row, content in made
            for number, code in enumerate(content["related"])
            if code in numbers and code != row.code
        )

    def links_of(self, rows: Sequence[Any]) -> Mapping[Any, Content]:
        """Read both."""
        found: dict[Any, Content] = {row.pk: {"harms": [], "related": []} for row in rows}
        for link in SignHarm.objects.filter(sign__in=found).order_by("sort_order", "pk"):
            found[link.sign_id]["harms"].append(link.harm_id)
        related = RelatedSign.objects.filter(sign__in=found).order_by("other__code", "pk")
        for sign, code in related.values_list("sign_id", "other__code"):
            found[sign]["related"].append(code)
        return found
