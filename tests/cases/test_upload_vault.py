"""Files of documents on disk: sealed, whole or not at all, bound to their place."""

from uuid import uuid4

import pytest

from cases.operations.uploads.vault import (
    CLEAN,
    FRAME,
    QUARANTINE,
    SealedWriter,
    Unreadable,
    new_key,
    place,
    read_sealed,
    write_sealed,
)

pytestmark = pytest.mark.usefixtures("vault")


@pytest.fixture
def kept():
    """A document of three frames: (token, key, content)."""
    token, key, content = uuid4(), new_key(), bytes(range(256)) * (FRAME // 100)
    write_sealed(QUARANTINE, token, key, content)
    return token, key, content


@pytest.mark.parametrize("size", [0, 1, FRAME - 1, FRAME, FRAME + 1, 3 * FRAME])
def test_what_is_written_comes_back(size):
    token, key, content = uuid4(), new_key(), b"x" * size
    write_sealed(CLEAN, token, key, content)

    assert read_sealed(CLEAN, token, key) == content


def test_nothing_lies_in_clear_and_only_we_may_read(kept):
    token, _key, content = kept
    path = place(QUARANTINE, token)

    assert content[:64] not in path.read_bytes()
    assert (path.stat().st_mode & 0o777, path.parent.stat().st_mode & 0o777) == (0o600, 0o700)


def test_name_on_disk_is_the_random_token(kept, vault):
    token, _key, _content = kept

    assert [str(path.relative_to(vault)) for path in vault.rglob("*") if path.is_file()] == [
        f"quarantine/{token.hex[:2]}/{token.hex}"
    ]


@pytest.mark.parametrize("change", ["cut", "cut at a frame", "turned", "longer", "empty", "frames swapped"])
def test_file_that_was_tampered_with_does_not_open(kept, change):
    token, key, _content = kept
    path = place(QUARANTINE, token)
    sealed = path.read_bytes()
    frame = FRAME + 4 + 12 + 16
    changed = {
        "cut": sealed[:-1],
        "cut at a frame": sealed[:frame],
        "turned": sealed[:100] + bytes([sealed[100] ^ 1]) + sealed[101:],
        "longer": sealed + b"\0" * 40,
        "empty": b"",
        "frames swapped": sealed[frame : 2 * frame] + sealed[:frame] + sealed[2 * frame :],
    }
    path.write_bytes(changed[change])

    with pytest.raises(Unreadable):
        read_sealed(QUARANTINE, token, key)


def test_file_opens_only_with_its_key_and_in_its_place(kept):
    token, key, _content = kept
    place(CLEAN, token).parent.mkdir(parents=True)
    place(CLEAN, token).write_bytes(place(QUARANTINE, token).read_bytes())

    for area, other in ((QUARANTINE, new_key()), (CLEAN, key)):
        with pytest.raises(Unreadable):
            read_sealed(area, token, other)


def test_unfinished_file_is_no_file(vault):
    token, key = uuid4(), new_key()
    writer = SealedWriter(QUARANTINE, token, key)
    writer.write(b"x" * FRAME * 2)

    with pytest.raises(Unreadable):
        read_sealed(QUARANTINE, token, key)
    writer.discard()
    assert [path for path in vault.rglob("*") if path.is_file()] == []


def test_missing_file_is_unreadable():
    with pytest.raises(Unreadable):
        read_sealed(CLEAN, uuid4(), new_key())
