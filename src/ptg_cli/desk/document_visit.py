"""One visit to living documents: every change is kept at once, and can be taken back while the visit lasts. What
another window changed meanwhile is taken in first, and told."""

from collections.abc import Callable
from typing import Any, Final, Generic, TypeVar

from ptg_cli.desk.document import DocumentDesk
from ptg_cli.journal.documents.document import Document
from ptg_cli.sentences import document as said

S = TypeVar("S")


class DocumentVisit(Generic[S]):
    """`look` reads the files anew, `state` gives what a visit changes, as it was read last, and `put_back` keeps such a
    state. `document` is the one to name. What reads or writes raises OSError and JournalError; what changes something
    returns what has to be said, mostly nothing."""

    def __init__(
        self,
        document: Document[Any],
        look: Callable[[], object],
        state: Callable[[], S],
        put_back: Callable[[S], str],
    ) -> None:
        self._look = look
        self._state = state
        self._put_back = put_back
        self._done: list[tuple[S, S]] = []
        self.changed: Final = said.changed_elsewhere(document.in_words)
        """What is said where another window changed something."""
        self._not_taken_back: Final = said.not_taken_back(document.in_words, document.history)

    @property
    def can_undo(self) -> bool:
        """True once something was changed."""
        return bool(self._done)

    def do(self, change: Callable[[], str], *, same: bool = False) -> str:
        """Looks, and makes a change. `same` true: taken back together with the change before."""
        seen = self._state()
        self._look()
        before = self._state()
        told = "" if seen == before else self.changed
        try:
            return change() or told
        finally:
            if self._state() != before:
                if same and self._done:
                    before = self._done.pop()[0]
                self._done.append((before, self._state()))

    def undo(self) -> str:
        """Takes the last change of this visit back, unless another window changed something since."""
        if not self._done:
            return said.NOTHING_TO_TAKE_BACK
        before, after = self._done[-1]
        self._look()
        if self._state() != after:
            return self._not_taken_back
        try:
            told = self._put_back(before)
        finally:  # of several files one may be back already, so that the next try finds how they stand
            self._done[-1] = (before, self._state())
        self._done.pop()
        return told or said.TAKEN_BACK


def visit_to(desk: DocumentDesk[S]) -> DocumentVisit[S]:
    """A visit to one document."""
    return DocumentVisit(desk.document, desk.look, lambda: desk.value, desk.save)
