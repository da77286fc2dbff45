"""Where in the reader the first of what was looked for stands, so that a found page opens there and not at its top."""

from typing import Final

from textual.containers import VerticalScroll

from ptg_cli.model.visible import visible
from ptg_cli.tui.widgets.lines import Lines, folded
from ptg_cli.tui.widgets.plain import Plain
from ptg_cli.tui.widgets.reader import Reader

_ABOVE: Final = 3
"""Lines shown above the match."""


def scroll_to_first_match(reader: Reader, tries: int = 3) -> None:
    """Scrolls what the reader shows to the first match; with none in its words it stays. What is not laid out yet gets
    so many refreshes to be."""
    shown = reader.shown
    if shown is None or not shown.patterns:
        return
    long, prose = reader.query_one(Lines), reader.query_one("#prose", Plain)
    columns = long.scrollable_content_region.width if shown.drawn is None else prose.content_size.width
    text = visible(shown.text).expandtabs(4) if shown.drawn is None else shown.drawn.plain
    matches = (pattern.search(text) for pattern in shown.patterns)
    _, found = min((match.span() for match in matches if match), default=(0, 0))
    if not columns:
        if found and tries:
            reader.call_after_refresh(scroll_to_first_match, reader, tries - 1)
        return
    if not found:
        return
    scroller: Lines | VerticalScroll = long
    if shown.drawn is None:
        line = len(folded(visible(shown.heading), columns)) + len(folded(text[:found], columns))
    else:
        scroller = reader.query_one("#short", VerticalScroll)
        line = prose.virtual_region.y + len(shown.drawn[:found].wrap(columns)) - 1
    if line >= scroller.size.height - 1:
        scroller.scroll_to(y=line - _ABOVE, animate=False, force=True)  # its bar may not be there yet
