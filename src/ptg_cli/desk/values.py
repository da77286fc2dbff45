"""What matters to a person: looking at their values, and one visit to change them."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Final

from ptg_cli.desk.document import DocumentDesk
from ptg_cli.desk.document_visit import visit_to
from ptg_cli.insight.trends import NumberPage
from ptg_cli.journal import frontmatter
from ptg_cli.journal.documents.store import Documents
from ptg_cli.journal.documents.values import VALUES
from ptg_cli.journal.errors import CannotChange
from ptg_cli.journal.journal import Journal
from ptg_cli.journal.pages import Page
from ptg_cli.model.entry import Entry, to_front_matter
from ptg_cli.model.value import (
    Value,
    ValueGroup,
    Values,
    ValueWords,
    known_value,
    moved_value,
    named_value,
    offered,
    rated_value,
    renamed_value,
    value_called,
    with_value,
    without_value,
)
from ptg_cli.sentences import values as said

_SITTING: Final = timedelta(hours=1)
"""Numbers that are said within this time stand on one page: a slip is mended there, and is no second number."""

Numbers = Mapping[str, tuple[int | None, int | None]]
"""What was said in numbers, by the id of the value: how much it matters, and how far it was lived."""


class NumbersPage:
    """The page on which the numbers of one visit stand, so that they can be read back by their day. `now` gives the
    moment with its offset, `zone` the IANA zone where it is known; `leaves_nothing` is true while nothing is to be
    left. Writing raises OSError and JournalError."""

    def __init__(
        self, journal: Journal, now: Callable[[], datetime], zone: str, leaves_nothing: Callable[[], bool]
    ) -> None:
        self._journal = journal
        self._now = now
        self._zone = zone
        self._leaves_nothing = leaves_nothing
        self._page: Page | None = None
        self._entry = Entry("")
        self.numbers: Numbers = {}
        """What stands on it."""

    def put(self, numbers: Numbers, names: Mapping[str, str]) -> None:
        """Writes these numbers there, in the place of those before; `names` are what the values are called."""
        if self._leaves_nothing():
            return
        if not numbers:
            self._take_away()
            return
        moment = self._now()
        if self._page is None:
            new_id = self._journal.new_id(moment.replace(tzinfo=None))
            self._entry = Entry(new_id, created=moment, zone=self._zone, kind="checkin")
        rows = [(names.get(one, one), *both) for one, both in numbers.items()]
        self._entry = replace(
            self._entry,
            matters={one: matters for one, (matters, _) in numbers.items() if matters is not None},
            lived={one: lived for one, (_, lived) in numbers.items() if lived is not None},
            body=said.on_the_page(rows),
        )
        if self._page is None:
            self._page = self._journal.add(self._entry)
        else:
            self._rewrite(self._page)
        self.numbers = dict(numbers)

    def turn(self) -> None:
        """Begins another page where the one there is older than a sitting."""
        created = self._entry.created
        if self._page is not None and created is not None and self._now() - created > _SITTING:
            self._page, self.numbers = None, {}

    def _rewrite(self, page: Page) -> None:
        raw = frontmatter.compose(to_front_matter(self._entry), self._entry.body)
        outcome = self._journal.rewrite(page, raw)
        self._page = None if outcome.conflict or outcome.alone else self._journal.find(self._entry.id)

    def _take_away(self) -> None:
        if self._page is not None:
            self._journal.discard(self._page)
        self._page, self.numbers = None, {}


def numbers_of(pages: Iterable[NumberPage], value: Value) -> list[tuple[date, int | None, int | None]]:
    """What these pages say of a value in numbers, on which day: how much it matters and how far it was lived, the
    newest first."""
    said_of_it = [one for one in pages if value.id in {*(one.matters or ()), *(one.lived or ())}]
    said_of_it.sort(key=lambda one: (one.moment, one.id), reverse=True)
    return [(one.day, (one.matters or {}).get(value.id), (one.lived or {}).get(value.id)) for one in said_of_it]


class ValueVisit:
    """Every change is kept at once, and can be taken back while the visit lasts. What reads or writes raises OSError
    and JournalError; what changes something returns what has to be said, mostly nothing. `prompts` is the folder of
    content; `leaves_nothing` is true while nothing is to be left; `page` takes the numbers that are said,
    and `numbers` gives the pages with any."""

    def __init__(
        self,
        documents: Documents,
        prompts: Path,
        page: NumbersPage,
        numbers: Callable[[], Iterable[NumberPage]],
        leaves_nothing: Callable[[], bool] = lambda: False,
    ) -> None:
        self.desk = DocumentDesk(documents, VALUES, leaves_nothing)
        self._prompts = prompts
        self._page = page
        self._numbers = numbers
        self._rated: list[tuple[Values, Numbers]] = []  # before each change of numbers: the values, and their page
        self._opened = False
        self._visit = visit_to(self.desk)

    # Looking

    def earlier(self, value: Value) -> list[tuple[date, int | None, int | None]]:
        """What was said of a value in numbers, on which day: how much it matters and how far it was lived, the newest
        first. Read back from the pages. Raises: OSError."""
        return numbers_of(self._numbers(), value)

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

        return list(offered(self.desk.value, value_groups(self._prompts)))

    # Changing

    def add(self, name: str, why: str = "") -> str:
        """Adds one in the person's own words. Raises: CannotChange where it is there already."""
        return self._add(named_value(name, why))

    def choose(self, words: ValueWords) -> str:
        """Adds one of those to choose from. Raises: CannotChange where it is there already."""
        return self._add(Value(words.id, words.name))

    def _add(self, value: Value) -> str:
        def add() -> str:
            known = known_value(self.desk.value, ValueWords(value.id, value.name, ""))
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

    def rate(self, value: Value, matters: int | None, lived: int | None, *, same: bool = False) -> str:
        """Says how much a value matters and how far it was lived lately, 0 to 10; None leaves that number as it is. It
        stands on a page, too, and numbers of earlier days stay where they are. `same` as in `change`."""

        def rate() -> str:
            there, values = self._there(value), self.desk.value
            told = self.desk.save(with_value(values, rated_value(there, matters, lived)))
            self._page.turn()
            before = self._page.numbers
            had = before.get(there.id, (None, None))
            both = (had[0] if matters is None else matters, had[1] if lived is None else lived)
            self._page.put({**before, there.id: both}, {one.id: one.name for one in self.desk.value})
            self._rated.append((values, before))
            return told

        return self._visit.do(rate, same=same)

    def undo(self) -> str:
        """Takes the last change of this visit back, unless another window changed something since. Numbers go from
        their page, too."""
        before = self.desk.value
        told, now = self._visit.undo(), self.desk.value
        places = [place for place, (values, _) in enumerate(self._rated) if values == now != before]
        if places:  # two numbers that were said together go together
            numbers = self._rated[places[-1]][1]
            del self._rated[places[-1] :]
            self._page.put(numbers, {one.id: one.name for one in now})
        return told

    def _there(self, value: Value) -> Value:
        found = next((one for one in self.desk.value if one.id == value.id), None)
        if found is None:
            raise CannotChange(self._visit.changed)
        return found
