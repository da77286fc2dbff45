"""`ptg checkin`: on the screen, in plain lines, or from the shell without questions."""

import re
import sys
from collections.abc import Iterable
from contextlib import suppress
from typing import TYPE_CHECKING, Annotated, Final

import typer

from ptg_cli.cli import arguments
from ptg_cli.cli.diagnostics import Refused, usage
from ptg_cli.cli.note import ask_words, read_text
from ptg_cli.cli.shell import Shell, check_text
from ptg_cli.model.dials import dial_id, unknown
from ptg_cli.sentences import checkin as said_of_checkin
from ptg_cli.sentences import drafts as said_of_drafts

if TYPE_CHECKING:
    from ptg_cli.session.checkin import Checkin

_PAIR: Final = re.compile(r"([^=]*)=\s*(\d{1,2})\s*", re.ASCII)


def checkin(
    ctx: typer.Context,
    distress: arguments.Distress = None,
    feelings: arguments.Feelings = None,
    note: Annotated[
        str | None,
        typer.Option("--note", metavar="-", help="A line of words, read from standard input.", show_default=False),
    ] = None,
    dials: Annotated[
        list[str] | None,
        typer.Option(
            "--dial",
            metavar="DIAL=0-10",
            help="A number for the last seven days, such as sleep=4. You can give this option several times.",
            show_default=False,
        ),
    ] = None,
    weekly: Annotated[
        bool, typer.Option("--weekly", help="Ask about the last seven days, even if a week has not passed.")
    ] = False,
    line: Annotated[bool, typer.Option("--line", help="Plain lines, for screen readers.")] = False,
) -> None:
    """Check in: say how hard it is, what you feel, and a line of words. Leave out whatever you like.

    With options nothing is asked. Once a week it can also ask about up to three dials that you pick, such as sleep.
    Each stands by itself; nothing is added up.

    Example: ptg checkin --distress 6 --feeling tired
    """
    shell: Shell = ctx.obj
    if distress is None and not feelings and not dials and note is None:
        _ask(shell, weekly=weekly, line=line)
        return
    if weekly or line:
        asked = "--weekly" if weekly else "--line"
        raise usage(said_of_checkin.asks_or_not(asked))
    if note not in {None, "-"}:
        raise usage(said_of_checkin.NOTE_TAKES_DASH)
    said = shell.context.checkin_desk.begin()
    said.rate(distress)
    said.feel(feelings or ())
    for dial, rated in _ratings(dials or ()).items():
        said.rate_dial(dial, rated)
    _keep(shell, said, note=note is not None)


def _ask(shell: Shell, *, weekly: bool, line: bool) -> None:
    """With questions, on the screen or in plain lines."""
    from ptg_cli.cli.faces import line_checkin, open_screen, reads_pipe, wants_screen

    if wants_screen(shell, line):
        from ptg_cli.tui.navigation import OpenCheckin

        raise typer.Exit(open_screen(shell, "checkin", OpenCheckin(weekly=weekly, parting=True)))
    if not (shell.on_terminal or reads_pipe(shell, line)):
        raise usage(said_of_checkin.CANNOT_ASK)
    line_checkin(shell, weekly=weekly)


def _keep(shell: Shell, said: "Checkin", *, note: bool) -> None:
    """Keeps what was said with options, and says what follows from it."""
    from ptg_cli.desk.keeper import NotKeptYet
    from ptg_cli.journal.errors import NotKept

    for words in said.when_hardest:
        shell.warn(words)
    if note:
        said.say(_words(shell))
    if not said.has_words:
        raise Refused(said_of_checkin.NOTHING_SAID)
    sitting = shell.context.keeper.sit(said)
    try:
        kept = sitting.finish().page
    except NotKeptYet as not_yet:
        raise NotKept(said_of_checkin.not_kept(not_yet.why, not_yet.where)) from not_yet
    finally:
        sitting.close()
    shell.say(said_of_drafts.KEPT if said.is_hard else said_of_drafts.KEPT_SHOWN_BY)
    _say_afterwards(shell, said)
    shell.show_kept(kept)


def _words(shell: Shell) -> str:
    """The line of words: from standard input as it comes, or asked for where that is a terminal."""
    if not sys.stdin.isatty():
        return read_text(shell)
    if not shell.on_terminal:
        raise usage(said_of_checkin.NO_TEXT)
    return ask_words(shell, said_of_checkin.WORDS_THEN_ENTER)


def _say_afterwards(shell: Shell, said: "Checkin") -> None:
    """Where it is hard: what steadies, as a command, and who there is to talk to."""
    if not said.is_hard:
        return
    from ptg_cli.library.errors import BadContent, NoSuchGuide
    from ptg_cli.session.care import CareKeys, grounding

    slug = grounding(said.distress, said.feelings)
    with suppress(BadContent, NoSuchGuide):  # who there is to talk to is said whatever is broken
        slug = shell.context.practice_desk.spared(slug).slug
    for words in said.afterwards(CareKeys(f"`ptg practice {slug}`", "`ptg sos`")):
        shell.say(words)


def _ratings(pairs: Iterable[str]) -> dict[str, int]:
    """Dials and their ratings, given as sleep=4. Raises: Refused."""
    found: dict[str, int] = {}
    for pair in pairs:
        name, equals, _ = check_text(pair).partition("=")
        if not equals:
            raise usage(said_of_checkin.DIAL_TAKES)
        dial = dial_id(name)
        if not dial:
            raise usage(unknown(" ".join(name.split())))
        rated = _PAIR.fullmatch(pair)
        if rated is None or int(rated[2]) > 10:
            raise usage(said_of_checkin.dial_takes(dial))
        found[dial] = int(rated[2])
    return found
