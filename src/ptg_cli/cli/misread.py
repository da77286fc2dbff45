"""What is said of a command line that makes no sense: what is wrong in it, what is possible, where help stands."""

from typing import Any

from ptg_cli.cli.arguments import QueryCommand
from ptg_cli.cli.tree import EVERYWHERE, Group, below_ptg, called, see_help
from ptg_cli.cli.typer_seams import MissingParameter, NoSuchOption, UsageProblem, WrongOptionUse
from ptg_cli.model.civil_time import names_a_day
from ptg_cli.model.nearest import did_you_mean, near_names
from ptg_cli.sentences import misread as said


def said_of(error: UsageProblem) -> str:
    """What is wrong, in whole sentences."""
    context: Any = getattr(error, "ctx", None)
    path = context.command_path if context is not None else "ptg"
    helped = see_help(context) if context is not None else "`ptg --help` shows how to use it."
    match error:
        case NoSuchOption():
            words = f"`{path}` has no option {error.option_name}. {_meant(context, error.option_name)}"
            return f"{words.rstrip()} `{path} --help` shows them all."
        case WrongOptionUse():
            return f"{_wrong_use(context, error.option_name)} {helped}"
        case MissingParameter():
            return f"{_missing(error.param, path)} {helped}"
    words = error.format_message()
    return f"{words if words.endswith(('?', '.')) else f'{words}.'} {helped}"


def _meant(context: Any, option: str) -> str:
    """What was probably meant by an option that there is not; empty where nothing comes near."""
    command = context.command if context is not None else None
    bare = option.lstrip("-")
    if context is not None and (answer := said.OPTIONS.get(f"{below_ptg(context)} {option}".strip())):
        return answer
    if bare.isdecimal() and len(bare) < len(option):
        return did_you_mean([f"@{bare}"])
    if isinstance(command, QueryCommand) and names_a_day(bare.replace("-", " ")):
        return did_you_mean([f"`{context.command_path} {bare.replace('-', ' ')}`"])
    if isinstance(command, Group) and (found := command.get_command(context, bare)) is not None:
        return did_you_mean([f"`{context.command_path} {found.name}`"])
    return did_you_mean([f"--{name}" for name in near_names(bare, _bare_names(context))])


def _bare_names(context: Any) -> list[str]:
    """The long options that this command takes, without their hyphens."""
    there = [one for one in context.command.get_params(context) if not getattr(one, "hidden", False)] if context else []
    names = [*(name for one in there for name in (*one.opts, *one.secondary_opts)), *EVERYWHERE]
    return [name[2:] for name in names if name.startswith("--")]


def _wrong_use(context: Any, name: str) -> str:
    """An option that takes a value and has none, or the other way round."""
    there = context.command.get_params(context) if context else []
    one = next((each for each in there if name in each.opts), None)
    if one is None or getattr(one, "is_flag", False):
        return f"{name} takes no value."
    return f"{name} needs a value after it: {one.make_metavar(ctx=context)}. {one.help or ''}".strip()


def _missing(parameter: Any, path: str) -> str:
    if parameter is None:
        return f"`{path}` needs more than that."
    if parameter.param_type_name == "option":
        return f"`{path}` needs {called(parameter)}: {parameter.help or ''}".strip()
    return f"`{path}` needs one more word, {parameter.metavar.removesuffix('...')}. {parameter.help or ''}".strip()
