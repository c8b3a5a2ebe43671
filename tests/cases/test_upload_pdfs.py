"""PDFs that come out of the cleaner: the same paper, and nothing that acts, hides or calls out."""

import io
import re
import zlib

import pikepdf
import pytest

from cases.formats.cleaned import Unusable
from cases.formats.pdfs import MOST_PAGES, clean_pdf
from tests.cases import files

ACTIVE = re.compile(rb"JavaScript|/JS\b|/Launch|/URI|/OpenAction|/AA\b|/EmbeddedFile|/Filespec|/AcroForm|/XFA|/Annots")


def cleaned(content):
    made = clean_pdf(content).content
    return pikepdf.open(io.BytesIO(made)), unfolded(made)


def unfolded(content):
    """All that the file holds, in the open."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        return files.saved(
            pdf, object_stream_mode=pikepdf.ObjectStreamMode.disable, compress_streams=False,
            stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
        )  # fmt: skip


def test_what_acts_is_left_behind():
    hostile = files.active_pdf()
    before = set(ACTIVE.findall(unfolded(hostile)))

    _pdf, content = cleaned(hostile)

    assert {b"JavaScript", b"/Launch", b"/URI", b"/OpenAction", b"/EmbeddedFile"} <= before
    assert (ACTIVE.findall(content), b"evil" in content, b"MZ" in content) == ([], False, False)


def test_who_wrote_it_is_left_behind():
    pdf, content = cleaned(files.active_pdf())

    assert (files.SECRET in content, "/Info" in pdf.trailer, "/Metadata" in pdf.Root) == (False, False, False)


def test_what_is_on_the_paper_stays():
    pdf, content = cleaned(files.pdf("Partida 77"))

    assert (len(pdf.pages), b"(Partida 77) Tj" in content, list(pdf.pages[0].MediaBox)) == (1, True, [0, 0, 300, 200])


def test_answers_of_a_form_are_printed_onto_the_paper():
    _pdf, content = cleaned(files.form_pdf("Quispe"))

    assert (b"(Quispe) Tj" in content, b"Widget" in content, b"evil" in content) == (True, False, False)
    assert re.search(rb"/Fx\w+ Do", content)


def test_size_that_pages_inherit_stays():
    made = files.one_page()
    made.Root.Pages["/MediaBox"] = made.pages[0].obj["/MediaBox"]
    del made.pages[0].obj["/MediaBox"]
    made.Root.Pages["/Rotate"] = 90

    pdf, _content = cleaned(files.saved(made))

    assert (list(pdf.pages[0].MediaBox), pdf.pages[0].obj["/Rotate"]) == ([0, 0, 300, 200], 90)


def test_photo_in_a_pdf_forgets_its_place():
    photo = files.jpeg_with_place()

    _pdf, content = cleaned(files.pdf_with_photo(photo))

    assert (files.SECRET in content, b"Canon" in content, b"/A Do" in content, photo[-200:] in content) == (
        False, False, True, True,
    )  # fmt: skip


def test_stream_that_lies_outside_the_file_is_not_fetched():
    made = files.one_page()
    made.pages[0].obj["/Contents"]["/F"] = pikepdf.Dictionary(Type=pikepdf.Name.Filespec, F="/etc/passwd")

    _pdf, content = cleaned(files.saved(made))

    assert b"passwd" not in content


def test_page_before_and_web_page_behind_the_pdf_do_not_come_along():
    content = clean_pdf(files.pdf() + b"<html><script>evil()</script></html>" + files.zipped()).content

    assert (content.startswith(b"%PDF-"), b"script" in content, b"PK\x03\x04" in content) == (True, False, False)


def test_pdf_that_asks_for_a_password_is_refused():
    with pytest.raises(Unusable, match="password"):
        clean_pdf(files.with_password())


def test_pdf_that_opens_without_its_password_is_taken_without_the_lock():
    pdf, content = cleaned(files.with_password(user=""))

    assert (pdf.is_encrypted, b"(Hola) Tj" in content) == (False, True)


@pytest.mark.parametrize("content", [b"%PDF-1.7\n", b"%PDF-1.4\n<html>no</html>", files.zipped(), files.pdf()[:120]])
def test_broken_pdf_is_refused(content):
    with pytest.raises(Unusable, match="damaged"):
        clean_pdf(content)


def test_pdf_without_a_page_is_refused():
    with pytest.raises(Unusable, match="damaged"):
        clean_pdf(files.saved(pikepdf.new()))


def test_too_many_pages_are_refused():
    made = files.one_page()
    for _page in range(MOST_PAGES):
        made.add_blank_page()

    with pytest.raises(Unusable, match="too_big_inside"):
        clean_pdf(files.saved(made))


def test_content_that_unfolds_without_end_is_refused():
    bomb = files.pdf_bomb()
    assert len(bomb) < 1_000_000

    with pytest.raises(Unusable, match="too_big_inside"):
        clean_pdf(bomb)


def test_content_folded_twice_is_refused():
    made = files.one_page()
    twice = pikepdf.Array([pikepdf.Name.FlateDecode, pikepdf.Name.FlateDecode])
    made.pages[0].obj["/Contents"] = pikepdf.Stream(made, zlib.compress(zlib.compress(b"q Q")), Filter=twice)

    with pytest.raises(Unusable, match="too_big_inside"):
        clean_pdf(files.saved(made, stream_decode_level=pikepdf.StreamDecodeLevel.none, compress_streams=False))
