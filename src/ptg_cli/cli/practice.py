"""`ptg breathe`, `practice`, `practices`: timed exercises on the screen, in plain lines or into a pipe."""

import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from inspect import Parameter, Signature, signature
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from ptg_cli.cli import arguments, completions
from ptg_cli.cli.diagnostics import HANG_UP, ExitStatus, Refused, Signalled, usage
from ptg_cli.cli.option_values import Choice, Number, without_unit
from ptg_cli.cli.shell import Shell, check_text, let_go, plain_row
from ptg_cli.cli.tree import SEE, Branch, Command
from ptg_cli.model.nearest import did_you_mean
from ptg_cli.model.practice import NotAPattern, Practice, Timeline, breath_drawn, breath_pattern
from ptg_cli.sentences import drafts as said_of_drafts
from ptg_cli.sentences import misread as said_of_misread
from ptg_cli.sentences import practice as said
from ptg_cli.sentences import writing as said_of_writing

if TYPE_CHECKING:
    from ptg_cli.line.practice import OnePractice, PracticeWish

VISUALS: Final = ("circle", "bar", "words", "bell")
_LEADING_HYPHEN: Final = re.compile(r"-[0-9.]")
_NUMBER: Final = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_TAKES_A_VALUE: Final = {"--minutes", "--cycles", "--visual", "--distress-before", "--distress-after"}

_Visual: Final = Choice("--visual", VISUALS, or_none=True)


@dataclass(frozen=True, slots=True)
class Wished:
    """How a practice is asked for: the options that `breathe` and `practice` share."""

    minutes: Annotated[
        float | None,
        typer.Option(
            "--minutes",
            parser=Number("--minutes", 0.5, 120, whole=False, unit="minutes"),
            metavar="N",
            help="About how many minutes, from 0.5 to 120.",
            show_default=False,
        ),
    ] = None
    cycles: Annotated[
        int | None,
        typer.Option(
            "--cycles",
            parser=Number("--cycles", 1, 500),
            metavar="N",
            help="How many times round, from 1 to 500.",
            show_default=False,
        ),
    ] = None
    bell: Annotated[
        bool, typer.Option("--bell", help="Ring a bell: once for in, twice for out, three times at the end.")
    ] = False
    line: arguments.Line = False
    visual: Annotated[
        str,
        typer.Option(
            "--visual",
            parser=_Visual,
            autocompletion=_Visual.complete,
            metavar="LOOK",
            help="How it is shown: circle, bar, words, or only a bell, for closed eyes.",
            show_default=False,
        ),
    ] = ""
    no_entry: Annotated[bool, typer.Option("--no-entry", help="Keep no page of it.")] = False
    before: arguments.Before = None
    after: arguments.After = None


_AS_USUAL: Final = Wished()


def taking_wishes(function: Callable[[typer.Context, str, Wished], None]) -> Callable[..., None]:
    """The command that takes every option of `Wished` by itself, where `function` is given them together."""

    @wraps(function)
    def command(ctx: typer.Context, name: str, **options: Any) -> None:
        function(ctx, name, Wished(**options))

    *own, _ = signature(function).parameters.values()
    options = [one.replace(kind=Parameter.POSITIONAL_OR_KEYWORD) for one in signature(Wished).parameters.values()]
    command.__signature__ = Signature([*own, *options])  # type: ignore[attr-defined]
    return command


BreathName = Annotated[
    str,
    typer.Argument(
        metavar="[PATTERN|NAME]",
        autocompletion=completions.practices,
        help="Seconds, such as 4-6 or 4-2-6-0, or the name of a practice.",
        show_default=False,
    ),
]
PracticeName = Annotated[
    str,
    typer.Argument(
        metavar="[NAME]",
        autocompletion=completions.practices,
        help="Which practice. `ptg practices` lists them all.",
        show_default=False,
    ),
]


