"""Commands that look at pages: list, search, show."""

import shutil
import sys
from collections.abc import Iterator
from contextlib import closing
from typing import Annotated, Any, TypeVar

import typer

from ptg_cli.cli import arguments
from ptg_cli.cli.diagnostics import Refused, usage
from ptg_cli.cli.shell import Shell, plain_row
from ptg_cli.desk import pages
from ptg_cli.desk.page_summary import another_version, found_line, heading, in_list, preview, when_words
from ptg_cli.journal.pages import Page
from ptg_cli.model.entry import first_line, to_front_matter
from ptg_cli.model.visible import shorten
from ptg_cli.sentences import pages as said

ON_A_TERMINAL = 20
_T = TypeVar("_T")
_BETWEEN_PAGES = "\n\n\n"
_OWN_WORDS = {"title", "later", "remember", "trigger", "milestone", "first_line"}


Body = Annotated[
    bool,
    typer.Option(
        "--body", help="With --json: all words of each page, too, but for pages marked to be handled with care."
    ),
]


def list_pages(
    ctx: typer.Context,
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="[WORDS]", help="Only pages that are asked for so, as `ptg search` reads it."),
    ] = None,
    number: arguments.Limit = None,
    first: arguments.From = "",
    last: arguments.To = "",
    kind: arguments.Kind = "",
    tags: arguments.WithTags = None,
    guide: arguments.GuideName = "",
    without: arguments.Not = None,
    as_json: arguments.Json = False,
    body: Body = False,
    plain: arguments.Plain = False,
) -> None:
    """List your pages, newest first.

    Each with the line it begins with. A day alone is one of your own days, which begin at `day_starts_at` (04:00).
    Where no page fits, this ends with 0 all the same.

    Example: ptg list yesterday

    Example: ptg list --json --body > pages.json
    """
    shell: Shell = ctx.obj
    query = arguments.read_query(shell, words or (), without, first, last, kind, tags, guide)
    found = AtMost(pages.matching(shell.context.journal, query), number, all_of_them=as_json or plain)
    if as_json:
        shell.show_json("entries", [_body_of(page_json(page), page) if body else page_json(page) for page in found])
        return
    if body:
        raise usage(said.BODY_IS_FOR_JSON)
    none = True
    titles = shell.context.titles
    for page in found:
        none = False
        shell.show(plain_line(page, preview(page, titles)) if plain else line_of(shell, page, in_list(page, titles)))
    _tell_of_more(shell, found)
    if none:
        shell.say(said.NONE_IN_LIST if query.asks else said.NONE_YET)


def search_pages(
    ctx: typer.Context,
    words: Annotated[
        list[str], typer.Argument(metavar="WORDS...", help="Every word has to be there, or what stands behind an `or`.")
    ],
    number: arguments.Limit = None,
    first: arguments.From = "",
    last: arguments.To = "",
    kind: arguments.Kind = "",
    tags: arguments.WithTags = None,
    guide: arguments.GuideName = "",
    without: arguments.Not = None,
    care: Annotated[
        bool, typer.Option("--care", help="Also look at the words of pages marked to be handled with care.")
    ] = False,
    as_json: arguments.Json = False,
    plain: arguments.Plain = False,
) -> None:
    """Find pages by their words, tags or days.

    Capitals and accents make no difference. A phrase goes in quotes, and so does a tag with its #. `-word` leaves out
    the pages that have this word. `plum or quince` finds either.
    Whatever is asked for beside one of them, such as a day or tag:sleep, goes with that one alone. What is left out
    with `-word`, `-tag:sleep` or --not is left out of both, and the options hold for both.

    A day finds the pages of that day, and those that have the word: yesterday, saturday, 28 Nov, 2026-11-28, november.

    Some words ask for more: tag:sleep, kind:note, guide:reset, feeling:tired, aim:experiment, on:monday, from:2026-05,
    to:2026-06.

    Pages marked to be handled with care are not found by their words. Where no page fits, this ends with 0 all the
    same.

    Example: ptg search kitchen "the smell of rain" or garden -dad
    """
    shell: Shell = ctx.obj
    query = arguments.read_query(shell, words, without, first, last, kind, tags, guide)
    if not query.asks:
        raise usage(said.NOTHING_TO_SEARCH)
    unread: list[Page] = []
    titles = shell.context.titles
    with closing(pages.matching(shell.context.journal, query, care=care, by_two=True)) as matching:
        found = AtMost(_readable(matching, unread), number, all_of_them=as_json or plain)
        if as_json:
            rows = [
                {**page_json(page), "line": "" if page.entry.care else found_line(page, query, titles)}
                for page in found
            ]
            shell.show_json("entries", rows)
            none = not rows
        else:
            none = True
            for page in found:
                none = False
                line = found_line(page, query, titles)
                version = f"{another_version(page.id)}: {line}".removeprefix(": ")
                shell.show_now(plain_line(page, line) if plain else line_of(shell, page, version))
            _tell_of_more(shell, found)
    for page in unread:
        shell.warn(said.not_searched(str(page.path), page.unreadable))
    if none:
        shell.say(said.NONE_FITS)


