"""Nothing at all: what F9 shows until it is pressed again."""

from textual import events
from textual.app import ComposeResult
from textual.screen import ModalScreen
from textual.widget import Widget

from ptg_cli.tui.textual_seams import ClosingScreen


class Hidden(ModalScreen[None], ClosingScreen[None]):
    """An empty screen: no title, no word. F9 or Escape brings back what was there; other keys do nothing."""

    DEFAULT_CSS = """
    Hidden { background: $ground; }
    Hidden Widget { height: 100%; width: 100%; background: $ground; }
    """

    def compose(self) -> ComposeResult:
        """Something opaque to cover everything."""
        yield _Nothing()

    def on_key(self, event: events.Key) -> None:
        """Swallows what is typed, so that nothing reaches what is underneath. F9 itself is the app's."""
        event.stop()
        if event.key == "escape":
            self.dismiss()


class _Nothing(Widget):
    def render(self) -> str:
        return ""
