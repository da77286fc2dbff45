"""`ptg plan`: the coping plan, made in calm and at hand in trouble."""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any, Final

import typer

from ptg_cli.cli import arguments
from ptg_cli.cli.diagnostics import ExitStatus, Refused, usage
from ptg_cli.cli.document import Earlier, VersionNumber, history_of, restore_version, say_problems, show_history
from ptg_cli.cli.option_values import Choice
from ptg_cli.cli.shell import Shell, plain_row
from ptg_cli.cli.tree import Branch
from ptg_cli.desk.document_history import DocumentHistory
from ptg_cli.desk.plan import PlanDesk
from ptg_cli.journal.documents.people import PEOPLE
from ptg_cli.journal.documents.plan import PLAN
from ptg_cli.model.person import Person
from ptg_cli.model.plan import PARTS
from ptg_cli.sentences import document as said_of_document
from ptg_cli.sentences import plan as said

plan_app = Branch()

People = Annotated[bool, typer.Option("--people", help="Use the list of people instead of the plan.")]

_Format: Final = Choice("--format", ("markdown", "text"))


@plan_app.callback()
def plan_default(
    ctx: typer.Context,
    line: arguments.Line = False,
    now: Annotated[bool, typer.Option("--now", help="It is very hard now. Show people first.")] = False,
) -> None:
    """Make a plan for hard times, and name people in it, or look at your plan.

    Every part is optional; enter it anywhere, leave any time. Off a terminal it shows the plan; with --line it asks
    there too, and ends where the lines that come in end.

    Example: ptg plan
    """
    if ctx.invoked_subcommand is not None:
        return
    from ptg_cli.cli.faces import open_screen, reads_pipe, talk_in_lines, wants_screen
    from ptg_cli.talks.plan import NOW, begin

    shell: Shell = ctx.obj
    how = NOW if now else ""
    if not (shell.on_terminal or reads_pipe(shell, line)):
        plan_show(ctx)
    elif wants_screen(shell, line):
        raise typer.Exit(open_screen(shell, "plan", how or None))
    else:
        talk_in_lines(shell, begin(shell.context, how))


@plan_app.command("show")
def plan_show(ctx: typer.Context, as_json: arguments.Json = False) -> None:
    """Show the whole plan.

    Where its file can't be read, that is said, the version before it is shown, and this ends with 1.

    Example: ptg plan show
    """
    shell: Shell = ctx.obj
    plan_desk = _look(shell)
    if as_json:
        shell.show_json("plan", _as_json(plan_desk, shell.context.titles.part))
    elif not plan_desk.plan.is_empty:
        for words in plan_desk.text(markdown=False).rstrip("\n").split("\n"):
            shell.show_wrapped(words)
    elif not plan_desk.unreadable:
        raise Refused(said.NO_PLAN)
    if plan_desk.unreadable:
        raise typer.Exit(ExitStatus.FAILED)


@plan_app.command("people")
def plan_people(ctx: typer.Context, as_json: arguments.Json = False, plain: arguments.Plain = False) -> None:
    """List the people in your plan, and those you marked as not safe.

    Example: ptg plan people
    """
    shell: Shell = ctx.obj
    people = _look(shell).people
    if as_json:
        shell.show_json("people", [_person_json(one) for one in people])
    elif plain:
        for one in people:
            shell.show(plain_row((one.name, one.reach, ", ".join(one.help), "not safe" if one.not_safe else "")))
    else:
        for one in people:
            shell.show_wrapped(one.said)
        if not people:
            shell.say(said.NO_PEOPLE)


@plan_app.command("edit")
def plan_edit(ctx: typer.Context) -> None:
    """Open the plan's file in your own editor, and check it afterwards. What it said before is kept.

    Example: ptg plan edit
    """
    shell: Shell = ctx.obj
    shell.context.open_editor(shell.context.plan_desk.ready_to_edit(shell.context.library.plan_words))
    plan_check(ctx)


