"""The documents that are drawn from the code are current, and every sentence is translated."""

from django.core.management import call_command

from repatriation.common.messages import faults
from tests.architecture.sources import ROOT


def test_lifecycles_document_is_current(tmp_path):
    call_command("draw_lifecycles", output=str(tmp_path / "lifecycles.md"))

    assert (tmp_path / "lifecycles.md").read_text() == (ROOT / "docs" / "lifecycles.md").read_text()


def test_english_is_complete():
    assert faults("en") == []
