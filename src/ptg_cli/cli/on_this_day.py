"""`ptg on-this-day`: what was written on this date in earlier years."""

from typing import TYPE_CHECKING, Any

import typer

from ptg_cli.cli import arguments
from ptg_cli.cli.shell import Shell
from ptg_cli.sentences import on_this_day as said

if TYPE_CHECKING:
    from ptg_cli.desk.on_this_day import YearBefore


def on_this_day(ctx: typer.Context, as_json: arguments.Json = False, plain: arguments.Plain = False) -> None:
    """See what you wrote on this day in earlier years.

    Hard moments, deep guides, pages rated 7 or more and pages to be handled with care are left out.

    `ptg config set on_this_day yes` lets today name a key on such days. `ptg config set skipped_years 2019` skips a
    year for good.

    Example: ptg on-this-day
    """
    from ptg_cli.cli.pages import line_of, plain_line
    from ptg_cli.desk.page_summary import in_list, preview

    shell: Shell = ctx.obj
    context = shell.context
    desk = context.on_this_day
    years = desk.years()
    if as_json:
        shell.show_json("entries", [row for one in years for row in _rows(one)])
        return
    for one in years:
        if not plain:
            shell.show(f"{said.year(one.year, one.ago)}{'.' if shell.in_lines else ''}")
        for page in one.pages:
            words = preview(page, context.titles) if plain else in_list(page, context.titles)
            shell.show(plain_line(page, words) if plain else line_of(shell, page, words))
    if not years:
        shell.say(said.none(desk.today.month, desk.today.day))


def _rows(year: "YearBefore") -> list[dict[str, Any]]:
    from ptg_cli.cli.pages import page_json

    return [{**page_json(page), "years_ago": year.ago} for page in year.pages]
