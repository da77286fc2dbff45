"""`ptg aims`: what a person is trying, begun by a guide, and how it went."""

from typing import TYPE_CHECKING, Annotated

import typer

from ptg_cli.cli import arguments
from ptg_cli.cli.diagnostics import ExitStatus, Refused, usage
from ptg_cli.cli.document import Earlier, VersionNumber, restore_version, say_problems, show_history
from ptg_cli.cli.shell import Shell, check_text, plain_row
from ptg_cli.cli.tree import Branch
from ptg_cli.desk.aims import AimDesk, Aims
from ptg_cli.model.aim import Aim, AimKind, State, aim_json, aims_called, in_words
from ptg_cli.model.guide import BLANK
from ptg_cli.model.nearest import near_names, no_such
from ptg_cli.sentences import aims as said
from ptg_cli.sentences import document as said_of_documents

if TYPE_CHECKING:
    from collections.abc import Callable

    from ptg_cli.talks.turns import Talk

aims_app = Branch()

Which = Annotated[
    str, typer.Argument(metavar="AIM", help="Its number in `ptg aims`, its name or its id.", show_default=False)
]


@aims_app.callback()
def aims_default(
    ctx: typer.Context, line: arguments.Line = False, as_json: arguments.Json = False, plain: arguments.Plain = False
) -> None:
    """See what you are trying, begin something new, and say how it went.

    Each is begun by a few questions, and comes back with a few others. Nothing is counted, and nothing is ever late.
    Off a terminal this lists them.

    Example: ptg aims
    """
    if ctx.invoked_subcommand is not None:
        return
    from ptg_cli.cli.faces import open_screen, reads_pipe, talk_in_lines, wants_screen

    shell: Shell = ctx.obj
    if as_json or plain or not (shell.on_terminal or reads_pipe(shell, line)):
        aims_list(ctx, as_json, plain)
    elif wants_screen(shell, line):
        raise typer.Exit(open_screen(shell, "aims"))
    else:
        from ptg_cli.talks.aims import begin  # a list needs none of it

        talk_in_lines(shell, begin(shell.context))


@aims_app.command("list")
def aims_list(ctx: typer.Context, as_json: arguments.Json = False, plain: arguments.Plain = False) -> None:
    """List what you are trying: what is open first, then what rests, is done, or was let go.

    A file that can't be read is named, the version before it is shown, and this ends with 1.

    Example: ptg aims list
    """
    shell: Shell = ctx.obj
    seen = _look(shell)
    if as_json:
        shell.show_json("aims", [aim_json(one) for one in seen.aims])
    elif plain:
        for one in seen.aims:
            shell.show(plain_row((one.id, one.state, one.kind, one.title, one.value, one.when)))
    else:
        state: State = "open"
        for nth, one in enumerate(seen.aims, 1):
            if one.state != state:
                state = one.state
                shell.show(said.STATES[state])
            about = said.what_it_is(one, shell.context.library.kinds_as_written.get(one.kind))
            shell.show_wrapped(f"{nth}  {one.title}{f': {about}' if about else ''}")
        if not (seen.aims or seen.problems):
            shell.say(said.none_yet())
    if seen.problems:
        raise typer.Exit(ExitStatus.FAILED)


@aims_app.command("show")
def aims_show(ctx: typer.Context, which: Which, as_json: arguments.Json = False) -> None:
    """Show all that one says, and the ids of the pages that tell of it.

    Example: ptg aims show 1
    """
    shell: Shell = ctx.obj
    one = _find(shell, which)
    if as_json:
        shell.show_json("aims", [aim_json(one)])
        return
    from ptg_cli.talks.aims import fields_of

    for name, called in fields_of(one, _kind_of(shell, one)).items():
        if words := in_words(one.said(name)):
            shell.show_wrapped(f"{called}: {words}")
    if one.state != "open":
        shell.show(said.STATES[one.state])
    if name := shell.context.aim_desk.not_safe_in(one):
        shell.show_wrapped(said.person_not_safe(name))
    for page in one.pages:
        shell.show(f"  {page}")


