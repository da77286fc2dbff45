"""What line mode needs done outside of it: drafts and entries, the card, practices, the editor."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from ptg_cli.desk.keeper import Sitting
from ptg_cli.line.pause import Steady
from ptg_cli.line.steadies import OwnLines
from ptg_cli.model.practice import Practice


class EditFailed(Exception):
    """The editor could not be used. The message is a whole sentence."""


@dataclass(frozen=True, slots=True)
class Services:
    """What the face needs done outside of it. `sitting` takes care of what is written.

    `card` gives the support card's lines for a country, or for the person's own where that is empty;
    `practice` a practice by its slug. `edit` opens a text in the person's own editor and gives what comes back
    to its second argument, which says whether it is safe now; it raises EditFailed. `clock` gives seconds that only
    grow. `plan` gives the person's plan as lines. `steady` is which practice steadies this person, `own` what they
    wrote themselves that does. `ends_ptg` is false where the person is back at a list of ptg's own afterwards, so that
    what is said last names what can be typed there.
    """

    sitting: Sitting
    card: Callable[[str], Sequence[str]]
    practice: Callable[[str], Practice]
    edit: Callable[[str, Callable[[str], bool]], None]
    clock: Callable[[], float]
    plan: Callable[[], Sequence[str]] = tuple
    steady: Steady = field(default_factory=Steady)
    own: OwnLines = field(default_factory=OwnLines)
    ends_ptg: bool = True
