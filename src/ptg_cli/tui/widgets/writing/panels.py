"""One panel for each thing a session comes to. A panel draws a view and gives back an answer; it decides nothing."""

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Static

from ptg_cli.model.answer import Answer
from ptg_cli.model.scales import DISTRESS, FEELINGS, HOW_HARD, HOW_HARD_NOW, WHATEVER_IT_IS
from ptg_cli.model.support import DANGER_NOW
from ptg_cli.sentences import scales as said_of_scales
from ptg_cli.sentences import writing as said
from ptg_cli.session.writing_view import Closing, Offer, Opening, Question
from ptg_cli.tui.textual_seams import HangingContainer
from ptg_cli.tui.widgets.line import Line
from ptg_cli.tui.widgets.plain import Plain
from ptg_cli.tui.widgets.scale import Scale
from ptg_cli.tui.widgets.toggles import Toggles
from ptg_cli.tui.widgets.writing.chooser import Chooser


class Panel(VerticalScroll, HangingContainer, can_focus=False):
    """What stands between the title and the row of words."""

    DEFAULT_CSS = """
    Panel { height: 1fr; margin: 0 -1 0 0; scrollbar-size: 0 1; scrollbar-gutter: stable; }
    Panel .prompt { text-style: bold; }
    Panel #more { dock: bottom; height: 1; margin: 0; color: $accent; display: none; }
    Panel .hint { color: $dim; }
    Panel .quiet { color: $dim; margin-top: 1; }
    Panel .space { margin-top: 1; }
    Panel Scale, Panel Toggles, Panel Chooser, Panel Sorter, Panel Sharer, Panel Editor, Panel Line { margin-top: 1; }
    """

    class Changed(Message):
        """The person changed something."""

    class Done(Message):
        """The person goes on from this panel."""

        def __init__(self, panel: "Panel") -> None:
            super().__init__()
            self.panel = panel

    def on_mount(self) -> None:
        """Says where more is out of sight."""
        self.mount(Plain(said.MORE_BELOW, id="more"))
        for name in ("virtual_size", "scroll_y"):
            self.watch(self, name, self._mark_more, init=False)

    def on_resize(self) -> None:
        """Says so in a window of another size, too."""
        self._mark_more()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many rows as the words need in the width that the bar beside them leaves, which is always kept free."""
        return super().get_content_height(container, viewport, max(width - self.scrollbar_size_vertical, 1))

    def _mark_more(self) -> None:
        end = max((one.virtual_region.bottom for one in self.children if one.id != "more"), default=0)
        for more in self.query("#more"):  # counted without the row it takes itself
            more.display = end - self.scroll_y > self.size.height > 0

    def answer(self) -> Answer | None:
        """What was answered; None for nothing."""
        return None

    def ready(self) -> bool:
        """Puts the focus where the person begins; false where there is nothing to fill in."""
        return False

    def line_for_words(self, focused: Widget | None) -> Line | None:
        """The line that words typed now are for: where numbers or options are asked for, and words fit too."""
        return next(iter(self.query(Line)), None) if isinstance(focused, Scale | Chooser) else None


class OpeningPanel(Panel):
    """Summary, note, how hard it is, and for some guides what feelings are there."""

    def __init__(self, view: Opening, why: str = "") -> None:
        super().__init__(classes="-feelings" if view.asks_feelings else None)
        self._view = view
        self._why = why
        self._window = Size()

    def _mark_more(self) -> None:
        self._give_way()
        super()._mark_more()

    def _give_way(self) -> None:
        """Where not all of it fits, what the note says in full goes first, then which keys there are. What is asked,
        and what is meant by it, stays."""
        giving = [*self.query(".summary"), *reversed(self.query(".how"))]
        if self._window != self.app.size:
            self._window = self.app.size
            for each in giving:
                each.display = True
        over = self.virtual_size.height - self.size.height if self.size.height else 0
        for each in giving:
            if over > 0 and each.display:
                over -= each.outer_size.height
                each.display = False

    def compose(self) -> ComposeResult:
        """What this is, then what is asked before it."""
        view = self._view
        yield Plain(view.summary, classes="summary")
        if self._why:
            yield Plain(self._why, classes="hint")
        if view.note:
            yield Plain(view.note, classes="space")
        for line in view.lines:
            yield Plain(line, classes="space")
        if view.asks_rating:
            then = said_of_scales.TYPE_NUMBER_OR_NONE if view.asks_feelings else said_of_scales.TYPE_NUMBER_OR_ENTER
            how_hard = Content.styled(HOW_HARD, "bold") + Content.styled(f" {WHATEVER_IT_IS}", "$dim")
            yield Static(how_hard, classes="asked space")
            yield Plain(then, classes="hint how")
            yield Scale(DISTRESS, heights=not view.asks_feelings, id="how-hard")
        if view.asks_feelings:
            yield Plain(said_of_scales.FEELINGS_OR_NONE, classes="prompt asked space")
            yield Plain(said_of_scales.ARROWS_OR_CLICK_MARK, classes="hint how")
            yield Toggles(FEELINGS, id="feelings")

    def ready(self) -> bool:
        """The scale first, where there is one."""
        if self._view.asks_rating:
            self.screen.set_focus(self.query_one(Scale))
        return self._view.asks_rating

    @property
    def rating(self) -> int | None:
        """How hard it is, if that was said."""
        return self.query_one(Scale).value if self._view.asks_rating else None

    @property
    def feelings(self) -> tuple[str, ...]:
        """What was marked."""
        return self.query_one(Toggles).marked if self._view.asks_feelings else ()

    @on(Scale.Picked)
    def _picked(self, event: Scale.Picked) -> None:
        event.stop()
        if event.sure and self._view.asks_feelings:
            self.screen.set_focus(self.query_one(Toggles))  # arrows are for the feelings from here on
        elif event.sure:
            self.post_message(self.Done(self))


class OfferPanel(Panel, can_focus=True):
    """Something offered before the first question. With the card it may be longer than the window, so the keys that
    scroll are its own."""

    def __init__(self, view: Offer, card: list[str]) -> None:
        super().__init__()
        self._view = view
        self._card = card

    def compose(self) -> ComposeResult:
        """Its lines; or its first and the whole card, where that is due: the card begins with the others."""
        first, *rest = self._view.lines or ("",)
        yield Plain(first, classes="prompt")
        for line in rest if not self._card else ():
            yield Plain(by_region(line), classes="space")
        for line in self._card:
            yield Plain(line, classes="" if line.startswith(" ") else "space prompt")

    def ready(self) -> bool:
        """The card takes the keys; where there is none, the row of words has them."""
        if self._card:
            self.screen.set_focus(self)
        return bool(self._card)


class ReadPanel(Panel):
    """A few calm lines."""

    def __init__(self, view: Question) -> None:
        super().__init__()
        self._view = view

    def compose(self) -> ComposeResult:
        """The lines, with air between them."""
        if self._view.prompt:
            yield Plain(self._view.prompt, classes="prompt")
        for line in self._view.lines:
            yield Plain(line, classes="space")
        if self._view.hint:
            yield Plain(self._view.hint, classes="quiet")


class RecallPanel(Panel):
    """An earlier answer of the person's own, read only when asked for."""

    def __init__(self, view: Question) -> None:
        super().__init__()
        self._view = view

    def compose(self) -> ComposeResult:
        """What it is and from when; not its words."""
        earlier = self._view.recalled
        yield Plain(self._view.prompt, classes="prompt")
        if self._view.hint:
            yield Plain(self._view.hint, classes="hint")
        if earlier is not None:
            yield Plain(earlier.said, classes="space")

    def read(self) -> None:
        """Shows the words."""
        if self._view.recalled is not None and not self.query("#earlier"):
            self.mount(Plain(self._view.recalled.text, id="earlier", classes="space"))


