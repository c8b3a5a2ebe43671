"""What an officer types to answer a family's request for a review."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.forms.staff import StaffForm, area


class AnswerReviewForm(StaffForm):
    name = "review"

    answer = forms.CharField(
        label=_("Respuesta"), help_text=_("La familia la lee en su página, sin su nombre."), max_length=2000,
        widget=area(4),
    )  # fmt: skip
