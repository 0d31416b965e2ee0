"""What a page sends when somebody presses a result."""

from __future__ import annotations

from django import forms

from portal.search.counting.actions import LAST_RANK


class ClickForm(forms.Form):
    """This takes the words that were searched for and the place of the result, nothing else."""

    query = forms.CharField(max_length=120)
    rank = forms.IntegerField(min_value=1, max_value=LAST_RANK)
