"""What line mode needs done outside of it: drafts and entries, the card, practices, the editor."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from ptg_cli.line.pausing import Steady
from ptg_cli.model.entry import Entry
from ptg_cli.model.practice import Practice


class Sitting(Protocol):
    """Where the session's draft and entry go. Its methods raise OSError as the disk gives it; `told` is what has to be
    said once the entry is kept."""

    told: list[str]

    def save_draft(self, entry: Entry) -> None:
        """Keeps the session as it stands."""

    def keep(self, entry: Entry) -> str:
        """Makes the entry and returns its id."""

    def leave_nothing(self) -> None:
        """From here on nothing is kept; what was is removed."""

    def discard(self) -> None:
        """Removes the draft."""


class EditFailed(Exception):
    """The editor could not be used. The message is a whole sentence."""


@dataclass(frozen=True, slots=True)
class Hands:
    """What the face needs done outside of it.

    `card` gives the support card's lines for a country, or for the person's own where that is empty;
    `practice` a practice by its slug. `edit` opens a text in the person's own editor and gives what comes back
    to its second argument, which says whether it is safe now; it raises EditFailed. `explain` says what a disk
    did; `clock` gives seconds that only grow. `steady` is which practice steadies this person.
    """

    sitting: Sitting
    card: Callable[[str], Sequence[str]]
    practice: Callable[[str], Practice]
    edit: Callable[[str, Callable[[str], bool]], None]
    explain: Callable[[OSError], str]
    clock: Callable[[], float]
    steady: Steady = field(default_factory=Steady)
