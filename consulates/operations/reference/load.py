"""Loading a folder of reference data: all of it in one transaction, or nothing."""

from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pghistory
from django.conf import settings
from django.db import IntegrityError, connection, transaction

from consulates.models import Jurisdiction
from consulates.operations.reference.files import BadFiles, Fault
from consulates.operations.reference.reading import Reader, Records
from consulates.operations.reference.tables import TABLES, Table
from consulates.operations.reference.writing import Outcome, write_jurisdictions, write_rows

# Any number of our own: two loads at once would both create what neither sees yet.
LOAD_LOCK = 7_240_001


@transaction.atomic
def load_reference(folder: Path, *, at: datetime, as_of: date | None = None) -> list[Outcome]:
    """Bring the tables to what the files say; the same files twice change nothing. Raises BadFiles.

    `as_of` is the day from which the jurisdictions of the files hold, where a line has no date of its own.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOAD_LOCK])
    records = Reader(folder).read()
    today = at.astimezone(ZoneInfo(settings.HOME_TIME_ZONE)).date()
    with pghistory.context(reason="load_reference"):
        return [_write(table, records, as_of, today) for table in TABLES if not table.refines]


def _write(table: Table, records: Records, as_of: date | None, today: date) -> Outcome:
    try:
        with transaction.atomic():
            if table.model is Jurisdiction:
                return write_jurisdictions(table, records[table.model], as_of=as_of, today=today)
            return write_rows(table, records[table.model])
    except IntegrityError as clash:
        # A line that clashes with a row the files don't know, such as an airport added by hand under another code.
        raise BadFiles([Fault(table.file, 0, "", str(clash).strip())]) from clash
