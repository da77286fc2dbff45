"""How a screen asks to be somewhere else: it posts where, and the app knows which screen that is."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from textual.message import Message

if TYPE_CHECKING:
    from ptg_cli.desk.writing import Intent


@dataclass
class Go(Message):
    """Open another place, by its name in `capabilities` or in `places`.

    `argument` is what that place opens with. `instead` true: in the present screen's stead.
    """

    place: str
    argument: object = None
    instead: bool = False


LEFT_WITHIN: Final = 5.0
"""Seconds from the moment the terminal is gone to the end of the program, whatever still waits for it."""


class HungUp(Message):
    """The terminal is gone. Posted to the app, from any thread."""


class OpenWriting(NamedTuple):
    """What Writing opens with: a guide by its slug (empty for today's suggestion), or a draft left behind by its id.
    `closed` is told how hard it was at the close, None where that was not said, before what opened it has the screen
    again. `parting` true: what comes after it is the shell. `aim` is the id of the
    aim that the page tells of."""

    guide: str = ""
    draft: str = ""
    intent: "Intent | None" = None
    closed: Callable[[int | None], None] | None = None
    parting: bool = False
    aim: str = ""


class OpenPage(NamedTuple):
    """One page that Pages opens with, by its id. Back from it leads to where one was."""

    id: str


class OpenPractice(NamedTuple):
    """What a practice opens with: a pattern or a name (empty for the last one breathed), how long, the bell, the look,
    and ratings given already. `choose` true: the list comes first. `no_entry` true: it keeps nothing. `parting`
    true: what comes after it is the shell."""

    words: str = ""
    minutes: float | None = None
    cycles: int | None = None
    bell: bool = False
    visual: str = ""
    no_entry: bool = False
    before: int | None = None
    after: int | None = None
    choose: bool = False
    parting: bool = False


class OpenCheckin(NamedTuple):
    """What a check-in opens with. `weekly` true: the dials are asked for, due or not. `draft` is the id of one left
    behind, to go on with. `parting` true: what comes after it is the shell."""

    weekly: bool = False
    draft: str = ""
    parting: bool = False


class OpenHardMoment(NamedTuple):
    """What a hard moment opens with: a strategy to begin at once, by its slug, or how hard it is (0 to 10), feelings,
    what set it off, where that was said already. `draft` is the id of one left behind, to go on with. `parting` true:
    what comes after it is the shell."""

    strategy: str = ""
    rating: int | None = None
    feelings: tuple[str, ...] = ()
    trigger: str = ""
    draft: str = ""
    parting: bool = False


class AppEnd(NamedTuple):
    """How the app ended: the exit code, what to say in the shell afterwards, the id of what was kept, and
    whether to go on in line mode."""

    code: int = 0
    words: tuple[str, ...] = ()
    kept: str = ""
    line: bool = False
