"""Photos and scans: decoded in full, set upright, made smaller, and painted anew without anything but their points."""

import io
import struct
import warnings

from PIL import Image, ImageOps, UnidentifiedImageError

from cases.formats.cleaned import Cleaned, damaged, too_big_inside
from cases.formats.uploaded import JPEG, PNG, WEBP

DECODERS = {JPEG: "JPEG", PNG: "PNG", WEBP: "WEBP"}
LONGEST_SIDE = 2500
QUALITY = 85
MOST_POINTS = 50_000_000
# A JPEG is decoded at a part of its size, so that what a phone of 100 megapixels makes can be taken too.
MOST_POINTS_OF_JPEG = 120_000_000

Image.MAX_IMAGE_PIXELS = MOST_POINTS_OF_JPEG


def clean_image(content: bytes, media_type: str) -> Cleaned:
    """The image as a plain JPEG; Unusable when it can't be decoded to the end or is too large for it."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            return Cleaned(JPEG, _painted_anew(content, media_type))
    except (Image.DecompressionBombWarning, Image.DecompressionBombError, MemoryError):
        raise too_big_inside() from None
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, struct.error, EOFError, KeyError, IndexError):
        raise damaged() from None


def _painted_anew(content: bytes, media_type: str) -> bytes:
    with Image.open(io.BytesIO(content), formats=[DECODERS[media_type]]) as image:
        if image.width * image.height > (MOST_POINTS_OF_JPEG if media_type == JPEG else MOST_POINTS):
            raise too_big_inside()
        image.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
        image.load()
        upright = ImageOps.exif_transpose(_in_colours(image))
    upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS, reducing_gap=2.0)
    # A new sheet: comments, places, profiles and thumbnails stay with the old one.
    plain = Image.new("RGB", upright.size, "white")
    plain.paste(upright, mask=upright.getchannel("A") if upright.mode == "RGBA" else None)
    painted = io.BytesIO()
    plain.save(painted, "JPEG", quality=QUALITY, optimize=True)
    return painted.getvalue()


def _in_colours(image: Image.Image) -> Image.Image:
    """RGB, or RGBA where something shines through; the notes on which side is up are kept for the next step."""
    if image.mode.startswith("I;16") or image.mode == "I":
        return image.convert("I").point(lambda light: light / 256).convert("L").convert("RGB")
    if image.mode in ("LA", "PA", "RGBa", "La") or "transparency" in image.info:
        return image.convert("RGBA")
    return image if image.mode in ("RGB", "RGBA") else image.convert("RGB")


def without_notes(jpeg: bytes) -> bytes:
    """A JPEG without what cameras and programs write beside the picture (APP1, APP3 to APP13, comments), not decoded.

    Raises Unusable for what has not the form of a JPEG.
    """
    if jpeg[:2] != b"\xff\xd8":
        raise damaged()
    kept, at = [jpeg[:2]], 2
    while True:
        marker, length = _segment(jpeg, at)
        if marker == 0xDA:  # from here on only the picture itself
            return b"".join([*kept, jpeg[at:]])
        is_note = marker == 0xFE or (0xE1 <= marker <= 0xEF and marker not in (0xE2, 0xEE))
        if not is_note:
            kept.append(jpeg[at : at + 2 + length])
        at += 2 + length


def _segment(jpeg: bytes, at: int) -> tuple[int, int]:
    if len(jpeg) < at + 4 or jpeg[at] != 0xFF:
        raise damaged()
    (length,) = struct.unpack_from(">H", jpeg, at + 2)
    if length < 2:
        raise damaged()
    return jpeg[at + 1], length
