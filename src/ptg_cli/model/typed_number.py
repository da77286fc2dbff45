"""A number typed digit by digit. Pure: the time is passed in, in seconds of a clock that only goes on."""

from typing import Final

WAIT: Final = 1.5
"""Seconds in which another digit still belongs to the number."""


class TypedNumber:
    """A number from `least` to `most`. It is sure at once where no further digit could make another number of it, else
    once `WAIT` seconds went by without one."""

    def __init__(self, least: int, most: int) -> None:
        self._least = least
        self._most = most
        self._digits = ""
        self._at = 0.0

    def press(self, digit: str, now: float) -> None:
        """Takes a digit. It goes on from the digits before it where these still wait and a number comes of it; else it
        begins anew. One that begins no number there is leaves none."""
        longer = self._digits + digit if self.due(now) else digit
        for digits in (longer, digit):
            if self._begins(digits):
                self._digits, self._at = digits, now
                return
        self._digits = ""

    @property
    def value(self) -> int | None:
        """The number so far; None where there is none."""
        return int(self._digits) if self._digits else None

    def due(self, now: float) -> float | None:
        """In how many seconds the number is sure; 0 where it is, None where there is none."""
        if not self._digits:
            return None
        longer = int(self._digits) * 10 <= self._most and self._digits != "0"
        return max(self._at + WAIT - now, 0.0) if longer else 0.0

    def clear(self) -> None:
        """There is no number."""
        self._digits = ""

    def _begins(self, digits: str) -> bool:
        return str(int(digits)) == digits and self._least <= int(digits) <= self._most
