"""Starts what the tests of this ring need, so that it ends with the test, however the test ends."""

import contextlib
import os
import select
import signal
import subprocess
import time

POLL_SECONDS = 0.01


def launch(command, *, user="", powers=(), ends_with="KILL", **options):
    """A running program; to be started by the main thread, with which the kernel ends it.

    As root it can run as another `user`, or without some `powers` (capabilities) of root's."""
    prefix = ["setpriv", f"--pdeathsig={ends_with}"]
    if os.geteuid() == 0:
        if user:
            prefix += [f"--reuid={user}", f"--regid={user}", "--clear-groups"]
        if powers:
            prefix.append("--bounding-set=" + ",".join(f"-{power}" for power in powers))
    # No option of the caller's missiond or PostgreSQL may leak in.
    environment = {name: value for name, value in os.environ.items()
                   if not name.startswith(("MISSIOND_", "PG"))}
    return subprocess.Popen([*prefix, "--", *map(str, command)], stdin=subprocess.DEVNULL,
                            env=environment, cwd="/", **options)


def wait_until(condition, what, seconds=60):
    """Waits until `condition()` is true, and answers what it was; AssertionError when it never is."""
    deadline = time.monotonic() + seconds
    while not (answer := condition()):
        if time.monotonic() > deadline:
            raise AssertionError(f"{seconds} s went by, and still not: {what}")
        time.sleep(POLL_SECONDS)  # until it looks again
    return answer


def _state(pid):
    with open(f"/proc/{pid}/stat", encoding="ascii") as facts:
        return facts.read().rpartition(")")[2].split()[0]


def _children(pid):
    with open(f"/proc/{pid}/task/{pid}/children", encoding="ascii") as children:
        return [int(child) for child in children.read().split()]


@contextlib.contextmanager
def stopped(process):
    """Everything of a program and its children stands still inside the block; gives the handles of
    the children. Exact: who stands still starts and reaps none."""
    process.send_signal(signal.SIGSTOP)
    wait_until(lambda: _state(process.pid) == "T", "the program stands still")
    children = [os.pidfd_open(child) for child in _children(process.pid)]
    try:
        for child in children:
            signal.pidfd_send_signal(child, signal.SIGSTOP)
        yield children
    finally:
        for child in children:
            with contextlib.suppress(ProcessLookupError):  # killed meanwhile
                signal.pidfd_send_signal(child, signal.SIGCONT)
        if process.returncode is None:
            process.send_signal(signal.SIGCONT)
        for child in children:
            os.close(child)


def kill_all(process):
    """kill -9 of a program and its children at one moment, as when a machine fails."""
    with stopped(process) as children:
        process.kill()
        for child in children:
            with contextlib.suppress(ProcessLookupError):
                signal.pidfd_send_signal(child, signal.SIGKILL)
        process.wait()
        for child in children:
            if not select.select([child], [], [], 30)[0]:
                raise AssertionError("a process does not die of SIGKILL")
