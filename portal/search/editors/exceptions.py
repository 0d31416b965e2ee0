"""Why phrases are refused, in words an editor can act on."""

from __future__ import annotations

from portal.core.exceptions import ExpectedFault, gettext_noop


class PhrasesRefused(ExpectedFault):
    """These phrases cannot be taught."""


class TooFewPhrases(PhrasesRefused):
    """One phrase alone is not the same as anything."""

    template = gettext_noop("Write at least two phrases, each on a line of its own.")


class NoPhrase(PhrasesRefused):
    """Nothing would ever show this."""

    template = gettext_noop("Write at least one phrase that people type.")


class TooManyPhrases(PhrasesRefused):
    """A set this long helps nobody find anything."""

    template = gettext_noop("Write at most %(most)d phrases. Make a second set for the others.")


class PhraseTooLong(PhrasesRefused):
    """Nobody types as much as this."""

    template = gettext_noop(
        "“%(phrase)s” is too long. Use at most %(words)d words and %(letters)d letters."
    )


class PhraseWithoutWord(PhrasesRefused):
    """This line holds nothing to look for."""

    template = gettext_noop("“%(phrase)s” has no word in it. Write what people type.")


class PhraseTwice(PhrasesRefused):
    """Search takes both of these for the same words already."""

    template = gettext_noop(
        "“%(phrase)s” is there twice. Capitals and accents make no difference to search."
    )


class OnlySmallWords(PhrasesRefused):
    """Search passes over such words wherever they stand."""

    template = gettext_noop(
        "“%(phrase)s” has only words such as “the” or “what”, which search leaves out. "
        "Add the word that matters."
    )
