"""`ptg sos`: people to talk to. Works with no journal, a damaged one, a broken config."""

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Final

import typer

from ptg_cli.cli import arguments, completions
from ptg_cli.cli.diagnostics import ExitStatus, Refused, usage
from ptg_cli.cli.shell import Shell, check_text
from ptg_cli.desk import support
from ptg_cli.library.prompts import prompts_folder
from ptg_cli.model.support import CHOOSE_COUNTRY, LINE_WAYS
from ptg_cli.model.visible import spoken
from ptg_cli.sentences import app as said_of_app
from ptg_cli.sentences import support as said_of_support

if TYPE_CHECKING:
    from ptg_cli.model.support import Support


_HEARD_WAYS: Final = replace(
    LINE_WAYS,
    brief=f"{LINE_WAYS.one_country} {CHOOSE_COUNTRY}",
    off_brief=LINE_WAYS.off,
    sources=said_of_support.WHERE_READ,
)
"""What the card for the ear names in the shell."""


def sos(
    ctx: typer.Context,
    country: Annotated[
        str,
        typer.Argument(
            metavar="[COUNTRY]",
            autocompletion=completions.countries,
            help="Show the numbers of another country, such as NZ.",
        ),
    ] = "",
    check: Annotated[
        bool,
        typer.Option(
            "--check",
            help="List each number with the page it was read on and the date, oldest first, for whoever checks them.",
        ),
    ] = False,
    as_json: arguments.Json = False,
) -> None:
    """Show people to talk to now: helplines, for suicide and other crises, and for when someone hurts you.

    Nothing is needed for it: no journal, no settings, no network.

    Example: ptg sos
    """
    shell: Shell = ctx.obj
    if check:
        _show_ages(shell, check_text(country), as_json=as_json)
        return
    if as_json:
        _show_json(shell, check_text(country))
        return
    own = shell.context.own_on_card()
    _say_problems(shell, own)
    if shell.whole_lines or own.in_lines:
        for line in shell.context.support_card_with(own, check_text(country), form="heard", ways=_HEARD_WAYS):
            shell.show(spoken(line))
    else:
        for line in shell.context.support_card_with(own, check_text(country)):
            shell.show_wrapped(line)
    if country and isinstance(support.find_country(prompts_folder(), country), str):
        raise typer.Exit(ExitStatus.FAILED)  # the card is there all the same, with the country's absence said on it


def country_code(words: str) -> str:
    """The code of the country meant. Raises: Refused where it isn't in the list."""
    found = support.find_country(prompts_folder(), words)
    if isinstance(found, str):
        raise usage(said_of_support.nothing_changed(found))
    return found.code


def _say_problems(shell: Shell, own: support.OwnOnCard) -> None:
    for problem in own.problems:
        shell.warn(said_of_app.going_on_without(str(problem)))


def _known(country: str) -> "Support":
    """All that is listed, or what is listed for one country. Raises: Refused where it isn't in the list."""
    from ptg_cli.library.support import read_support

    known = read_support(prompts_folder())
    if not country:
        return known
    found = known.country(country)
    if found is None:
        raise Refused(support.unknown_country(known, country))
    return replace(known, countries=(found,))


def _show_ages(shell: Shell, country: str, *, as_json: bool) -> None:
    from ptg_cli.model.support import by_age

    rows = by_age(_known(country))
    if as_json:
        table = [
            {
                "country": row.country,
                "name": row.name,
                "number": row.number,
                "page": row.checked.source_url,
                "date": row.checked.checked_on.isoformat(),
            }
            for row in rows
        ]
        shell.show_json("numbers", table)
        return
    for row in rows:
        who = ", ".join(part for part in (row.country, row.name, row.number) if part)
        shell.show(f"{row.checked.checked_on}  {who}  {row.checked.source_url}")


def _show_json(shell: Shell, country: str) -> None:
    from dataclasses import asdict

    known = _known(country)
    mine = shell.context.own_on_card()
    _say_problems(shell, mine)
    own = [{"id": part.id, "title": part.title, "lines": lines} for part, lines in mine.parts]
    shell.show_json("support", {**asdict(known), "own": own, "problem": mine.wrong})
