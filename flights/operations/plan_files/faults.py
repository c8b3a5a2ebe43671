"""The faults of a problem's files in words, each on its own line."""

from django.utils.translation import gettext as _

from flights.allocation.files.faults import BadFiles, Fault
from flights.rules.file_sentences import FAULT_SENTENCES


def fault_lines(bad: BadFiles) -> str:
    """Every fault on its own line."""
    more = [_("y hay más.")] if bad.more else []
    return "\n".join([*map(_fault_line, bad.faults), *more])


def _fault_line(fault: Fault) -> str:
    place = [fault.file]
    if fault.line:
        place.append(_("línea %(line)s") % {"line": fault.line})
    if fault.field:
        place.append(_("campo %(field)s") % {"field": fault.field})
    return f"{', '.join(place)}: {FAULT_SENTENCES[fault.code] % fault.values}"
