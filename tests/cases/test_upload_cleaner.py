"""The cleaner as a program of its own: bounded in time and memory, without our keys."""

import io
import resource
import subprocess
import sys
import time

import pikepdf
import pytest
from PIL import Image

from cases.formats.cleaned import Unusable
from cases.formats.uploaded import JPEG, PDF, PNG
from cases.operations.uploads import cleaning
from tests.cases import files
from tests.services import ROOT


def test_photo_and_pdf_come_back_clean():
    photo = cleaning.clean_content(files.png(), PNG)
    paper = cleaning.clean_content(files.active_pdf(), PDF)

    assert (photo.media_type, Image.open(io.BytesIO(photo.content)).size) == (JPEG, (64, 48))
    assert (paper.media_type, len(pikepdf.open(io.BytesIO(paper.content)).pages)) == (PDF, 1)


@pytest.mark.parametrize(
    ("content", "media_type", "fault"),
    [
        (files.with_password(), PDF, "password"),
        (files.jpeg()[:300], JPEG, "damaged"),
    ],
)
def test_fault_comes_back_in_its_place(content, media_type, fault):
    with pytest.raises(Unusable, match=fault):
        cleaning.clean_content(content, media_type)


@pytest.mark.parametrize(("bomb", "media_type"), [(files.png_bomb, PNG), (files.pdf_bomb, PDF)])
def test_bomb_comes_back_as_too_big(bomb, media_type):
    with pytest.raises(Unusable, match="too_big_inside"):
        cleaning.clean_content(bomb(), media_type)


def test_pdf_whose_objects_unfold_to_gigabytes_ends_at_the_limit_of_memory():
    bomb, before = files.object_stream_bomb(), resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    assert len(bomb) < 10 * 1024 * 1024
    began = time.monotonic()

    with pytest.raises(Unusable):
        cleaning.clean_content(bomb, PDF)

    most = max(before, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
    assert (time.monotonic() - began < cleaning.SECONDS_IN_ALL, most < (cleaning.MEGABYTES + 64) * 1024) == (True, True)


def test_too_long_a_computation_is_ended(monkeypatch):
    monkeypatch.setattr(cleaning, "SECONDS_OF_COMPUTING", 0)

    with pytest.raises(Unusable, match="too_big_inside"):
        cleaning.clean_content(files.jpeg((6000, 6000)), JPEG)


def test_too_long_a_wait_is_ended(monkeypatch):
    monkeypatch.setattr(cleaning, "SECONDS_IN_ALL", 0.01)

    with pytest.raises(Unusable, match="too_big_inside"):
        cleaning.clean_content(files.jpeg(), JPEG)


def test_cleaner_knows_no_keys_and_no_database(monkeypatch, tmp_path):
    """A stand-in for Python writes down what surroundings the cleaner is given."""
    spy, found = tmp_path / "python", tmp_path / "environment"
    spy.write_text(f'#!/bin/sh\nenv > {found}\nexec {sys.executable} "$@"\n')
    spy.chmod(0o700)
    monkeypatch.setenv("FIELD_KEYS", "k:secret")
    monkeypatch.setattr(cleaning.sys, "executable", str(spy))

    cleaning.clean_content(files.jpeg(), JPEG)

    names = {line.partition("=")[0] for line in found.read_text().splitlines()}
    assert names - {"PWD", "SHLVL", "_"} == {"PYTHONPATH", "PYTHONDONTWRITEBYTECODE", "MALLOC_ARENA_MAX"}


def test_cleaner_writes_no_file(tmp_path):
    target = tmp_path / "written"
    program = f"from cases.formats.cleaner import bound; bound(5, 512); open('{target}', 'w').write('x' * 99)"

    subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, check=False)

    assert target.stat().st_size == 0
