"""Where `ptg` begins and ends: runs one command and turns whatever happened into an exit code."""

import contextlib
import gc
import os
import signal
import sys
from types import FrameType
from typing import Final

from ptg_cli.cli.diagnostics import ExitStatus, Refused, Signalled, status_of
from ptg_cli.cli.faces import open_home
from ptg_cli.cli.shell import ReaderGone, Shell, asks_for_lines, let_go, settle_streams
from ptg_cli.context import Context, folders
from ptg_cli.desk.errors import explain, own_fault
from ptg_cli.journal.errors import JournalError
from ptg_cli.library.errors import BadContent, NoSuchGuide
from ptg_cli.model.visible import visible, wrapped

_GARBAGE: Final = 50_000
"""So many new objects before garbage is looked for: most commands end before, and what they import is none."""


def main() -> None:
    """The `ptg` command."""
    gc.set_threshold(_GARBAGE)
    settle_streams()
    signal.signal(signal.SIGTERM, _signalled)
    if hasattr(signal, "SIGHUP"):
        signal.signal(signal.SIGHUP, _signalled)
    heeds = signal.getsignal(signal.SIGINT) != signal.SIG_IGN  # as `nohup` and a script's background leave it
    if heeds:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    status = run(sys.argv[1:])
    if heeds:  # nothing is left to be kept
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        let_go(sys.stdout)
    except OSError as error:
        _say(explain(error))
        status = status or ExitStatus.FAILED
        let_go(sys.stdout)
    sys.exit(status)


def run(arguments: list[str]) -> int:
    """Runs one command line and returns its exit code. Never raises, never shows a traceback for what a
    person, a file or a disk did; a fault of ptg's own is named without any of the person's words."""
    try:
        shell = None if arguments else _bare()
        return open_home(shell) if shell else _command(arguments)
    except Refused as error:
        _say(str(error))
        return error.status
    except JournalError as error:
        _say(str(error))
        return status_of(error)
    except NoSuchGuide as error:
        _say(str(error))
        return ExitStatus.FAILED
    except BadContent as error:
        for message in error.messages:
            _say(message)
        return ExitStatus.USAGE
    except KeyboardInterrupt:
        return ExitStatus.INTERRUPTED
    except Signalled as error:
        return error.exit_code
    except ReaderGone:
        let_go(sys.stdout)
        return ExitStatus.OK
    except OSError as error:
        _say(explain(error))
        return ExitStatus.FAILED
    except Exception as error:
        if stopped := _stopped(error):
            return stopped
        _say(own_fault(error))
        return ExitStatus.FAILED


def _stopped(error: BaseException | None) -> int:
    """The exit code of the signal that this error came of, 0 where it came of none. Python 3.11 makes a RuntimeError of
    a signal that comes at certain moments of an import."""
    while error is not None:
        if isinstance(error, KeyboardInterrupt):
            return ExitStatus.INTERRUPTED
        if isinstance(error, Signalled):
            return error.exit_code
        error = error.__cause__ or error.__context__
    return 0


def _bare() -> Shell | None:
    """What bare `ptg` has at hand, on a terminal: it opens without the command line's own parser, which takes a
    third of the time to the first frame. None off a terminal."""
    shell = Shell(Context(folders("", os.environ)))
    shell.context.tell = shell.say
    return shell if shell.on_terminal else None


def _command(arguments: list[str]) -> int:
    """Parses and runs one command. Raises what the command raises, but for usage errors, which it tells."""
    import typer

    from ptg_cli.cli.app import build
    from ptg_cli.cli.typer_seams import UsageProblem, mend_zsh_completion

    mend_zsh_completion()
    try:
        result = typer.main.get_command(build()).main(
            arguments, prog_name="ptg", standalone_mode=False, windows_expand_args=False
        )
    except UsageProblem as error:
        from ptg_cli.cli.misread import said_of

        _say(said_of(error))
        return ExitStatus.USAGE
    except typer.Abort:
        return ExitStatus.INTERRUPTED
    return result if isinstance(result, int) else ExitStatus.OK


def _signalled(number: int, frame: FrameType | None) -> None:
    raise Signalled(number)


def _say(text: str) -> None:
    shown = visible(text)
    if sys.stderr.isatty() and not asks_for_lines(sys.argv):
        import shutil

        shown = wrapped(shown, shutil.get_terminal_size().columns)
    with contextlib.suppress(OSError):  # the window is gone: nobody is left to tell
        sys.stderr.write(f"{shown}\n")


if __name__ == "__main__":
    main()
