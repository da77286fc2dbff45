"""A text as an editor shows it, and back again: what was not touched comes back byte for byte.

An editor knows one kind of line end and must not draw what could harm a terminal. So it is given the text made
visible, and what it gives back is put together again: each untouched line is the original one, its ending and
its control characters too; in a changed line the characters made visible turn back into what they stand for.
"""

import difflib
from typing import Final

from ptg_cli.model.visible import unsafe_in, visible

_MOST_TO_COMPARE: Final = 4000
"""Lines: beyond this, only what stands before and after the changes is told apart."""


LONGEST_LINE: Final = 20_000
"""Characters: a line longer than this makes each key of an editor on the screen wait."""

LONGEST_TEXT: Final = 2_000_000
"""Characters: a text longer than this takes such an editor seconds to open."""


def too_long(text: str) -> str:
    """A sentence that says how long a text is, where an editor on the screen would be slow with it; else empty."""
    longest = max(map(len, text.split("\n")))
    if longest > LONGEST_LINE:
        return f"This page has a line of {_amount(longest)} characters."
    return f"This page has {_amount(len(text))} characters." if len(text) > LONGEST_TEXT else ""


def _amount(count: int) -> str:
    """So many characters, as one says it: 20 thousand, 5 million."""
    return f"{count / 1_000_000:.1f} million".replace(".0 ", " ") if count >= 1_000_000 else f"{count // 1000} thousand"


class Editable:
    """One text on its way through an editor."""

    def __init__(self, original: str) -> None:
        self._original = original
        self.shown = visible(original)
        """The text to give the editor: line feeds only, and nothing unsafe to draw."""
        self._as_it_is = self.shown == original
        # A picture that the person typed themselves stands for itself.
        self._pictures = {visible(one): one for one in unsafe_in(original) if visible(one) not in original}

    def restored(self, edited: str) -> str:
        """The text that the editor's stands for."""
        if self._as_it_is:
            return edited
        if edited == self.shown:
            return self._original
        before = self._original.split("\n")
        shown = [visible(f"{line}\n")[:-1] for line in before[:-1]] + [visible(before[-1])]
        return "\n".join(self._lines(before, shown, edited.split("\n")))

    def _lines(self, before: list[str], shown: list[str], now: list[str]) -> list[str]:
        head = _alike(shown, now)
        tail = _alike(shown[head:][::-1], now[head:][::-1])
        old, new = shown[head : len(shown) - tail], now[head : len(now) - tail]
        kept = [self._changed(line) for line in new]
        if len(old) <= _MOST_TO_COMPARE and len(new) <= _MOST_TO_COMPARE:
            matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
            for block in matcher.get_matching_blocks():
                for place in range(block.size):
                    kept[block.b + place] = before[head + block.a + place]
        lines = [*before[:head], *kept, *before[len(before) - tail :]]
        if self._windows_ends and lines:
            # A line that was the last had no ending; one that is last now keeps none.
            lines[:-1] = [line if line.endswith("\r") else f"{line}\r" for line in lines[:-1]]
            lines[-1] = lines[-1].removesuffix("\r") if tail == 0 else lines[-1]
        return lines

    @property
    def _windows_ends(self) -> bool:
        ends = self._original.count("\n")
        return ends > 0 and self._original.count("\r\n") == ends

    def _changed(self, line: str) -> str:
        for picture, meant in self._pictures.items():
            line = line.replace(picture, meant)
        return line


def _alike(one: list[str], other: list[str]) -> int:
    """How many lines the two begin with in common."""
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count
