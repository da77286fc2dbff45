"""Options and arguments that several commands share, and what their words mean."""

from datetime import datetime, time
from typing import Annotated, Any, Final

import typer

from ptg_cli.cli import completions
from ptg_cli.cli.diagnostics import usage
from ptg_cli.cli.option_values import Choice, Number
from ptg_cli.cli.shell import Shell
from ptg_cli.desk.civil_time import clocks_changed, moment_of
from ptg_cli.desk.pages import PageFilter, day_after, moment_after
from ptg_cli.model.civil_time import NamedDay, NotADate, read_when, whole_month
from ptg_cli.model.folded import composed
from ptg_cli.model.scales import FEELINGS, KINDS

KindChoice: Final = Choice("--kind", KINDS, or_none=True)
FeelingChoice: Final = Choice("--feeling", FEELINGS)


def _rating(option: str, about: str) -> Any:
    return typer.Option(option, parser=Number(option, 0, 10), metavar="0-10", help=about, show_default=False)


PageId = Annotated[
    str,
    typer.Argument(
        metavar="ID",
        autocompletion=completions.pages,
        help="An id, the beginning of one, or @last, @2 and so on.",
        show_default=False,
    ),
]
PageIds = Annotated[
    list[str],
    typer.Argument(
        metavar="ID...",
        autocompletion=completions.pages,
        help="Ids, beginnings of ids, or @last, @2 and so on.",
        show_default=False,
    ),
]
Limit = Annotated[
    int | None,
    typer.Option(
        "-n", "--number", parser=Number("-n", 1), metavar="N", help="At most so many (20 on a terminal, else all)."
    ),
]
From = Annotated[str, typer.Option("--from", metavar="DATE", help="From this day or month on.", show_default=False)]
To = Annotated[str, typer.Option("--to", metavar="DATE", help="Up to and with this day or month.", show_default=False)]
Kind = Annotated[
    str,
    typer.Option(
        "--kind",
        parser=KindChoice,
        autocompletion=KindChoice.complete,
        metavar="KIND",
        help=f"Only this kind: {', '.join(KINDS)}.",
        show_default=False,
    ),
]
Tag = Annotated[
    str,
    typer.Option(
        "--tag", autocompletion=completions.tags, metavar="TAG", help="Only pages with this tag.", show_default=False
    ),
]
Tags = Annotated[
    list[str] | None,
    typer.Option(
        "--tag",
        autocompletion=completions.tags,
        metavar="TAG",
        help="A tag; may be given again.",
        show_default=False,
    ),
]
GuideName = Annotated[
    str,
    typer.Option(
        "--guide",
        autocompletion=completions.guides,
        metavar="GUIDE",
        help="Only pages written with this guide.",
        show_default=False,
    ),
]
At = Annotated[
    str,
    typer.Option(
        "--at",
        metavar="DATE",
        help="When it was: 2026-11-03, yesterday, “monday 9pm”, -3d.",
        show_default=False,
    ),
]
Distress = Annotated[int | None, _rating("--distress", "How hard it is right now.")]
Before = Annotated[int | None, _rating("--distress-before", "How hard it was at the start.")]
After = Annotated[int | None, _rating("--distress-after", "How hard it was at the end.")]
Feelings = Annotated[
    list[str] | None,
    typer.Option(
        "--feeling",
        parser=FeelingChoice,
        autocompletion=FeelingChoice.complete,
        metavar="WORD",
        help="A feeling; may be given again.",
        show_default=False,
    ),
]
Json = Annotated[bool, typer.Option("--json", help="One JSON object.")]
Plain = Annotated[bool, typer.Option("--plain", help="One record per line, parted by tabs.")]
Yes = Annotated[bool, typer.Option("--yes", help="Do it without asking.")]


def read_date(shell: Shell, words: str) -> NamedDay:
    """The day and time that `words` mean, seen from now. Raises: Refused."""
    context = shell.context
    try:
        return read_when(words, context.civil_now(), context.settings.day_starts_at)
    except NotADate as error:
        raise usage(str(error)) from error


def read_moment(shell: Shell, words: str) -> datetime:
    """The moment that `words` mean, seen from now; clocks that were changed then are told. Raises: Refused."""
    when = read_date(shell, words)
    tell_of_clocks(shell, when)
    return moment_of(when)


def tell_of_clocks(shell: Shell, when: NamedDay) -> None:
    """Tells of an hour that was not there, or was there twice."""
    if said := clocks_changed(when):
        shell.say(said)


def wanted(shell: Shell, first: str, last: str, kind: str, tag: str, guide: str) -> PageFilter:
    """The filter that these options describe. Raises: Refused."""
    start = _start_of(shell, first) if first else None
    end = _end_of(shell, last) if last else None
    if start and end and start >= end:
        raise usage("--from is after --to, so nothing can lie between. Change one of them.")
    return PageFilter(start, end, kind, tag.lstrip("#@"), _names_of(shell, guide) if guide else frozenset())


def _names_of(shell: Shell, name: str) -> frozenset[str]:
    """Every name that a guide has or had: its pages bear the one of their time."""
    from ptg_cli.library.errors import BadContent, NoSuchGuide

    try:
        found = shell.context.library.guide(name)
    except (NoSuchGuide, BadContent):
        return frozenset({composed(name)})
    return frozenset({composed(name), found.slug, *found.was})


def _turns_at(shell: Shell, words: str) -> time:
    """“today” and “yesterday” turn when the person's day does; a date that is written out at midnight."""
    return shell.context.settings.day_starts_at if not words[:1].isdecimal() else time()


def _start_of(shell: Shell, words: str) -> datetime:
    month = whole_month(words)
    when = NamedDay(month[0]) if month else read_date(shell, words)
    return datetime.combine(when.day, when.clock or _turns_at(shell, words))


def _end_of(shell: Shell, words: str) -> datetime:
    month = whole_month(words)
    when = NamedDay(month[1]) if month else read_date(shell, words)
    if when.clock:
        given = datetime.combine(when.day, when.clock)
        # The minute or second that was named is still wanted; the end itself is not.
        return moment_after(given if when.clock.second else given.replace(second=59))
    return day_after(datetime.combine(when.day, _turns_at(shell, words)))
