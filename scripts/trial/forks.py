"""Runs ptg many times from one process that has imported it once: each run is a forked process of its own.

    python forks.py

Reads requests from standard input, a line of JSON each: {"words": [...], "given": "...", "env": {...}}, and answers
each with {"code": n, "out": "...", "err": "..."}. A run that ends by a signal has a negative code.
"""

import json
import os
import sys
import tempfile
from typing import IO, Any

import ptg_cli.cli.app as _commands  # imported here, so that no fork has to import it again
from ptg_cli.cli.main import main as ptg


def main() -> None:
    """Answers requests until there are no more."""
    _commands.build()
    for line in sys.stdin:
        sys.stdout.write(f"{json.dumps(_answer(json.loads(line)))}\n")
        sys.stdout.flush()


def _answer(request: dict[str, Any]) -> dict[str, Any]:
    with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        given.write(request["given"].encode())
        given.seek(0)
        child = os.fork()
        if child == 0:
            _become_ptg(request, given, out, err)
        _, status = os.waitpid(child, 0)
        return {"code": os.waitstatus_to_exitcode(status), "out": _text(out), "err": _text(err)}


def _become_ptg(request: dict[str, Any], *streams: IO[bytes]) -> None:
    """Gives this process other streams and another environment, runs ptg, and ends."""
    code = 1
    try:
        for number, stream in enumerate(streams):
            os.dup2(stream.fileno(), number)
        sys.stdin, sys.stdout, sys.stderr = os.fdopen(0), os.fdopen(1, "w"), os.fdopen(2, "w")
        os.environ.clear()
        os.environ.update(request["env"])
        sys.argv = ["ptg", *request["words"]]
        ptg()
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 1
    except BaseException:
        sys.excepthook(*sys.exc_info())
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def _text(stream: IO[bytes]) -> str:
    stream.seek(0)
    return stream.read().decode("utf-8", "replace")


if __name__ == "__main__":
    main()
