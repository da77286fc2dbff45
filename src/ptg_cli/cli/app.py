"""The command tree: which commands there are, in which order, and what `ptg --help` shows."""

from typing import Annotated

import typer
from typer.core import TyperGroup

from ptg_cli import __version__
from ptg_cli.cli import about, content, drafts, journal, leaving, pages, support, writing
from ptg_cli.cli.shell import Shell
from ptg_cli.context import Context, folders

_PANELS = {
    "Write": ("journal", "note", "drafts", "guides"),
    "Look back": ("list", "search", "show", "edit", "change", "history"),
    "Let go": ("delete", "restore", "trash", "erase"),
    "People and help": ("sos", "help"),
    "Upkeep": ("paths", "config", "doctor"),
}
_EPILOG = (
    "ptg is a self-help journal. It does not replace care from a professional and cannot respond in an "
    "emergency. Nobody reads what you write. People to talk to: ptg sos\n\n"
    "Guide and issue tracker: https://github.com/ptg-cli/ptg"
)


class PanelGroup(TyperGroup):
    """A group whose help lists its commands in named panels, as plain text."""

    def format_commands(self, ctx: typer.Context, formatter: object) -> None:  # type: ignore[override]
        """Writes the panels in their order; every command stands in exactly one."""
        for panel, names in _PANELS.items():
            rows = []
            for name in names:
                command = self.get_command(ctx, name)
                if command is not None:
                    rows.append((name, command.get_short_help_str(limit=60)))
            with formatter.section(panel):  # type: ignore[attr-defined]
                formatter.write_dl(rows)  # type: ignore[attr-defined]


def _version(value: bool) -> None:
    if value:
        typer.echo(f"ptg {__version__}")
        raise typer.Exit


def root(
    ctx: typer.Context,
    home: Annotated[
        str, typer.Option("--home", metavar="FOLDER", help="Keep and find everything in this folder.")
    ] = "",
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but what was asked for.")] = False,
    no_input: Annotated[bool, typer.Option("--no-input", help="Never ask; fail instead.")] = False,
    version: Annotated[
        bool, typer.Option("--version", "-V", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """A journal that asks one good question at a time, for people finding their way after something hard.

    Your pages are plain files on your own disk. No account, no network.

    Example: ptg journal
    """
    import os

    shell = Shell(Context(folders(home, os.environ)), quiet=quiet, no_input=no_input)
    ctx.obj = shell
    if ctx.invoked_subcommand is None:
        shell.show(ctx.get_help())
    elif ctx.invoked_subcommand != "config":
        for problem in shell.context.settings_problems:
            shell.warn(f"{problem} Going on without it.")


def help_command(
    ctx: typer.Context,
    words: Annotated[list[str] | None, typer.Argument(metavar="[COMMAND]", help="Which command.")] = None,
) -> None:
    """Show help for ptg or for one command.

    Example: ptg help note
    """
    assert ctx.parent is not None
    current, command = ctx.parent, ctx.parent.command
    for word in words or []:
        found = command.get_command(current, word) if hasattr(command, "get_command") else None
        if found is None:
            ctx.fail(f"No such command “{word}”. `ptg help` lists them all.")
        command = found
        current = typer.Context(command, info_name=word, parent=current)
    ctx.obj.show(command.get_help(current))


def build() -> typer.Typer:
    """The whole command tree."""
    app = typer.Typer(
        name="ptg",
        cls=PanelGroup,
        callback=root,
        invoke_without_command=True,
        no_args_is_help=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        epilog=_EPILOG,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.command("journal")(journal.journal)
    app.command("note")(writing.note)
    app.add_typer(drafts.drafts_app, name="drafts")
    app.command("guides")(content.guides)
    app.command("list")(pages.list_pages)
    app.command("search")(pages.search_pages)
    app.command("show")(pages.show_page)
    app.command("edit")(pages.edit_page)
    app.command("change")(pages.change_one)
    app.command("history")(leaving.history)
    app.command("delete")(leaving.delete_pages)
    app.command("restore")(leaving.restore_page)
    app.add_typer(leaving.trash_app, name="trash")
    app.command("erase")(leaving.erase)
    app.command("sos")(support.sos)
    app.command("help")(help_command)
    app.command("paths")(about.paths)
    app.add_typer(about.config_app, name="config")
    app.command("doctor")(about.doctor)
    return app
