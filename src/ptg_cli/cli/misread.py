"""What is said of a command line that makes no sense: what is wrong in it, what is possible, where help stands."""

from typing import Any

from ptg_cli.cli.tree import EVERYWHERE, called, see_help
from ptg_cli.cli.typer_seams import MissingParameter, NoSuchOption, UsageProblem, WrongOptionUse
from ptg_cli.model.nearest import did_you_mean, near_names


def said_of(error: UsageProblem) -> str:
    """What is wrong, in whole sentences."""
    context: Any = getattr(error, "ctx", None)
    path = context.command_path if context is not None else "ptg"
    helped = see_help(context) if context is not None else "`ptg --help` shows how to use it."
    match error:
        case NoSuchOption():
            near = near_names(error.option_name.lstrip("-"), _bare_names(context))
            words = f"`{path}` has no option {error.option_name}. {did_you_mean([f'--{name}' for name in near])}"
            return f"{words.rstrip()} `{path} --help` shows them all."
        case WrongOptionUse():
            return f"{_wrong_use(context, error.option_name)} {helped}"
        case MissingParameter():
            return f"{_missing(error.param, path)} {helped}"
    words = error.format_message()
    return f"{words if words.endswith(('?', '.')) else f'{words}.'} {helped}"


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
