"""Starts one program and writes down what it took. Small, and meant to stay so.

Linux counts the memory of the process that starts a program into the program's own peak; started
by the benchmarks themselves, nothing would ever seem to take less than they do.

Run as ``python -I -S launcher.py FD CORE PROGRAM ...``: to the open file FD goes a line with wall
seconds, processor seconds, peak kilobytes, and the program's exit code.
"""

from __future__ import annotations

import os
import signal
import sys
import time


def main() -> None:
    """Start the program on one core, or on any if `CORE` is empty, and wait for its end."""
    report, core, *command = sys.argv[1:]
    os.set_inheritable(int(report), False)  # noqa: FBT003 - its only way of being called
    if core:
        os.sched_setaffinity(0, {int(core)})
    began = time.perf_counter()
    process = os.posix_spawnp(command[0], command, os.environ)
    signal.signal(signal.SIGTERM, lambda *_: os.kill(process, signal.SIGKILL))
    _, status, used = os.wait4(process, 0)
    seconds = time.perf_counter() - began
    code = os.waitstatus_to_exitcode(status)
    line = f"{seconds} {used.ru_utime + used.ru_stime} {used.ru_maxrss} {code}"
    os.write(int(report), line.encode())


if __name__ == "__main__":
    main()
