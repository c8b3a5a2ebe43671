"""Reference data: CSV files become offices, jurisdictions, airports, crossings, facilities and agencies."""

from consulates.operations.reference.files import BadFiles, Fault
from consulates.operations.reference.load import load_reference
from consulates.operations.reference.writing import Outcome

__all__ = ["BadFiles", "Fault", "Outcome", "load_reference"]
