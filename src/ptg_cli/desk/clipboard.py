"""Copying a text: by the terminal, and by whichever program of this computer does it."""

import os
import shutil
import subprocess
from typing import Final

_HELPERS: Final = (
    ("pbcopy", (), ""),
    ("wl-copy", (), "WAYLAND_DISPLAY"),
    ("xclip", ("-selection", "clipboard"), "DISPLAY"),
    ("xsel", ("-ib",), "DISPLAY"),
    ("clip.exe", (), ""),
)
"""Programs that put what they read into the clipboard, their arguments, and the variable without which one can't."""

_PATIENCE: Final = 2.0  # seconds


def copy_by_helper(text: str) -> bool:
    """Gives the text to the first program that takes it, on its standard input; false where none did."""
    for name, arguments, needs in _HELPERS:
        program = shutil.which(name)
        if program is None or (needs and not os.environ.get(needs)):
            continue
        raw = text.encode("utf-16" if name == "clip.exe" else "utf-8", "replace")
        try:
            done = subprocess.run(
                [program, *arguments],
                input=raw,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                timeout=_PATIENCE,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired):
            continue  # the next program may be able to; where none is, the caller says so
        if done.returncode == 0:
            return True
    return False