class Breathe(Command):
    """Takes a pattern that begins with a hyphen, or whose numbers stand apart, for the slip of the pen it is."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Parses the words of one call. Raises: Refused."""
        for before, word in zip(["", *args], args, strict=False):
            if _LEADING_HYPHEN.match(word) and before not in _TAKES_A_VALUE:
                raise usage(str(NotAPattern(word)))
        words = [word for before, word in zip(["", *args], args, strict=False) if before not in _TAKES_A_VALUE]
        patterns = [word for word in words if not word.startswith("-")]
        if patterns and (number := without_unit(patterns[-1], "minutes")) and _NUMBER.fullmatch(number):
            *names, last = patterns
            if last != number or not names:
                meant = said_of_misread.minutes_meant(" ".join(names), number)
                raise usage(f"“{last}” isn't a breathing pattern. {said.PATTERNS} {meant}")
        return super().parse_args(ctx, args)

    def too_many(self, ctx: Any, given: dict[str, Any], left: list[str]) -> str:
        """What is said where words are left over: numbers that stand apart make one pattern."""
        parts = [*str(given.get("name") or "").split("-"), *left]
        if all(_NUMBER.fullmatch(part) for part in parts):
            meant = f"`{ctx.command_path} {'-'.join(parts)}`"
            return f"{said.PATTERNS} {did_you_mean([meant])}"
        return super().too_many(ctx, given, left)


breathe_app = typer.Typer(add_completion=False, rich_markup_mode=None)


@breathe_app.command("breathe", cls=Breathe)
@taking_wishes
def breathe(
    ctx: typer.Context,
    name: BreathName = "",
    how: Wished = _AS_USUAL,
) -> None:
    """Breathe along, at once. Nothing is asked first; leave whenever you like.

    Alone it begins with what you breathed last. Two numbers are in and out, three have a hold between, four a hold
    after each. Sit or lie down for it; never in water or while driving.

    Example: ptg breathe 4-6
    """
    _run(ctx, name, how)


@taking_wishes
def practice(
    ctx: typer.Context,
    name: PracticeName = "",
    how: Wished = _AS_USUAL,
) -> None:
    """Do a short timed practice: grounding, muscles, body scan, kindness.

    Without a name, choose one.

    Example: ptg practice sounds-around-you
    """
    _run(ctx, name, how, choose=not name)


practices_app = Branch()


@practices_app.callback()
def practices_default() -> None:
    """See the practices there are, each with its time. Or look at one.

    `ptg practices` alone lists them, and `ptg practices NAME` shows one.

    Example: ptg practices longer-out-breath
    """


@practices_app.command("list")
def practices_list(ctx: typer.Context, as_json: arguments.Json = False, plain: arguments.Plain = False) -> None:
    """List the practices there are, each with its time.

    Example: ptg practices list
    """
    practices(ctx, as_json=as_json, plain=plain)


@practices_app.command("show")
def practices_show(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", autocompletion=completions.practices, help="Which practice.")],
    as_json: arguments.Json = False,
) -> None:
    """Show one practice, with what it says.

    Example: ptg practices show longer-out-breath
    """
    practices(ctx, name, as_json=as_json)


@practices_app.command(SEE, hidden=True)
def practices(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(metavar="[NAME]", autocompletion=completions.practices)] = "",
    as_json: arguments.Json = False,
    plain: arguments.Plain = False,
) -> None:
    """List the practices, or show the one that is named.

    Example: ptg practices longer-out-breath
    """
    from ptg_cli.line.practice import hidden

    shell: Shell = ctx.obj
    practice_desk = shell.context.practice_desk
    found = [_choose(shell, name)] if name else practice_desk.listed()
    if as_json:
        shell.show_json("practices", [_row(shell, one, whole=bool(name)) for one in found])
    elif plain:
        for one in found:
            shell.show(plain_row((one.slug, one.kind, round(one.seconds), one.title, one.summary)))
    elif name:
        for words in _whole(shell, found[0]):
            shell.show_wrapped(words)
    else:
        for group, practices_of in practice_desk.grouped():
            shell.show_wrapped(f"{group.title}\n" if group.title else "")
            for one in practices_of:
                drawn = not (shell.in_lines or shell.whole_lines)
                shell.show_wrapped(_listed(one, practice_desk.usual(one), drawn=drawn))
            shell.show("")
        shell.show_wrapped(said.NO_FAST_BREATHING)
        for words in hidden(practice_desk):
            shell.say(words)
        for broken in shell.context.library.broken():
            for message in broken.messages:
                shell.warn(f"Skipped: {message}")
        shell.say(said.HOW_TO_BEGIN)


