"""`ptg values`: what matters to a person, in their own words and order."""

from typing import Annotated

import typer

from ptg_cli.cli import arguments
from ptg_cli.cli.diagnostics import ExitStatus, Refused, usage
from ptg_cli.cli.document import Earlier, VersionNumber, look_at, restore_version, say_problems, show_history
from ptg_cli.cli.option_values import Number
from ptg_cli.cli.shell import Shell, check_text, plain_row
from ptg_cli.cli.tree import Branch
from ptg_cli.desk.values import ValueVisit
from ptg_cli.model.civil_time import spoken_day
from ptg_cli.model.nearest import near_names, no_such
from ptg_cli.model.value import Value
from ptg_cli.model.visible import in_one_line, with_stop
from ptg_cli.sentences import document as said
from ptg_cli.sentences import values as said_of_values

values_app = Branch()

Name = Annotated[str, typer.Argument(metavar="NAME", help="The value's name or number.", show_default=False)]
NewName = Annotated[str, typer.Argument(metavar="NAME", help="What you call it.", show_default=False)]
Why = Annotated[
    str | None,
    typer.Option("--why", metavar="WORDS", help="Why it matters. An empty text takes that off.", show_default=False),
]


@values_app.callback()
def values_default(
    ctx: typer.Context,
    line: arguments.Line = False,
    as_json: arguments.Json = False,
    plain: arguments.Plain = False,
) -> None:
    """Say what matters to you, in your own words, and see it.

    Values are what you want your days to be about; some guides let you choose among them. Off a terminal this lists
    them; with --line it asks there too, and ends where the lines that come in end.

    Example: ptg values
    """
    if ctx.invoked_subcommand is not None:
        return
    from ptg_cli.cli.faces import open_screen, reads_pipe, talk_in_lines, wants_screen
    from ptg_cli.talks.values import begin

    shell: Shell = ctx.obj
    if as_json or plain or not (shell.on_terminal or reads_pipe(shell, line)):
        values_list(ctx, as_json, plain)
    elif wants_screen(shell, line):
        raise typer.Exit(open_screen(shell, "values"))
    else:
        talk_in_lines(shell, begin(shell.context))


@values_app.command("list")
def values_list(ctx: typer.Context, as_json: arguments.Json = False, plain: arguments.Plain = False) -> None:
    """List your values, each with why.

    Where their file can't be read, that is said, the version before it is shown, and this ends with 1.

    Example: ptg values list
    """
    shell: Shell = ctx.obj
    visit = _look(shell)
    values = visit.desk.value
    if as_json:
        shell.show_json("values", [_value_json(one) for one in values])
    elif plain:
        for one in values:
            numbers = ("" if number is None else str(number) for number in (one.matters, one.lived))
            shell.show(plain_row((one.id, one.name, one.why, *numbers)))
    else:
        for nth, one in enumerate(values, 1):
            shell.show_wrapped(f"{nth}  {_in_full(one)}")
        if not (values or visit.desk.unreadable):
            shell.say(said.none_yet("values"))
    if visit.desk.unreadable:
        raise typer.Exit(ExitStatus.FAILED)


@values_app.command("show")
def values_show(ctx: typer.Context, name: Name, as_json: arguments.Json = False) -> None:
    """Show one value, with why it matters, and what you said of it in numbers, the newest first.

    Example: ptg values show Rest
    """
    shell: Shell = ctx.obj
    visit = _look(shell)
    one = _find(visit, name)
    earlier = visit.earlier(one)
    if as_json:
        rows = [{"day": day, "matters": matters, "lived": lived} for day, matters, lived in earlier]
        shell.show_json("values", [{**_value_json(one), "earlier": rows}])
    else:
        shell.show_wrapped(_in_full(one))
        for day, matters, lived in earlier:
            shell.show_wrapped(said_of_values.on_a_day(spoken_day(day), matters, lived))


@values_app.command("choices")
def values_choices(ctx: typer.Context) -> None:
    """List words to choose from, if yours don't come.

    Example: ptg values choices
    """
    shell: Shell = ctx.obj
    for group in _look(shell).choices():
        shell.show(group.title)
        for one in group.values:
            shell.show_wrapped(f"  {one.said}")
    shell.say(said.adds_one("values"))


@values_app.command("add")
def values_add(ctx: typer.Context, name: NewName, why: Why = None) -> None:
    """Add one, in your own words or from `ptg values choices`.

    Example: ptg values add Rest --why "I think better"
    """
    shell: Shell = ctx.obj
    words = _words(name)
    if not words:
        raise usage("A value needs a name: `ptg values add NAME`.")
    _keep(shell, _look(shell).add(words, _words(why or "")))
    shell.say(said.undone_by("Added", "values"))


@values_app.command("change")
def values_change(
    ctx: typer.Context,
    name: Name,
    new: Annotated[str, typer.Option("--name", metavar="NAME", help="The value's new name.", show_default=False)] = "",
    why: Why = None,
) -> None:
    """Give one another name, or say why it matters. Pages that name it stay as they are.

    Example: ptg values change Rest --name "A quiet hour"
    """
    shell: Shell = ctx.obj
    visit = _look(shell)
    one = _find(visit, name)
    if not new and why is None:
        raise usage("Say what to change: --name gives the value another name, --why says why it matters.")
    _keep(shell, visit.change(one, _words(new) or one.name, one.why if why is None else _words(why)))
    shell.say(said.undone_by("Changed", "values"))


