"""The virus scanner, spoken to over real sockets."""

import pytest

from cases.operations.uploads.scanner import ScannerAway, scanner
from tests.cases.clamd_server import EICAR, Clamd, running


def test_without_an_address_nothing_is_scanned():
    assert scanner()(EICAR) is True


@pytest.mark.parametrize(("content", "is_safe"), [(b"a photo" * 100_000, True), (b"x" * 200_000 + EICAR, False)])
def test_clamd_decides_on_every_byte(settings, content, is_safe):
    clamd = Clamd()

    with running(clamd) as settings.CLAMD_ADDRESS:
        assert scanner()(content) is is_safe

    assert clamd.heard == [content]


def test_clamd_on_a_unix_socket(settings, tmp_path):
    with running(Clamd(), tmp_path / "clamd.sock") as settings.CLAMD_ADDRESS:
        assert scanner()(EICAR) is False


@pytest.mark.parametrize(
    "clamd",
    [Clamd(says=b"INSTREAM size limit exceeded. ERROR"), Clamd(says=b"?"), Clamd(says=b" FOUND"), Clamd(silent=True)],
)
def test_anything_but_a_verdict_is_none(settings, clamd):
    with running(clamd) as settings.CLAMD_ADDRESS, pytest.raises(ScannerAway):
        scanner()(b"a photo")


def test_clamd_that_is_not_there(settings):
    with running(Clamd()) as address:
        pass
    settings.CLAMD_ADDRESS = address

    with pytest.raises(ScannerAway):
        scanner()(b"a photo")
