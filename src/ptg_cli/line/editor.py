"""The line editor of a terminal, readline where Python has it: tamed, and watched while one types.

What stands on a line that is not ended yet is known to readline alone. It may be looked at only between two keys, in
the thread that waits for them: that is when Python calls its input hook, ten times a second and before every key.
Python has no way of its own to set that hook, so it is set in the interpreter itself.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any


def tame() -> None:
    """Leaves out history, completion and control sequences of its own."""
    try:
        import readline
    except ImportError:
        return  # a build without it: the terminal's own line editing serves
    readline.set_auto_history(False)
    if "libedit" in (readline.__doc__ or ""):
        readline.parse_and_bind("bind ^I ed-insert")
        return
    for setting in ("set enable-bracketed-paste off", "set enable-meta-key off", "tab: self-insert"):
        readline.parse_and_bind(setting)


def line_so_far() -> str:
    """What has been typed on the line that is being asked for."""
    try:
        import readline
    except ImportError:
        return ""
    return readline.get_line_buffer()


@contextmanager
def beginning_with(words: str) -> Iterator[None]:
    """The next line that is asked for has these words on it already, to be gone on with."""
    try:
        import readline
    except ImportError:
        yield
        return
    readline.set_startup_hook(lambda: readline.insert_text(words))
    try:
        yield
    finally:
        readline.set_startup_hook(None)


class LineWatch:
    """Hears what stands on the line while it is typed, until `stop`. Where Python knows no way, nothing is heard."""

    def __init__(self, heard: Callable[[str], object]) -> None:
        self._heard = heard
        self._hook: Any = None
        self._call: Any = None
        self._stopped = False

    def __enter__(self) -> "LineWatch":
        if os.name == "nt":
            return self
        try:
            import ctypes

            self._hook = ctypes.c_void_p.in_dll(ctypes.pythonapi, "PyOS_InputHook")
        except (ImportError, ValueError, AttributeError):
            return self
        self._call = ctypes.CFUNCTYPE(ctypes.c_int)(self._hear)
        self._before = self._hook.value
        self._hook.value = ctypes.cast(self._call, ctypes.c_void_p).value
        if self._stopped:
            self.stop()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def stop(self) -> None:
        """Hears nothing from here on. Signals reach the waiting again: while a hook is set, Python has their handlers
        run inside it, from where nothing can end the waiting."""
        self._stopped = True
        if self._call is not None:
            self._hook.value, self._call = self._before, None

    def _hear(self) -> int:
        self._heard(line_so_far())
        return 0


def looks_at_the_line(frame: FrameType | None) -> bool:
    """True for a frame inside a watch's hook: an exception that is raised there reaches nobody."""
    while frame is not None:
        if frame.f_code is LineWatch._hear.__code__:
            return True
        frame = frame.f_back
    return False