@aims_app.command("new")
def aims_new(
    ctx: typer.Context,
    kind: Annotated[
        str, typer.Argument(metavar="[KIND]", help="Which kind, such as experiment. Without it ptg asks.")
    ] = "",
    line: arguments.Line = False,
) -> None:
    """Begin something to try. A guide asks a few questions.

    Example: ptg aims new experiment
    """
    shell: Shell = ctx.obj
    if kind:
        found = shell.context.library.aim_kind(check_text(kind))
        if found is None:
            names = [one.id for one in shell.context.library.aim_kinds()]
            raise Refused(no_such("kind", kind, near_names(kind, names), shows="ptg aims new"))
        _write(shell, found.guide, "", line=line)
    else:
        from ptg_cli.talks.aims import new

        _talk(shell, lambda: new(shell.context), line=line)


@aims_app.command("try")
def aims_try(ctx: typer.Context, which: Which, line: arguments.Line = False) -> None:
    """Say how one went. “Not today” is a whole answer.

    Where you marked someone in it as not safe, you can also let it rest or let it go.

    Example: ptg aims try 1
    """
    shell: Shell = ctx.obj
    one, desk = _find(shell, which), shell.context.aim_desk
    if desk.not_safe_in(one):
        from ptg_cli.talks.aims import tell

        _talk(shell, lambda: tell(shell.context, desk, one.id), line=line, opened=one.id)
        return
    kind = _kind_of(shell, one)
    if kind is None:
        shell.say(said.NO_SUCH_KIND)
    _write(shell, kind.returns if kind else BLANK, one.id, line=line)


@aims_app.command("change")
def aims_change(
    ctx: typer.Context,
    which: Which,
    title: Annotated[str | None, typer.Option("--title", metavar="WORDS", help="What it is called.")] = None,
    day: Annotated[str | None, typer.Option("--day", metavar="DAY", help="The day, such as saturday.")] = None,
    value: Annotated[str | None, typer.Option("--value", metavar="NAME", help="What it is for.")] = None,
    person: Annotated[str | None, typer.Option("--person", metavar="NAME", help="With whom.")] = None,
    sets: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="FIELD=WORDS", help="Another field, by its name in --json. Can be repeated."),
    ] = None,
) -> None:
    """Change what one says. An empty text takes that off. Earlier versions stay.

    Example: ptg aims change 1 --day saturday
    """
    shell: Shell = ctx.obj
    one, desk = _find(shell, which), shell.context.aim_desk
    changes = [(name, words) for name, words in (("title", title), ("day", day), ("value", value), ("person", person))]
    given = [(name, words) for name, words in changes if words is not None]
    for words in sets or ():
        name, equals, rest = words.partition("=")
        kind = _kind_of(shell, one)
        fields = [*(kind.names if kind else ()), *one.decided]
        if not equals:
            raise usage(said.NAME_IS_WORDS)
        if name not in fields:
            raise usage(said.no_such_field(name, ", ".join(dict.fromkeys(fields))))
        given.append((name, rest))
    if not given:
        raise usage(said.nothing_to_change())
    _keep(shell, desk.set_fields(one.id, [(name, check_text(words)) for name, words in given], shell.context.today))
    shell.say(said_of_documents.changed_with(f"ptg aims history {one.id}"))


@aims_app.command("rest")
def aims_rest(ctx: typer.Context, which: Which) -> None:
    """Let one rest, as long as you like.

    Example: ptg aims rest 1
    """
    _put(ctx.obj, which, "resting")


@aims_app.command("open")
def aims_open(ctx: typer.Context, which: Which) -> None:
    """Take one up again that rests, is done, or was let go.

    Example: ptg aims open 3
    """
    _put(ctx.obj, which, "open")


@aims_app.command("done")
def aims_done(ctx: typer.Context, which: Which) -> None:
    """Say that one is done.

    Example: ptg aims done 1
    """
    _put(ctx.obj, which, "done")


@aims_app.command("let-go")
def aims_let_go(ctx: typer.Context, which: Which) -> None:
    """Let one go. What you wrote stays.

    Example: ptg aims let-go 1
    """
    _put(ctx.obj, which, "let-go")


@aims_app.command("edit")
def aims_edit(ctx: typer.Context, which: Which) -> None:
    """Open the file of one in your own editor, and check it afterwards. What it said before is kept.

    Example: ptg aims edit 1
    """
    shell: Shell = ctx.obj
    desk = shell.context.aim_desk.document(_id(shell, which))
    shell.context.open_editor(desk.ready_to_edit())
    say_problems(shell, desk.check(), said_of_documents.nothing_wrong_in(desk.path.name))


