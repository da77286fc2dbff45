"""`ptg calendar`: the days on which there are pages."""

from typing import Annotated

import typer

from ptg_cli.cli import arguments
from ptg_cli.cli.diagnostics import usage
from ptg_cli.cli.shell import Shell, check_text


def calendar(
    ctx: typer.Context,
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[MONTH]", help="A month or a year: 2026-11, november, 2026. A day stands for its month."
        ),
    ] = None,
    as_json: arguments.Json = False,
) -> None:
    """See on which days of a month or a year you have pages.

    A day is one of your own days, which begin at `day_starts_at` (04:00). Pages marked to be handled with care are left
    out.

    Example: ptg calendar november
    """
    from ptg_cli.desk.calendar import NotAMonth, days_with_pages, read_month
    from ptg_cli.insight.calendar import month_picture, month_told, year_picture, year_told
    from ptg_cli.insight.trends import end_of
    from ptg_cli.sentences import calendar as said

    shell: Shell = ctx.obj
    context = shell.context
    turns = context.settings.day_starts_at
    try:
        first, whole_year = read_month(check_text(" ".join(words or ())), context.civil_now(), turns)
    except NotAMonth as error:
        raise usage(str(error)) from error
    last = end_of(first, "year" if whole_year else "month")
    days = days_with_pages(context.journal, first, last, turns)
    if as_json:
        shell.show_json("calendar", {"from": first, "to": last, "days": sorted(days)})
        return
    if not shell.in_lines:
        title = f"{first.year}" if whole_year else said.month(first.month, first.year)
        picture = year_picture(first.year, days) if whole_year else month_picture(first, days)
        shell.show("\n".join((title, "", *picture, "")))
    for sentence in year_told(first.year, days) if whole_year else [month_told(first, days)]:
        shell.show_wrapped(sentence)
