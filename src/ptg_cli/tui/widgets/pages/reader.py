"""The reader: one page, its heading and its words, in a column no wider than 72."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content

from ptg_cli.model.visible import drawable
from ptg_cli.tui.commands import SCROLL_KEYS
from ptg_cli.tui.widgets.pages.lines import Lines
from ptg_cli.tui.widgets.pages.page_list import spans
from ptg_cli.tui.widgets.pages.prose import prose
from ptg_cli.tui.widgets.plain import Plain, plain

LONG: Final = 40_000
"""Characters: a text longer than this is shown as the plain lines it is, so that it opens at once."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One page as it is shown: the lines above, and its words, drawn, or for a long page as they are. `first` is where
    in them the first of what was looked for stands, from 0."""

    heading: str
    drawn: Content | None = None
    text: str = ""
    patterns: tuple[re.Pattern[str], ...] = ()
    first: int = 0


def reading(heading: str, text: str, patterns: Sequence[re.Pattern[str]] = ()) -> Reading:
    """Makes a page ready to be shown, with what matches the patterns set off. It may run in a thread."""
    if len(text) > LONG:
        shown = drawable(text)
        return Reading(heading, None, shown, tuple(patterns), _first(shown, patterns))
    drawn = prose(text)
    for start, end in spans(drawn.plain, patterns):
        drawn = drawn.stylize("bold underline", start, end)
    return Reading(heading, drawn, text, tuple(patterns), _first(drawn.plain, patterns))


def _first(text: str, patterns: Sequence[re.Pattern[str]]) -> int:
    """Where the first match of any of them begins; 0 where there is none."""
    return min((found.start() for found in (pattern.search(text) for pattern in patterns) if found), default=0)


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
        long = shown is not None and shown.drawn is None
        self.query_one("#short").display = not long
        self.query_one("#long").display = long
        if shown is None or shown.drawn is not None:
            self.query_one("#heading", Plain).say(_heading(shown.heading) if shown else "")
            self.query_one("#prose", Plain).say(shown.drawn or "" if shown else "")
            if not again:
                self.query_one("#short", VerticalScroll).scroll_home(animate=False)
        else:
            self.query_one(Lines).show(shown.heading, shown.text, shown.patterns, again=again)

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
