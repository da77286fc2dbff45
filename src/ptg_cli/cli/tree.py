"""What every command and every group of commands does alike: take ptg's own options anywhere, say once what can be said
once, list subcommands with their whole sentence, and meet a slip of the pen with what was probably meant."""

import re
from collections import Counter
from collections.abc import Callable
from typing import Any, Final, TypeVar

import typer
from typer.core import TyperCommand, TyperGroup

from ptg_cli.cli.diagnostics import usage
from ptg_cli.cli.spellings import option_meant, subcommand_meant
from ptg_cli.cli.typer_seams import WrongOptionUse
from ptg_cli.model.nearest import near_names, no_such
from ptg_cli.model.visible import spoken

_Function = TypeVar("_Function", bound=Callable[..., Any])

EVERYWHERE: Final = {
    "--home": 1, "--quiet": 0, "-q": 0, "--line": 0, "--no-input": 0, "--no-pager": 0, "--no-color": 0,
}  # fmt: skip
"""ptg's own options, each with how many words it takes. They may stand before a command or behind it."""

_NAMES: Final = {"NAME", "GUIDE", "STRATEGY"}
"""What a word is called in the help that is the name of something."""

SEE: Final = "see"
"""A hidden command of some groups. Words after the group that name none of its commands go there, as a guide's name
does in `ptg guides NAME`."""

_FORMS: Final = {"as_json", "plain", "raw", "path"}
"""Parameters that say in which form something is shown; one of them at a time."""

_END_OF_HELP: Final = (
    "-q, --line, --home FOLDER, --no-input, --no-pager and --no-color work with every command. `ptg --help` says what "
    "they do."
)


NO_EDGE: Final = 1_000_000
"""Columns of a window in which no line of the help is parted: for a screen reader."""


class Command(TyperCommand):
    """One command."""

    def get_help(self, ctx: Any) -> str:
        """Its help; for the ear without the marks round commands."""
        return _for_face(ctx, super().get_help(ctx))

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Parses the words of one call. Raises: Refused."""
        if not ctx.resilient_parsing:  # as completion parses, which never refuses
            given, left, order = parsed(self, ctx, args)
            refuse_repeated(order)
            if left:
                raise usage(self.too_many(ctx, given, left))
        return super().parse_args(ctx, args)

    def too_many(self, ctx: Any, given: dict[str, Any], left: list[str]) -> str:
        """What is said where words are left over. `given` holds what was taken, by the parameters' names."""
        words = " ".join(left)
        first = next((one for one in self.params if one.param_type_name == "argument"), None)
        taken = given.get(str(first.name)) if first else ""
        from ptg_cli.sentences import misread as said  # only where something is wrong

        all_taken = [str(given.get(str(one.name))) for one in self.params if one.param_type_name == "argument"]
        way = said.too_many(below_ptg(ctx), all_taken, words)
        way = f" {way}" if way else ""
        if first is None:
            return f"`{ctx.command_path}` takes options only, so “{words}” is too much.{way} {see_help(ctx)}"
        if _NAMES & set(re.findall("[A-Z]+", first.metavar or "")) and isinstance(taken, str):
            way = f" A name of several words has dashes between them: {'-'.join([taken, *left])}."
        return f"`{ctx.command_path}` has no place for “{words}”.{way} {see_help(ctx)}"

    def format_epilog(self, ctx: Any, formatter: Any) -> None:
        """Ends the help with the options that work everywhere."""
        formatter.write_paragraph()
        formatter.write_text(_END_OF_HELP)


class Group(TyperGroup):
    """A command that has commands of its own."""

    def get_help(self, ctx: Any) -> str:
        """Its help; for the ear without the marks round commands."""
        return _for_face(ctx, super().get_help(ctx))

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Parses the words of one call as far as its own options go. Raises: Refused."""
        named = bool(args) and (args[0] in ctx.help_option_names or self.get_command(ctx, args[0]) is not None)
        if SEE in self.commands and (not named if args else not ctx.resilient_parsing):
            args = [SEE, *args]
        if not ctx.resilient_parsing:
            _, _, order = parsed(self, ctx, args)
            refuse_repeated(order)
        return super().parse_args(ctx, args)

    def shell_complete(self, ctx: Any, incomplete: str) -> list[Any]:
        """What Tab offers: its commands, and where a name may follow it, names and the options that go with one."""
        found = super().shell_complete(ctx, incomplete)
        if (see := self.commands.get(SEE)) is not None:
            named = next(one for one in see.params if one.param_type_name == "argument")
            found += (
                see.shell_complete(ctx, incomplete) if incomplete[:1] == "-" else named.shell_complete(ctx, incomplete)
            )
        return found

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command of that name, or of another spelling of it; None where there is none."""
        return super().get_command(ctx, cmd_name) or self.commands.get(subcommand_meant(cmd_name, self.commands))

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command called. Raises: Refused with the nearest where there is none."""
        found = self.get_command(ctx, args[0])
        if found is None and not ctx.resilient_parsing:
            raise usage(no_such_command(self, ctx, args[0]))
        return super().resolve_command(ctx, [found.name, *args[1:]] if found is not None else args)

    def near(self, ctx: Any, word: str) -> list[str]:
        """Which of its commands were probably meant."""
        return near_names(word, (name for name, _ in self._listed(ctx)))

    def answer(self, ctx: Any, word: str) -> str:
        """What is said of a word that names none of its commands, where ptg has what is meant in another way; empty
        where nothing is known of it."""
        from ptg_cli.sentences import misread as said  # only where something is wrong

        return said.COMMANDS.get(f"{below_ptg(ctx)} {word}".strip(), "")

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Lists its commands, each with its first sentence, never cut."""
        if rows := [(name, first_sentence(one)) for name, one in self._listed(ctx)]:
            with formatter.section("Commands"):
                formatter.write_dl(rows)

    def _listed(self, ctx: Any) -> list[tuple[str, Any]]:
        """Its commands by name, but those that are hidden."""
        there = [(name, self.get_command(ctx, name)) for name in self.list_commands(ctx)]
        return [(name, one) for name, one in there if one is not None and not one.hidden]


