"""Runs the portal's programs side by side for `make run`: prefixed output, restarts, and a clean end.

Not a library's: it must also look after the embedded servers and clear away what a killed run left behind.
"""

import contextlib
import json
import os
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from types import FrameType

import psutil

from repatriation.local import CannotStart, Service
from repatriation.local import start as start_service

ENDING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
PATIENCE = 10
RESTARTS = 3

Say = Callable[[str], None]


class Program:
    """One long-running command in a session of its own, so that Ctrl-C reaches only the supervisor."""

    def __init__(self, name: str, command: list[str], environment: dict[str, str], say: Say) -> None:
        self.name = name
        self.command = command
        self.environment = environment
        self.say = say
        self.restarts = 0
        self.is_quiet = False
        self.process: subprocess.Popen[str] | None = None

    def start(self) -> None:
        self.process = subprocess.Popen(
            self.command, env={**os.environ, **self.environment}, start_new_session=True, text=True, errors="replace",
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip
        threading.Thread(target=self._pass_on, args=[self.process], daemon=True).start()

    def has_ended(self) -> bool:
        return self.process is not None and self.process.poll() is not None

    def ending(self) -> str:
        code = self.process.returncode if self.process else 0
        return f"killed by {signal.Signals(-code).name}" if code < 0 else f"exit code {code}"

    def _pass_on(self, process: "subprocess.Popen[str]") -> None:
        for line in process.stdout or []:
            if line.strip() and not self.is_quiet:
                self.say(f"{self.name:6} | {line.rstrip()}")


class Supervisor:
    """`stamp` is the file that names the running processes, for the start after a kill -9."""

    def __init__(self, programs: Sequence[Program], services: Sequence[Service], stamp: Path, say: Say) -> None:
        self.programs = programs
        self.services = services
        self.stamp = stamp
        self.say = say
        self.is_ending = False

    def run(self, *, is_ready: Callable[[], bool], when_ready: Callable[[], None]) -> None:
        """Start everything, tell when it is ready, and look after it until a signal comes."""
        clear_leftovers(self.stamp)
        for number in ENDING:
            signal.signal(number, self._end)
        try:
            for program in self.programs:
                self._start(program)
            announced = False
            while not self.is_ending:
                self._look_after()
                if not announced and is_ready():
                    announced = True
                    when_ready()
                time.sleep(0.5 if announced else 0.2)
        finally:
            self._stop()

    def _start(self, program: Program) -> None:
        program.start()
        running = [each.process.pid for each in self.programs if each.process and not each.has_ended()]
        self.stamp.write_text(json.dumps([[pid, psutil.Process(pid).create_time()] for pid in running]))

    def _look_after(self) -> None:
        for service in self.services:
            if not service.is_running():
                self.say(f"{service.name} has stopped; starting it again.")
                self._bring_back(service)
        for program in self.programs:
            if program.has_ended() and not self.is_ending:
                self._start_again(program)

    def _bring_back(self, service: Service) -> None:
        """A killed server may need more than one start: its last children still hold what it needs."""
        for attempt in range(1, RESTARTS + 1):
            try:
                return start_service(service)
            except CannotStart as reason:
                if attempt == RESTARTS:
                    raise
                self.say(f"{reason} Trying again.")
                time.sleep(attempt)
        return None

    def _start_again(self, program: Program) -> None:
        if program.restarts == RESTARTS:
            raise CannotStart(f"{program.name} keeps stopping ({program.ending()}); its lines above say why.")
        program.restarts += 1
        self.say(f"{program.name} has stopped ({program.ending()}); starting it again.")
        time.sleep(program.restarts)
        self._start(program)

    def _end(self, _number: int, _frame: FrameType | None) -> None:
        if self.is_ending:
            kill_groups([program.process.pid for program in self.programs if program.process])
        self.is_ending = True

    def _stop(self) -> None:
        self.is_ending = True
        for program in self.programs:
            program.is_quiet = True
        processes = [program.process for program in self.programs if program.process]
        for process in processes:
            with contextlib.suppress(ProcessLookupError):
                process.terminate()
        deadline = time.monotonic() + PATIENCE
        for process in processes:
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(max(0.1, deadline - time.monotonic()))
        kill_groups([process.pid for process in processes])
        for process in processes:
            process.wait()
        self.stamp.unlink(missing_ok=True)


def clear_leftovers(stamp: Path) -> bool:
    """End what a killed supervisor left running: the same process ids, started at the same moments. Was there any?"""
    left = []
    with contextlib.suppress(OSError, ValueError):
        for pid, started in json.loads(stamp.read_text()):
            with contextlib.suppress(psutil.NoSuchProcess):
                process = psutil.Process(pid)
                if process.create_time() == started:
                    left += [process, *process.children(recursive=True)]
                    kill_groups([pid])
    stamp.unlink(missing_ok=True)
    while any(_lives(process) for process in left):
        time.sleep(0.05)
    return bool(left)


def _lives(process: psutil.Process) -> bool:
    try:
        return bool(process.status() not in (psutil.STATUS_ZOMBIE, psutil.STATUS_DEAD))
    except psutil.NoSuchProcess:
        return False


def kill_groups(leaders: Sequence[int]) -> None:
    for leader in leaders:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(leader, signal.SIGKILL)
