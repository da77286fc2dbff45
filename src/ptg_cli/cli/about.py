"""Commands about ptg itself: where files are, settings, the doctor."""

from typing import Annotated, Any

import typer

from ptg_cli import settings
from ptg_cli.cli import arguments, completions, support
from ptg_cli.cli.diagnostics import ExitStatus, Refused, usage
from ptg_cli.cli.shell import Shell, check_text
from ptg_cli.cli.tree import Branch, Command, Group
from ptg_cli.desk import doctor as desk_doctor
from ptg_cli.desk.config_file import write_setting
from ptg_cli.journal import disk
from ptg_cli.sentences import disk as said_of_disk
from ptg_cli.sentences import document as said_of_document
from ptg_cli.sentences import misread as said_of_misread
from ptg_cli.sentences import settings as said_of_settings
from ptg_cli.sentences import shell as said_of_shell


class Settings(Group):
    """The commands for settings: a setting that is named in place of one is told what reads and changes it."""

    def answer(self, ctx: Any, word: str) -> str:
        """As for any group, and for the name of a setting."""
        key = _key(word)
        return said_of_misread.setting_meant(key) if key in settings.FIELDS else super().answer(ctx, word)


class SetOne(Command):
    """Takes `KEY=VALUE`, too."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Parses the words of one call. Raises: Refused."""
        words = [word for word in args if not word.startswith("-")]
        key, equals, value = words[0].partition("=") if words else ("", "", "")
        if len(words) == 1 and equals and _key(key) in settings.FIELDS:
            at = args.index(words[0])
            args = [*args[:at], key, value, *args[at + 1 :]]
        return super().parse_args(ctx, args)


config_app = Branch(cls=Settings)


def paths(ctx: typer.Context, as_json: arguments.Json = False) -> None:
    """Show where your files are.

    Example: ptg paths
    """
    shell: Shell = ctx.obj
    context = shell.context
    rows = {
        "journal": (context.places.journal, "your pages; this is the one folder to back up"),
        "config": (context.config_path, "settings"),
        "guides": (context.own_content / "guides", "your own guides"),
        "drafts": (context.places.drafts, "drafts of what you have not finished, on this computer only"),
        "recovery": (context.places.recovery, "rescued pieces of text, on this computer only"),
    }
    if as_json:
        shell.show_json("paths", {name: str(path) for name, (path, _) in rows.items()})
        return
    for name, (path, what) in rows.items():
        shell.show(f"{name:<9} {path}  ({what})")


def doctor(ctx: typer.Context, as_json: arguments.Json = False) -> None:
    """Check every file, name what can't be read, and rescue what a crash left behind.

    Ends with 1 when anything is unreadable. Changes no page.

    Example: ptg doctor
    """
    shell: Shell = ctx.obj
    context = shell.context
    report = desk_doctor.examine(context.journal, context.documents, context.recovery)
    broken = [str(problem) for problem in context.settings_problems]
    broken += [message for found in context.library.broken() for message in found.messages]
    if as_json:
        found = {"pages": report.pages, "unreadable": [*report.unreadable, *broken], "notes": report.notes}
        rescued = [{"from": str(source), "to": str(target)} for source, target in report.rescued]
        shell.show_json("doctor", {**found, "rescued": rescued})
        if found["unreadable"]:
            raise typer.Exit(ExitStatus.FAILED)
        return
    for source, target in report.rescued:
        shell.show(said_of_disk.rescued(str(source), str(target)))
    for words in (*report.unreadable, *broken):
        shell.show(said_of_disk.unreadable(words))
    for words in report.notes:
        shell.show(said_of_disk.note(words))
    if report.unreadable or broken:
        raise typer.Exit(ExitStatus.FAILED)
    shell.show(said_of_disk.nothing_wrong(report.pages))


@config_app.command("show", hidden=True)
@config_app.command("list")
def config_list(ctx: typer.Context, as_json: arguments.Json = False) -> None:
    """List every setting, and what it is for.

    Example: ptg config list
    """
    shell: Shell = ctx.obj
    values = {name: _shown(shell, name) for name in settings.FIELDS}
    if as_json:
        shell.show_json("settings", values)
        return
    for name, field in settings.FIELDS.items():
        shell.show(f'{name} = "{values[name]}"  # {field.about}')
    shell.say(said_of_settings.settings_are_in(str(shell.context.config_path)))
    _tell_problems(shell)


