"""Tables of what editors teach search."""

from portal.search.editors.models.promotions import Promotion
from portal.search.editors.models.synonyms import SynonymSet

__all__ = ["Promotion", "SynonymSet"]
