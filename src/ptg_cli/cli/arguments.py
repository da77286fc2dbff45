"""Options and arguments that several commands share, and what their words mean."""

import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from ptg_cli.cli import completions
from ptg_cli.cli.diagnostics import usage
from ptg_cli.cli.option_values import Choice, Number
from ptg_cli.cli.shell import Shell, check_text
from ptg_cli.cli.tree import Command
from ptg_cli.desk.civil_time import clocks_changed, day_before, moment_of, small_hours
from ptg_cli.model.civil_time import NamedDay, NotADate, Span, read_span, read_when
from ptg_cli.model.scales import FEELINGS, KINDS
from ptg_cli.sentences import misread as said_of_misread

if TYPE_CHECKING:
    from ptg_cli.model.query import Query

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
SomePageIds = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[ID...]",
        autocompletion=completions.pages,
        help="Ids, beginnings of ids, or @last, @2 and so on.",
        show_default=False,
    ),
]
Limit = Annotated[
    int | None,
    typer.Option(
        "-n",
        "--number",
        parser=Number("-n", 1),
        metavar="N",
        help="Show at most this many (20 on a terminal, otherwise all). -5 is short for -n 5.",
    ),
]
From = Annotated[
    str,
    typer.Option("--from", metavar="DATE", help="Only pages from this day or month, and later.", show_default=False),
]
To = Annotated[
    str, typer.Option("--to", metavar="DATE", help="Only pages up to the end of this day or month.", show_default=False)
]
Kind = Annotated[
    str,
    typer.Option(
        "--kind",
        parser=KindChoice,
        autocompletion=KindChoice.complete,
        metavar="KIND",
        help=f"Only pages of this kind: {', '.join(KINDS)}.",
        show_default=False,
    ),
]
WithTags = Annotated[
    list[str] | None,
    typer.Option(
        "--tag",
        autocompletion=completions.tags,
        metavar="TAG",
        help="Only pages with this tag. You can give this option several times.",
        show_default=False,
    ),
]
Not = Annotated[
    list[str] | None,
    typer.Option(
        "--not",
        metavar="WORD",
        help="No page that has this word. You can give this option several times.",
        show_default=False,
    ),
]
Tags = Annotated[
    list[str] | None,
    typer.Option(
        "--tag",
        autocompletion=completions.tags,
        metavar="TAG",
        help="A tag, a word to find the page by. You can give this option several times.",
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
        help="When it was: 2026-11-03, yesterday, “monday 9pm”, 9pm, -3d.",
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
        help="A feeling. You can give this option several times.",
        show_default=False,
    ),
]
Line = Annotated[bool, typer.Option("--line", help="Plain lines, for screen readers and pipes.")]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON object, for programs.")]
Plain = Annotated[
    bool, typer.Option("--plain", help="Print one record per line, with tabs between its fields, for programs.")
]
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
    tell_of_night(shell, words, when)
    tell_of_clocks(shell, when)
    return moment_of(when)


def tell_of_night(shell: Shell, words: str, when: NamedDay) -> None:
    """Tells which night is meant by a time in the small hours, and which day by a time alone that is not today's."""
    if words.strip().lower() == "now":
        return
    context = shell.context
    night = small_hours(when, context.settings.day_starts_at)
    if said := night or day_before(words, when, context.civil_now().date()):
        shell.say(said)


def tell_of_clocks(shell: Shell, when: NamedDay) -> None:
    """Tells of an hour that was not there, or was there twice."""
    if said := clocks_changed(when):
        shell.say(said)


def read_tags(words: Iterable[str] | None) -> list[str]:
    """The tags that were typed, which commas part. Raises: Refused where one looks like a tag to be taken off."""
    tags = [tag for word in words or () for tag in check_text(word).split(",")]
    for tag in tags:
        if tag.strip().startswith("-"):
            raise usage(said_of_misread.untag_meant(tag.strip(" -")))
    return tags


def read_query(
    shell: Shell,
    words: Iterable[str] = (),
    without: Iterable[str] | None = None,
    first: str = "",
    last: str = "",
    kind: str = "",
    tags: Iterable[str] | None = None,
    guide: str = "",
) -> "Query":
    """What these words and options ask for. Hints are said. Raises: Refused where a part of it is not understood."""
    from ptg_cli.model.query import as_typed

    typed = as_typed(check_text(word.removeprefix(_EXCLUDES)) for word in words)
    query = shell.context.read_query(typed)
    options = [
        *(("tag", tag) for tag in tags or ()),
        *(("kind", kind), ("guide", guide), ("from", first), ("to", last)),
    ]
    asked = [f'{key}:"{check_text(value).replace(chr(34), " ")}"' for key, value in options if value]
    asked += [f"-{as_typed([check_text(word)])}" for word in without or ()]
    parts = [part for one in asked for alternative in shell.context.read_query(one).parts for part in alternative]
    query = query.narrowed(parts) if not query.troubles else query
    for trouble in (*query.troubles, *(part.trouble for part in parts)):
        if trouble:
            raise usage(trouble)
    between(shell, first, last)
    for hint in query.hints:
        shell.say(hint)
    return query


def between(shell: Shell, first: str, last: str) -> Span:
    """The time that --from and --to leave, open where one of them is not given. Raises: Refused."""
    context = shell.context
    try:
        start, end = (
            read_span(words, context.civil_now(), context.settings.day_starts_at) if words else Span()
            for words in (first, last)
        )
    except NotADate as error:
        raise usage(str(error)) from error
    if start.first and end.end and start.first >= end.end:
        raise usage("--from is later than --to, so no page can be between them. Change one of them.")
    return Span(start.first, end.end)


_EXCLUDES: Final = "\0"
"""Stands before a word such as `-dad` while the options are read, so that its letters are not taken for some. No
argument can hold it."""


class QueryCommand(Command):
    """A command whose words may begin with a minus, for what is not wanted: `ptg search plum -dad`."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Reads the options, and nothing else that begins with a minus."""
        return super().parse_args(ctx, list(self._told_apart(args, ctx.help_option_names)))

    def _told_apart(self, args: list[str], helps: list[str]) -> Iterator[str]:
        taking = {name for one in self.params if not getattr(one, "is_flag", True) for name in one.opts}
        options = {name for one in self.params for name in one.opts} | {*helps, "--"}
        value_follows = all_words = False
        for word in args:
            if re.fullmatch(r"-\d{1,3}", word) and "-n" in taking and not (value_follows or all_words):
                yield from ("-n", word[1:])  # as `head -5`
                continue
            is_option = word in options or (word[:2] in taking and word[2:].isdecimal())
            if word.startswith("-") and word[1:2] not in {"-", ""} and not (value_follows or all_words or is_option):
                yield _EXCLUDES + word
            else:
                yield word
            all_words = all_words or word == "--"
            value_follows = not value_follows and word in taking
