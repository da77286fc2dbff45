"""The command tree: which commands there are, in which order, and what `ptg --help` shows."""

from importlib import import_module
from typing import Annotated, Any

import typer

from ptg_cli import __version__
from ptg_cli.capabilities import ABSENT, COMMANDS, OTHER_COMMANDS
from ptg_cli.cli.diagnostics import usage
from ptg_cli.cli.faces import open_home
from ptg_cli.cli.shell import Shell, asks_for_lines
from ptg_cli.cli.tree import NO_EDGE, Group, alone, hoisted, no_such_command
from ptg_cli.context import Context, folders
from ptg_cli.journal.errors import NoHome
from ptg_cli.model.nearest import near_names

EPILOG = (
    "ptg is a self-help journal. It does not replace care from a professional and cannot respond in an "
    "emergency. Nobody reads what you write. People to talk to: ptg sos\n\n"
    "Guide and issue tracker: https://github.com/ptg-cli/ptg"
)


class PanelGroup(Group):
    """A group that imports a command only when it is called, so that a quick note stays quick, and whose help
    lists its commands in named panels, as plain text."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Parses ptg's own options, wherever they stand. Raises: Refused."""
        args = hoisted(self, ctx, args)
        if asks_for_lines(args):
            ctx.terminal_width = NO_EDGE
        return super().parse_args(ctx, args)

    def list_commands(self, ctx: object) -> list[str]:
        """Every command, in the order of the panels."""
        return list(COMMANDS)

    def get_command(self, ctx: object, cmd_name: str) -> Any:
        """The command of that name or of another that people type for it, or None."""
        row = COMMANDS.get(cmd_name) or OTHER_COMMANDS.get(cmd_name)
        if row is None:
            return None
        module, _, name = row.cli.partition(":")
        found = getattr(import_module(f"ptg_cli.cli.{module}"), name)
        command = typer.main.get_command(found) if isinstance(found, typer.Typer) else alone(row.command, found)
        command.name = row.command
        return command

    def near(self, ctx: Any, word: str) -> list[str]:
        """Those that are spelled alike, then those that do what people look for by that word."""
        means = [name for name, one in COMMANDS.items() if word.casefold() in (one.name, *one.words.split())]
        return list(dict.fromkeys([*near_names(word, COMMANDS), *means]))

    def answer(self, ctx: Any, word: str) -> str:
        """As for any group, and what people look for that ptg does not have."""
        absent = next((one.said for one in ABSENT if word.casefold() in one.words.split()), "")
        return super().answer(ctx, word) or absent

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Writes the panels in their order; every command stands in exactly one."""
        for panel in dict.fromkeys(one.panel for one in COMMANDS.values()):
            with formatter.section(panel):
                formatter.write_dl([(name, one.about) for name, one in COMMANDS.items() if one.panel == panel])


def _version(value: bool) -> None:
    if value:
        typer.echo(f"ptg {__version__}")
        raise typer.Exit


def root(
    ctx: typer.Context,
    home: Annotated[
        str, typer.Option("--home", metavar="FOLDER", help="Use this folder for everything that ptg keeps.")
    ] = "",
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="Print only what you asked for, and no other messages.")
    ] = False,
    line: Annotated[bool, typer.Option("--line", help="Plain lines, for screen readers.")] = False,
    no_input: Annotated[
        bool, typer.Option("--no-input", help="Never ask a question. Where one would be needed, fail.")
    ] = False,
    no_pager: Annotated[
        bool, typer.Option("--no-pager", help="Print long texts all at once, without a pager such as less.")
    ] = False,
    no_mouse: Annotated[
        bool, typer.Option("--no-mouse", help="Leave the mouse to the terminal, to select text with.")
    ] = False,
    no_color: Annotated[
        bool, typer.Option("--no-color", help="Draw the screen without colours. NO_COLOR=1 does the same.")
    ] = False,
    version: Annotated[
        bool, typer.Option("--version", "-V", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """A journal that asks one good question at a time, for people finding their way after something hard.

    Your pages are plain files on your own disk. No account, no network. Alone, `ptg` opens today.

    Example: ptg journal
    """
    import os

    shell = Shell(Context(folders(home, os.environ)), quiet=quiet, no_input=no_input, line=line, no_pager=no_pager)
    shell.no_mouse = no_mouse
    if no_color:
        os.environ["NO_COLOR"] = "1"
    # People to talk to, and help, are shown whatever the disk does: no setting is read before them.
    by_setting = ctx.invoked_subcommand not in {"help", "sos"} and shell.context.settings.line_mode
    shell.whole_lines = ctx.terminal_width == NO_EDGE or by_setting
    if shell.whole_lines:
        ctx.terminal_width = NO_EDGE
    shell.context.tell = shell.say
    if no_input:
        shell.context.wait = lambda words: False
    ctx.obj = shell
    if ctx.invoked_subcommand is None and shell.on_terminal:
        raise typer.Exit(open_home(shell))
    if ctx.invoked_subcommand is None:
        shell.show(ctx.get_help())
    elif ctx.invoked_subcommand not in {"config", "help", "sos"}:  # they say it themselves, or need none
        for problem in shell.context.settings_problems:
            from ptg_cli.sentences import app as said_of_app  # quick commands do without it

            shell.warn(said_of_app.going_on_without(str(problem)))


def _wants_lines(context: Context) -> bool:
    """True where the settings ask for plain lines; help needs no folder in which settings could lie."""
    try:
        return context.settings.line_mode
    except NoHome:
        return False


def help_command(
    ctx: typer.Context,
    words: Annotated[list[str] | None, typer.Argument(metavar="[COMMAND]", help="Which command.")] = None,
) -> None:
    """Show help for ptg or for one command.

    `ptg helps` is another command: it shows what helped you.

    Example: ptg help note
    """
    assert ctx.parent is not None
    current, command = ctx.parent, ctx.parent.command
    for word in words or []:
        found = command.get_command(current, word) if hasattr(command, "get_command") else None
        if found is None:
            raise usage(no_such_command(command, current, word))
        command = found
        current = typer.Context(command, info_name=command.name, parent=current)
    ctx.obj.show(command.get_help(current))


def build() -> typer.Typer:
    """The whole command tree."""
    return typer.Typer(
        name="ptg",
        cls=PanelGroup,
        callback=root,
        invoke_without_command=True,
        no_args_is_help=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        epilog=EPILOG,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
