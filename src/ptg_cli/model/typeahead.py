"""Typing ahead: keys and pastes wait in their order until what came before them has had its effect, and then go to
what is asked next. Pure: the time is passed in, in seconds of a clock that only goes on."""

from enum import Enum
from typing import Final, Generic, NamedTuple, TypeVar

ALONE: Final = 0.25
"""Seconds in which another letter makes a word of one that does something by itself."""

ENDS_A_NUMBER: Final = 0.5
"""Seconds in which an Enter still belongs to the digit before it, although that has gone on by itself."""

_TRIES: Final = 50
"""How often a place is asked to move on for the same words, before they are handed to it as they are."""

T = TypeVar("T")


class Typed(NamedTuple, Generic[T]):
    """One key or one paste. `text` is what it types, empty for a key that types nothing. `patience` is how many seconds
    it waits for what came before it, None for ever."""

    event: T
    at: float
    text: str = ""
    pasted: bool = False
    patience: float | None = None


class Takes(Enum):
    """What the thing that has the keys does with letters: nothing of its own, one line, or a text of many lines."""

    NOTHING = "nothing"
    LINE = "line"
    TEXT = "text"


class WordsGoTo(Enum):
    """Where words belong that are typed where nothing takes letters: nowhere, into a line that stands there, or to the
    next question. What asks whether to go on is passed by no word: there they wait until the person has gone on."""

    NOWHERE = "nowhere"
    LINE = "line"
    NEXT = "next"
    WAIT = "wait"


class TypingPlace(NamedTuple):
    """What typing means right now. `letters` do something each by itself, though words may be meant. `last` is true
    where no question follows, so that words typed before have to find their place here. `asks` is what has the keys:
    where it is another than before, a key has gone on."""

    takes: Takes = Takes.NOTHING
    words: WordsGoTo = WordsGoTo.NOWHERE
    letters: frozenset[str] = frozenset()
    last: bool = False
    asks: object = None


class HandOut(NamedTuple, Generic[T]):
    """Hand this to what has the keys. `ahead` is true for one that waited long enough and goes before the others."""

    one: Typed[T]
    ahead: bool = False


class FocusMove(Enum):
    """Make room for words, then ask again: put the caret into the line, or go on to the next question."""

    TO_LINE = "to line"
    ON = "on"


class LeftKeys(NamedTuple):
    """No question came for these words: keep them as they are."""

    words: str


