"""`ptg trends`: the numbers a person gave, over time."""

import shutil
import sys
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from ptg_cli.cli import arguments
from ptg_cli.cli.diagnostics import usage
from ptg_cli.cli.option_values import Choice
from ptg_cli.cli.shell import Shell, check_text
from ptg_cli.insight.trends import ALL, HARD, LENGTHS
from ptg_cli.model.dials import DIALS
from ptg_cli.model.nearest import did_you_mean, near_names
from ptg_cli.model.visible import one_line
from ptg_cli.sentences import trends as said

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from ptg_cli.desk.trends import NumbersGiven
    from ptg_cli.insight.months import MonthNumbers
    from ptg_cli.insight.trends import PeriodMiddle
    from ptg_cli.model.query import Query

_USUALLY: Final = "3-months"
_WIDEST: Final = 78
_Over: Final = Choice("--over", LENGTHS, or_none=True)


def _things(incomplete: str) -> list[str]:
    return [one for one in (HARD, *DIALS) if one.startswith(incomplete)]


def trends(
    ctx: typer.Context,
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="[WORDS]", help="Only pages that are asked for so, as `ptg search` reads it."),
    ] = None,
    over: Annotated[
        str,
        typer.Option(
            "--over",
            parser=_Over,
            autocompletion=_Over.complete,
            metavar="TIME",
            help=f"How long: {', '.join(LENGTHS)}. Three months, unless the words name a time.",
            show_default=False,
        ),
    ] = "",
    of: Annotated[
        str,
        typer.Option(
            "--of",
            autocompletion=_things,
            metavar="WHAT",
            help="Only these: hard (how hard it was), one that a check-in asks once a week, or one of your values.",
            show_default=False,
        ),
    ] = "",
    month: Annotated[
        str,
        typer.Option(
            "--month",
            metavar="MONTH",
            help="One month against the one before it, in words: 2026-11, november, “last month”.",
            show_default=False,
        ),
    ] = "",
    as_json: arguments.Json = False,
) -> None:
    """See the numbers you gave, over time: how hard it was, and what a check-in asks once a week.

    How much of each value was in your days is among them, too.

    A dot is a number; the line is the middle of each week. Nothing is scored. Pages marked to be handled with care are
    left out.

    Example: ptg trends --over year --of sleep
    """
    shell: Shell = ctx.obj
    query = arguments.read_query(shell, words or ())
    if month:
        _months(shell, query, month, of, over, as_json=as_json)
        return
    over = over or (ALL if query.has_times else _USUALLY)
    given = shell.context.trends_desk.read(over, query)
    shown = _chosen(shell, given, of)
    if as_json:
        shell.show_json("trends", _json(given, shown, str(query)))
    elif given.pages:
        _show(shell, given, shown)
    else:
        _say_none(shell, given, query)
    for words_left_out in given.left_out:
        shell.say(words_left_out)


def _months(shell: Shell, query: "Query", words: str, of: str, over: str, *, as_json: bool) -> None:
    """One month against the one before it. Raises: Refused where the words name no month, or a length is there too."""
    from ptg_cli.model.civil_time import NotADate, read_month

    if over:
        raise usage(said.MONTH_OR_TIME)
    context = shell.context
    try:
        month = read_month(check_text(words), context.civil_now(), context.settings.day_starts_at)
    except NotADate as error:
        raise usage(said.no_month(one_line(words))) from error
    given = context.trends_desk.read_months(month, query)
    shown = _chosen(shell, given, of)
    if as_json:
        shell.show_json("months", _months_json(given, shown, month, str(query)))
        return
    for place, one in enumerate(shown):
        shell.show(f"\n{given.name(one)}" if place else given.name(one))
        for sentence in filter(None, (given.meaning(one), *given.two_months(one, month).told)):
            shell.show_wrapped(sentence)
    for words_left_out in given.left_out:
        shell.say(words_left_out)