@plan_app.command("check")
def plan_check(ctx: typer.Context, as_json: arguments.Json = False) -> None:
    """Say what is wrong in plan.toml and people.toml. Ends with 2 when anything is.

    Example: ptg plan check
    """
    shell: Shell = ctx.obj
    plan_desk = shell.context.plan_desk.look()
    plan_desk.keep_versions()
    say_problems(
        shell, plan_desk.check(), said_of_document.nothing_wrong_in("plan.toml and people.toml"), as_json=as_json
    )


@plan_app.command("export")
def plan_export(
    ctx: typer.Context,
    form: Annotated[
        str,
        typer.Option(
            "--format",
            parser=_Format,
            autocompletion=_Format.complete,
            metavar="FORMAT",
            help="The format: markdown or text.",
        ),
    ] = "markdown",
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="FILE", help="Write to this file. A dash (-) prints it.")
    ] = "-",
    force: Annotated[bool, typer.Option("--force", help="Write over a file that exists already.")] = False,
) -> None:
    """Write the plan as Markdown or plain text, to print or to give to someone.

    It says what `ptg plan show` says: whoever is not safe is not among your people, and every other line stands as you
    wrote it. Where one of those names them, you are told.

    Example: ptg plan export --output plan.md
    """
    shell: Shell = ctx.obj
    plan_desk = _look(shell)
    if plan_desk.plan.is_empty:
        raise typer.Exit(ExitStatus.FAILED) if plan_desk.unreadable else Refused(said.NO_PLAN)
    if count := len(plan_desk.unsafe_lines):
        shell.say(said.text_names_someone_not_safe(count))
    text = plan_desk.text(markdown=form == "markdown")
    if output == "-":
        shell.show(text.rstrip("\n"))
    else:
        _write(shell, Path(output).expanduser(), text, force=force)
    if plan_desk.unreadable:
        raise typer.Exit(ExitStatus.FAILED)


def _write(shell: Shell, path: Path, text: str, *, force: bool) -> None:
    from ptg_cli.journal import disk

    if force:
        disk.replace(path, text.encode())
    else:
        try:
            disk.create(path, text.encode())
        except FileExistsError as error:
            raise usage(f"There is a file {path} already, and it was left as it is. --force writes over it.") from error
    shell.say(said.written_to(str(path)))


@plan_app.command("history")
def plan_history(
    ctx: typer.Context,
    number: VersionNumber = None,
    people: People = False,
    as_json: arguments.Json = False,
) -> None:
    """List the plan's earlier versions, the newest first, and what tells each from today's. A number shows one.

    Example: ptg plan history 2
    """
    show_history(ctx.obj, _history(ctx.obj, people=people), number, as_json=as_json)


@plan_app.command("restore")
def plan_restore(
    ctx: typer.Context,
    number: Earlier = 1,
    people: People = False,
) -> None:
    """Put an earlier version of the plan back. The present one is kept among the versions.

    Example: ptg plan restore 1
    """
    restore_version(ctx.obj, _history(ctx.obj, people=people), number)


def _history(shell: Shell, *, people: bool) -> DocumentHistory[Any]:
    return history_of(shell, PEOPLE if people else PLAN)


def _look(shell: Shell) -> PlanDesk:
    plan_desk = shell.context.plan_desk.look()
    plan_desk.keep_versions()
    for words in plan_desk.problems:
        shell.warn(words)
    return plan_desk


def _person_json(person: Person) -> dict[str, Any]:
    return {
        "name": person.name,
        "reach": person.reach,
        "help": list(person.help),
        "asked": person.asked,
        "not_safe": person.not_safe,
    }


def _as_json(plan_desk: PlanDesk, title: Callable[[str], str]) -> dict[str, Any]:
    plan = plan_desk.plan
    return {
        "parts": [
            {
                "id": part,
                "title": title(part),
                "lines": list(plan.lines(part)),
                "in_the_way": plan.in_the_way.get(part, ""),
                "on_card": part in plan.on_card,
            }
            for part in PARTS
        ],
        "triggers": [{"cue": one.cue, "effect": one.effect, "instead": one.instead} for one in plan.triggers],
        "people": [_person_json(person) for person in plan_desk.people],
        "reviewed": plan.reviewed,
        "used": plan.used,
    }
