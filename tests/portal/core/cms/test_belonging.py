"""Each table says by which path its partnership is found."""

from __future__ import annotations

import pytest
from django.core.exceptions import ImproperlyConfigured

from portal.core.cms.belonging import is_scoped, partnership_id_of, partnership_of, path_of
from portal.core.models import Partnership, ProblemReport
from portal.reference.models import Contact, Term, TermText
from portal.users.models import User
from tests.factories import StandardPageFactory, TermFactory, TermTextFactory, locale

pytestmark = pytest.mark.django_db


def test_a_table_says_its_path():
    assert path_of(Contact) == "partnership"
    assert path_of(TermText) == "owner__partnership"
    assert is_scoped(Term)
    assert is_scoped(ProblemReport)
    assert not is_scoped(User)


def test_a_table_without_a_path_is_refused_with_help():
    with pytest.raises(ImproperlyConfigured, match=r"users\.User needs a partnership_path"):
        path_of(User)


def test_a_row_belongs_directly_or_through_its_owner(partnership):
    term = TermFactory(partnership=partnership)
    assert partnership_id_of(term) == partnership.pk
    assert partnership_id_of(TermTextFactory(owner=term)) == partnership.pk


def test_a_national_row_belongs_to_nobody():
    assert partnership_id_of(TermTextFactory()) is None
    assert partnership_of(TermTextFactory()) is None


def test_a_row_that_has_no_owner_yet_belongs_to_nobody():
    assert partnership_id_of(TermText()) is None


def test_a_row_names_its_partnership(partnership):
    assert partnership_of(TermFactory(partnership=partnership)) == partnership


def test_a_page_belongs_to_the_home_it_stands_below_in_every_language(two):
    own, other = two
    page = StandardPageFactory(parent=own.site.root_page)
    polish_home = other.site.root_page.copy_for_translation(locale("pl"))
    polish = StandardPageFactory(parent=polish_home, locale=locale("pl"))
    assert partnership_of(page) == own
    assert partnership_of(own.site.root_page) == own
    assert partnership_of(polish) == other


def test_a_page_outside_every_site_belongs_to_nobody(partnership):
    assert partnership_of(partnership.site.root_page.get_root()) is None
    assert Partnership.objects.count() == 1