def _months_json(given: "NumbersGiven", shown: "Sequence[str]", month: "date", query: str) -> dict[str, Any]:
    both = [(of, given.two_months(of, month)) for of in shown]
    return {
        "month": f"{month:%Y-%m}",
        "query": query,
        "of": [
            {
                "id": of,
                "name": given.name(of),
                "before": _month(two.before),
                "month": _month(two.month),
                "answer": two.answer or None,
            }
            for of, two in both
        ],
        "unread": given.unread,
    }


def _chosen(shell: Shell, given: "NumbersGiven", words: str) -> "Sequence[str]":
    """What is wanted of what there are numbers of. Raises: Refused where it is nothing that is known."""
    if not words:
        return given.of
    of = shell.context.trends_desk.thing(check_text(words))
    if of not in given.known:
        near = did_you_mean(near_names(words, given.known))
        raise usage(said.no_such(one_line(words), near, given.known))
    return (of,)


def _show(shell: Shell, given: "NumbersGiven", shown: "Sequence[str]") -> None:
    from ptg_cli.insight.chart import chart

    columns = shutil.get_terminal_size().columns if sys.stdout.isatty() else _WIDEST
    for place, of in enumerate(shown):
        trend = given.trend(of)
        shell.show(f"\n{given.name(of)}" if place else given.name(of))
        if trend.given and not shell.in_lines:
            picture = chart(trend, min(columns, _WIDEST), given.points(of))
            shell.show("\n".join(("", *picture.rows, "")))
            shell.show_wrapped(picture.caption)
        for words in given.sentences(of):
            shell.show_wrapped(words)


def _say_none(shell: Shell, given: "NumbersGiven", query: "Query") -> None:
    """Says that there is no number, and where there is none at all, how the first one is given."""
    if query.asks:
        shell.say(said.NONE_ASKED_FOR)
    elif given.over != ALL and shell.context.trends_desk.read(ALL).pages:
        shell.say(said.NONE_IN_THIS_TIME)
    else:
        shell.say(f"{said.NOTHING_YET} {said.WHAT_WILL_BE_HERE} {said.HOW_TO_BEGIN_BY_COMMAND}")


def _json(given: "NumbersGiven", shown: "Sequence[str]", query: str) -> dict[str, Any]:
    return {
        "over": given.over,
        "query": query,
        "of": [_one(given, of) for of in shown],
        "after_today": given.after_today,
        "unread": given.unread,
    }


def _one(given: "NumbersGiven", of: str) -> dict[str, Any]:
    from ptg_cli.insight.tries import middle

    trend = given.trend(of)
    values = trend.values
    return {
        "id": of,
        "name": given.name(of),
        "points": [{"value": number, "words": words} for number, words in given.points(of).items()],
        "from": trend.first,
        "to": trend.last,
        "count": len(values),
        "low": min(values, default=None),
        "middle": middle(values) if values else None,
        "high": max(values, default=None),
        "values": [
            {"value": one.value, "day": one.day, "at": one.moment, "asked": one.asked, "page": one.page}
            for one in trend.given
        ],
        "weeks": [_period(one) for one in trend.middles("week")],
        "months": [_period(one) for one in trend.middles("month")],
        "near": {
            "pages": trend.near.pages,
            "feelings": _counted(trend.near.feelings),
            "tags": _counted(trend.near.tags),
            "kinds": _counted(trend.near.kinds),
        },
    }


def _month(one: "MonthNumbers") -> dict[str, Any]:
    return {"from": one.first, "to": one.last, "count": one.numbers, "middle": one.middle}


def _period(one: "PeriodMiddle") -> dict[str, Any]:
    return {"from": one.first, "to": one.last, "count": one.count, "middle": one.middle}


def _counted(rows: "Sequence[tuple[str, int]]") -> "list[dict[str, Any]]":
    return [{"words": words, "pages": pages} for words, pages in rows]


trends_command = typer.Typer(add_completion=False, rich_markup_mode=None)
trends_command.command("trends", cls=arguments.QueryCommand)(trends)
