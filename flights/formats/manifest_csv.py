"""A sheet as CSV: UTF-8 with a byte order mark, so that spreadsheets read the accents, and no cell is a formula."""

import io

from defusedcsv import csv

from flights.formats.sheet import Sheet

CONTROL_CHARACTERS = dict.fromkeys(range(32), " ")


def manifest_csv(sheet: Sheet) -> bytes:
    """The columns and rows only: one flat table."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(sheet.columns)
    writer.writerows([_one_line(cell) for cell in row] for row in sheet.rows)
    return text.getvalue().encode("utf-8-sig")


def _one_line(cell: str) -> str:
    """A leading tab or line break would hide a formula from the escaping and not from the spreadsheet."""
    return cell.translate(CONTROL_CHARACTERS).strip()
