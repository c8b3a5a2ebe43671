"""PDFs: what is on the paper is copied into a new file; what can act, hide or call out is left behind.

Removed rather than refused: a ticket or a certificate often carries a script or a link that its owner knows nothing of
and can't take out. What was filled into forms is printed onto the page first.
"""

import io
import zlib
from typing import Any

import pikepdf
from pikepdf import Name

from cases.formats.cleaned import LONGEST, Cleaned, Unusable, damaged, too_big_inside
from cases.formats.images import without_notes
from cases.formats.uploaded import PDF

MOST_PAGES = 100
MOST_OBJECTS = 50_000
MOST_BYTES_INSIDE = 250_000_000
PAGE_KEYS = {
    "/Type", "/Parent", "/MediaBox", "/CropBox", "/BleedBox", "/TrimBox", "/ArtBox", "/Rotate", "/UserUnit",
    "/Resources", "/Contents", "/Group",
}  # fmt: skip
# What a thing is that does something, or carries a file or notes along: it is emptied wherever it stands.
ACTIONS = {
    "/JavaScript", "/Launch", "/URI", "/SubmitForm", "/ImportData", "/ResetForm", "/GoToR", "/GoToE", "/Rendition",
    "/RichMediaExecute", "/Movie", "/Sound", "/Named", "/Hide", "/Thread", "/SetOCGState", "/Trans", "/GoTo3DView",
}  # fmt: skip
KINDS_EMPTIED = {
    "/Action", "/Annot", "/EmbeddedFile", "/F", "/Filespec", "/MediaClip", "/Metadata", "/Rendition", "/Sig",
}  # fmt: skip
# Of a picture or a drawn form: data outside of the file, other versions of it, notes of programs.
STREAM_KEYS_TAKEN_OUT = (
    "/F", "/FFilter", "/FDecodeParms", "/AF", "/Alternates", "/LastModified", "/Metadata", "/OPI", "/PieceInfo", "/Ref",
    "/StructParent", "/StructParents",
)  # fmt: skip
DEEPEST = 50
FLATE = (Name.FlateDecode, Name("/Fl"))


def clean_pdf(content: bytes) -> Cleaned:
    try:
        with pikepdf.open(io.BytesIO(content)) as old, pikepdf.new() as new:
            _copy_paper(old, new)
            seen = sum(_clean(thing) for thing in new.objects)
            if seen > MOST_BYTES_INSIDE:
                raise too_big_inside()
            return Cleaned(PDF, _written(new))
    except pikepdf.PasswordError:
        raise Unusable("password") from None
    except MemoryError:
        raise too_big_inside() from None
    except (pikepdf.PdfError, pikepdf.DataDecodingError, ValueError, TypeError, KeyError, RuntimeError, zlib.error):
        raise damaged() from None


def _copy_paper(old: pikepdf.Pdf, new: pikepdf.Pdf) -> None:
    """The pages with what was filled in printed onto them; of each only what is drawn."""
    if len(old.objects) > MOST_OBJECTS or len(old.pages) > MOST_PAGES:
        raise too_big_inside()
    if not len(old.pages):
        raise damaged()
    _print_forms(old)
    for page in old.pages:
        for key in set(page.obj.keys()) - PAGE_KEYS:
            del page.obj[key]
    new.pages.extend(old.pages)


def _print_forms(old: pikepdf.Pdf) -> None:
    form = old.Root.get("/AcroForm")
    if isinstance(form, pikepdf.Dictionary):
        if "/XFA" in form:
            del form["/XFA"]
        if form.get("/NeedAppearances", False):
            old.generate_appearance_streams()
    old.flatten_annotations("print")


def _clean(thing: Any) -> int:
    """Empty what acts in this object and take notes out of it; how much its content unfolds to."""
    _disarm(thing, depth=0)
    if not isinstance(thing, pikepdf.Stream):
        return 0
    for key in STREAM_KEYS_TAKEN_OUT:
        if key in thing:
            del thing[key]
    filters = _filters(thing)
    if len(filters) > 2 or sum(name in FLATE for name in filters) > 1:
        raise too_big_inside()
    if filters and filters[-1] == Name.DCTDecode:
        _forget_notes(thing, filters)
    points = int(thing.get("/Width", 0)) * int(thing.get("/Height", 0))
    return max(points, _unfolded(thing.read_raw_bytes()) if filters and filters[0] in FLATE else 0)


def _forget_notes(picture: Any, filters: list[Any]) -> None:
    """A photo within the PDF says no more than one by itself where and with what it was taken."""
    if filters == [Name.DCTDecode]:
        parameters = picture.get("/DecodeParms")
        picture.write(without_notes(picture.read_raw_bytes()), filter=filters[0], decode_parms=parameters)
    else:
        jpeg = _unfolded_whole(picture.read_raw_bytes()) if filters[0] in FLATE else None
        if jpeg is None:
            raise damaged()
        picture.write(without_notes(jpeg), filter=Name.DCTDecode)


def _disarm(thing: Any, *, depth: int) -> None:
    """This object and what lies within it; objects of their own are met by themselves."""
    if depth > DEEPEST:
        raise too_big_inside()
    if isinstance(thing, pikepdf.Array):
        parts = list(thing)
    elif isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
        if str(thing.get("/S")) in ACTIONS or str(thing.get("/Type")) in KINDS_EMPTIED:
            _empty(thing)
        parts = [part for _key, part in thing.items()]
    else:
        return
    for part in parts:
        if isinstance(part, pikepdf.Dictionary | pikepdf.Array) and not part.is_indirect:
            _disarm(part, depth=depth + 1)


def _empty(thing: Any) -> None:
    if isinstance(thing, pikepdf.Stream):
        thing.write(b"")
    for key in set(thing.keys()) - {"/Length"}:
        del thing[key]


def _filters(stream: Any) -> list[Any]:
    named = stream.get("/Filter")
    if named is None:
        return []
    return list(named) if isinstance(named, pikepdf.Array) else [named]


def _unfolded(squeezed: bytes) -> int:
    """How many bytes come out, counted piece by piece and never past the limit."""
    counter, total = zlib.decompressobj(), 0
    while squeezed and total <= MOST_BYTES_INSIDE:
        total += len(counter.decompress(squeezed, 1 << 20))
        squeezed = counter.unconsumed_tail
    return total


def _unfolded_whole(squeezed: bytes) -> bytes:
    """The same, kept; for what was a file of at most a few megabytes before somebody squeezed it."""
    opened = zlib.decompressobj().decompress(squeezed, LONGEST)
    if len(opened) == LONGEST:
        raise too_big_inside()
    return opened


def _written(new: pikepdf.Pdf) -> bytes:
    new.remove_unreferenced_resources()
    written = io.BytesIO()
    new.save(
        written, object_stream_mode=pikepdf.ObjectStreamMode.generate, recompress_flate=False,
        stream_decode_level=pikepdf.StreamDecodeLevel.none, deterministic_id=True,
    )  # fmt: skip
    if written.tell() > LONGEST:
        raise too_big_inside()
    return written.getvalue()
