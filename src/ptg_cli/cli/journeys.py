"""`ptg journeys`: guides that belong together, in an order that is only suggested."""

from typing import Annotated

import typer

from ptg_cli.cli import arguments
from ptg_cli.cli.diagnostics import ExitStatus, Refused, usage
from ptg_cli.cli.document import Earlier, VersionNumber, restore_version, say_problems, show_history
from ptg_cli.cli.shell import Shell, check_text, plain_row
from ptg_cli.cli.tree import Branch
from ptg_cli.desk.journeys import Journeys, Standing, journey_json
from ptg_cli.model.civil_time import spoken_day
from ptg_cli.model.journey import begun_journey
from ptg_cli.model.nearest import near_names, no_such
from ptg_cli.sentences import document as said_of_documents
from ptg_cli.sentences import journeys as said

journeys_app = Branch()

Which = Annotated[
    str, typer.Argument(metavar="JOURNEY", help="Its number in `ptg journeys`, or its name.", show_default=False)
]


@journeys_app.callback()
def journeys_default(
    ctx: typer.Context,
    line: arguments.Line = False,
    as_json: arguments.Json = False,
    plain: arguments.Plain = False,
) -> None:
    """See guides that belong together, in an order, and where you are in them.

    The order is only suggested. Where you are is read from your pages. Off a terminal this lists them; with --line it
    asks there too, and ends where the lines that come in end.

    Example: ptg journeys
    """
    if ctx.invoked_subcommand is not None:
        return
    from ptg_cli.cli.faces import open_screen, reads_pipe, talk_in_lines, wants_screen
    from ptg_cli.talks.journeys import begin

    shell: Shell = ctx.obj
    if as_json or plain or not (shell.on_terminal or reads_pipe(shell, line)):
        journeys_list(ctx, as_json, plain)
    elif wants_screen(shell, line):
        raise typer.Exit(open_screen(shell, "journeys"))
    else:
        talk_in_lines(shell, begin(shell.context))


@journeys_app.command("list")
def journeys_list(ctx: typer.Context, as_json: arguments.Json = False, plain: arguments.Plain = False) -> None:
    """List them: those you are in first, each with what is next.

    A file that can't be read is named, the version before it is used, and this ends with 1.

    Example: ptg journeys list
    """
    shell: Shell = ctx.obj
    seen = _look(shell)
    if as_json:
        shell.show_json("journeys", [journey_json(one) for one in seen.standings])
    elif plain:
        for one in seen.standings:
            following = one.next.guide.slug if one.next else ""
            shell.show(plain_row((one.journey.id, said.state(one.row), one.journey.title, following)))
    else:
        heading = ""
        for nth, one in enumerate(seen.standings, 1):
            if (now := said.heading(one.row)) != heading and any(each.row for each in seen.standings):
                heading = now
                shell.show(heading)
            shell.show_wrapped(f"{nth}  {one.journey.title}")
            shell.show_wrapped(f"   {_next(one) or one.journey.summary}")
    if seen.unreadable:
        raise typer.Exit(ExitStatus.FAILED)


@journeys_app.command("show")
def journeys_show(ctx: typer.Context, which: Which, as_json: arguments.Json = False) -> None:
    """Show one: for whom it is, its guides with why each stands there, and on which days you wrote with them.

    Example: ptg journeys show where-to-begin
    """
    shell: Shell = ctx.obj
    one = _find(_look(shell), which)
    if as_json:
        shell.show_json("journeys", [journey_json(one)])
        return
    journey, row = one.journey, one.row
    shell.show_wrapped(f"{journey.title}: {journey.summary}")
    if row is None:
        for words in said.about(journey.for_whom, journey.not_yet, journey.a_week).splitlines():
            shell.show_wrapped(words)
    else:
        shell.show_wrapped(said.began_on(spoken_day(row.begun) if row.begun else "") if row.is_open else said.LEFT)
    for nth, each in enumerate(one.guides, 1):
        days = ", ".join(spoken_day(day) for day in each.days) or (said.NEXT if each is one.next else "")
        shell.show_wrapped(f"{nth}  {each.guide.title}{f' ({days})' if days else ''}")
        shell.show_wrapped(f"   {said.why(each.why, each.guide.level, each.guide.minutes)}")
        shell.show(f"   ptg journal {each.guide.slug}")
    if one.is_through:
        shell.show(said.TO_LOOK_AT)
        slugs = {each.guide.slug for each in one.guides}
        for told in shell.context.tellings.told_again():
            if told.slug in slugs:
                shell.show_wrapped(f"  {said.then_and_now(told.title)}: ptg then {told.slug}")
        for kind in journey.comes_back:
            shell.show_wrapped(f"  {said.COMES_BACK[kind]}: ptg {said.PLACES[kind]}")


