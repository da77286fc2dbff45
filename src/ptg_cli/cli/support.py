"""`ptg sos`: people to talk to. Works with no journal, a damaged one, a broken config."""

from typing import Annotated

import typer

from ptg_cli.cli import arguments
from ptg_cli.cli.diagnostics import usage
from ptg_cli.cli.shell import Shell, check_text
from ptg_cli.desk import supporting
from ptg_cli.library.prompts import prompts_folder


def sos(
    ctx: typer.Context,
    country: Annotated[str, typer.Argument(metavar="[COUNTRY]", help="Another country, such as NZ.")] = "",
    as_json: arguments.Json = False,
) -> None:
    """Show people to talk to, now. Nothing is needed for it: no journal, no settings, no network.

    Example: ptg sos
    """
    shell: Shell = ctx.obj
    if as_json:
        _show_json(shell, check_text(country))
        return
    own = shell.context.own_on_card()
    _say_problems(shell, own)
    for line in shell.context.support_card_with(own, check_text(country)):
        shell.show_wrapped(line)


def country_code(words: str) -> str:
    """The code of the country meant. Raises: Refused where it isn't in the list."""
    found = supporting.find_country(prompts_folder(), words)
    if isinstance(found, str):
        raise usage(f"{found} Nothing was changed.")
    return found.code


def _say_problems(shell: Shell, own: supporting.Own) -> None:
    for problem in own.problems:
        shell.warn(f"{problem} Going on without it.")


def _show_json(shell: Shell, country: str) -> None:
    from dataclasses import asdict, replace

    from ptg_cli.library.support import read_support

    known = read_support(prompts_folder())
    if country:
        found = known.country(country)
        if found is None:
            raise usage(supporting.unknown_country(known, country))
        known = replace(known, countries=(found,))
    mine = shell.context.own_on_card()
    _say_problems(shell, mine)
    own = [{"id": part.id, "title": part.title, "lines": lines} for part, lines in mine.parts]
    shell.show_json("support", {**asdict(known), "own": own, "problem": mine.wrong})
