"""Where in the reader what was looked for stands: a found page opens there and not at its top, and keys go on from one
place to the next."""

from typing import Final

from textual.containers import VerticalScroll

from ptg_cli.tui.widgets.pages.lines import Lines
from ptg_cli.tui.widgets.pages.reader import Reader
from ptg_cli.tui.widgets.plain import Plain

_ABOVE: Final = 3
"""Lines shown above the match."""


def scroll_to_match(reader: Reader, tries: int = 3) -> None:
    """Scrolls what the reader shows to the match that it is at; with none in its words it stays. What is not laid out
    yet gets so many refreshes to be."""
    shown, match = reader.shown, reader.match
    if shown is None or match is None:
        return
    if shown.drawn is None:
        reader.query_one(Lines).scroll_to_words(match[0], _ABOVE)
        return
    prose = reader.query_one("#prose", Plain)
    columns = prose.content_size.width
    if not columns:
        if tries:
            reader.call_after_refresh(scroll_to_match, reader, tries - 1)
        return
    scroller = reader.query_one("#short", VerticalScroll)
    line = prose.virtual_region.y + len(shown.drawn[: match[0] + 1].wrap(columns)) - 1
    top = scroller.scroll_offset.y
    if not top <= line < top + scroller.size.height - 1:
        scroller.scroll_to(y=max(line - _ABOVE, 0), animate=False, force=True)  # its bar may not be there yet
