"""A check-in, as the state machine that every face shares: how hard it is, what is there, once a week the dials that
were picked, one line of words.

    how hard → feelings → each dial → words → over

Each part can be left out. What was said is told to it as it is said; going on and back only moves the question.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import Any, Final

from ptg_cli.model.dials import Dial
from ptg_cli.model.entry import Entry
from ptg_cli.sentences import care as said_of_care
from ptg_cli.session.care import CareKeys, Hardness, hardness
from ptg_cli.session.writing import DRAFT

KIND: Final = "checkin"
"""The kind of a check-in's entry."""


class CheckinPart(Enum):
    """What a check-in asks about. The values are what a draft holds."""

    HOW_HARD = "how-hard"
    FEELINGS = "feelings"
    DIAL = "dial"
    WORDS = "words"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class View:
    """What is asked now: the part, the dial where it is one, and its place among all parts, from 1."""

    part: CheckinPart
    dial: Dial | None
    number: int
    total: int


class Checkin:
    """One check-in. `begun` is its entry with nothing in it yet: id, time and zone. `emergency` gives the emergency
    number and the first helpline, shown at once at 9 and 10."""

    is_page_as_it_stands = False
    """Cut short it waits as a draft, to be gone on with."""

    def __init__(self, begun: Entry, emergency: Callable[[], Sequence[str]] = tuple) -> None:
        self._begun = begun
        self._emergency = emergency
        self._asked: tuple[Dial, ...] = ()
        self._place = 0
        self._nothing = False
        self._over = False
        self._left_at: tuple[CheckinPart, str] | None = None
        self.distress: int | None = None
        self.feelings: tuple[str, ...] = ()
        self.words = ""
        self.dials: dict[str, int] = {}

    @classmethod
    def resume(cls, draft: Entry, emergency: Callable[[], Sequence[str]] = tuple) -> "Checkin":
        """The check-in that a draft was left of, at the very question, once its dials are asked about again."""
        extra = {key: value for key, value in draft.extra.items() if key not in {DRAFT, "id"}}
        begun = replace(draft, feelings=(), distress_before=None, dials={}, body="", extra=extra)
        checkin = cls(begun, emergency)
        checkin.distress = draft.distress_before
        checkin.feelings = draft.feelings
        checkin.dials = dict(draft.dials)
        checkin.words = draft.body[:-1] if draft.body.find("\n") == len(draft.body) - 1 else draft.body
        place: Any = draft.extra.get(DRAFT)
        known = {part.value: part for part in CheckinPart if part is not CheckinPart.OVER}
        at, item = (place.get("at"), place.get("item")) if isinstance(place, dict) else ("", "")
        checkin._left_at = (known.get(str(at), CheckinPart.HOW_HARD), str(item))
        checkin._return()
        return checkin

    # What to draw

    @property
    def id(self) -> str:
        """The id of its entry."""
        return self._begun.id

    @property
    def view(self) -> View:
        """What is asked now."""
        parts = self._parts
        part, dial = (CheckinPart.OVER, None) if self._over else parts[self._place]
        return View(part, dial, self._place + 1, len(parts))

    @property
    def _parts(self) -> list[tuple[CheckinPart, Dial | None]]:
        dials: list[tuple[CheckinPart, Dial | None]] = [(CheckinPart.DIAL, dial) for dial in self._asked]
        return [(CheckinPart.HOW_HARD, None), (CheckinPart.FEELINGS, None), *dials, (CheckinPart.WORDS, None)]

    @property
    def asked(self) -> tuple[Dial, ...]:
        """The dials that are asked about."""
        return self._asked

    @property
    def when_hardest(self) -> tuple[str, ...]:
        """At 9 or 10 what is shown at once: the emergency number and the first helpline; else nothing."""
        if hardness(self.distress, ()) is not Hardness.HARDEST:
            return ()
        return (said_of_care.HARD_NOW, *self._emergency())

    # What the person says

    def rate(self, rating: int | None) -> None:
        """How hard it is, 0 to 10; None takes it back."""
        self.distress = rating

    def feel(self, feelings: Sequence[str]) -> None:
        """What is there, each once."""
        self.feelings = tuple(dict.fromkeys(feelings))

    def rate_dial(self, dial: str, rating: int | None) -> None:
        """A dial by its id, 0 to 10; None takes it back."""
        if rating is None:
            self.dials.pop(dial, None)
        else:
            self.dials[dial] = rating

    def say(self, words: str) -> None:
        """The line of words, as it stands now."""
        self.words = words

    # Going on and back

    def ask_about(self, dials: Sequence[Dial]) -> None:
        """Asks about these dials after the feelings. One that is not among them any more is taken off, with its
        rating."""
        part, at = self._parts[self._place]
        for dial in self._asked:
            if dial not in dials:
                self.dials.pop(dial.id, None)
        self._asked = tuple(dials)
        self._left_at = self._left_at or (part, at.id if at else "")
        self._return()

    def _return(self) -> None:
        """To where it was left, among the parts there are now."""
        if self._left_at is None:
            return
        wanted, item = self._left_at
        places = {(part, dial.id if dial else ""): place for place, (part, dial) in enumerate(self._parts)}
        found = places.get((wanted, item))
        if found is not None:
            self._left_at = None
        self._place = found if found is not None else places[CheckinPart.FEELINGS, ""]

    def take_off(self, dial: Dial) -> None:
        """This dial is not for this person: it is not asked, and what comes after it is asked now."""
        place = self._place
        self.ask_about([each for each in self._asked if each != dial])
        self._place = min(place, len(self._parts) - 1)
        self._left_at = None

    def next(self) -> None:
        """On to what comes next; from the words it is over."""
        self._left_at = None
        if self._place < len(self._parts) - 1:
            self._place += 1
        else:
            self._over = True

    def back(self) -> None:
        """Back to what came before."""
        self._left_at = None
        self._place = max(self._place - 1, 0)

    def end(self) -> None:
        """That is enough: what was said is to be kept."""
        self._over = True

    def take_back_end(self) -> None:
        """The end is taken back, since it could not be kept: the words are asked again."""
        self._over = False
        self._place = len(self._parts) - 1

    def leave_nothing(self) -> None:
        """Nothing of it is to be left."""
        self._nothing = True
        self._over = True

    # What it becomes

    @property
    def has_words(self) -> bool:
        """True once anything was said."""
        return self.distress is not None or bool(self.feelings or self.words.strip() or self.dials)

    @property
    def leaves_nothing(self) -> bool:
        """True once the person asked that nothing of it be left."""
        return self._nothing

    @property
    def is_hard(self) -> bool:
        """True from 7 on, and for numb, far away and flooded, whatever the number says."""
        return hardness(self.distress, self.feelings) is not Hardness.CALM

    def afterwards(self, keys: CareKeys) -> tuple[str, ...]:
        """What is said once it is kept: where it is hard, what steadies and who there is to talk to."""
        if not self.is_hard:
            return ()
        return (
            keys.fill(
                said_of_care.STILL_HARD
                if hardness(self.distress, ()) is not Hardness.CALM
                else said_of_care.MORE_TO_TRY
            ),
        )

    def entry(self) -> Entry | None:
        """The entry to keep; None where nothing was said, or nothing is to be left."""
        return None if self._nothing or not self.has_words else self._entry()

    def snapshot(self) -> Entry:
        """The check-in as a draft, with the place it was left at."""
        part, dial = self._parts[self._place]
        entry = self._entry()
        return replace(entry, extra={**entry.extra, DRAFT: {"at": part.value, "item": dial.id if dial else ""}})

    def _entry(self) -> Entry:
        return replace(
            self._begun,
            kind=KIND,
            feelings=self.feelings,
            distress_before=self.distress,
            dials=dict(self.dials),
            body=_ended(self.words) if self.words.strip() else "",
        )


def _ended(words: str) -> str:
    """A line with its ending, as files have it; what came with more than one line is left as it came."""
    return words if "\n" in words else f"{words}\n"
