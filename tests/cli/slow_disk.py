"""Runs `ptg` on a disk that takes its time: `python slow_disk.py SECONDS WORDS…` adds so many to every fsync."""

import os
import sys
import time
from typing import Any

SYNC = os.fsync
SECONDS = float(sys.argv.pop(1))


def fsync(fd: Any) -> None:
    """As the system's own, only later."""
    time.sleep(SECONDS)
    SYNC(fd)


os.fsync = fsync

if __name__ == "__main__":
    from ptg_cli.cli.main import main

    main()
