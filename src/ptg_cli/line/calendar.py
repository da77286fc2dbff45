"""The calendar in plain lines: on which days of a month or a year there are pages."""

from datetime import date
from typing import Final

from ptg_cli.desk.calendar import NotAMonth, days_with_pages, read_month
from ptg_cli.insight.calendar import after, before, month_told, year_told
from ptg_cli.insight.trends import Period, end_of, start_of
from ptg_cli.line.face import Face
from ptg_cli.sentences import calendar as said

_MONTH: Final[Period] = "month"
_YEAR: Final[Period] = "year"


def run(face: Face, words: str = "") -> None:
    """Says the days of this month, or of the one that `words` mean, where they mean any; then of whichever is asked
    for, until enter goes back. Raises: Left, OSError."""
    menu, context = face.menu, face.context
    turns = context.settings.day_starts_at

    def meant(words: str) -> tuple[date, Period]:
        begins, whole_year = read_month(words, context.civil_now(), turns)
        return begins, _YEAR if whole_year else _MONTH

    try:
        first, length = meant(words)
    except NotAMonth:  # they were looked for, and need be no month
        first, length = meant("")
    while True:
        days = days_with_pages(context.journal, first, end_of(first, length), turns)
        told = year_told(first.year, days) if length == _YEAR else [month_told(first, days)]
        menu.say(*told, said.HINT)
        match menu.line(said.HINT, finding=True, known=("b", "n", "y")).casefold():
            case "":
                return
            case "b":
                first = before(first, length)
            case "n":
                first = after(first, length)
            case "y":
                length = _YEAR if length == _MONTH else _MONTH
                first = start_of(first, length)
            case words:
                try:
                    first, length = meant(words)
                except NotAMonth as error:
                    menu.say(str(error))
