"""Runs ptg in the terminal it is given, on a disk that is as slow as wanted.

    python launch.py SECONDS WORD...

Each fsync takes SECONDS longer. The words after it are ptg's own. Nothing else is changed.
"""

import os
import signal
import sys
import termios
import time
from contextlib import suppress
from fcntl import ioctl


def main() -> None:
    """Takes the terminal, slows the disk, becomes ptg."""
    seconds, words = float(sys.argv[1]), sys.argv[2:]
    with suppress(OSError):  # no terminal, or it is ours already
        ioctl(0, termios.TIOCSCTTY, 0)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    if seconds:
        fsync = os.fsync
        os.fsync = lambda fd: time.sleep(seconds) or fsync(fd)  # type: ignore[func-returns-value]
    sys.argv = ["ptg", *words]
    from ptg_cli.cli.main import main as ptg

    ptg()


if __name__ == "__main__":
    main()
