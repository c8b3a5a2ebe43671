"""Runs the cleaner on a file, within limits of time and memory, away from our keys and our database."""

import json
import logging
import signal
import subprocess
import sys

from django.conf import settings

from cases.enums import UploadFault
from cases.formats.cleaned import Cleaned, Unusable

log = logging.getLogger(__name__)
SECONDS_OF_COMPUTING = 10
SECONDS_IN_ALL = 45
MEGABYTES = 1024
# How a process ends that wanted more than it was given.
ENDED_BY_LIMIT = {-signal.SIGKILL, -signal.SIGXCPU, -signal.SIGXFSZ}


def clean_content(content: bytes, media_type: str) -> Cleaned:
    """Raises Unusable; and OSError when no process could be started, which says nothing about the file."""
    command = [sys.executable, "-m", "cases.formats.cleaner", media_type, str(SECONDS_OF_COMPUTING), str(MEGABYTES)]
    surroundings = {"PYTHONPATH": str(settings.BASE_DIR), "PYTHONDONTWRITEBYTECODE": "1", "MALLOC_ARENA_MAX": "2"}
    try:
        done = subprocess.run(
            command, input=content, capture_output=True, timeout=SECONDS_IN_ALL, env=surroundings, check=False,
            cwd="/",
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        raise Unusable(UploadFault.TOO_BIG_INSIDE) from None
    return _answer(done)


def _answer(done: subprocess.CompletedProcess[bytes]) -> Cleaned:
    if done.returncode in ENDED_BY_LIMIT:
        raise Unusable(UploadFault.TOO_BIG_INSIDE)
    line, _newline, content = done.stdout.partition(b"\n")
    if done.returncode or not line:
        # A decoder that fell over: the file is no good, and we want to know that it can do this.
        log.error("the cleaner ended with %s", done.returncode)
        raise Unusable(UploadFault.DAMAGED)
    answer = json.loads(line)
    if fault := answer.get("fault"):
        raise Unusable(fault)
    return Cleaned(answer["media_type"], content)
