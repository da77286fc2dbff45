"""A process that has imported the command line once, and becomes `ptg` by forking for each run: the imports, which take
longer than most commands, are done once for all tests of a worker, and for all trials. Each run is a process of its
own all the same.

What the interpreter itself reads when it starts (encodings) can't change any more: `Forks.suits` says so, and such a
run is begun anew.
"""

import atexit
import contextlib
import io
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from typing import IO

STARTING: tuple[str, ...] = ("PYTHONIOENCODING", "PYTHONUTF8", "PYTHONPATH", "PYTHONHOME", "PYTHONWARNINGS", "LANG",
                             "LC_ALL", "LC_CTYPE")  # fmt: skip
"""What is read once, when the interpreter or a module starts."""

_ROOM = 1 << 16  # a pipe takes so much before anyone reads


class Forks:
    """The process that forks; `run` gives the exit code, what it wrote, and what it said. With another `python` it is
    the ptg installed there."""

    def __init__(self, python: str = sys.executable) -> None:
        ours, its = socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM)
        self._started = {name: os.environ.get(name) for name in STARTING}
        self._process = subprocess.Popen([python, __file__, str(its.fileno())], pass_fds=[its.fileno()])
        its.close()
        self._line = ours
        atexit.register(self.close)

    def suits(self, env: Mapping[str, str]) -> bool:
        """False where a run needs an interpreter that starts anew."""
        return all(env.get(name) == value for name, value in self._started.items())

    def run(
        self, words: tuple[str, ...], given: bytes, env: Mapping[str, str], cwd: str, seconds: float
    ) -> tuple[int, bytes, bytes]:
        """One run of `ptg` with these words and this standard input. Raises: TimeoutError."""
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as said, _holding(given) as source:
            umask = os.umask(0)
            os.umask(umask)
            order = {"words": words, "env": dict(env), "cwd": cwd, "umask": umask}
            raw = json.dumps(order).encode()
            self._line.settimeout(seconds)
            socket.send_fds(self._line, [len(raw).to_bytes(4, "big")], [source.fileno(), out.fileno(), said.fileno()])
            self._line.sendall(raw)
            code = int.from_bytes(self._line.recv(4), "big", signed=True)
            out.seek(0)
            said.seek(0)
            return code, out.read(), said.read()

    def close(self) -> None:
        """Ends it."""
        self._line.close()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(5)
        self._process.kill()


def _holding(given: bytes) -> IO[bytes]:
    """Something to read these bytes from: a pipe, or a file where a pipe has no room for them."""
    if len(given) >= _ROOM:
        held = tempfile.TemporaryFile()  # noqa: SIM115 (whoever asked for it closes it)
        held.write(given)
        held.seek(0)
        return held
    reads, writes = os.pipe()
    os.write(writes, given)
    os.close(writes)
    return os.fdopen(reads, "rb")


def _serve(line: socket.socket) -> None:
    while True:
        head, handles, _, _ = socket.recv_fds(line, 4, 3)
        if not head:
            return
        raw = b""
        while len(raw) < int.from_bytes(head, "big"):
            raw += line.recv(1 << 20)
        child = os.fork()
        if child == 0:
            line.close()
            _become(json.loads(raw), handles)
        for handle in handles:
            os.close(handle)
        _, status = os.waitpid(child, 0)
        line.sendall(os.waitstatus_to_exitcode(status).to_bytes(4, "big", signed=True))


def _become(order: dict[str, object], handles: list[int]) -> None:
    """Turns this process into a run of `ptg`, and ends with it."""
    code = 70
    try:
        os.setsid()
        for number, handle in enumerate(handles):
            os.dup2(handle, number)
            os.close(handle)
        os.chdir(str(order["cwd"]))
        os.umask(int(str(order["umask"])))
        os.environ.clear()
        os.environ.update(order["env"])  # type: ignore[call-overload]
        time.tzset()
        sys.stdin = io.TextIOWrapper(
            io.BufferedReader(io.FileIO(0)), encoding=sys.stdin.encoding, errors=sys.stdin.errors
        )
        sys.argv = ["ptg", *order["words"]]  # type: ignore[misc]
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        main()
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 0 if end.code is None else 1
    except BaseException:
        import traceback

        traceback.print_exc()
        code = 1
    finally:
        with contextlib.suppress(OSError, ValueError):
            sys.stdout.flush()
        with contextlib.suppress(OSError, ValueError):
            sys.stderr.flush()
        os._exit(code)


if __name__ == "__main__":
    import importlib
    import pkgutil

    import ptg_cli
    from ptg_cli.cli.main import main

    for module in pkgutil.walk_packages(ptg_cli.__path__, "ptg_cli."):
        if not module.name.startswith("ptg_cli.tui") and not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    _serve(socket.socket(fileno=int(sys.argv[1])))
