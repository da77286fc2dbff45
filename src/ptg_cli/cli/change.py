"""Commands that change a page: edit, change."""

from dataclasses import replace
from typing import Annotated, Final

import typer

from ptg_cli.cli import arguments, completions
from ptg_cli.cli.diagnostics import usage
from ptg_cli.cli.option_values import Choice
from ptg_cli.cli.shell import Shell, check_text
from ptg_cli.desk.page_edit import PageChange, StillOpen, beside_words, change_page, clean_tags, new_date
from ptg_cli.journal.journal import Outcome
from ptg_cli.journal.pages import Page, read_page
from ptg_cli.model.folded import folded
from ptg_cli.model.scales import WORTH
from ptg_cli.sentences import page_edit as said

_TAKE_OFF = "none"
_Worth: Final = Choice("--worth", (*WORTH, _TAKE_OFF), or_none=True)


def edit_page(ctx: typer.Context, page_id: arguments.PageId = "@last") -> None:
    """Open a page's text in your own editor ($VISUAL or $EDITOR).

    Its earlier text is kept: `ptg history`. Where the editor changes nothing, nothing is kept, and this ends with 0.

    Example: ptg edit @last
    """
    shell: Shell = ctx.obj
    page = shell.context.journal.find(page_id)
    try:
        outcome = shell.context.editing.edit_page(page)
    except StillOpen as still_open:  # the editor did what it does, and nothing was changed
        shell.warn(str(still_open))
        return
    if outcome is None:
        shell.say(said.NOTHING_WAS_CHANGED)
    else:
        tell(shell, outcome)


def change_one(
    ctx: typer.Context,
    page_ids: arguments.PageIds,
    title: Annotated[
        str | None, typer.Option("--title", metavar="WORDS", help="A title. An empty one takes the title off.")
    ] = None,
    tags: arguments.Tags = None,
    untags: Annotated[
        list[str] | None,
        typer.Option("--untag", autocompletion=completions.tags, metavar="TAG", help="Take a tag off."),
    ] = None,
    care: Annotated[
        bool | None,
        typer.Option(
            "--care/--no-care", help="Mark the page to be handled with care: it is never previewed or quoted."
        ),
    ] = None,
    at: arguments.At = "",
    worth: Annotated[
        str,
        typer.Option(
            "--worth",
            parser=_Worth,
            autocompletion=_Worth.complete,
            metavar="ANSWER",
            help=f"Was it worth doing: {', '.join(WORTH)}; {_TAKE_OFF} takes it off.",
            show_default=False,
        ),
    ] = "",
    remember: Annotated[
        str | None,
        typer.Option(
            "--remember", metavar="WORDS", help="A line to remember for the next time. An empty one takes it off."
        ),
    ] = None,
    milestone: Annotated[
        str | None,
        typer.Option(
            "--milestone", metavar="WORDS", help="Mark the page as a milestone. An empty text takes the mark off."
        ),
    ] = None,
) -> None:
    """Change a page's title, tags, care mark, date or milestone, or say whether it was worth doing. The text stays.

    A milestone is a page that you mark in your own words; `ptg milestones` lists them. ptg marks none by itself.

    With --at a day alone keeps the page's time, and a time alone keeps its day.

    Example: ptg change @last --tag sleep --at yesterday

    Example: ptg change @last --milestone "Asked for help"

    Example: ptg change @last --worth partly --remember "In the morning it is easier."
    """
    shell: Shell = ctx.obj
    typed = (title or "", remember or "", milestone or "", *(tags or ()), *(untags or ()))
    words = [check_text(word) for word in typed]
    named = arguments.read_date(shell, at) if at else None
    off = clean_tags(tag for word in untags or () for tag in word.split(","))
    change = PageChange(
        title, clean_tags(arguments.read_tags(tags)), off, care, named, _answer(worth), remember, milestone
    )
    if tags and not change.tags:
        raise usage(said.NO_TAG)
    if change == PageChange() and not any(words):
        raise usage(said.SAY_WHAT)
    # All are found before any changes, so that @1 and @2 mean what they meant when they were typed.
    for found in dict.fromkeys(shell.context.journal.locate(words) for words in page_ids):
        _change(shell, read_page(found.path), change, at)


def _change(shell: Shell, page: Page, change: PageChange, at: str) -> None:
    """Changes one page, and says what became of it. `at` are the words for its new date, empty for none."""
    had = {folded(tag) for tag in page.entry.tags}
    for tag in change.untags:
        if folded(tag) not in had:
            shell.say(said.has_no_tag(page.id, tag))
    context = shell.context
    when = new_date(page, at, context.civil_now(), context.settings.day_starts_at) if at else None
    if when:
        arguments.tell_of_night(shell, at, when)
    outcome = change_page(context.journal, page, replace(change, when=when))
    tell(shell, outcome)
    if when:
        arguments.tell_of_clocks(shell, when)
    if when and not outcome.conflict:
        shell.say(said.was_before(page.id, outcome.path.stem))


def _answer(words: str) -> str | None:
    """Whether it was worth doing, as it is kept: None where nothing was said, empty where it is to be taken off."""
    return "" if words == _TAKE_OFF else words or None


def tell(shell: Shell, outcome: Outcome) -> None:
    """Says where a change went; the id of what is now there goes to standard output."""
    if outcome.alone:
        shell.warn(said.kept_alone_as(outcome.path.stem))
    elif outcome.conflict:
        shell.warn(said.both_kept_as(outcome.path.stem))
    elif outcome.same:
        shell.say(said.NOTHING_WAS_CHANGED)
    else:
        shell.say(said.kept_with_history(outcome.path.stem))
    if outcome.beside:
        shell.warn(beside_words(outcome.beside))
    shell.show_kept(outcome.path.stem)
