"""One `[[row]]` of a document that is a list: what fits is taken, what does not is said in plain words."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from ptg_cli.journal.documents.document import Misfit
from ptg_cli.model.folded import nearest
from ptg_cli.model.visible import in_one_line, one_line


def rows_of(table: Mapping[str, Any], name: str, misfits: list[Misfit]) -> list["Row"]:
    """The `[[name]]` rows of a table; what is wrong with them goes to `misfits`, here and once something of a row is
    asked for."""
    rows = table.get(name, [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        misfits.append(Misfit(name, f"each {name} begins with [[{name}]], in two brackets."))
        return []
    return [Row(row, name, nth, misfits) for nth, row in enumerate(rows, 1)]


class Row:
    """One row. A method gives the value of a key, its default where the key is not there or does not fit. `fits` is
    false once something in it did not."""

    def __init__(self, row: Mapping[str, Any], name: str, nth: int, misfits: list[Misfit]) -> None:
        self._row = row
        self._name = name
        self._nth = nth
        self._misfits = misfits
        self.fits = True

    def wrong(self, key: str, words: str) -> None:
        """Says what is wrong with a key, as whole sentences: the row does not fit."""
        self.fits = False
        self._note(key, words)

    def only(self, known: Sequence[str]) -> None:
        """Says which keys nobody here knows. They cost nothing else, and stay in the file."""
        for key in (key for key in self._row if key not in known):
            near = nearest(key, list(known))
            hint = f"Did you mean “{near}”?" if near else f"The keys are: {', '.join(known)}."
            self._note(key, f"“{one_line(key)}” isn't a key here. {hint}")

    def line(self, key: str) -> str:
        """A text that is needed, in one line."""
        if key not in self._row:
            self.wrong("", f"“{key}” is missing.")
            return ""
        value = self.text(key)
        if isinstance(self._row[key], str) and not value:
            self.wrong(key, f"“{key}” can't be empty.")
        return value

    def text(self, key: str) -> str:
        """A text in one line; empty where there is none."""
        value = self._of(key, str, "a text in quotes")
        return in_one_line(value) if value else ""

    def texts(self, key: str, most: int) -> tuple[str, ...]:
        """A list of at most so many texts, a line each."""
        value = self._of(key, list, 'a list in brackets, such as ["one", "two"]') or []
        if not all(isinstance(one, str) for one in value):
            self.wrong(key, f'“{key}” takes a list of texts, such as ["one", "two"].')
        elif not all(one.strip() and "\n" not in one for one in value):
            self.wrong(key, f"“{key}” has an empty text in it, or one of more than one line.")
        elif len(value) > most:
            self.wrong(key, f"“{key}” is too long: {most} at most.")
        else:
            return tuple(value)
        return ()

    def number(self, key: str, least: int, most: int, default: int) -> int:
        """A whole number from `least` to `most`."""
        value = self._of(key, int, "a whole number")
        if value is None or least <= value <= most:
            return default if value is None else value
        self.wrong(key, f"“{key}” has to be {f'{least} or more' if value < least else f'{most} or less'}.")
        return default

    def rating(self, key: str) -> int | None:
        """A whole number from 0 to 10; None where it is not said, or does not fit."""
        value = self.number(key, 0, 10, -1)
        return None if value < 0 else value

    def yes(self, key: str) -> bool | None:
        """True or false; None where it is not said."""
        value: bool | None = self._of(key, bool, "true or false, without quotes")
        return value

    def day(self, key: str) -> date | None:
        """A day; None where it is not said, or does not fit."""
        value: date | None = self._of(key, date, "a day, such as 2026-11-03, without quotes")
        return value

    def one_of(self, key: str, known: Sequence[str], default: str) -> str:
        """One of these words."""
        value = self._row.get(key, default)
        return value if self._is_one_of(key, value, known) else default

    def some_of(self, key: str, known: Sequence[str]) -> tuple[str, ...]:
        """Any of these words."""
        value = self._of(key, list, 'a list in brackets, such as ["one", "two"]') or []
        return tuple(value) if all(self._is_one_of(key, one, known) for one in value) else ()

    def _is_one_of(self, key: str, value: object, known: Sequence[str]) -> bool:
        if isinstance(value, str) and value in known:
            return True
        near = nearest(value, list(known)) if isinstance(value, str) else ""
        there = ", ".join(word for word in known if word)
        self.wrong(key, f"“{key}” takes one of: {there}.{f' Did you mean “{near}”?' if near else ''}")
        return False

    def _of(self, key: str, kind: type, wanted: str) -> Any:
        value = self._row.get(key)
        if value is None or type(value) is kind:
            return value
        self.wrong(key, f"“{key}” takes {wanted}.")
        return None

    def _note(self, key: str, words: str) -> None:
        self._misfits.append(Misfit(key, words, self._name, self._nth))
