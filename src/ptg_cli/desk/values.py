"""What matters to a person: looking at their values, and one visit to change them."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from ptg_cli.desk.document import DocumentDesk
from ptg_cli.desk.document_visit import visit_to
from ptg_cli.journal.documents.store import Documents
from ptg_cli.journal.documents.values import VALUES
from ptg_cli.journal.errors import CannotChange
from ptg_cli.model.value import (
    Value,
    ValueGroup,
    Values,
    ValueWords,
    moved_value,
    named_value,
    renamed_value,
    value_called,
    with_value,
    without_value,
)

if TYPE_CHECKING:
    pass


class ValueVisit:
    """Every change is kept at once, and can be taken back while the visit lasts. What reads or writes raises OSError
    and JournalError; what changes something returns what has to be said, mostly nothing. `prompts` is the folder of
    content; `leaves_nothing` is true while nothing is to be left."""

    def __init__(self, documents: Documents, prompts: Path, leaves_nothing: Callable[[], bool] = lambda: False) -> None:
        self.desk = DocumentDesk(documents, VALUES, leaves_nothing)
        self._prompts = prompts
        self._opened = False
        self._visit = visit_to(self.desk)

    # Looking

    def look(self) -> Values:
        """Reads them anew; the first time it keeps a version of what a hand made of them."""
        self.desk.look()
        if not self._opened:
            self._opened = True
            self.desk.keep_version()
        return self.desk.value

    @property
    def problems(self) -> tuple[str, ...]:
        """What is wrong in the file, one sentence each."""
        return self.desk.problems

    @property
    def can_undo(self) -> bool:
        """True once something was changed."""
        return self._visit.can_undo

    def called(self, name: str) -> Value | None:
        """The value of that name."""
        return value_called(self.desk.value, name)

    def choices(self) -> list[ValueGroup]:
        """The values to choose from, without those that are there already. Raises: BadContent."""
        from ptg_cli.library.values import value_groups

        groups = [
            ValueGroup(group.title, tuple(one for one in group.values if not self._has(one.id, one.name)))
            for group in value_groups(self._prompts)
        ]
        return [group for group in groups if group.values]

    def _has(self, known_as: str, name: str) -> Value | None:
        return next((one for one in self.desk.value if one.id == known_as), None) or self.called(name)

    # Changing

    def add(self, name: str, why: str = "") -> str:
        """Adds one in the person's own words. Raises: CannotChange where it is there already."""
        return self._add(named_value(name, why))

    def choose(self, words: ValueWords) -> str:
        """Adds one of those to choose from. Raises: CannotChange where it is there already."""
        return self._add(Value(words.id, words.name))

    def _add(self, value: Value) -> str:
        def add() -> str:
            known = self._has(value.id, value.name)
            if known is not None:
                raise CannotChange(f"“{known.name}” is in your list already.")
            return self.desk.save((*self.desk.value, value))

        return self._visit.do(add)

    def change(self, value: Value, name: str, why: str, *, same: bool = False) -> str:
        """Gives a value another name, or another why. `same` true: taken back together with the change before. Raises:
        CannotChange for a name that another one has, and where another window took it out."""

        def change() -> str:
            there = self._there(value)
            other = self.called(name)
            if other is not None and other.id != there.id:
                raise CannotChange(f"“{other.name}” is in your list already. Give this one another name.")
            return self.desk.save(with_value(self.desk.value, renamed_value(there, name, why)))

        return self._visit.do(change, same=same)

    def move(self, value: Value, place: int) -> str:
        """Puts a value at that place, from 0."""
        return self._visit.do(lambda: self.desk.save(moved_value(self.desk.value, self._there(value), place)))

    def remove(self, value: Value) -> str:
        """Takes a value out. Pages that name it stay as they are."""
        return self._visit.do(lambda: self.desk.save(without_value(self.desk.value, self._there(value))))

    def undo(self) -> str:
        """Takes the last change of this visit back, unless another window changed something since."""
        return self._visit.undo()

    def _there(self, value: Value) -> Value:
        found = next((one for one in self.desk.value if one.id == value.id), None)
        if found is None:
            raise CannotChange(self._visit.changed)
        return found
