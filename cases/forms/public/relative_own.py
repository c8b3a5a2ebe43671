"""Reference and secret of a relative's report."""

from django.utils.translation import gettext_lazy as _

from cases.forms.public.own import FindForm


class FindReportForm(FindForm):
    title = _("Ver mi aviso")
