"""Sheets: one page of the person's own words, read here and written to a file to be printed."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from ptg_cli.context import Context
from ptg_cli.desk.sheets import Made, SheetDesk, SheetKind, write_sheet
from ptg_cli.sentences import sheets as said
from ptg_cli.talks.turns import (
    Action,
    AskLine,
    Browse,
    BrowseRow,
    Did,
    Effect,
    Kept,
    PickedRow,
    Refused,
    Say,
    Talk,
    keep_line,
    look,
)


def begin(context: Context) -> Callable[[], Talk[None]]:
    """One visit, as a talk to perform."""
    return partial(change, context)


def change(context: Context) -> Talk[None]:
    """Those there are, until one goes back."""
    mark = 0
    while True:
        seen = yield from look("sheets", run=lambda: _look(context.sheets))
        if isinstance(seen, Refused):
            yield Say(seen.words)
            return
        answer: PickedRow | Did | None = yield _list(seen, mark)
        match answer:
            case PickedRow(row=at) | Did(action="read", row=int(at)):
                mark = at
                yield from _one(context, seen[at][0])
            case _:
                return


def _look(desk: SheetDesk) -> tuple[tuple[SheetKind, str], ...]:
    return tuple((kind, desk.day(kind)) for kind in desk.kinds())


def _list(seen: tuple[tuple[SheetKind, str], ...], mark: int) -> Browse:
    return Browse(
        "sheets",
        said.TITLE,
        said.ABOUT,
        tuple(BrowseRow(kind.title, day, kind.about) for kind, day in seen),
        (Action("read", "r", "enter", "read", said.READ, tuple(range(len(seen))), footer=True),),
        at=mark,
        picking=said.PICKING,
    )


def _one(context: Context, kind: SheetKind) -> Talk[None]:
    """Shows one, and asks whether to write it to a file."""
    made = yield from look("a sheet", kind.name, run=lambda: context.sheets.make(kind))
    if isinstance(made, Refused):
        yield Say(made.words)
        return
    while True:
        answer: PickedRow | Did | None = yield _page(made)
        match answer:
            case None:
                return
            case Did(action="write"):
                yield from _write(context, made)


def _page(made: Made) -> Browse:
    """One of them to be read, part by part. That others can read paper is said first."""
    sheet = made.sheet
    short = (said.not_all(sheet.cut, sheet.left_out, "")) if sheet.cut or sheet.left_out else ""
    return Browse(
        "sheet",
        made.kind.title,
        f"{made.about} {said.OTHERS_CAN_READ_IT}",
        tuple(BrowseRow(line, heading=part.heading) for part in made.parts for line in part.lines),
        (Action("write", "w", "w", said.TO_A_FILE, said.TO_A_FILE_ABOUT, footer=True),),
        below=tuple(filter(None, (*made.remarks, short))),
        picking="",
    )


def _write(context: Context, made: Made) -> Talk[None]:
    """Asks for a file and writes it there; what is there already stays, and is asked about again."""
    usual = said.file_name(made.kind.name, context.today.isoformat())
    asked = AskLine(said.WHICH_FILE, said.FILE_ABOUT, usual, enter="writes it")

    def writing(words: str) -> Effect[Kept[None]]:
        def run() -> Kept[None]:
            return Kept(None, write_sheet(made, Path(words).expanduser()))

        return Effect("write a sheet", (made.kind.name, words), run=run)

    yield from keep_line(asked, writing)
