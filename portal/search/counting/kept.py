"""What counting keeps, as the privacy notice says it."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from portal.core.personal_data import KeptData

SEARCHES = KeptData(
    order=20,
    heading=_("When you search"),
    says=(
        _(
            "We count by the week how often the same words were searched for, and which result "
            "was pressed, so that we can make things easier to find. Only everyday words are "
            "counted: never a search with a name, a number or a postcode, never a child’s, and "
            "nothing about who searched. What fewer than five searches a week had in common is "
            "deleted when the week ends, the rest after 13 months."
        ),
    ),
    columns={"search_counting.SearchTally": ("query",)},
)