@journeys_app.command("begin")
def journeys_begin(
    ctx: typer.Context,
    which: Which,
    anew: Annotated[bool, typer.Option("--anew", help="Begin from today, whatever you wrote in it before.")] = False,
) -> None:
    """Begin one, or go on with one that you left.

    Example: ptg journeys begin where-to-begin
    """
    shell: Shell = ctx.obj
    desk = shell.context.journey_desk
    one = _find(_looked(shell, desk.look()), which)
    if one.is_open and not anew:
        raise Refused(said.IN_IT_ALREADY)
    _tell(shell, desk.begin(one.journey.id, anew=anew))
    shell.say(said.ON_AGAIN if one.row and not anew else said.begun(one.journey.title))
    if not one.row:
        shell.say(said.pace(one.journey.a_week))


@journeys_app.command("leave")
def journeys_leave(ctx: typer.Context, which: Which) -> None:
    """Leave one. What you wrote stays, and it is not brought up again.

    Example: ptg journeys leave where-to-begin
    """
    shell: Shell = ctx.obj
    desk = shell.context.journey_desk
    seen = desk.look()
    gone = begun_journey(desk.desk.value, check_text(which))
    if gone is None or seen.called(gone.id) is not None:
        one = _find(_looked(shell, seen), which)
        if not one.is_open:
            raise Refused(said.NOT_IN_IT)
        gone = one.row
    assert gone is not None
    _tell(shell, desk.leave(gone.id))
    shell.say(said.IS_LEFT)


@journeys_app.command("edit")
def journeys_edit(ctx: typer.Context) -> None:
    """Open the file that says which you began in your own editor, and check it afterwards. What it said before is kept.

    Example: ptg journeys edit
    """
    shell: Shell = ctx.obj
    shell.context.open_editor(shell.context.journey_desk.desk.ready_to_edit())
    journeys_check(ctx)


@journeys_app.command("check")
def journeys_check(ctx: typer.Context, as_json: arguments.Json = False) -> None:
    """Say what is wrong in journeys.toml, and in the files of journeys. Ends with 2 when anything is.

    Example: ptg journeys check
    """
    shell: Shell = ctx.obj
    desk = shell.context.journey_desk.desk
    desk.look().keep_version()
    broken = [words for one in shell.context.library.broken_journeys() for words in one.messages]
    fine = said_of_documents.nothing_wrong_in("journeys.toml")
    say_problems(shell, [*desk.check(), *broken], fine, as_json=as_json)


@journeys_app.command("history")
def journeys_history(ctx: typer.Context, number: VersionNumber = None, as_json: arguments.Json = False) -> None:
    """List earlier versions of journeys.toml, the newest first, and what tells each from today's. A number shows one.

    Example: ptg journeys history 2
    """
    show_history(ctx.obj, ctx.obj.context.journey_desk.desk.history(), number, as_json=as_json)


@journeys_app.command("restore")
def journeys_restore(ctx: typer.Context, number: Earlier = 1) -> None:
    """Put an earlier version of journeys.toml back. The present one is kept among the versions.

    Example: ptg journeys restore 1
    """
    restore_version(ctx.obj, ctx.obj.context.journey_desk.desk.history(), number)


def _look(shell: Shell) -> Journeys:
    return _looked(shell, shell.context.journey_desk.look())


def _looked(shell: Shell, seen: Journeys) -> Journeys:
    for words in seen.problems:
        shell.warn(words)
    return seen


def _next(one: Standing) -> str:
    if not one.is_open:
        return ""
    return said.next_is(one.next.guide.title) if one.next else said.NONE_LEFT


def _tell(shell: Shell, told: str) -> None:
    if told:
        shell.warn(told)


def _find(seen: Journeys, given: str) -> Standing:
    """The one that is meant: by its number, its id or its title. Raises: Refused, naming the nearest."""
    words = check_text(given).strip()
    if not words:
        raise usage(said.WHICH)
    if words.isdecimal() and len(words) < 5 and 1 <= int(words) <= len(seen.standings):
        return seen.standings[int(words) - 1]
    found = seen.called(words)
    if found is not None:
        return found
    near = near_names(words, [one.journey.id for one in seen.standings])
    raise Refused(no_such("journey", words, near, shows="ptg journeys list"))
