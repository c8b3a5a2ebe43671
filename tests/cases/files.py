"""Real files for the tests of uploads: harmless, odd and hostile ones, each made here."""

import io
import struct
import zipfile
import zlib
from functools import cache

import pikepdf
from pikepdf import Array, Dictionary, Name
from PIL import Image

SECRET = b"Av. Larco 123"


def jpeg(size=(64, 48), colour="red", **options):
    written = io.BytesIO()
    Image.new("RGB", size, colour).save(written, "JPEG", **options)
    return written.getvalue()


def jpeg_with_place(size=(60, 40), orientation=1):
    """As a phone writes it: where, when, with what, and a comment."""
    notes = Image.Exif()
    notes[0x0112], notes[0x010F], notes[0x010E] = orientation, "Canon", SECRET.decode()
    notes.get_ifd(0x8825).update({1: "S", 2: (12.0, 2.0, 47.0), 3: "W", 4: (77.0, 2.0, 33.0)})
    return jpeg(size, exif=notes, comment=SECRET, icc_profile=b"profile " * 20)


def png(size=(64, 48), mode="RGB", colour="red", **options):
    written = io.BytesIO()
    Image.new(mode, size, colour).save(written, "PNG", **options)
    return written.getvalue()


def webp(size=(64, 48), **options):
    written = io.BytesIO()
    Image.new("RGB", size, "blue").save(written, "WEBP", **options)
    return written.getvalue()


@cache
def png_bomb(side=30_000):
    """Some hundred kilobytes that want to become gigabytes: a true PNG, line after line of nothing."""

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    squeeze, line = zlib.compressobj(9), b"\0" * (1 + side // 8)
    lines = b"".join(squeeze.compress(line) for _row in range(side)) + squeeze.flush()
    head = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", lines) + chunk(b"IEND", b"")


def heic():
    return b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + b"\0" * 400


def zipped(name="readme.txt"):
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, "0" * 100_000)
    return written.getvalue()


def saved(pdf, **options):
    written = io.BytesIO()
    pdf.save(written, **options)
    return written.getvalue()


def one_page(text="Hola"):
    """A PDF with one page that says `text`; open, to be made worse."""
    made = pikepdf.new()
    made.add_blank_page(page_size=(300, 200))
    font = made.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
    made.pages[0].obj["/Resources"] = Dictionary(Font=Dictionary(F1=font))
    made.pages[0].obj["/Contents"] = made.make_stream(f"BT /F1 24 Tf 20 100 Td ({text}) Tj ET".encode())
    return made


def pdf(text="Hola"):
    return saved(one_page(text))


def active_pdf():
    """Everything that acts: scripts on opening, launching, links, an attached program, a button, hidden notes."""
    made = one_page()
    script = Dictionary(S=Name.JavaScript, JS="app.alert('evil')")
    made.Root.OpenAction = script
    made.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array(["x", script])))
    made.Root.AA = Dictionary(WC=script)
    page = made.pages[0].obj
    page["/AA"] = Dictionary(O=Dictionary(S=Name.Launch, F="cmd.exe"))
    link = Dictionary(
        Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 90, 90],
        A=Dictionary(S=Name.URI, URI="https://evil.example"),
    )  # fmt: skip
    page["/Annots"] = made.make_indirect([made.make_indirect(link)])
    page["/Resources"]["/Properties"] = Dictionary(P=Dictionary(Hidden=made.make_indirect(script)))
    made.attachments["evil.exe"] = b"MZ evil program"
    with made.open_metadata() as notes:
        notes["dc:creator"] = [SECRET.decode()]
    made.docinfo["/Author"] = SECRET.decode()
    return saved(made)


def form_pdf(answer="Quispe"):
    """A form that somebody has filled in: the answer stands only in the field."""
    made = one_page()
    font = made.pages[0].obj["/Resources"]["/Font"]["/F1"]
    drawn = made.make_stream(f"/Tx BMC BT /F1 12 Tf 2 5 Td ({answer}) Tj ET EMC".encode())
    drawn.update(
        Dictionary(
            Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 200, 20], Resources=Dictionary(Font=Dictionary(F1=font))
        )
    )
    box = made.make_indirect(
        Dictionary(
            Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T="apellido", V=answer, Rect=[20, 20, 220, 40], F=4,
            AP=Dictionary(N=drawn), AA=Dictionary(K=Dictionary(S=Name.JavaScript, JS="evil()")),
        )
    )  # fmt: skip
    made.pages[0].obj["/Annots"] = Array([box])
    made.Root.AcroForm = made.make_indirect(Dictionary(Fields=Array([box]), XFA="<evil/>"))
    return saved(made)


def pdf_with_photo(photo):
    """What scanning apps make: the photo of the phone as it is, on a page."""
    made = one_page()
    picture = made.make_stream(photo)
    picture.update(
        Dictionary(
            Type=Name.XObject, Subtype=Name.Image, Width=60, Height=40, ColorSpace=Name.DeviceRGB, BitsPerComponent=8,
            Filter=Name.DCTDecode,
        )
    )  # fmt: skip
    made.pages[0].obj["/Resources"]["/XObject"] = Dictionary(A=picture)
    made.pages[0].obj["/Contents"] = made.make_stream(b"q 60 0 0 40 0 0 cm /A Do Q")
    return saved(made)


@cache
def pdf_bomb(megabytes=300):
    """A page whose content unfolds to hundreds of megabytes."""
    squeeze = zlib.compressobj(9)
    block = b" " * (1 << 20)
    content = b"".join(squeeze.compress(block) for _each in range(megabytes)) + squeeze.flush()
    made = one_page()
    made.pages[0].obj["/Contents"] = pikepdf.Stream(made, content, Filter=Name.FlateDecode)
    return saved(made, stream_decode_level=pikepdf.StreamDecodeLevel.none)


@cache
def object_stream_bomb(megabytes=1500):
    """Its objects, the catalogue among them, lie in a stream of 1.5 GB that every reader must unfold."""
    squeeze = zlib.compressobj(9)
    block = b" " * (1 << 20)
    start = b"1 0 <</Type/Catalog/Pages 2 0 R>>"
    content = (
        squeeze.compress(start) + b"".join(squeeze.compress(block) for _each in range(megabytes)) + squeeze.flush()
    )
    body = b"%PDF-1.5\n"
    place = len(body)
    body += b"3 0 obj<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length %d>>stream\n" % len(content)
    body += content + b"\nendstream endobj\n"
    table = len(body)
    rows = b"".join(
        struct.pack(">BIB", *row) for row in [(0, 0, 0), (2, 3, 0), (0, 0, 0), (1, place, 0), (1, table, 0)]
    )
    body += b"4 0 obj<</Type/XRef/Size 5/W[1 4 1]/Root 1 0 R/Length %d>>stream\n" % len(rows) + rows
    return body + b"\nendstream endobj\nstartxref\n%d\n%%%%EOF\n" % table


def with_password(user="secret"):
    return saved(one_page(), encryption=pikepdf.Encryption(owner="owner", user=user))
