"""The reader: one page, its heading and its words, in a column no wider than 72."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content, Span

from ptg_cli.model.visible import drawable
from ptg_cli.tui.commands import SCROLL_KEYS
from ptg_cli.tui.widgets.pages.lines import Lines
from ptg_cli.tui.widgets.pages.page_list import spans
from ptg_cli.tui.widgets.pages.prose import prose
from ptg_cli.tui.widgets.plain import Plain, plain

MATCH: Final = "bold underline"
"""How what was looked for is set off."""

LONG: Final = 40_000
"""Characters: a text longer than this is shown as the plain lines it is, so that it opens at once."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One page as it is shown: the lines above, and its words, drawn, or for a long page as they are. `matches` are
    where in them what was looked for begins and ends. With `questions` headings are what the page answers."""

    heading: str
    drawn: Content | None = None
    text: str = ""
    patterns: tuple[re.Pattern[str], ...] = ()
    matches: tuple[tuple[int, int], ...] = ()
    questions: bool = False


def reading(heading: str, text: str, patterns: Sequence[re.Pattern[str]] = (), *, questions: bool = False) -> Reading:
    """Makes a page ready to be shown, with what matches the patterns set off; with `questions` its headings are those
    that it answers. It may run in a thread."""
    if len(text) > LONG:
        shown = drawable(text)
        return Reading(heading, None, shown, tuple(patterns), tuple(spans(shown, patterns)), questions=questions)
    drawn = prose(text, questions=questions)
    found = tuple(spans(drawn.plain, patterns))
    if found:
        drawn = Content(drawn.plain, [*drawn.spans, *(Span(start, end, MATCH) for start, end in found)])
    return Reading(heading, drawn, text, tuple(patterns), found, questions=questions)


def saying(heading: str, words: str) -> Reading:
    """A sentence of ours in place of a page."""
    return Reading(heading, plain(words, "$dim"))


class Reader(Vertical, can_focus=True):
    """Shows a page and scrolls it."""

    DEFAULT_CSS = """
    Reader { height: 1fr; max-width: 74; }
    Reader VerticalScroll { height: 1fr; padding: 0 2 0 0; scrollbar-size-vertical: 1; }
    Reader #heading { color: $dim; }
    Reader #prose { margin: 1 0; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "scroll('down')", show=False),
        Binding("up,k", "scroll('up')", show=False),
        *SCROLL_KEYS,
    ]

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.shown: Reading | None = None
        self._at = 0

    def compose(self) -> ComposeResult:
        """The short way of showing a page and the long one, one of them at a time."""
        with VerticalScroll(id="short", can_focus=False):
            yield Plain(id="heading")
            yield Plain(id="prose")
        yield Lines(id="long")

    def on_mount(self) -> None:
        """Nothing to read yet."""
        self.query_one("#long").display = False

    def show(self, shown: Reading | None) -> None:
        """Shows a page from its beginning, or nothing. The same page again stays where it was scrolled to."""
        again = shown is not None and self.shown is not None and shown.heading == self.shown.heading
        self.shown = shown
        self._at = self._at if again else 0
        long = shown is not None and shown.drawn is None
        self.query_one("#short").display = not long
        self.query_one("#long").display = long
        if shown is None or shown.drawn is not None:
            self.query_one("#heading", Plain).say(_heading(shown.heading) if shown else "")
            self.query_one("#prose", Plain).say(shown.drawn or "" if shown else "")
            if not again:
                self.query_one("#short", VerticalScroll).scroll_home(animate=False)
        else:
            lines = self.query_one(Lines)
            lines.show(shown.heading, shown.text, shown.patterns, again=again, questions=shown.questions)
        self._draw_match()

    # What was looked for

    @property
    def match(self) -> tuple[int, int] | None:
        """The match that it is at: where it begins and ends. None where the page has none."""
        matches = self.shown.matches if self.shown else ()
        return matches[self._at] if self._at < len(matches) else None

    def go_to_match(self, at: int) -> bool:
        """Goes to one of the matches, the last one with -1, and sets it off from the others; false where there is no
        such one."""
        matches = self.shown.matches if self.shown else ()
        at = at + len(matches) if at < 0 else at
        if not 0 <= at < len(matches):
            return False
        self._at = at
        self._draw_match()
        return True

    def next_match(self, by: int) -> bool:
        """Goes to the next match, or with -1 to the one before; false where there is none."""
        return self._at + by >= 0 and self.go_to_match(self._at + by)

    def _draw_match(self) -> None:
        if self.shown is None or self.match is None:
            return
        if self.shown.drawn is None:
            self.query_one(Lines).set_off(self.match)
        else:
            start, end = self.match
            self.query_one("#prose", Plain).say(self.shown.drawn.stylize("reverse", start, end))

    def action_scroll(self, where: str) -> None:
        """Scrolls the page."""
        long = self.query_one(Lines)
        scroller = long if long.display else self.query_one("#short", VerticalScroll)
        long.stay()
        if where == "end" and long.display:
            long.scroll_to_end()
            return
        if where in {"home", "end"}:
            scroller.scroll_to(y=scroller.max_scroll_y if where == "end" else 0, animate=False)
        else:
            getattr(scroller, f"scroll_{where}")(animate=False)


def _heading(text: str) -> Content:
    """The heading: with two lines, the first is what the page is."""
    first, line, rest = text.partition("\n")
    if not line:
        return plain(text, "$dim")
    return plain(first, "$accent bold") + plain(f"\n{rest}", "$dim")