@values_app.command("rate")
def values_rate(
    ctx: typer.Context,
    name: Name,
    matters: Annotated[
        int | None,
        typer.Option(
            "--matters",
            metavar="NUMBER",
            parser=Number("--matters", 0, 10),
            help="How much it matters to you, 0 to 10.",
            show_default=False,
        ),
    ] = None,
    lived: Annotated[
        int | None,
        typer.Option(
            "--lived",
            metavar="NUMBER",
            parser=Number("--lived", 0, 10),
            help="How much of it was in your days lately, 0 to 10.",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Say how much one matters, and how much of it was in your days lately. Earlier numbers stay on their pages.

    Example: ptg values rate Rest --matters 9 --lived 4
    """
    shell: Shell = ctx.obj
    visit = _look(shell)
    one = _find(visit, name)
    if matters is None and lived is None:
        raise usage(said_of_values.WHICH_NUMBER)
    _keep(shell, visit.rate(one, matters, lived))
    shell.say(said_of_values.RATED)


@values_app.command("remove")
def values_remove(ctx: typer.Context, name: Name) -> None:
    """Take one out. Pages that name it stay as they are.

    Example: ptg values remove Rest
    """
    shell: Shell = ctx.obj
    visit = _look(shell)
    _keep(shell, visit.remove(_find(visit, name)))
    shell.say(said.is_out("value", "values"))


@values_app.command("move")
def values_move(
    ctx: typer.Context,
    name: Name,
    place: Annotated[
        int,
        typer.Argument(
            metavar="PLACE",
            parser=Number("PLACE", 1),
            help="The value's new place in the list, as a number.",
            show_default=False,
        ),
    ],
) -> None:
    """Put one at another place in the list.

    Example: ptg values move Rest 1
    """
    shell: Shell = ctx.obj
    visit = _look(shell)
    _keep(shell, visit.move(_find(visit, name), place - 1))
    shell.say(said.undone_by("Moved", "values"))


@values_app.command("undo")
def values_undo(ctx: typer.Context) -> None:
    """Take the last change back. Once more brings it back again.

    Example: ptg values undo
    """
    shell: Shell = ctx.obj
    desk = _visit(shell).desk
    history = desk.history()
    if history.versions() or not desk.value:
        restore_version(shell, history, 1)
    else:  # before the first one there was nothing
        _keep(shell, desk.save(()))
        shell.say(said.done_again_by("values"))


@values_app.command("edit")
def values_edit(ctx: typer.Context) -> None:
    """Open the file of your values in your own editor, and check it afterwards. What it said before is kept.

    Example: ptg values edit
    """
    shell: Shell = ctx.obj
    shell.context.open_editor(_visit(shell).desk.ready_to_edit())
    values_check(ctx)


@values_app.command("check")
def values_check(ctx: typer.Context, as_json: arguments.Json = False) -> None:
    """Say what is wrong in values.toml. Ends with 2 when anything is.

    Example: ptg values check
    """
    desk = _visit(ctx.obj).desk
    desk.look().keep_version()
    say_problems(ctx.obj, desk.check(), said.nothing_wrong_in("values.toml"), as_json=as_json)


@values_app.command("history")
def values_history(ctx: typer.Context, number: VersionNumber = None, as_json: arguments.Json = False) -> None:
    """List earlier versions of your values, the newest first, and what tells each from today's. A number shows one.

    Example: ptg values history 2
    """
    show_history(ctx.obj, _visit(ctx.obj).desk.history(), number, as_json=as_json)


@values_app.command("restore")
def values_restore(
    ctx: typer.Context,
    number: Earlier = 1,
) -> None:
    """Put an earlier version of your values back. The present one is kept among the versions.

    Example: ptg values restore 1
    """
    restore_version(ctx.obj, _visit(ctx.obj).desk.history(), number)


def _value_json(one: Value) -> dict[str, str | int | None]:
    return {"id": one.id, "name": one.name, "why": one.why, "matters": one.matters, "lived": one.lived}


def _in_full(one: Value) -> str:
    numbers = said_of_values.in_sentences(one.matters, one.lived)
    return f"{with_stop(one.said)} {numbers}" if numbers else one.said


def _visit(shell: Shell) -> ValueVisit:
    from ptg_cli.talks.values import visit_to

    return visit_to(shell.context)


def _look(shell: Shell) -> ValueVisit:
    visit = _visit(shell)
    look_at(shell, visit.desk)
    return visit


def _words(given: str) -> str:
    return in_one_line(check_text(given))


def _keep(shell: Shell, told: str) -> None:
    if told:
        shell.warn(told)


def _find(visit: ValueVisit, given: str) -> Value:
    """The value of that name, id or number. Raises: Refused, naming the nearest."""
    name, values = _words(given), visit.desk.value
    found = visit.called(name)
    if found is not None:
        return found
    if name.isdecimal() and 1 <= int(name[:9]) <= len(values):
        return values[int(name) - 1]
    near = near_names(name, [one.name for one in values])
    raise Refused(no_such("value", name, near, shows="ptg values list") if values else said.none_yet("values"))