class TypeAhead(Generic[T]):
    """Everything that was typed and has not been handed out. `add` what comes; `take` until it gives None."""

    def __init__(self) -> None:
        self._waiting: list[Typed[T]] = []
        self._carried: list[Typed[T]] = []  # typed before the next in `_waiting`, for a place that takes letters
        self._word = False  # true from the first letter of words until something takes them
        self._typing = False  # true while all that was handed out last is letters for the same place
        self._moves = 0
        self._digit: tuple[float, object] | None = None  # when a digit was typed, and to what, if that was the last key

    def __bool__(self) -> bool:
        return bool(self._waiting or self._carried)

    def add(self, *typed: Typed[T]) -> None:
        """These were typed now, after all others."""
        self._waiting += typed

    def before(self, earlier: "TypeAhead[T]") -> None:
        """Another one's keys were typed before these."""
        self._carried = [*earlier._carried, *self._carried]
        self._waiting = [*earlier._waiting, *self._waiting]
        self._word = earlier._word

    def take(self, place: TypingPlace, now: float, *, settled: bool) -> HandOut[T] | FocusMove | LeftKeys | None:
        """What to do next, None for nothing yet. `settled` is true once all that was handed out has had its effect and
        nothing is being kept or drawn."""
        if not settled:
            return self._take_early(place, now)
        if self._may_only_end_a_number(place):
            if len(self._waiting) == 1 and now - self._waiting[0].at < ALONE:
                return None
            if len(self._waiting) == 1:
                self._waiting.pop(0)
            self._digit = None
        if place.takes is not Takes.NOTHING:
            self._word = False
            self._waiting = [*self._carried, *self._waiting]
            self._carried = []
            return self._hand(place)
        if place.last and (self._word or self._carried):
            self._word = False
            return LeftKeys(self.words())
        if place.words is WordsGoTo.NOWHERE and (self._word or self._goes_on()):
            self._carry()
        if place.words is WordsGoTo.WAIT:
            self._wait_here(place)
        if not self._waiting:
            return None
        if self._is_undecided(place, now):
            return None
        if place.words in {WordsGoTo.NOWHERE, WordsGoTo.WAIT} or not (self._word or self._begins_words(place)):
            return self._hand(place)
        self._moves += 1
        if self._moves > _TRIES:
            return self._hand(place)
        self._word = True
        return FocusMove.TO_LINE if place.words is WordsGoTo.LINE else FocusMove.ON

    def _take_early(self, place: TypingPlace, now: float) -> HandOut[T] | None:
        """Letters follow letters into the same text at once; what waited long enough goes ahead of all."""
        if self._typing and not self._carried and self._waiting and _is_typing(self._waiting[0], place):
            return self._hand(place)
        for number, one in enumerate(self._waiting):
            if one.patience is not None and now - one.at >= one.patience:
                del self._waiting[number]
                self._typing = False
                return HandOut(one, ahead=True)
        return None

    def _hand(self, place: TypingPlace) -> HandOut[T] | None:
        if not self._waiting:
            return None
        one = self._waiting.pop(0)
        is_digit = one.text.isdigit() and place.takes is Takes.NOTHING and not one.pasted
        self._digit = (one.at, place.asks) if is_digit else None
        self._typing = _is_typing(one, place)
        self._word = False
        self._moves = 0
        return HandOut(one)

    def _may_only_end_a_number(self, place: TypingPlace) -> bool:
        """True for the Enter of someone who types a number and Enter, as everywhere else, where the number has gone on
        by itself: what is asked next has not been read yet. Whoever types on behind it knows what comes, and means
        it."""
        if self._digit is None or not self._waiting or self._carried:
            return False
        typed_at, asked = self._digit
        first = self._waiting[0]
        return first.text == "\n" and first.at - typed_at < ENDS_A_NUMBER and place.asks is not asked

    def _carry(self) -> None:
        """Words go on waiting, so that what follows them can be asked and answered."""
        while self._waiting and self._waiting[0].text:
            self._carried.append(self._waiting.pop(0))
        self._word = False

    def _wait_here(self, place: TypingPlace) -> None:
        """Words that were begun before or here wait. What does something here by itself does not: an Enter goes on."""
        if self._word:
            self._carry()
        while self._waiting and self._belongs_to_words(place):
            self._carried.append(self._waiting.pop(0))

    def _belongs_to_words(self, place: TypingPlace) -> bool:
        first = self._waiting[0]
        if not first.text or first.text == "\n" or self._begins_words(place):
            return bool(first.text) and first.text != "\n"
        if not self._carried or first.pasted:
            return False
        return first.at - self._carried[-1].at < ALONE or first.text not in place.letters

    def _goes_on(self) -> bool:
        """True for a letter at the heels of words that wait already: it belongs to them, and is no command."""
        if not (self._carried and self._waiting) or self._waiting[0].pasted:
            return False
        return self._waiting[0].text.isalpha() and self._waiting[0].at - self._carried[-1].at < ALONE

    def _is_lone(self, place: TypingPlace) -> bool:
        """True for a letter that does something, as long as no other came at its heels."""
        first, *others = self._waiting
        if self._word or place.words is WordsGoTo.NOWHERE or first.pasted or first.text not in place.letters:
            return False
        return not others or others[0].pasted or others[0].text in {"", "\n"}

    def _is_undecided(self, place: TypingPlace, now: float) -> bool:
        return self._is_lone(place) and len(self._waiting) == 1 and now - self._waiting[0].at < ALONE

    def _begins_words(self, place: TypingPlace) -> bool:
        first = self._waiting[0]
        if first.pasted:
            return bool(first.text.strip())
        return first.text.isalpha() and not self._is_lone(place)

    def due(self, place: TypingPlace, now: float) -> float | None:
        """In how many seconds time alone changes what is to be done where all is settled; None where it never does."""
        undecided = bool(self._waiting) and (self._is_undecided(place, now) or self._may_only_end_a_number(place))
        return max(self._waiting[0].at + ALONE - now, 0.0) if undecided else None

    def words(self) -> str:
        """All words that wait, which from here on no longer do. Keys that type nothing stay."""
        typed = [*self._carried, *self._waiting]
        self._carried = []
        self._waiting = [one for one in self._waiting if not one.text]
        return "".join(one.text for one in typed)


def _is_typing(one: Typed[T], place: TypingPlace) -> bool:
    """True for what only becomes part of the text that has the keys. Enter ends a line."""
    if not one.text or place.takes is Takes.NOTHING:
        return False
    return one.pasted or one.text != "\n" or place.takes is Takes.TEXT
