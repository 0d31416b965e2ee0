"""Rows and pages for tests; traits are named after states."""

from __future__ import annotations

from tests.factories.contacts import ContactFactory
from tests.factories.knowledge import (
    GuidanceIndexPageFactory,
    GuidePageFactory,
    GuidePartPageFactory,
    SharedChapterPageFactory,
    SharedChaptersPageFactory,
    StrategyIndexPageFactory,
    StrategyPageFactory,
)
from tests.factories.pages import HomePageFactory, StandardPageFactory, locale, root_page
from tests.factories.partnerships import FOUR, PartnershipFactory, SiteFactory
from tests.factories.plan import (
    ActionFactory,
    ActionTextFactory,
    MeasureFactory,
    MeasureTextFactory,
    MeasureValueFactory,
    PriorityFactory,
    PriorityTextFactory,
)
from tests.factories.reference import (
    HarmFactory,
    HarmTextFactory,
    LanguageAdviceFactory,
    LanguageAdviceTextFactory,
    LawFactory,
    LawTextFactory,
    SignFactory,
    SignTextFactory,
    TermFactory,
    TermTextFactory,
)
from tests.factories.rule_sets import RuleSheetFactory
from tests.factories.search_editors import PromotionFactory, SynonymSetFactory
from tests.factories.users import UserFactory, user_with_role

__all__ = [
    "FOUR",
    "ActionFactory",
    "ActionTextFactory",
    "ContactFactory",
    "GuidanceIndexPageFactory",
    "GuidePageFactory",
    "GuidePartPageFactory",
    "HarmFactory",
    "HarmTextFactory",
    "HomePageFactory",
    "LanguageAdviceFactory",
    "LanguageAdviceTextFactory",
    "LawFactory",
    "LawTextFactory",
    "MeasureFactory",
    "MeasureTextFactory",
    "MeasureValueFactory",
    "PartnershipFactory",
    "PriorityFactory",
    "PriorityTextFactory",
    "PromotionFactory",
    "RuleSheetFactory",
    "SharedChapterPageFactory",
    "SharedChaptersPageFactory",
    "SignFactory",
    "SignTextFactory",
    "SiteFactory",
    "StandardPageFactory",
    "StrategyIndexPageFactory",
    "StrategyPageFactory",
    "SynonymSetFactory",
    "TermFactory",
    "TermTextFactory",
    "UserFactory",
    "locale",
    "root_page",
    "user_with_role",
]