# Running


def _run(ctx: typer.Context, words: str, how: Wished, *, choose: bool = False) -> None:
    from ptg_cli.cli.faces import open_screen, wants_screen

    shell: Shell = ctx.obj
    if how.minutes is not None and how.cycles is not None:
        raise usage(said.MINUTES_OR_CYCLES)
    chosen = _choose(shell, words, how.minutes) if words else None
    if chosen is not None:
        timeline_of(shell, chosen, how.minutes, how.cycles)  # what can't be is said before anything opens
    if wants_screen(shell, how.line) and how.visual != "bell":
        from ptg_cli.tui.navigation import OpenPractice

        asked = OpenPractice(
            chosen.slug if chosen else "",
            how.minutes,
            how.cycles,
            how.bell,
            how.visual,
            how.no_entry,
            how.before,
            how.after,
            choose=choose,
            parting=True,
        )
        raise typer.Exit(open_screen(shell, "breathing", asked))
    from ptg_cli.line.practice import PracticeWish

    def wish(practice: Practice) -> PracticeWish:
        timeline = timeline_of(shell, practice, how.minutes, how.cycles)
        by_ear = how.visual == "bell"
        return PracticeWish(
            practice, timeline, how.bell or by_ear, not by_ear, how.before, how.after, keep=not how.no_entry
        )

    if shell.on_terminal and sys.stdout.isatty():
        _on_terminal(shell, None if choose else wish(chosen or _choose(shell, "")), wish)
    elif choose:
        practices(ctx)
    else:
        _into_pipe(shell, wish(chosen or _choose(shell, "")))


def _on_terminal(shell: Shell, wished: "PracticeWish | None", wish: Any) -> None:
    """With a person at a terminal; where nothing is wished for yet, they choose first."""
    from ptg_cli.cli.line_run import menu_of
    from ptg_cli.line.console import WindowGone
    from ptg_cli.line.menu import Left
    from ptg_cli.line.practice import OnePractice, pick
    from ptg_cli.session.care import SHELL_KEYS

    kept = ""
    try:
        with shell.plain_terminal() as console:
            if wished is None:
                practice = pick(menu_of(shell, console), shell.context.practice_desk)
                if practice is None:
                    return
                wished = wish(practice)
            one = OnePractice(console, shell.context, wished, SHELL_KEYS)
            try:
                one.run()
            finally:
                kept = _keep(shell, one)
            if kept:
                shell.say(said_of_writing.KEPT_SHOW_IT)
            console.rest()
    except Left:
        return
    except WindowGone as gone:
        raise Signalled(HANG_UP) from gone


def _into_pipe(shell: Shell, wished: "PracticeWish") -> None:
    """Its lines on standard output, each in its time; the entry's id is told beside them."""
    from ptg_cli.desk.errors import explain
    from ptg_cli.line.console import TimedLines, WindowGone
    from ptg_cli.line.practice import OnePractice
    from ptg_cli.session.care import SHELL_KEYS

    lines = TimedLines(sys.stdout, sys.stderr)
    one = OnePractice(lines, shell.context, wished, SHELL_KEYS)
    kept = ""
    try:
        one.run()
    except WindowGone as gone:
        raise Signalled(HANG_UP) from gone
    finally:
        kept = _keep(shell, one)
    if one.ending != "whole" and not lines.reader_gone:
        shell.say(said.ENOUGH)
    if kept and not lines.reader_gone:
        shell.say(said_of_drafts.KEPT_SHOWN_BY)
        shell.show_kept(kept)
    elif kept:
        shell.say(said.kept_as(kept))
    if lines.refused:
        let_go(sys.stdout)
        raise Refused(said.lines_not_printed(explain(lines.refused)), ExitStatus.KEPT if kept else ExitStatus.FAILED)


