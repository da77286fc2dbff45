"""What may stand behind an option: a number within limits, or one of a few words. What does not fit is answered with
the option's name, what it takes, and what was given."""

import re
from collections.abc import Sequence

from ptg_cli.cli.diagnostics import usage
from ptg_cli.model.folded import composed
from ptg_cli.model.nearest import did_you_mean, either, near_names
from ptg_cli.model.visible import in_one_line


class Number:
    """A number from `low` to `high`; without `high` it is as large as one likes. `whole` or not. The first letters of
    its `unit` may stand behind it: 5m, 5 min."""

    def __init__(
        self, option: str, low: float, high: float | None = None, *, whole: bool = True, unit: str = ""
    ) -> None:
        self.option = option
        self.low = low
        self.high = high
        self.whole = whole
        self.unit = unit

    @property
    def wanted(self) -> str:
        """What is taken, in words."""
        what = "a whole number" if self.whole else "a number"
        return f"{what} of {self.low:g} or more" if self.high is None else f"{what} from {self.low:g} to {self.high:g}"

    def __call__(self, given: str | float) -> float:
        """The number that is meant. Raises: Refused."""
        bare = without_unit(given, self.unit) if self.unit and isinstance(given, str) else given
        try:
            number = int(bare) if self.whole else float(bare)
        except (ValueError, OverflowError):
            number = None
        if number is None or not self.low <= number <= (self.high if self.high is not None else number):
            raise usage(f"{self.option} takes {self.wanted}, not “{in_one_line(str(given))}”.")
        return number


class Choice:
    """One of a few words, in whatever case, spaces and hyphens alike. `also` maps other spellings to one of them, and
    with `or_none` nothing at all is taken, too."""

    def __init__(self, option: str, known: Sequence[str], *, or_none: bool = False) -> None:
        self.option = option
        self.known = tuple(known)
        self.or_none = or_none

    def __call__(self, given: str) -> str:
        """The word that is meant. Raises: Refused."""
        word = _spelled(given)
        found = next((one for one in self.known if _spelled(one) == word), None)
        if found is not None or (self.or_none and not word):
            return found or ""
        near = near_names(given, self.known)
        meant = f" {did_you_mean(near)}" if near else ""
        raise usage(f"{self.option} takes {either(self.known)}, not “{in_one_line(given)}”.{meant}")

    def complete(self, incomplete: str) -> list[str]:
        """The words that begin so."""
        return [one for one in self.known if one.startswith(incomplete)]


def without_unit(given: str, unit: str) -> str:
    """What stands before a unit, or before its first letters; all of it where none stands there."""
    number, letters = re.fullmatch(r"(.*?) *([a-z]*)", given.strip().lower(), re.DOTALL).groups()  # type: ignore[union-attr]
    return number if number and letters and unit.startswith(letters) else given


def _spelled(words: str) -> str:
    return composed(" ".join(words.casefold().replace("-", " ").split()))
