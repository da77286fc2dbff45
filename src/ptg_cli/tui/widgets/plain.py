"""Text that is drawn as it is: never markup, and with what could harm a terminal made visible."""

from textual.content import Content
from textual.widgets import Static

from ptg_cli.model.visible import visible


def plain(text: str, style: str = "") -> Content:
    """A person's text, or ours, as something to draw."""
    return Content.styled(visible(text), style) if style else Content(visible(text))


class Plain(Static):
    """A text. The one way a screen shows words."""

    def __init__(self, text: str = "", *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(plain(text), id=id, classes=classes, markup=False)
        self.text = text

    def say(self, text: str | Content) -> None:
        """Shows another text."""
        if isinstance(text, Content):
            self.text = text.plain
            self.update(text)
        elif text != self.text:
            self.text = text
            self.update(plain(text))