def _keep(shell: Shell, one: "OnePractice") -> str:
    """Keeps what a practice leaves; where that can't be, it says so. Raises: NotKept."""
    from ptg_cli.desk.keeper import NotKeptYet
    from ptg_cli.journal.errors import NotKept

    try:
        kept = one.keep()
    except NotKeptYet as not_yet:
        raise NotKept(said_of_drafts.not_a_page(not_yet.why, not_yet.where)) from not_yet
    for words in one.told:
        shell.say(words)
    return kept


def timeline_of(shell: Shell, practice: Practice, minutes: float | None, cycles: int | None) -> Timeline:
    """How long this practice is to run. Raises: Refused where it has another length of its own."""
    if minutes is not None and not practice.is_breathing and practice.seconds != minutes * 60:
        family = practice.slug.rpartition("-")[0]
        others = [one.slug for one in shell.context.library.practices() if family and one.slug.startswith(f"{family}-")]
        raise usage(
            said.has_its_own_length(practice.title, others if practice.slug.rpartition("-")[2].isdecimal() else ())
        )
    return shell.context.practice_desk.timeline(practice, minutes, cycles)


def _choose(shell: Shell, words: str, minutes: float | None = None) -> Practice:
    """The practice meant. Raises: Refused, NoSuchGuide, BadContent."""
    try:
        return shell.context.practice_desk.choose(check_text(words), minutes)
    except NotAPattern as wrong:
        raise usage(str(wrong)) from wrong
    except LookupError as missing:
        raise Refused(f"{missing.args[0]} {said.PATTERNS}") from missing


# Showing


def _listed(practice: Practice, usual: str, *, drawn: bool) -> str:
    from ptg_cli.line.steps import about

    own = " Your own." if practice.mine else ""
    what = f"{about(practice.seconds)}{own} {practice.summary}"
    breath = _breath(practice, drawn=drawn)
    return "\n    ".join(line for line in (practice.slug, breath, what, usual) if line)


def _breath(practice: Practice, *, drawn: bool) -> str:
    """One breath: its shape, and its seconds in words; empty where none is timed."""
    words = said.breath_said((phase.breath, phase.seconds) for phase in practice.phases)
    return f"{breath_drawn(practice.phases)}  {words}" if words and drawn else words


def _whole(shell: Shell, practice: Practice) -> list[str]:
    """One practice: what it is, how long, who might choose something else, its alternative, its phases."""
    from ptg_cli.line.steps import about

    practice_desk = shell.context.practice_desk
    other = said.instead_of_it(practice.alternative) if practice.alternative else ""
    breath = _breath(practice, drawn=not (shell.in_lines or shell.whole_lines))
    head = (practice.title, practice.summary, breath, about(practice.seconds), practice.instead, other)
    rounds = [f"{practice.cycles} times:"] if practice.cycles > 1 else []
    phases = [f"- {phase.text} {_seconds(phase.seconds)}" for phase in practice.phases]
    after = (practice_desk.usual(practice), *practice_desk.sources(practice))
    return [*(line for line in head if line), "", *rounds, *phases, *(line for line in after if line)]


def _seconds(seconds: float) -> str:
    return f"({seconds:g} {'second' if seconds == 1 else 'seconds'})"


def _row(shell: Shell, practice: Practice, *, whole: bool) -> dict[str, Any]:
    row: dict[str, Any] = {
        "id": practice.slug,
        "title": practice.title,
        "summary": practice.summary,
        "kind": practice.kind,
        "group": shell.context.practice_desk.group_of(practice),
        "pattern": breath_pattern(practice.phases),
        "seconds": practice.seconds,
        "cycles": practice.cycles,
        "outward": practice.outward,
        "needs": list(practice.needs),
        "instead": practice.instead,
        "alternative": practice.alternative,
        "suggested": practice.suggest,
        "sources": list(practice.sources),
        "own": practice.mine,
        "usual": shell.context.practice_desk.usual(practice),
    }
    if whole:
        row["phases"] = [
            {"text": phase.text, "seconds": phase.seconds, "breath": phase.breath, "region": phase.region}
            for phase in practice.phases
        ]
    return row
