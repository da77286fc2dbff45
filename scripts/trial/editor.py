"""A small editor for the trials: what is typed goes to a swap file beside the text, as vim's and nano's does, and on a
signal it is saved under another name before the editor ends. Ctrl+X saves into the text itself.

    python editor.py FILE
"""

import os
import signal
import sys
import termios
import tty
from pathlib import Path

CTRL_X = b"\x18"


def main() -> None:
    """Reads keys until Ctrl+X, a signal, or the end of the window."""
    path = Path(sys.argv[-1])
    swap, saved = path.with_name(f".{path.name}.swp"), path.with_name(f"{path.name}.save")
    text = path.read_bytes()

    def save(*_: object) -> None:
        saved.write_bytes(text)
        os._exit(1)

    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, save)
    before = termios.tcgetattr(0)
    tty.setraw(0)
    os.write(1, b"the editor is open\r\n")
    while True:
        try:
            keys = os.read(0, 1024)
        except OSError:
            keys = b""
        if not keys:
            save()
        typed, asked, _ = keys.partition(CTRL_X)
        text += typed
        with swap.open("wb") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        if asked:
            path.write_bytes(text)
            swap.unlink()
            termios.tcsetattr(0, termios.TCSADRAIN, before)
            return


if __name__ == "__main__":
    main()
