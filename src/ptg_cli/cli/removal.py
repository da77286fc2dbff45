"""Commands for letting go and getting back: delete, restore, trash, erase, history."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from ptg_cli.cli import arguments, completions
from ptg_cli.cli.change import tell
from ptg_cli.cli.diagnostics import Refused, usage
from ptg_cli.cli.document import VersionNumber, history_of, restore_version, show_history
from ptg_cli.cli.option_values import Number
from ptg_cli.cli.pages import line_of, page_json
from ptg_cli.cli.shell import Shell
from ptg_cli.cli.tree import Branch
from ptg_cli.desk.page_edit import earlier_versions, put_back
from ptg_cli.desk.page_summary import in_list
from ptg_cli.journal.documents.registry import NAMES, document_named
from ptg_cli.journal.errors import NoSuchPage
from ptg_cli.journal.names import PageName
from ptg_cli.journal.pages import read_page
from ptg_cli.model.civil_time import from_stamp
from ptg_cli.sentences import pages as said_of_pages
from ptg_cli.sentences import trash as said_of_trash

if TYPE_CHECKING:
    from ptg_cli.talks.turns import Talk

trash_app = Branch()

TrashId = Annotated[
    str,
    typer.Argument(
        metavar="[ID]",
        autocompletion=completions.trashed,
        help="Which page. Without an id, it is the page deleted last.",
    ),
]


def delete_pages(
    ctx: typer.Context,
    page_ids: arguments.PageIds,
    for_good: Annotated[
        bool, typer.Option("--for-good", help="Don't use the trash: remove every copy that ptg knows of, for good.")
    ] = False,
    yes: arguments.Yes = False,
) -> None:
    """Put pages in the trash. `ptg restore` brings them back.

    Example: ptg delete @last
    """
    shell: Shell = ctx.obj
    journal = shell.context.journal
    # All are found before any goes, so that @1 and @2 mean what they meant when they were typed.
    if for_good:
        found = tuple(dict.fromkeys(_here_or_in_trash(shell, words) for words in page_ids))
        from ptg_cli.talks.removal import delete

        _perform(shell, partial(delete, shell.context, found), yes=yes)
        return
    for page in dict.fromkeys(journal.locate(words) for words in page_ids):
        journal.discard(page)
        shell.say(said_of_pages.page_in_trash(page.id))


def _earlier(shell: Shell, name: str) -> int:
    """How many earlier versions of a page or document its own history lists."""
    document = document_named(name)
    return len(history_of(shell, document).versions() if document else shell.context.journal.versions(name))


def restore_page(
    ctx: typer.Context,
    page_id: TrashId = "",
) -> None:
    """Bring a page back from the trash: the page you name, or the one deleted last.

    Example: ptg restore
    """
    shell: Shell = ctx.obj
    page = shell.context.journal.restore(page_id)
    shell.say(said_of_pages.IT_IS_BACK)
    shell.show_kept(page.id)


@trash_app.callback()
def trash_default(ctx: typer.Context, as_json: arguments.Json = False) -> None:
    """See or empty the trash, and bring pages back.

    Example: ptg trash list
    """
    if ctx.invoked_subcommand is None:
        trash_list(ctx, as_json)


@trash_app.command("list")
def trash_list(ctx: typer.Context, as_json: arguments.Json = False) -> None:
    """List what is in the trash, last deleted first.

    Example: ptg trash list
    """
    shell: Shell = ctx.obj
    inside = shell.context.journal.trashed()
    if as_json:
        shell.show_json("entries", [page_json(read_page(found.path)) for found in inside])
        return
    for found in inside:
        page = read_page(found.path)
        shell.show(line_of(shell, page, in_list(page, shell.context.titles)))
    if not inside:
        shell.say(said_of_trash.EMPTY)


@trash_app.command("restore")
def trash_restore(ctx: typer.Context, page_id: TrashId = "") -> None:
    """Bring a page back: the one named, or the one deleted last.

    Example: ptg trash restore
    """
    restore_page(ctx, page_id)


@trash_app.command("empty")
def trash_empty(ctx: typer.Context, yes: arguments.Yes = False) -> None:
    """Remove everything in the trash for good, with earlier versions and drafts of it.

    Example: ptg trash empty
    """
    shell: Shell = ctx.obj
    from ptg_cli.talks.trash import empty

    _perform(shell, partial(empty, shell.context), yes=yes)


def erase(
    ctx: typer.Context,
    everything: Annotated[
        bool, typer.Option("--everything", help="This option is needed: `ptg erase` always removes everything.")
    ] = False,
    yes: arguments.Yes = False,
) -> None:
    """Remove all that ptg keeps on this computer: pages, trash, drafts, settings, your own guides.

    Example: ptg erase --everything
    """
    shell: Shell = ctx.obj
    if not everything:
        raise usage("`ptg erase --everything` removes all that ptg keeps. `ptg delete` removes one page.")
    from ptg_cli.talks.removal import erase as begin

    _perform(shell, partial(begin, shell.context), yes=yes)


def _perform(shell: Shell, begin: "Callable[[], Talk[str]]", *, yes: bool) -> None:
    """Performs a talk that removes for good. Raises: Refused where something of it is still there."""
    from ptg_cli.cli.talks import perform

    if still_there := perform(shell, begin, yes=yes):
        raise Refused(still_there)


def history(
    ctx: typer.Context,
    name: Annotated[
        str,
        typer.Argument(metavar="[ID]", autocompletion=completions.pages, help=f"A page's id, or {', '.join(NAMES)}."),
    ] = "",
    version: VersionNumber = None,
    show: Annotated[
        int | None,
        typer.Option("--show", parser=Number("--show", 1), metavar="N", help="Show version N of the list."),
    ] = None,
    restore: Annotated[
        int | None,
        typer.Option(
            "--restore",
            parser=Number("--restore", 1),
            metavar="N",
            help="Put version N back. Today's version is kept, too.",
        ),
    ] = None,
    as_json: arguments.Json = False,
) -> None:
    """See the earlier versions of a page, and put one back. A number behind the id shows that version.

    Example: ptg history @last 1
    """
    shell: Shell = ctx.obj
    if not name:
        _what_has_earlier_versions(shell, as_json=as_json)
        return
    show = show or version
    if show and restore:
        raise usage("Use either --show or --restore, not both.")
    if document := document_named(name):
        earlier = history_of(shell, document)
        if restore:
            restore_version(shell, earlier, restore)
        else:
            show_history(shell, earlier, show, as_json=as_json)
    else:
        _history_of_page(shell, name, show, restore, as_json=as_json)


def _what_has_earlier_versions(shell: Shell, *, as_json: bool) -> None:
    """Lists the pages and documents that were changed, with how many versions each has."""
    counts = {known: _earlier(shell, known) for known in shell.context.journal.with_history()}
    names = [known for known, count in counts.items() if count]
    if as_json:
        shell.show_json("pages", [{"id": known, "versions": counts[known]} for known in names])
        return
    for known in names:
        shell.show(f"{known}  {counts[known]} earlier")
    if not names:
        shell.say(said_of_pages.NOTHING_CHANGED_YET)


def _history_of_page(shell: Shell, words: str, show: int | None, restore: int | None, *, as_json: bool) -> None:
    """Lists the earlier versions of the page these words mean, shows one of them, or puts one back. Numbers count from
    1, the newest of them."""
    journal = shell.context.journal
    found = journal.locate(words)
    kept = earlier_versions(journal, found.id)
    number = show or restore
    if number and number > len(kept):
        raise Refused(said_of_pages.only_earlier_versions(found.id, len(kept)))
    if restore:
        tell(shell, put_back(journal, read_page(found.path), kept[restore - 1].read_bytes()))
    elif show:
        shell.show_long(kept[show - 1].read_bytes().decode("utf-8", "replace").rstrip())
    elif as_json:
        rows = [{"id": place, "until": from_stamp(path.stem), "path": path} for place, path in enumerate(kept, 1)]
        shell.show_json("versions", rows)
    else:
        for place, path in enumerate(kept, 1):
            until = from_stamp(path.stem)
            shell.show(f"{place}  until {until:%Y-%m-%d %H:%M}" if until else f"{place}  until {path.stem}")
        if not kept:
            shell.say(said_of_pages.PAGE_NOT_CHANGED)


def _here_or_in_trash(shell: Shell, words: str) -> PageName:
    journal = shell.context.journal
    try:
        return journal.locate(words)
    except NoSuchPage as missing:
        try:
            return journal.in_trash(words)
        except NoSuchPage:
            raise missing from None
