"""A text set in a column: which of its characters make up each line that is drawn.

Nothing of the text is copied, and it is set a piece at a time, so that one of many megabytes, even all in one line, can
be drawn from its beginning at once while the rest is still to come.
"""

import re
from array import array
from bisect import bisect_right
from typing import Final

from ptg_cli.model.visible import width

_AT_ONCE: Final = 16_384
"""Characters of one line that are set in one go."""

_ONE_CELL_EACH: Final = re.compile("[ -\u02ff\u03a3-\u0482\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]*")
"""Latin, Greek and Cyrillic letters, dashes and quotes."""


class Column:
    """`text` in lines of at most so many `columns` cells, parted between words, or where it must be inside one. A space
    that a line is parted at belongs to neither line."""

    def __init__(self, text: str, columns: int) -> None:
        self.text = text
        self.columns = max(columns, 1)
        self._starts = array("Q")
        self._ends = array("Q")
        self._at = 0  # everything before it is set
        self._line_end = -1  # where the text's own line at `_at` ends; -1 where that is not known yet
        self.done = False
        """True once all of the text is set."""
        in_line = f"(.{{1,{self.columns}}})(?: |\\Z)|(.{{{self.columns}}})"
        self._parting = re.compile(in_line, re.DOTALL)

    def __len__(self) -> int:
        """How many lines are set so far."""
        return len(self._starts)

    def __getitem__(self, place: int) -> str:
        return self.text[self._starts[place] : self._ends[place]]

    def start_of(self, place: int) -> int:
        """Where in the text a line begins; -1 where it is not set."""
        return self._starts[place] if 0 <= place < len(self._starts) else -1

    def line_of(self, offset: int) -> int | None:
        """The line that holds the character at this offset; None where that is not set yet."""
        if not self.done and offset >= self._at:
            return None
        return max(bisect_right(self._starts, offset) - 1, 0)

    def set(self, characters: int | None = None) -> bool:
        """Sets about so many characters more, or all of them; true once all of the text is set."""
        until = len(self.text) if characters is None else self._at + characters
        while not self.done:
            self._set_piece()
            if self._at >= until:
                break
        return self.done

    def _set_piece(self) -> None:
        """Sets what is left of a line of the text, or the next piece of a long one."""
        start = self._at
        if self._line_end < 0:
            end = self.text.find("\n", start)
            self._line_end = len(self.text) if end < 0 else end
        end = min(self._line_end, start + max(_AT_ONCE, 8 * self.columns))
        piece = self.text[start:end]
        is_rest = end == self._line_end
        simple = piece.isascii() or _ONE_CELL_EACH.fullmatch(piece) is not None
        lines = self._simple(piece) if simple else self._wide(piece)
        if not is_rest:  # how long the last line becomes depends on what comes behind it
            self._at = start + lines.pop()[0]
        for first, last in lines:
            self._starts.append(start + first)
            self._ends.append(start + last)
        if is_rest:
            self.done = end == len(self.text)
            self._at = end if self.done else end + 1
            self._line_end = -1

    def _simple(self, piece: str) -> list[tuple[int, int]]:
        """Where the lines of a piece begin and end, each of its characters taking one cell."""
        if len(piece) <= self.columns:
            return [(0, len(piece))]
        return [found.span(found.lastindex or 0) for found in self._parting.finditer(piece)]

    def _wide(self, piece: str) -> list[tuple[int, int]]:
        """The same for a piece with characters that take two cells, or none."""
        lines: list[tuple[int, int]] = []
        start = 0
        while True:
            end = start + _fitting(piece[start : start + 4 * self.columns + 1], self.columns)
            if end >= len(piece):
                return [*lines, (start, len(piece))]
            space = piece.rfind(" ", start + 1, end + 1)
            end = space if space > 0 else end
            lines.append((start, end))
            start = end + 1 if piece[end] == " " else end


def _fitting(piece: str, columns: int) -> int:
    """How many characters fit into so many cells, at least one."""
    used, end = 0, 0
    for character in piece:
        used += width(character)
        if used > columns:
            break
        end += 1
    return max(end, 1)
