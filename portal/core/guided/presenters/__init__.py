"""What the pages of a guided form show."""

from portal.core.guided.presenters.check import AnswerRow, AnswerSection, CheckPage, ConflictPage
from portal.core.guided.presenters.keeping import Keeping
from portal.core.guided.presenters.step import ProgressStop, StepPage
from portal.core.guided.presenters.words import hint_words, words_of

__all__ = [
    "AnswerRow",
    "AnswerSection",
    "CheckPage",
    "ConflictPage",
    "Keeping",
    "ProgressStop",
    "StepPage",
    "hint_words",
    "words_of",
]
