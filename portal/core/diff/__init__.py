"""What changed between two texts, paragraph by paragraph and word by word. Pure."""

from portal.core.diff.result import Diff, Kind, Paragraph, Run
from portal.core.diff.texts import compare_texts

__all__ = ["Diff", "Kind", "Paragraph", "Run", "compare_texts"]
