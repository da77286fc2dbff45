"""The panels of a check-in: how hard it is, feelings, a dial, a line of words. Each keeps its answer while away."""

from collections.abc import Callable, Sequence

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.widgets import Input

from ptg_cli.model.dials import Dial
from ptg_cli.model.scales import DISTRESS, FEELINGS, HOW_HARD, WHATEVER_IT_IS
from ptg_cli.sentences import checkin as said
from ptg_cli.sentences import scales as said_of_scales
from ptg_cli.tui.widgets.line import Line
from ptg_cli.tui.widgets.plain import Plain
from ptg_cli.tui.widgets.scale import Scale
from ptg_cli.tui.widgets.toggles import Toggles
from ptg_cli.tui.widgets.writing.panels import Panel, by_region


class CheckinScalePanel(Panel):
    """Asks for a number. One that is sure is done with at once, unless there is something to say about it. `say` is
    told each number as it is chosen, before any key that follows; `rating` is the one there is already."""

    def __init__(self, say: Callable[[int | None], None], rating: int | None = None) -> None:
        super().__init__()
        self._say = say
        self._rating = rating

    def on_mount(self) -> None:
        """From here on each number is told. Textual calls this for each kind of such a panel."""
        self.watch(self.query_one(Scale), "value", self._say, init=False)

    class Rated(Message):
        """A number was chosen or taken back; `sure` is true where nothing more can be meant."""

        def __init__(self, panel: "CheckinScalePanel", value: int | None, *, sure: bool) -> None:
            super().__init__()
            self.panel = panel
            self.value = value
            self.sure = sure

    def ready(self) -> bool:
        """Digits work at once."""
        self.screen.set_focus(self.query_one(Scale))
        return True

    @on(Scale.Picked)
    def _picked(self, event: Scale.Picked) -> None:
        event.stop()
        self.post_message(self.Rated(self, event.value, sure=event.sure))


class HowHardPanel(CheckinScalePanel):
    """How hard it is right now, and at 9 or 10 whom to reach."""

    def compose(self) -> ComposeResult:
        """The scale, then room for what follows from it."""
        yield Plain(HOW_HARD, classes="prompt")
        yield Plain(f"{WHATEVER_IT_IS} {said_of_scales.TYPE_NUMBER_OR_NONE}", classes="hint")
        yield Scale(DISTRESS, self._rating)
        yield Plain(id="hardest", classes="space")

    def on_mount(self) -> None:
        """Nothing is said of it yet."""
        self.tell(())

    def tell(self, lines: tuple[str, ...]) -> None:
        """Says what follows from the number; nothing, mostly. In a small window it takes the scale's place: whom to
        reach matters more."""
        hardest = self.query_one("#hardest", Plain)
        first = [Content.styled(line, "bold") for line in lines[:1]]
        rest = [Content(by_region(line)) for line in lines[1:]]
        hardest.say(Content("\n\n").join([*first, *rest]))
        hardest.display = bool(lines)
        self.query_one(".hint").display = not lines
        self.call_after_refresh(self.scroll_to_widget, hardest if lines else self.query_one(".prompt"), animate=False)


class FeelingsPanel(Panel):
    """What is there, any or none. `say` is told the feelings as they are marked; `feelings` are marked already."""

    def __init__(self, say: Callable[[tuple[str, ...]], None], feelings: Sequence[str] = ()) -> None:
        super().__init__()
        self._say = say
        self._feelings = feelings

    def compose(self) -> ComposeResult:
        """The words to mark."""
        yield Plain(said.WHAT_DO_YOU_FEEL, classes="prompt")
        yield Plain(said.MARK_FEELINGS, classes="hint")
        yield Toggles(FEELINGS, self._feelings)
        yield Plain(said.FEELINGS_MEAN, classes="quiet")

    def on_mount(self) -> None:
        """From here on each mark is told."""
        self.watch(self.query_one(Toggles), "marked", self._say, init=False)

    def ready(self) -> bool:
        """Arrows work at once."""
        self.screen.set_focus(self.query_one(Toggles))
        return True


class DialPanel(CheckinScalePanel):
    """One dial about the last seven days, with its named ends and which way it goes."""

    def __init__(self, dial: Dial, say: Callable[[int | None], None], rating: int | None = None) -> None:
        super().__init__(say, rating)
        self.dial = dial

    def compose(self) -> ComposeResult:
        """What it is about, then the scale."""
        yield Plain(said.last_seven_days(self.dial.name), classes="hint")
        yield Plain(self.dial.question, classes="prompt")
        if self.dial.hint:
            yield Plain(self.dial.hint, classes="hint")
        yield Scale(self.dial.points, self._rating)
        yield Plain(f"{self.dial.direction} {said_of_scales.NUMBER_OR_NONE}", classes="quiet")


class _WordsLine(Line):
    """The last thing asked: enter keeps all of it."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.go_on_from(words)
        self.enter_runs = "keep"  # so that the bottom line names it


class WordsPanel(Panel):
    """One line of words, and why it is not kept yet, where the disk refuses. `say` is told the line with each letter;
    `words` stand in it already."""

    def __init__(self, say: Callable[[str], None], words: str = "") -> None:
        super().__init__()
        self._say = say
        self._words = words

    def compose(self) -> ComposeResult:
        """The line."""
        yield Plain(said.WORDS, classes="prompt")
        yield Plain(said.WORD_IS_ENOUGH, classes="hint")
        yield _WordsLine(self._words)
        yield Plain(id="refused", classes="space")

    def on_mount(self) -> None:
        """The disk has not refused yet."""
        self.watch(self.query_one(Line), "value", self._say, init=False)
        self.tell("")

    def ready(self) -> bool:
        """Ready to type."""
        self.screen.set_focus(self.query_one(Line))
        return True

    def tell(self, words: str) -> None:
        """Says what the disk did; empty for nothing."""
        refused = self.query_one("#refused", Plain)
        refused.say(words)
        refused.display = bool(words)

    @on(Input.Submitted)
    def _done(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(self.Done(self))


class KeptPanel(Panel, can_focus=True):
    """What is said once it is kept, where it is hard. It may be longer than the window, so it has the keys that
    scroll."""

    def __init__(self, lines: tuple[str, ...]) -> None:
        super().__init__()
        self._lines = lines

    def compose(self) -> ComposeResult:
        """It is kept; and then what steadies, and who there is."""
        yield Plain("Kept.", classes="after")
        for line in self._lines:
            yield Plain(by_region(line), classes="space")

    def ready(self) -> bool:
        """The lines can be scrolled; enter is done."""
        self.screen.set_focus(self)
        return True
