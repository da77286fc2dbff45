"""A talk that is being performed: where it stands, what was answered so far, and how to go back a question."""

from collections.abc import Callable
from typing import Any, Final, Generic, TypeVar

from ptg_cli.talks.turns import AskLine, Browse, Choose, ChooseSeveral, Confirm, Effect, Rate, Refused, Talk, Turn, done

R = TypeVar("R")

_QUESTIONS: Final = (AskLine, Choose, Rate, ChooseSeveral, Confirm)
"""The turns that ask one thing."""


class Performance(Generic[R]):
    """`begin` makes the talk, whenever that is needed. It has no threads and does nothing by itself: a face looks at
    `turn`, does what it says, and calls `answer`; for an effect the answer is what `run` returns.

    Going back makes a new talk and gives it the answers and results up to the question before, so that nothing that was
    kept is done twice or undone. Where the new talk comes to another turn than it did then, it asks from there.
    """

    def __init__(self, begin: Callable[[], Talk[R]]) -> None:
        self._begin = begin
        self._talk = begin()
        self._record: list[tuple[Turn, Any]] = []
        self._gone_over: dict[int, tuple[Turn, Any]] = {}  # what was answered after the question one went back to
        self._refused: tuple[Effect[Any], Any] | None = None  # an effect that was to take the place of an earlier one
        self.result: R | None = None
        self.turn: Turn | None = None
        """What the talk waits for; None once it is over, and `result` holds what came of it."""
        self._send(None)

    def answer(self, value: Any) -> None:
        """Answers the turn; the talk goes on to the next."""
        assert self.turn is not None, "a talk that is over takes no answer"
        if isinstance(self.turn, Effect):
            earlier = self._earlier_of(self.turn)
            self._refused = (self.turn, earlier) if isinstance(value, Refused) and earlier is not None else None
        elif isinstance(self.turn, Browse):  # what is done in a list is something new, no other answer to a question
            self._gone_over.clear()
        self._gone_over.pop(len(self._record), None)
        self._record.append((self.turn, value))
        self._send(value)

    def run(self) -> Any:
        """Does what the present effect says; returns what it is answered with. It may take as long as a disk does, so a
        screen calls it from a thread."""
        effect = self.turn
        assert isinstance(effect, Effect)
        again, earlier = effect.again, self._earlier_of(effect)
        if again is not None and earlier is not None:
            return done(lambda: again(earlier))
        return done(effect.run, looks=effect.looks)

    def _earlier_of(self, effect: Effect[Any]) -> Any:
        """What an effect of this kind returned here, before the person went back over it; None where it never ran."""
        before, result = self._gone_over.get(len(self._record)) or self._refused or (None, None)
        ran = isinstance(before, Effect) and before.what == effect.what and not isinstance(result, Refused)
        return result if ran else None

    @property
    def earlier(self) -> str | None:
        """What was answered to this line before, where a person came back to it; else None."""
        before, answer = self._gone_over.get(len(self._record), (None, None))
        asked = isinstance(self.turn, AskLine) and isinstance(before, AskLine) and before.question == self.turn.question
        return answer if asked and isinstance(answer, str) else None

    @property
    def can_go_back_to_question(self) -> bool:
        """True where a question was answered right before this one. A list is none: one goes back to it by leaving."""
        place = self._asked_before()
        return place is not None and isinstance(self._record[place][0], _QUESTIONS)

    def back(self) -> bool:
        """Goes back to the question before; false where this is the first one. What was kept since stays kept."""
        place = self._place_before()
        if place is None:
            return False
        for at in range(place, len(self._record)):
            self._gone_over[at] = self._record[at]
        wanted, self._record = self._record[:place], []
        self._talk.close()
        self._talk = self._begin()
        self._send(None)
        for turn, value in wanted:
            if self.turn != turn:
                break
            self._record.append((turn, value))
            self._send(value)
        return True

    def _asked_before(self) -> int | None:
        """Where the record has the question before. One whose answer was refused is this same question."""
        for at in reversed(range(len(self._record))):
            turn = self._record[at][0]
            refused = at + 1 < len(self._record) and isinstance(self._record[at + 1][1], Refused)
            if isinstance(turn, Choose | Rate | ChooseSeveral | Confirm | Browse) or (
                isinstance(turn, AskLine) and not refused
            ):
                return at
        return None

    def _place_before(self) -> int | None:
        """Where the record has the question before, or what was read for it."""
        place = self._asked_before()
        while place and isinstance(before := self._record[place - 1][0], Effect) and before.looks:
            place -= 1
        return place

    def _send(self, value: Any) -> None:
        try:
            self.turn = self._talk.send(value)
        except StopIteration as end:
            self.turn, self.result = None, end.value
