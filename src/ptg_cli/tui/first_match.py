"""Where in the reader the first of what was looked for stands, so that a found page opens there and not at its top."""

from typing import Final

from textual.containers import VerticalScroll

from ptg_cli.tui.widgets.pages.lines import Lines
from ptg_cli.tui.widgets.pages.reader import Reader
from ptg_cli.tui.widgets.plain import Plain

_ABOVE: Final = 3
"""Lines shown above the match."""


def scroll_to_first_match(reader: Reader, tries: int = 3) -> None:
    """Scrolls what the reader shows to the first match; with none in its words it stays. What is not laid out yet gets
    so many refreshes to be."""
    shown = reader.shown
    if shown is None or not shown.first:
        return
    if shown.drawn is None:
        reader.query_one(Lines).scroll_to_words(shown.first, _ABOVE)
        return
    prose = reader.query_one("#prose", Plain)
    columns = prose.content_size.width
    if not columns:
        if tries:
            reader.call_after_refresh(scroll_to_first_match, reader, tries - 1)
        return
    scroller = reader.query_one("#short", VerticalScroll)
    line = prose.virtual_region.y + len(shown.drawn[: shown.first + 1].wrap(columns)) - 1
    if line >= scroller.size.height - 1:
        scroller.scroll_to(y=line - _ABOVE, animate=False, force=True)  # its bar may not be there yet
