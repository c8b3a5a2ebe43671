"""The worker looks documents through: what each leaves, whatever dies on the way."""

import io
import logging
import os
import signal
import subprocess
import sys
import time
from datetime import timedelta

import pytest
from PIL import Image

from cases.models import FollowUp, Message, Upload
from cases.operations.rotate import rotate_column, sealed_columns
from cases.operations.uploads import check
from cases.operations.uploads.seen import open_upload
from cases.operations.uploads.vault import CLEAN, QUARANTINE, place
from cases.tasks import check_uploads, sweep_upload_files
from tests import makers
from tests.cases import files
from tests.cases.clamd_server import EICAR, Clamd, running
from tests.cases.uploading import check_all, files_in, send, sent_and_checked
from tests.services import ROOT

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("vault")]
OLD = 1_600_000_000


@pytest.fixture
def case(office):
    return makers.case(office, people=1)


def test_clean_document_is_marked_for_the_officer(client, case, vault):
    upload = sent_and_checked(client, case)

    clock = FollowUp.objects.get()
    assert (upload.state, upload.media_type, upload.fault) == ("clean", "image/jpeg", "")
    assert files_in(vault) == ["clean"]
    assert (clock.clock, clock.due_at - clock.opened_at) == ("document", timedelta(hours=48))
    assert [event.code for event in case.events.order_by("id")] == ["upload_received", "upload_clean"]
    assert not Message.objects.exists()


def test_clean_document_has_lost_its_place(client, case, now):
    upload = sent_and_checked(client, case)

    content = open_upload(upload, by=None, at=now)

    assert Image.open(io.BytesIO(content)).size == (60, 40)
    assert files.SECRET not in content


@pytest.mark.parametrize(
    ("content", "fault"),
    [(files.with_password(), "password"), (files.jpeg()[:200], "damaged"), (files.pdf()[:99], "damaged")],
)
def test_refused_document_leaves_no_file_and_tells_the_household(client, case, vault, content, fault):
    upload = sent_and_checked(client, case, content, name="carta de Rosa.pdf")

    message = Message.objects.get()
    assert upload.name == "carta de Rosa.pdf"
    assert (upload.state, upload.fault, upload.key, files_in(vault)) == ("refused", fault, "", [])
    assert (message.kind, "carta" in message.body) == ("document_again", False)
    assert case.events.filter(code="upload_refused", is_public=True).exists()
    assert not FollowUp.objects.exists()


def test_worker_does_what_waits(client, case):
    send(client, case, files.jpeg(), files.pdf())

    check_uploads()

    assert [upload.state for upload in case.uploads.order_by("number")] == ["clean", "clean"]


def test_claimed_document_is_nobody_elses_until_its_lease_ends(client, case, now):
    send(client, case, files.jpeg())
    first = check.claim_upload(at=now)

    assert check.claim_upload(at=now + timedelta(minutes=2)) is None
    assert check.claim_upload(at=now + timedelta(minutes=4)) == first


def test_slow_worker_that_was_overtaken_changes_nothing(client, case, now, vault):
    send(client, case, files.jpeg())
    slow = check.claim_upload(at=now)
    check.check_upload(check.claim_upload(at=now + timedelta(minutes=4)), at=now)
    moves = case.uploads.get().moves.count()

    check.check_upload(slow, at=now)

    assert (case.uploads.get().state, case.uploads.get().moves.count(), moves) == ("clean", 1, 1)


def test_document_removed_while_it_was_checked_stays_removed(client, case, now):
    send(client, case, files.jpeg())
    held = check.claim_upload(at=now)
    cleaned = check._cleaned(held)
    check.UPLOAD_LIFECYCLE.move(case.uploads.get(), "remove", by=None, at=now)

    check._accept(held, cleaned, at=now)

    assert case.uploads.get().state == "removed"


KILLED = """
import os, signal, sys
import django
django.setup()
from django.utils import timezone
from cases.operations.uploads import check
upload = check.claim_upload(at=timezone.now())
written = check.write_sealed
def killed(*arguments):
    if sys.argv[1] == "after":
        written(*arguments)
    os.kill(os.getpid(), signal.SIGKILL)
check.write_sealed = killed
check.check_upload(upload, at=timezone.now())
"""