@config_app.command("get")
def config_get(
    ctx: typer.Context,
    key: Annotated[str, typer.Argument(metavar="KEY", autocompletion=completions.settings, help="Which setting.")],
    as_json: arguments.Json = False,
) -> None:
    """Show one setting.

    Example: ptg config get country
    """
    shell: Shell = ctx.obj
    key = _key(key)
    if key not in settings.FIELDS:
        raise Refused(settings.unknown(key))
    if as_json:
        shell.show_json("settings", {key: _shown(shell, key)})
    else:
        shell.show(_shown(shell, key))
    _tell_problems(shell)


@config_app.command("set", cls=SetOne)
def config_set(
    ctx: typer.Context,
    key: Annotated[str, typer.Argument(metavar="KEY", autocompletion=completions.settings, help="Which setting.")],
    value: Annotated[
        str,
        typer.Argument(
            metavar="VALUE",
            autocompletion=completions.setting_values,
            help="The new value. An empty value brings back the default.",
        ),
    ],
    move: Annotated[
        bool | None,
        typer.Option("--move/--no-move", help="With journal_folder: move your pages there, too.", show_default=False),
    ] = None,
) -> None:
    """Change one setting. Comments in the file stay.

    Example: ptg config set country NZ

    Example: ptg config set journal_folder ~/pages --move
    """
    shell: Shell = ctx.obj
    key = _key(key)
    if move is not None and key != "journal_folder":
        raise usage("--move goes with journal_folder: it moves your pages.")
    if key == "country" and value:
        value = support.country_code(value)
    try:
        if key == "journal_folder":
            _set_journal_folder(shell, check_text(value), move)
            return
        write_setting(shell.context.config_path, key, check_text(value))
    except settings.SettingError as error:
        status = ExitStatus.USAGE if key in settings.FIELDS else ExitStatus.FAILED
        raise Refused(str(error), status) from error
    shell.say(said_of_settings.SETTING_KEPT)


def _set_journal_folder(shell: Shell, value: str, move: bool | None) -> None:
    """Says where the pages are from now on, and where the others stay, or moves them. Raises: SettingError."""
    from ptg_cli.desk import journal_folder

    context = shell.context
    change = journal_folder.change(context.config_path, context.places, context.usual_journal, value)
    if move is None and change.stays and not change.is_none and shell.on_terminal:
        move = shell.agreed(said_of_shell.type_yes(change.asks, "move them", "leave them where they are"))
    for words in change.moved() if move and not change.is_none else change.set():
        shell.say(words)


@config_app.command("edit")
def config_edit(ctx: typer.Context) -> None:
    """Open the settings file in your own editor, and check it afterwards.

    Example: ptg config edit
    """
    shell: Shell = ctx.obj
    path = shell.context.config_path
    if not path.exists():
        rows = (f"# {field.about}; takes {field.wanted}\n# {name} = \n" for name, field in settings.FIELDS.items())
        disk.create(path, "\n".join(rows).encode())
    shell.context.open_editor(path)
    config_check(ctx)


@config_app.command("check")
def config_check(ctx: typer.Context, as_json: arguments.Json = False) -> None:
    """Say what is wrong with the settings file. Ends with 2 when anything is.

    Example: ptg config check
    """
    shell: Shell = ctx.obj
    path = shell.context.config_path
    problems = settings.read(path)[1]
    if as_json:
        shell.show_json("problems", [str(problem) for problem in problems])
    for problem in () if as_json else problems:
        shell.show(str(problem))
    if problems:
        raise typer.Exit(ExitStatus.USAGE)
    if as_json:
        return
    shell.show(said_of_document.nothing_wrong_in(str(path)) if path.exists() else said_of_settings.NO_FILE)


@config_app.callback()
def config(ctx: typer.Context) -> None:
    """See and change settings: country, look, motion and more.

    Example: ptg config set country NZ
    """
    if ctx.invoked_subcommand is None:
        config_list(ctx)


def _key(words: str) -> str:
    """The setting that is meant: hyphens are as good as underscores."""
    key = words.replace("-", "_")
    return key if key in settings.FIELDS else words


def _shown(shell: Shell, name: str) -> str:
    return settings.FIELDS[name].shown(getattr(shell.context.settings, name))


def _tell_problems(shell: Shell) -> None:
    for problem in shell.context.settings_problems:
        shell.warn(str(problem))
    if shell.context.settings_problems:
        raise typer.Exit(ExitStatus.USAGE)
