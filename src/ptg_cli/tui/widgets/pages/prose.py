"""A page's Markdown as words to draw: headings, lists, quotes and emphasis, with nothing taken away that was
typed. Links and HTML stay the text they are.

What the person wrote is the brightest: where a page answers questions, these are dim, and of no more weight."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from textual.content import Content

from ptg_cli.model.visible import visible

if TYPE_CHECKING:
    from markdown_it.token import Token

_LEFT_AS_TYPED: Final = "link image autolink html_inline entity html_block reference lheading".split()
"""Markdown that is shown as it was typed. `lheading` would make a heading of any line above three dashes."""

_HEADING: Final = "bold"
_QUIET: Final = "$dim"
_ITEM: Final = "•"
"""What is drawn in place of the mark of an item that was typed as - or *."""
_CODE: Final = "$after"
_STYLES: Final = {"em": "italic", "strong": "bold"}


def prose(text: str, *, questions: bool = False) -> Content:
    """The text as it is drawn. With `questions` its headings are those that the text answers, not the person's own.
    Nothing here raises, whatever the text holds, and no letter of it is lost."""
    from markdown_it import MarkdownIt

    reader = MarkdownIt("commonmark", {"html": False}).disable(_LEFT_AS_TYPED, ignoreInvalid=True)
    shown = visible(text).expandtabs(4)
    try:
        drawn = _Drawing(_QUIET if questions else _HEADING).draw(reader.parse(shown))
    except RecursionError:
        return Content(shown)
    # What is nested deeper than anyone means, the parser leaves out.
    return drawn if _letters(drawn.plain) == _letters(shown) else Content(shown)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


@dataclass
class _Drawing:
    """What has been drawn so far, and inside what the next block stands."""

    heading_style: str = _HEADING
    parts: list[Content] = field(default_factory=list)
    lists: list[str] = field(default_factory=list)  # the mark of the present item, the innermost list last
    quotes: int = 0
    heading: bool = False
    after_heading: bool = False
    list_begins: bool = False
    item_begins: bool = False

    def draw(self, tokens: "Sequence[Token]") -> Content:
        """Draws all blocks."""
        for token in tokens:
            self._take(token)
        return Content("").join(self.parts)

    def _take(self, token: "Token") -> None:
        match token.type:
            case "heading_open":
                self.heading = True
            case "heading_close":
                self.heading = False
            case "blockquote_open":
                self.quotes += 1
            case "blockquote_close":
                self.quotes -= 1
            case "bullet_list_open" | "ordered_list_open":
                self.list_begins = not self.lists
                self.lists.append("")
            case "bullet_list_close" | "ordered_list_close":
                self.lists.pop()
            case "list_item_open":
                self.lists[-1] = f"{token.info}{token.markup if token.info else _ITEM} "
                self.item_begins = True
            case "list_item_close":
                self._empty_item()
            case "inline":
                words = _inline(token.children or [])
                self._block(words.stylize(self.heading_style) if self.heading else words, tight=self.heading)
            case "hr":
                self._block(Content.styled(token.markup[:3], _QUIET))
            case "fence" | "code_block":
                self._code(token)

    def _code(self, token: "Token") -> None:
        lines = token.content.removesuffix("\n")
        if token.type == "code_block":  # most often an indented line of a poem or a letter
            lines = "\n".join(f"    {line}" for line in lines.split("\n"))
            self._block(Content(lines))
            return
        words = Content.styled(lines, _CODE)
        self._block(Content.styled(f"{token.info}\n", _QUIET) + words if token.info.strip() else words)

    def _empty_item(self) -> None:
        if self.item_begins:
            self._block(Content(""))

    def _block(self, words: Content, *, tight: bool = False) -> None:
        """A block below the ones before it: a blank line between, none under a heading or between items."""
        before = ""
        if self.parts:
            between_items = bool(self.lists) and not self.list_begins
            before = "\n" if self.after_heading or between_items else "\n\n"
        mark = self.lists[-1] if self.lists else ""
        indent = "  " * max(len(self.lists) - 1, 0)
        bars = Content.styled("▎ " * self.quotes, _QUIET)
        drawn = []
        for number, line in enumerate(words.split("\n", allow_blank=True)):
            head = mark if number == 0 and self.item_begins else " " * len(mark)
            drawn.append(bars + Content.styled(indent + head, _QUIET) + line)
        self.parts.append(Content(before) + Content("\n").join(drawn))
        self.list_begins = self.item_begins = False
        self.after_heading = tight


def _inline(tokens: "Sequence[Token]") -> Content:
    """The words of one block, a line break where one was typed."""
    words = ""
    spans: list[tuple[int, int, str]] = []
    opened: list[tuple[int, str]] = []
    for token in tokens:
        name = token.type
        if name in {"softbreak", "hardbreak"}:
            words += "\n"
        elif name == "code_inline":
            spans.append((len(words), len(words) + len(token.content), _CODE))
            words += token.content
        elif name.endswith("_open"):
            opened.append((len(words), _STYLES.get(name.removesuffix("_open"), "")))
        elif name.endswith("_close") and opened:
            start, style = opened.pop()
            spans.append((start, len(words), style))
        else:
            words += token.content
    content = Content(words)
    for start, end, style in spans:
        if style and start < end:
            content = content.stylize(style, start, end)
    return content
