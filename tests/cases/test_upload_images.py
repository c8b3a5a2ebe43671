"""Photos that come out of the cleaner: upright, smaller, and without anything but the picture."""

import io

import pytest
from PIL import Image

from cases.formats.cleaned import Unusable
from cases.formats.images import clean_image, without_notes
from cases.formats.uploaded import JPEG, PNG, WEBP
from tests.cases import files


def cleaned(content, media_type=JPEG):
    made = clean_image(content, media_type)
    assert made.media_type == JPEG
    return Image.open(io.BytesIO(made.content)), made.content


def test_place_camera_comment_and_profile_are_gone():
    photo = files.jpeg_with_place()
    before = Image.open(io.BytesIO(photo))

    image, content = cleaned(photo)

    assert (len(before.getexif().get_ifd(0x8825)), files.SECRET in photo, "icc_profile" in before.info) == (
        4,
        True,
        True,
    )
    assert (dict(image.getexif()), set(image.info) - {"jfif", "jfif_version", "jfif_unit", "jfif_density"}) == (
        {},
        set(),
    )
    assert not [word for word in (files.SECRET, b"Canon", b"Exif", b"profile ") if word in content]


def test_notes_of_a_png_are_gone():
    notes = Image.Exif()
    notes[0x010E] = files.SECRET.decode()

    _image, content = cleaned(files.png(exif=notes), PNG)

    assert files.SECRET not in content


def test_photo_taken_sideways_stands_upright():
    image, _content = cleaned(files.jpeg_with_place((60, 40), orientation=6))

    assert image.size == (40, 60)


@pytest.mark.parametrize(
    ("size", "becomes"), [((5000, 1000), (2500, 500)), ((1000, 4000), (625, 2500)), ((8, 9), (8, 9))]
)
def test_long_sides_become_2500(size, becomes):
    assert cleaned(files.jpeg(size))[0].size == becomes


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (files.png(), PNG), (files.webp(), WEBP), (files.png(mode="RGBA", colour=(255, 0, 0, 0)), PNG),
        (files.png(mode="P", colour=1), PNG), (files.png(mode="LA", colour=(9, 0)), PNG),
        (files.png(mode="1", colour=1), PNG),
        (files.png(mode="I;16", colour=40_000), PNG),
    ],
)  # fmt: skip
def test_every_kind_of_picture_becomes_a_plain_jpeg(content, media_type):
    image, _content = cleaned(content, media_type)

    assert (image.mode, image.size, image.format) == ("RGB", (64, 48), "JPEG")


def test_what_shines_through_becomes_white_paper():
    image, _content = cleaned(files.png(mode="RGBA", colour=(0, 0, 0, 0)), PNG)

    assert image.getpixel((5, 5)) == (255, 255, 255)


def test_sixteen_bits_keep_their_light():
    image, _content = cleaned(files.png(mode="I;16", colour=0x8000), PNG)

    assert abs(image.getpixel((5, 5))[0] - 128) <= 2


def test_photo_of_a_hundred_megapixels_is_taken():
    image, _content = cleaned(files.jpeg((12_000, 9_000)))

    assert image.size == (2500, 1875)


def test_decompression_bomb_is_refused_before_it_is_unfolded():
    bomb = files.png_bomb()
    assert len(bomb) < 1_000_000

    with pytest.raises(Unusable, match="too_big_inside"):
        clean_image(bomb, PNG)


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (files.jpeg((900, 900))[:2000], JPEG), (files.png((300, 300))[:60], PNG), (files.webp()[:40], WEBP),
        (b"\xff\xd8\xff\xe0" + b"\0" * 500, JPEG), (files.png(), JPEG), (b"\x89PNG\r\n\x1a\n<script>", PNG),
    ],
)  # fmt: skip
def test_broken_or_false_picture_is_refused(content, media_type):
    with pytest.raises(Unusable, match="damaged"):
        clean_image(content, media_type)


def test_archive_behind_a_photo_does_not_come_along():
    _image, content = cleaned(files.jpeg() + files.zipped() + b"<script>evil()</script>")

    assert (b"PK\x03\x04" in content, b"script" in content) == (False, False)


def test_notes_are_taken_out_of_a_jpeg_without_touching_the_picture():
    photo = files.jpeg_with_place()

    bare = without_notes(photo)

    assert files.SECRET not in bare
    assert Image.open(io.BytesIO(bare)).tobytes() == Image.open(io.BytesIO(photo)).tobytes()


@pytest.mark.parametrize(
    "content", [b"", b"\xff\xd8", b"\xff\xd8\xff\xe1\0\0", b"\xff\xd8\xff\xe1\xff\xff", b"no jpeg"]
)
def test_what_is_no_jpeg_has_no_notes_to_take_out(content):
    with pytest.raises(Unusable, match="damaged"):
        without_notes(content)
