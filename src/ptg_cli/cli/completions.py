"""What Tab offers as values: names and dates. The text of a page is never read for it."""

import os
from collections.abc import Callable, Iterable
from datetime import datetime
from itertools import islice
from typing import Annotated, Final

import typer

from ptg_cli.cli.option_values import Choice
from ptg_cli.cli.typer_seams import completion_script
from ptg_cli.context import Context, folders
from ptg_cli.model.civil_time import from_stamp
from ptg_cli.model.nearest import either

_MOST_IDS: Final = 40
_MOST_PAGES: Final = 300
"""So many of the newest pages are asked for their tags."""

Offered = list[str] | list[tuple[str, str]]


def guides(ctx: typer.Context, incomplete: str) -> Offered:
    """Names of guides, with their titles."""
    return _named(((one.slug, one.title) for one in _context(ctx).library.guides()), incomplete)


def needs(ctx: typer.Context, incomplete: str) -> Offered:
    """What someone may need who looks for a guide."""
    return _named(((one.id, one.title) for one in _context(ctx).library.needs), incomplete)


def guides_and_pages(ctx: typer.Context, incomplete: str) -> Offered:
    """Names of guides, with their titles; of what begins like an id, ids of pages."""
    return pages(ctx, incomplete) if incomplete[:1].isdecimal() else guides(ctx, incomplete)


def practices(ctx: typer.Context, incomplete: str) -> Offered:
    """Names of practices, with their titles."""
    return _named(((one.slug, one.title) for one in _context(ctx).practice_desk.listed()), incomplete)


def strategies(ctx: typer.Context, incomplete: str) -> Offered:
    """Names of strategies, with their titles."""
    return _named(((one.slug, one.title) for one in _context(ctx).strategy_desk.strategies()), incomplete)


def countries(ctx: typer.Context, incomplete: str) -> Offered:
    """Codes of countries, with their names."""
    from ptg_cli.library.prompts import prompts_folder
    from ptg_cli.library.support import read_support

    codes = ((one.code, one.name) for one in read_support(prompts_folder()).countries)
    alike = ((code.lower() if incomplete.islower() else code, name) for code, name in codes)
    return _named(alike, incomplete)


def settings(ctx: typer.Context, incomplete: str) -> Offered:
    """Names of settings, with what they are for."""
    from ptg_cli.settings import FIELDS

    return _named(((name, field.about) for name, field in FIELDS.items()), incomplete)


def setting_values(ctx: typer.Context, incomplete: str) -> Offered:
    """What the setting that stands before can be."""
    from ptg_cli.model.dials import DIALS
    from ptg_cli.model.practice import NEEDS
    from ptg_cli.settings import FIELDS, THEMES

    key = str(ctx.params.get("key") or "")
    of_key: dict[str, Callable[[], Offered]] = {
        "country": lambda: countries(ctx, incomplete),
        "breathing": lambda: practices(ctx, incomplete),
        "steady": lambda: practices(ctx, incomplete),
        "theme": lambda: _begun(THEMES, incomplete),
        "avoid": lambda: _begun(NEEDS, incomplete),
        "dials": lambda: _begun(DIALS, incomplete),
        "dials_hidden": lambda: _begun(DIALS, incomplete),
    }
    if key in of_key:
        return of_key[key]()
    return _begun(("yes", "no"), incomplete) if key in FIELDS and FIELDS[key].wanted == "yes or no" else []


def tags(ctx: typer.Context, incomplete: str) -> Offered:
    """Tags of the newest pages, from their front matter alone."""
    from ptg_cli.journal.pages import tags_of

    pages = islice(_context(ctx).journal.newest(), _MOST_PAGES)
    return _begun(sorted({tag for page in pages for tag in tags_of(page.path)}), incomplete)


def pages(ctx: typer.Context, incomplete: str) -> Offered:
    """Ids of the newest pages, each with its date; never a word of them."""
    return _dated((page.id for page in _context(ctx).journal.newest()), incomplete)


def trashed(ctx: typer.Context, incomplete: str) -> Offered:
    """Ids of what is in the trash, each with its date."""
    return _dated((page.id for page in _context(ctx).journal.trashed()), incomplete)


def drafts(ctx: typer.Context, incomplete: str) -> Offered:
    """Ids of drafts, each with its date, from the names of their files."""
    return _dated(_context(ctx).drafts.ids(), incomplete)


def _context(ctx: typer.Context) -> Context:
    """What the command would have at hand. Completing runs no command, so nothing has put it together yet."""
    return Context(folders(str(ctx.find_root().params.get("home") or ""), os.environ))


def _named(names: Iterable[tuple[str, str]], incomplete: str) -> Offered:
    return [(name, about) for name, about in names if name.startswith(incomplete)]


def _begun(names: Iterable[str], incomplete: str) -> Offered:
    return [name for name in names if name.startswith(incomplete)]


def _dated(ids: Iterable[str], incomplete: str) -> Offered:
    fitting = (one for one in ids if one.startswith(incomplete))
    return [(one, _date(from_stamp(one))) for one in islice(fitting, _MOST_IDS)]


def _date(moment: datetime | None) -> str:
    return f"{moment:%Y-%m-%d %H:%M}" if moment else "no date"


# The command

SHELLS: Final = ("bash", "zsh", "fish")
_Shell: Final = Choice("SHELL", SHELLS)


def completion(
    ctx: typer.Context,
    shell: Annotated[
        str,
        typer.Argument(
            metavar="SHELL",
            parser=_Shell,
            autocompletion=_Shell.complete,
            help=f"{either(SHELLS)}.",
            show_default=False,
        ),
    ],
) -> None:
    """Print the script that lets Tab complete `ptg` in bash, zsh or fish.

    For zsh, put it into a file `_ptg` in a folder of your fpath. For bash and fish, let your shell read it, or put it
    where the shell looks for completions. What Tab offers never comes out of the text of your pages.

    Example: ptg completion bash
    """
    ctx.obj.show(completion_script(shell))