@pytest.mark.parametrize("moment", ["before", "after"])
def test_worker_killed_in_the_middle_leaves_what_one_run_leaves(client, case, vault, settings, moment):
    """A true process, killed by SIGKILL before or after the clean file is written; the next run ends the work."""
    send(client, case, files.jpeg())
    worker = {"DJANGO_SETTINGS_MODULE": "tests.cases.upload_settings", "TEST_VAULT": str(vault)}
    worker["TEST_DATABASE"] = settings.DATABASES["default"]["NAME"]
    command = [sys.executable, "-c", KILLED, moment]
    died = subprocess.run(command, env={**os.environ, **worker}, cwd=ROOT, capture_output=True, check=False)
    assert died.returncode == -signal.SIGKILL, died.stderr.decode()
    assert (case.uploads.get().state, case.uploads.get().attempts) == ("received", 1)

    check_all(at=case.uploads.get().lease_until + timedelta(minutes=1))

    assert (case.uploads.get().state, case.uploads.get().moves.count(), files_in(vault)) == ("clean", 1, ["clean"])
    assert [event.code for event in case.events.order_by("id")] == ["upload_received", "upload_clean"]


def test_file_that_costs_every_worker_its_life_is_given_up(client, case, caplog):
    send(client, case, files.jpeg())
    Upload.objects.update(attempts=check.MOST_ATTEMPTS)

    check_all()

    assert (case.uploads.get().state, case.uploads.get().fault) == ("refused", "damaged")
    assert f"upload {case.uploads.get().pk} was given up" in caplog.text


def test_virus_is_stopped(client, case, vault, settings):
    with running(Clamd()) as settings.CLAMD_ADDRESS:
        upload = sent_and_checked(client, case, files.jpeg() + EICAR)

    assert (upload.state, upload.fault, files_in(vault)) == ("refused", "unsafe", [])


def test_scanner_that_is_away_keeps_the_file_in_quarantine_loudly(client, case, vault, settings, caplog, now):
    with running(Clamd()) as settings.CLAMD_ADDRESS:
        pass
    send(client, case, files.jpeg())
    with caplog.at_level(logging.ERROR):
        check_all()

    upload = case.uploads.get()
    assert (upload.state, upload.attempts, files_in(vault)) == ("received", 0, ["quarantine"])
    assert f"virus scanner away (ConnectionRefusedError): upload {upload.pk} stays in quarantine" in caplog.text
    with running(Clamd()) as settings.CLAMD_ADDRESS:
        check_all(at=now + timedelta(minutes=2))
    assert case.uploads.get().state == "clean"


def test_logs_say_neither_name_nor_content(client, case, caplog):
    with caplog.at_level(logging.DEBUG):
        sent_and_checked(client, case, files.jpeg()[:200], name="canary-name.jpg")

    assert [line for line in caplog.messages if "canary" in line or "Rosa" in line] == []


def test_sweep_removes_what_no_row_needs(client, case, vault):
    """Left over: a request that broke off, a clean file whose row was removed, a half-written one."""
    kept = sent_and_checked(client, case)
    send(client, case, files.png())
    orphans = [
        place(QUARANTINE, check.UUID(int=1)),
        place(CLEAN, check.UUID(int=2)),
        place(CLEAN, kept.token).with_name("part-x"),
    ]
    for path in orphans:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")
    for path in vault.rglob("*"):
        os.utime(path, (OLD, OLD))

    sweep_upload_files()

    assert ([path for path in orphans if path.exists()], files_in(vault)) == ([], ["clean", "quarantine"])


def test_sweep_leaves_alone_what_is_being_sent(vault):
    fresh = place(QUARANTINE, check.UUID(int=1))
    fresh.parent.mkdir(parents=True)
    fresh.write_bytes(b"x")

    sweep_upload_files()

    assert fresh.exists()


def test_files_open_after_the_field_key_has_changed(client, case, settings, now):
    upload = sent_and_checked(client, case)
    old = dict(settings.FIELD_KEYS)
    settings.FIELD_KEYS = {"new": b"n" * 32, **old}
    for column in sealed_columns():
        list(rotate_column(column))
    settings.FIELD_KEYS = {"new": b"n" * 32}

    assert open_upload(Upload.objects.get(pk=upload.pk), by=None, at=now)[:2] == b"\xff\xd8"


def test_a_bomb_takes_no_longer_than_its_limits(client, case):
    began = time.monotonic()

    upload = sent_and_checked(client, case, files.png_bomb(), kind="other")

    assert (upload.fault, time.monotonic() - began < 30) == ("too_big_inside", True)
