"""Kinds of harm."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from portal.core.packing.kind import Item, Mention, Reference
from portal.core.packing.spec.folder import PackFolder
from portal.reference.models import Harm, HarmLaw, HarmText
from portal.reference.packing.harm_files import HARMS, LAWS, HarmFile, harm_files
from portal.reference.packing.identity import Content, IdentityKind


class HarmKind(IdentityKind):
    """This writes kinds of harm, in both voices."""

    name: ClassVar[str] = HARMS
    schemas: ClassVar = {"harm": HarmFile}
    after: ClassVar[tuple[str, ...]] = ("partnership", LAWS)
    model_label: ClassVar[str] = "reference.Harm"
    model = Harm
    text_model = HarmText
    fields = ("code", "neutral_slug")
    words = ("name", "summary", "definition", "vulnerability", "protective", "actions",
             "mistakes", "also", "body")  # fmt: skip
    links = ("laws",)

    def read(self, folder: PackFolder) -> list[Item]:
        """Read the files of the folder `harms`."""
        items = []
        for located, said in harm_files(folder):
            words = {}
            for voice in ("adult", "child"):
                words[voice] = getattr(said, voice).model_dump(exclude={"facts"})
                words[voice]["body"] = words[voice].pop("more")
            laws = [Reference(LAWS, code) for code in said.laws]
            content = said.model_dump(include={"code", "slug", "order", "neutral_slug"}) | {
                "laws": laws, "words": words,
            }  # fmt: skip
            item = self.item(folder, located, said.slug, content, said.facts)
            mentions = tuple(
                Mention(law, located.file, located.line(("laws", n))) for n, law in enumerate(laws)
            )
            items.append(Item(item.kind, item.key, located, item.content, item.facts, mentions))
        return items

    def link(self, made: Sequence[tuple[Any, Content]]) -> None:
        """Write which laws each rests on."""
        HarmLaw.objects.filter(harm__in=[row.pk for row, _content in made]).delete()
        HarmLaw.objects.bulk_create(
            HarmLaw(harm=row, law_id=law, sort_order=number)
            for row, content in made
            for number, law in enumerate(content["laws"])
            if law is not None
        )

    def links_of(self, rows: Sequence[Any]) -> Mapping[Any, Content]:
        """Read which laws each rests on."""
        found: dict[Any, Content] = {row.pk: {"laws": []} for row in rows}
        for link in HarmLaw.objects.filter(harm__in=found).order_by("sort_order", "pk"):
            found[link.harm_id]["laws"].append(link.law_id)
        return found