class Branch(typer.Typer):
    """A command with commands of its own, as it is declared. Each of them is a `Command`."""

    def __init__(self, cls: type[Group] = Group) -> None:
        super().__init__(cls=cls, invoke_without_command=True, add_completion=False, rich_markup_mode=None)

    def command(self, name: str | None = None, **how: Any) -> Callable[[_Function], _Function]:
        """Declares one of its commands."""
        how.setdefault("cls", Command)
        return super().command(name, **how)


def alone(name: str, function: Any, cls: type[Command] = Command) -> Any:
    """The command that a function is, without others beside it."""
    app = typer.Typer(add_completion=False, rich_markup_mode=None)
    app.command(name, cls=cls)(function)
    return typer.main.get_command(app)


def hoisted(root: Any, ctx: Any, args: list[str]) -> list[str]:
    """The same words with ptg's own options in front, wherever they stood. An option of that name that a command has
    for itself stays with it, and so does whatever follows `--` or is the value of another option. Raises: Refused."""
    front: list[str] = []
    rest: list[str] = []
    command, words = root, iter(args)
    for word in words:
        name, equals, value = word.partition("=")
        if name.startswith("-") and (meant := _meant(_taking(command), name)):
            name = meant
            word = f"{name}{equals}{value}"
        own = _option(_taking(command), name) if command is not root else None
        if word == "--":
            rest += [word, *words]
        elif own is not None:
            rest.append(word)
            if not (own.is_flag or equals):
                rest += _next(words, 1)
        elif name in EVERYWHERE:
            behind = [] if equals else _next(words, EVERYWHERE[name])
            if not equals and len(behind) < EVERYWHERE[name] and not ctx.resilient_parsing:
                raise usage(f"{name} needs a folder after it: `{name} FOLDER`. `ptg --help` shows how to use it.")
            front += [word, *behind]
        else:
            rest.append(word)
            if not word.startswith("-") and hasattr(command, "get_command"):
                command = command.get_command(ctx, word) or command
    return [*front, *rest]


def refuse_repeated(order: list[Any]) -> None:
    """Raises: Refused where an option that holds for once is given again, or two forms to show something in. `order`
    are the parameters in the order in which they were given."""
    given = Counter(one.name for one in order if one.param_type_name == "option")
    for one in order:
        once = one.param_type_name == "option" and not one.multiple and (not one.is_flag or one.secondary_opts)
        if once and given[one.name] > 1:
            raise usage(f"{called(one)} can be given only once. Leave one of them out.")
    forms = {one.name: called(one) for one in order if one.name in _FORMS and one.param_type_name == "option"}
    if len(forms) > 1:
        raise usage(f"{' and '.join(forms.values())} can't go together. Give one of them.")


def parsed(command: Any, ctx: Any, args: list[str]) -> Any:
    """What stands in the words of one call: values by name, words left over, parameters in their order."""
    try:
        return command.make_parser(ctx).parse_args(list(args))
    except WrongOptionUse as error:
        error.ctx = error.ctx or ctx  # Typer leaves it out, and what is said needs the option's own help
        raise


def no_such_command(command: Any, ctx: Any, word: str) -> str:
    """There is no command of that name, among the whole tree's or a group's."""
    path = ctx.command_path
    if answer := command.answer(ctx, word) if isinstance(command, Group) else "":
        return f"No command of `{path}` is called “{word}”. {answer} `{path} --help` shows them all."
    if not isinstance(command, Group):
        return f"`{path}` has no commands of its own, so “{word}” is too much. {see_help(ctx)}"
    near = [f"`{path} {name}`" for name in command.near(ctx, word)]
    return no_such(f"command of `{path}`", word, near, shows=f"{path} --help")


def called(parameter: Any) -> str:
    """An option as it is typed: its longest name."""
    return str(max(parameter.opts, key=len))


def first_sentence(command: Any) -> str:
    """What a command does, in its own first sentence."""
    first = " ".join((command.help or "").partition("\n\n")[0].split())
    sentence, stop, _ = first.partition(". ")
    return f"{sentence}{stop.strip()}"


def below_ptg(ctx: Any) -> str:
    """What stands after `ptg` to call this command; empty for ptg itself."""
    return str(ctx.command_path).partition(" ")[2]


def see_help(ctx: Any) -> str:
    """Where the right way stands."""
    return f"`{ctx.command_path} --help` shows how to use it."


def _for_face(ctx: Any, text: str) -> str:
    return spoken(text) if ctx.terminal_width == NO_EDGE else text


def _taking(command: Any) -> Any:
    """The command whose options stand behind this one's name: its own, or those of the hidden one behind a group's."""
    return getattr(command, "commands", {}).get(SEE, command)


def _meant(command: Any, name: str) -> str:
    """The option that another spelling stands for, of a command or of ptg itself; empty for one that there is."""
    if _option(command, name) is not None or name in EVERYWHERE:
        return ""
    own = {known for one in command.params for known in (*one.opts, *one.secondary_opts)}
    return option_meant(name, own) or option_meant(name, EVERYWHERE)


def _option(command: Any, name: str) -> Any:
    return next((one for one in command.params if name in (*one.opts, *one.secondary_opts)), None)


def _next(words: Any, number: int) -> list[str]:
    return [word for _, word in zip(range(number), words, strict=False)]