class ClosePanel(Panel):
    """How hard now, and one small thing for later."""

    def __init__(self, view: Closing, last: tuple[str, ...], *, nothing: bool) -> None:
        super().__init__()
        self._view = view
        self._last = last
        self._nothing = nothing

    def compose(self) -> ComposeResult:
        """The scale, what follows from it, the line for later, what is said at the end."""
        if self._view.asks_rating:
            yield Plain(HOW_HARD_NOW, classes="prompt")
            yield Plain(said_of_scales.NUMBER_OR_NONE, classes="hint", id="asks")
            yield Plain(id="compared")
            yield Scale(DISTRESS, before=self._view.before, id="how-hard")
            yield Plain(id="said")
            if not self._nothing:
                yield Plain(said.SMALL_THING_FOR_LATER, classes="prompt space")
                later = Line(id="later")
                later.enter_runs = "keep"  # so that the bottom line names it
                yield later
        for line in self._last:
            yield Plain(line, classes="quiet")

    def line_for_words(self, focused: Widget | None) -> Line | None:
        """Words are for later, wherever they are typed."""
        return None if isinstance(focused, Line) else next(iter(self.query(Line)), None)

    def ready(self) -> bool:
        """Digits work at once."""
        if self._view.asks_rating:
            self.screen.set_focus(self.query_one(Scale))
        return self._view.asks_rating

    @property
    def rating(self) -> int | None:
        """How hard it is now, if that was said."""
        return self.query_one(Scale).value if self._view.asks_rating else None

    def take(self, words: str) -> bool:
        """Into the line for later, where there is one; what has more than one line has no place there."""
        for line in self.query(Line):
            if "\n" in words.strip():
                return False
            self.screen.set_focus(line)
            line.insert_text_at_cursor(words.strip("\n"))
            return True
        return False

    @property
    def later(self) -> str:
        """The thing for later."""
        lines = self.query("#later")
        return self.query_one(Line).value if lines else ""

    def say(self, lines: tuple[str, ...]) -> None:
        """Says what follows from the rating, and in words what it was and is."""
        before, now = self._view.before, self.rating
        compared = said_of_scales.then_and_now(before, now) if before is not None and now is not None else ""
        self.set_class(bool(lines), "-said")
        self.query_one("#compared").set_class(before is not None and now is not None and now < before, "after")
        self.query_one("#asks", Plain).display = now is None  # the line is needed for what follows from the number
        for name, words in (("#compared", compared), ("#said", "\n".join(lines))):
            plain = self.query_one(name, Plain)
            plain.say(words)
            plain.display = bool(words)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.Changed())

    @on(Input.Submitted)
    def _done(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(self.Done(self))


def by_region(line: str) -> str:
    """A line to be drawn: where it holds every region's emergency numbers, each region stands by itself."""
    return line.replace(". ", ".\n") if line.startswith(DANGER_NOW) else line
