"""Commands that look at pages: list, search, show."""

import shutil
import sys
from collections.abc import Iterator
from typing import Annotated, Any, TypeVar

import typer

from ptg_cli.cli import arguments
from ptg_cli.cli.diagnostics import Refused, usage
from ptg_cli.cli.shell import Shell, check_text, plain_row
from ptg_cli.desk import pages
from ptg_cli.desk.page_summary import another_version, found_line, heading, in_list, preview, when_words
from ptg_cli.journal.pages import Page
from ptg_cli.model.entry import first_line, to_front_matter
from ptg_cli.model.visible import shorten
from ptg_cli.sentences import pages as said

ON_A_TERMINAL = 20
_T = TypeVar("_T")
_OWN_WORDS = {"title", "later", "remember", "trigger", "first_line"}


def list_pages(
    ctx: typer.Context,
    number: arguments.Limit = None,
    first: arguments.From = "",
    last: arguments.To = "",
    kind: arguments.Kind = "",
    tag: arguments.Tag = "",
    guide: arguments.GuideName = "",
    as_json: arguments.Json = False,
    plain: arguments.Plain = False,
) -> None:
    """List your pages, newest first.

    Example: ptg list --from monday --tag sleep
    """
    shell: Shell = ctx.obj
    which = arguments.wanted(shell, first, last, kind, tag, guide)
    found = _AtMost(pages.pages(shell.context.journal, which), number)
    if as_json:
        shell.show_json("entries", [page_json(page) for page in found])
        return
    none = True
    titles = shell.context.titles
    for page in found:
        none = False
        shell.show(plain_line(page, preview(page, titles)) if plain else line_of(page, in_list(page, titles)))
    if not none and number is None:
        _tell_of_more(shell, found)
    if none:
        empty = which == pages.PageFilter()
        shell.say(said.NONE_YET if empty else said.NONE_IN_LIST)


def search_pages(
    ctx: typer.Context,
    words: Annotated[list[str], typer.Argument(metavar="WORDS...", help="Every word has to be there.")],
    number: arguments.Limit = None,
    first: arguments.From = "",
    last: arguments.To = "",
    kind: arguments.Kind = "",
    tag: arguments.Tag = "",
    guide: arguments.GuideName = "",
    care: Annotated[bool, typer.Option("--care", help="Also pages marked to be handled with care.")] = False,
    as_json: arguments.Json = False,
    plain: arguments.Plain = False,
) -> None:
    """Search your pages for words, whatever their case or accents.

    A phrase goes in quotes, and so does a tag with its #. Pages marked to be handled with care are left out.

    Example: ptg search kitchen "the smell of rain" "#sleep"
    """
    from ptg_cli.model.query import read_query

    shell: Shell = ctx.obj
    which = arguments.wanted(shell, first, last, kind, tag, guide)
    try:
        # The shell took the quotes off: words that came as one are meant as one.
        query = read_query(check_text(word) for word in words)
    except ValueError as error:
        raise usage(str(error)) from error
    unread: list[Page] = []
    found = _AtMost(_readable(pages.matching(shell.context.journal, which, query, care=care), unread), number)
    titles = shell.context.titles
    if as_json:
        rows = [
            {**page_json(page), "line": "" if page.entry.care else found_line(page, query, titles)} for page in found
        ]
        shell.show_json("entries", rows)
        none = not rows
    else:
        none = True
        for page in found:
            none = False
            line = found_line(page, query, titles)
            version = f"{another_version(page.id)}: {line}".removeprefix(": ")
            shell.show_now(plain_line(page, line) if plain else line_of(page, version))
    for page in unread:
        shell.warn(said.not_searched(str(page.path), page.unreadable))
    if none:
        shell.say(said.NONE_FITS)


def show_page(
    ctx: typer.Context,
    page_id: arguments.PageId = "@last",
    as_json: arguments.Json = False,
    raw: Annotated[bool, typer.Option("--raw", help="The file's bytes, exactly.")] = False,
    path: Annotated[bool, typer.Option("--path", help="Only where the file is.")] = False,
) -> None:
    """Show one page.

    Example: ptg show @last
    """
    shell: Shell = ctx.obj
    page = shell.context.journal.find(page_id)
    if path:
        shell.show(str(page.path))
    elif raw:
        shell.show_raw(page.raw)
    elif as_json:
        shell.show_json("entries", [{**page_json(page, whole=True), "body": page.entry.body}])
    elif page.unreadable:
        raise Refused(said.cannot_be_shown(str(page.path), page.unreadable, page_id))
    else:
        for problem in page.entry.problems:
            shell.say(f"{page.path}: {problem}.")
        head = heading(page.entry, shell.context.titles)
        from ptg_cli.model.body import without_markers

        body = (without_markers(page.entry.body) if page.entry.guide else page.entry.body).rstrip()
        shell.show_long(f"{head}\n\n{body}" if head else body)


class _AtMost(Iterator[_T]):
    """So many of what is found; then `more` tells whether there was another. Nothing is read ahead."""

    def __init__(self, found: Iterator[_T], number: int | None) -> None:
        self._found = found
        self._left = number or (ON_A_TERMINAL if sys.stdout.isatty() else sys.maxsize)

    def __next__(self) -> _T:
        if self._left == 0:
            raise StopIteration
        self._left -= 1
        return next(self._found)

    @property
    def more(self) -> bool:
        return self._left == 0 and next(self._found, None) is not None


def _tell_of_more(shell: Shell, found: _AtMost[Page]) -> None:
    if found.more:
        shell.say(said.the_newest(ON_A_TERMINAL))


def _readable(found: Iterator[Page], unread: list[Page]) -> Iterator[Page]:
    for page in found:
        if page.unreadable:
            unread.append(page)
        else:
            yield page


def line_of(page: Page, words: str) -> str:
    """A page as a line of a list, cut to the terminal if that is where it goes."""
    line = f"{page.id}  {when_words(page.entry)}  {words}"
    if sys.stdout.isatty():
        return shorten(line, shutil.get_terminal_size().columns)
    return line


def plain_line(page: Page, words: str) -> str:
    entry = page.entry
    return plain_row((page.id, entry.created.isoformat() if entry.created else "", entry.kind, entry.guide, words))


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
