"""Commands about ptg itself: where files are, settings, the doctor."""

from typing import Annotated

import typer

from ptg_cli import settings
from ptg_cli.cli import arguments
from ptg_cli.cli.diagnostics import ExitStatus, Refused, usage
from ptg_cli.cli.shell import Shell
from ptg_cli.desk import checking
from ptg_cli.journal import disk

config_app = typer.Typer(help="See and change settings.", invoke_without_command=True)


def paths(ctx: typer.Context, as_json: arguments.Json = False) -> None:
    """Show where your files are.

    Example: ptg paths
    """
    shell: Shell = ctx.obj
    context = shell.context
    rows = {
        "journal": (context.places.journal, "your pages; the one folder to back up"),
        "config": (context.config_path, "settings"),
        "guides": (context.own_content / "guides", "your own guides"),
        "drafts": (context.places.drafts, "sessions left open, on this computer only"),
        "recovery": (context.places.recovery, "rescued pieces, on this computer only"),
    }
    if as_json:
        shell.show_json("paths", {name: str(path) for name, (path, _) in rows.items()})
        return
    for name, (path, what) in rows.items():
        shell.show(f"{name:<9} {path}  ({what})")


def doctor(ctx: typer.Context) -> None:
    """Look at every file, name what can't be read, rescue what a crash left behind.

    Ends with 1 when anything is unreadable. Changes no page.

    Example: ptg doctor
    """
    shell: Shell = ctx.obj
    context = shell.context
    report = checking.examine(context.journal, context.documents, context.recovery)
    broken = [str(problem) for problem in context.settings_problems]
    broken += [message for found in context.library.broken() for message in found.messages]
    for source, target in report.rescued:
        shell.show(f"Rescued: {source} is now {target}")
    for words in (*report.unreadable, *broken):
        shell.show(f"Unreadable: {words}")
    for words in report.notes:
        shell.show(f"Note: {words}")
    if report.unreadable or broken:
        raise typer.Exit(ExitStatus.FAILED)
    what = "1 page" if report.pages == 1 else f"{report.pages} pages"
    shell.show(f"All is well: {what} read.")


@config_app.callback()
def config(ctx: typer.Context) -> None:
    """See and change settings.

    Example: ptg config set country NZ
    """
    if ctx.invoked_subcommand is None:
        config_show(ctx)
