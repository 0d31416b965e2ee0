"""What the reference rows say: kinds of harm in both voices, signs, terms, law, wording."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Any, Final

from django.utils import translation
from django.utils.translation import gettext as _

from portal.core.cms.text_rows import Voice
from portal.core.passages import bodies_of
from portal.core.words import passages_in, words_of
from portal.reference import models
from portal.reference.spoken import COMMON
from portal.search.sources.addresses import path_of
from portal.search.sources.rows import RowsFound, Said, itself, lines_of, owner_of

HARM_PROSE: Final = ("definition", "actions", "vulnerability", "protective", "mistakes")


def _harm(text: Any) -> Said:
    harm = text.owner
    if harm.slug == COMMON:
        return Said(
            _list_of_harms(text), path_of("guidance:harms"), text.summary, body=_prose(text)
        )
    return Said(
        title=text.name,
        path=path_of("guidance:harm", harm.slug),
        summary=text.summary,
        words=(harm.code, *lines_of(text.also)),
        body=_prose(text),
        harms=(harm.slug,),
    )


def _young(text: Any) -> Said:
    """Say nothing of the adult's words: neither code nor name of the kind of harm."""
    return Said(
        title=text.name,
        path=path_of("guidance:young-topic", text.owner.neutral_slug),
        summary=text.summary,
        words=lines_of(text.also),
        body=_prose(text),
    )


def _sign(text: Any) -> Said:
    sign = text.owner
    return Said(
        title=text.name,
        path=path_of("guidance:sign", sign.group.slug, sign.slug),
        summary=text.looks_like,
        words=(sign.code, *lines_of(text.also)),
        body=f"{text.looks_like}\n{text.why_it_matters}",
        harms=tuple(link.harm.slug for link in sign.harms.all()),
    )


def _term(text: Any) -> Said:
    is_short = text.expansion and text.expansion != text.term
    return Said(
        title=f"{text.term} – {text.expansion}" if is_short else text.term,
        path=f"{path_of('guidance:glossary')}#{text.owner.slug}",
        summary=text.definition,
        words=(text.term, *lines_of(text.also), *lines_of(text.street_words)),
        body=text.definition,
    )


def _law(text: Any) -> Said:
    return Said(
        title=text.title,
        path=f"{path_of('guidance:laws')}#{text.owner.slug}",
        summary=text.summary,
        words=(text.owner.code,),
        body=f"{text.summary}\n{text.status_note}",
        harms=tuple(link.harm.slug for link in text.owner.harms.all()),
    )


def _advice(text: Any) -> Said:
    """Name it by what is said rather not, and say so: nobody finds a word of blame bare."""
    harm = text.owner.harm
    with translation.override(text.locale.language_code):
        title = _("Instead of “%(words)s”") % {"words": text.avoid}
    return Said(
        title=title,
        path=f"{path_of('guidance:harm', harm.slug)}#words" if harm else path_of(LANGUAGE),
        summary=text.say,
        words=lines_of(text.phrases),
        body=f"{text.say}\n{text.why}",
        harms=(harm.slug,) if harm else (),
    )


def _list_of_harms(text: Any) -> str:
    with translation.override(text.locale.language_code):
        return _("Kinds of harm outside the home")


def _prose(text: Any) -> str:
    fields = (words_of(getattr(text, name)).strip() for name in HARM_PROSE)
    more = (part.text for body in bodies_of(text) for part in passages_in(body, ""))
    return "\n".join(filter(None, (*fields, *more)))


def _unsaid(slug: str) -> str:
    """Name a child's thing so that nothing of the adult's name is in it."""
    return hashlib.sha256(slug.encode()).hexdigest()[:20]


def _with_signs(harm: models.Harm) -> Iterable[Any]:
    return models.Sign.objects.filter(harms__harm=harm).order_by("pk")


def _with_laws(harm: models.Harm) -> Iterable[Any]:
    return models.Law.objects.filter(harms__harm=harm).order_by("pk")


def _with_advice(harm: models.Harm) -> Iterable[Any]:
    return harm.language_advice.order_by("pk")


LANGUAGE: Final = "guidance:language"
HARMS = RowsFound(
    prefix="harm:",
    kind="harm",
    texts=models.HarmText.objects.all,
    say=_harm,
    owners={models.HarmText: owner_of, models.Harm: itself},
    watches=(models.Harm,),
)
YOUNG = RowsFound(
    prefix="young:",
    kind="harm",
    texts=lambda: models.HarmText.objects.exclude(owner__neutral_slug="").exclude(
        owner__slug=COMMON
    ),
    say=_young,
    owners={models.HarmText: owner_of, models.Harm: itself},
    watches=(models.Harm,),
    voice=Voice.CHILD,
    name=_unsaid,
)
SIGNS = RowsFound(
    prefix="sign:",
    kind="indicator",
    texts=lambda: models.SignText.objects.prefetch_related("owner__harms__harm"),
    say=_sign,
    owners={
        models.SignText: owner_of,
        models.Sign: itself,
        models.SignHarm: lambda link: [link.sign],
        models.Harm: _with_signs,
    },
    watches=(models.Sign, models.SignHarm, models.Harm),
)
TERMS = RowsFound(
    prefix="term:",
    kind="glossary",
    texts=models.TermText.objects.all,
    say=_term,
    owners={models.TermText: owner_of, models.Term: itself},
    watches=(models.Term,),
)
LAWS = RowsFound(
    prefix="law:",
    kind="guidance",
    texts=lambda: models.LawText.objects.prefetch_related("owner__harms__harm"),
    say=_law,
    owners={
        models.LawText: owner_of,
        models.Law: itself,
        models.HarmLaw: lambda link: [link.law],
        models.Harm: _with_laws,
    },
    watches=(models.Law, models.HarmLaw, models.Harm),
)
ADVICE = RowsFound(
    prefix="advice:",
    kind="guidance",
    texts=lambda: models.LanguageAdviceText.objects.select_related("owner__harm"),
    say=_advice,
    owners={
        models.LanguageAdviceText: owner_of,
        models.LanguageAdvice: itself,
        models.Harm: _with_advice,
    },
    watches=(models.LanguageAdvice, models.Harm),
    boost=70,  # the thing itself comes before advice on how to speak of it
)
SOURCES: Final = {
    "harms": HARMS,
    "young": YOUNG,
    "signs": SIGNS,
    "terms": TERMS,
    "laws": LAWS,
    "advice": ADVICE,
}