@aims_app.command("check")
def aims_check(ctx: typer.Context, as_json: arguments.Json = False) -> None:
    """Say what is wrong in the files of what you try. Ends with 2 when anything is.

    Example: ptg aims check
    """
    shell: Shell = ctx.obj
    desk = shell.context.aim_desk
    found = [words for name in desk.names() for words in desk.document(name).check()]
    say_problems(shell, found, said_of_documents.nothing_wrong_in("aims/"), as_json=as_json)


@aims_app.command("history")
def aims_history(
    ctx: typer.Context, which: Which, number: VersionNumber = None, as_json: arguments.Json = False
) -> None:
    """List earlier versions of one, the newest first, and what tells each from today's. A number shows one.

    Example: ptg aims history 1
    """
    desk = ctx.obj.context.aim_desk
    show_history(ctx.obj, desk.document(_id(ctx.obj, which)).history(), number, as_json=as_json)


@aims_app.command("restore")
def aims_restore(ctx: typer.Context, which: Which, number: Earlier = 1) -> None:
    """Put an earlier version of one back. The present one is kept among the versions.

    Example: ptg aims restore 1 2
    """
    desk = ctx.obj.context.aim_desk
    restore_version(ctx.obj, desk.document(_id(ctx.obj, which)).history(), number)


def _look(shell: Shell) -> Aims:
    seen = shell.context.aim_desk.look()
    for words in seen.problems:
        shell.warn(words)
    return seen


def _kind_of(shell: Shell, aim: Aim) -> AimKind | None:
    return shell.context.library.aim_kind(aim.kind) if aim.kind else None


def _find(shell: Shell, given: str) -> Aim:
    """The aim that is meant: by its number, its title, its id or the beginning of that. Raises: Refused."""
    words, aims = check_text(given).strip(), _look(shell).aims
    if words.isdecimal() and len(words) < 5 and 1 <= int(words) <= len(aims):
        return aims[int(words) - 1]
    found = aims_called(aims, words)
    if len(found) == 1:
        return found[0]
    if found:
        raise Refused(said.several(len(found), words))
    near = near_names(words, [one.title for one in aims])
    raise Refused(no_such("thing you try", words, near, shows="ptg aims list") if aims else said.none_yet())


def _id(shell: Shell, given: str) -> str:
    """The id of the aim that is meant, also of one whose file can't be read. Raises: Refused."""
    return given if given in shell.context.aim_desk.names() else _find(shell, given).id


def _keep(shell: Shell, told: str) -> None:
    if told:
        shell.warn(told)


def _put(shell: Shell, given: str, state: State) -> None:
    desk: AimDesk = shell.context.aim_desk
    _keep(shell, desk.set_state(_find(shell, given).id, state))
    shell.say(said.said_of(state))


def _write(shell: Shell, guide: str, aim: str, *, line: bool) -> None:
    """Writes with a guide, on the screen or in lines."""
    from ptg_cli.talks.turns import Open

    def opens() -> "Talk[None]":
        yield Open("writing", guide, aim=aim)

    _talk(shell, opens, line=line, order=(guide, aim))


def _talk(
    shell: Shell,
    begin: "Callable[[], Talk[None]]",
    *,
    line: bool,
    order: tuple[str, str] | None = None,
    opened: str = "",
) -> None:
    """Performs a talk in plain lines. Where a screen is wanted, `order` is the guide and the aim to write with there;
    without it the place itself is opened, with the aim of the id `opened` first. Raises: Refused where nobody can be
    asked."""
    from ptg_cli.cli.faces import open_screen, reads_pipe, talk_in_lines, wants_screen

    if wants_screen(shell, line):
        if order is None:
            raise typer.Exit(open_screen(shell, "aims", opened or None))
        from ptg_cli.tui.navigation import OpenWriting

        raise typer.Exit(open_screen(shell, "writing", OpenWriting(order[0], aim=order[1], parting=True)))
    if not (shell.on_terminal or reads_pipe(shell, line)):
        raise usage(said.NEEDS_A_PERSON)
    talk_in_lines(shell, begin)
