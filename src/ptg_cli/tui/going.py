"""How a screen asks to be somewhere else: it posts where, and the app knows which screen that is."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from ptg_cli.desk.sessions import Intent


@dataclass
class Go(Message):
    """Open another place: `today`, `writing`, `guides`, `pages`, `people`, `settings`, `trash`, `welcome`.

    `argument` is what that place opens with. `instead` true: in the present screen's stead.
    """

    place: str
    argument: object = None
    instead: bool = False


@dataclass(frozen=True, slots=True)
class Write:
    """What Writing opens with: a guide by its slug (empty for today's suggestion), or a draft left behind by its id.
    `parting` true: what comes after it is the shell."""

    guide: str = ""
    draft: str = ""
    intent: "Intent | None" = None
    parting: bool = False


@dataclass(frozen=True, slots=True)
class Parting:
    """How the app ended: the exit code, what to say in the shell afterwards, the id of what was kept, and
    whether to go on in line mode."""

    code: int = 0
    words: tuple[str, ...] = ()
    kept: str = ""
    line: bool = False