def show_page(
    ctx: typer.Context,
    page_ids: arguments.SomePageIds = None,
    as_json: arguments.Json = False,
    raw: Annotated[bool, typer.Option("--raw", help="Print the file exactly as it is.")] = False,
    path: Annotated[bool, typer.Option("--path", help="Print only where the file is.")] = False,
) -> None:
    """Show a page, or several, one below the other. Without an id it shows the newest.

    `ptg show $(ptg list --plain november | cut -f1)` shows all pages of a month.

    Example: ptg show @last

    Example: ptg show @2 @last --json
    """
    shell: Shell = ctx.obj
    journal = shell.context.journal
    asked = list(dict.fromkeys(page_ids or ["@last"]))
    pages = [journal.find(page_id) for page_id in asked]
    if path:
        for page in pages:
            shell.show(str(page.path))
    elif raw:
        for page in pages:
            shell.show_raw(page.raw)
    elif as_json:
        shell.show_json("entries", [{**page_json(page, whole=True), "body": page.entry.body} for page in pages])
    else:
        shell.show_long(
            _BETWEEN_PAGES.join(_as_text(shell, page, page_id) for page, page_id in zip(pages, asked, strict=True))
        )


def _as_text(shell: Shell, page: Page, page_id: str) -> str:
    """A page as it is read: what it is, and its words. Raises: Refused for one that can't be read."""
    if page.unreadable:
        raise Refused(said.cannot_be_shown(str(page.path), page.unreadable, page_id))
    for problem in page.entry.problems:
        shell.say(f"{page.path}: {problem}.")
    head = heading(page.entry, shell.context.titles, shell.context.settings.day_starts_at)
    from ptg_cli.model.body import without_markers

    body = (without_markers(page.entry.body) if page.entry.guide else page.entry.body).rstrip()
    return f"{head}\n\n{body}" if head else body


class AtMost(Iterator[_T]):
    """So many of what is found: the number that was asked for, else all in a pipe or `all_of_them`, and 20 on a
    terminal, where `more` then tells whether there was another. Nothing is read ahead."""

    def __init__(self, found: Iterator[_T], number: int | None, *, all_of_them: bool) -> None:
        self._found = found
        self._cuts = number is None and not all_of_them and sys.stdout.isatty()
        self._left = number or (ON_A_TERMINAL if self._cuts else sys.maxsize)

    def __next__(self) -> _T:
        if self._left == 0:
            raise StopIteration
        self._left -= 1
        return next(self._found)

    @property
    def more(self) -> bool:
        return self._cuts and self._left == 0 and next(self._found, None) is not None


def _tell_of_more(shell: Shell, found: AtMost[Page]) -> None:
    if found.more:
        shell.say(said.the_newest(ON_A_TERMINAL))


def _readable(found: Iterator[Page], unread: list[Page]) -> Iterator[Page]:
    for page in found:
        if page.unreadable:
            unread.append(page)
        else:
            yield page


def line_of(shell: Shell, page: Page, words: str) -> str:
    """A page as a line of a list, cut to the terminal if that is where it goes; never for the ear."""
    line = f"{page.id}  {when_words(page.entry, shell.context.settings.day_starts_at)}  {words}"
    if sys.stdout.isatty() and not shell.whole_lines:
        return shorten(line, shutil.get_terminal_size().columns)
    return line


def plain_line(page: Page, words: str) -> str:
    entry = page.entry
    return plain_row((page.id, entry.created.isoformat() if entry.created else "", entry.kind, entry.guide, words))


def _body_of(row: dict[str, Any], page: Page) -> dict[str, Any]:
    """The same with its words, unless it is to be handled with care, or can't be read."""
    return row if page.entry.care or page.unreadable else {**row, "body": page.entry.body}


def page_json(page: Page, *, whole: bool = False) -> dict[str, Any]:
    """An entry as JSON: its front matter, where it is, and the line a list shows. Of one to be handled with
    care its words are left out, unless `whole` asks for that very entry."""
    if page.unreadable:
        return {"id": page.id, "path": str(page.path), "unreadable": page.unreadable}
    row = {**to_front_matter(page.entry), "id": page.id, "path": str(page.path)}
    row["first_line"] = "" if page.misread else first_line(page.entry)
    if page.entry.care and not whole:
        row = {key: value for key, value in row.items() if key not in _OWN_WORDS}
    if page.entry.problems:
        row["problems"] = list(page.entry.problems)
    return row


list_command = typer.Typer(add_completion=False, rich_markup_mode=None)
list_command.command("list", cls=arguments.QueryCommand)(list_pages)
search_command = typer.Typer(add_completion=False, rich_markup_mode=None)
search_command.command("search", cls=arguments.QueryCommand)(search_pages)
