"""What can be done at each stage of a session: the commands, the row of words, and which of them apply."""

from dataclasses import dataclass

from ptg_cli.model.guide import TEXTS, Recall
from ptg_cli.sentences import app as said_of_app
from ptg_cli.sentences import tellings as said_of_tellings
from ptg_cli.sentences import today as said_of_today
from ptg_cli.sentences import writing as said
from ptg_cli.session.writing_view import Closing, Offer, Opening, Question, View
from ptg_cli.tui.commands import Command

BEGIN = Command("begin", "enter", "enter", "begin", "begin", said.BEGIN_ABOUT)
ANOTHER = Command("another", "o", "o", "another", "another", said_of_today.ANOTHER_ABOUT)
BLANK_PAGE = Command("blank", "w", "w", "blank", "blank page", said.BLANK_ABOUT)
GO_ON = Command("go-on", "enter", "enter", "go_on", "go on", said.BEGIN_ABOUT)
PRACTISE = Command("practise", "1", "1", "practise", "steady first", said.FIRST_WAY_ABOUT)
SECOND = Command("second", "2", "2", "second", "second way", said.SECOND_WAY_ABOUT, footer=False)
THIRD = Command("third", "3", "3", "third", "third way", said.THIRD_WAY_ABOUT, footer=False)
COUNTRY = Command("country", "c", "c", "country", "your country", said.COUNTRY_ABOUT)
NEXT = Command("next", "ctrl+n,n,enter", "Ctrl+N", "next", "next", said.NEXT_ABOUT)
ON = Command("on", "enter,ctrl+n", "enter", "read_on", "go on", said.READ_ON_ABOUT)
MORE = Command("more", "", "Tab", "more", "more", said.MORE_ABOUT)
SKIP = Command("skip", "s", "s", "next", "skip", said.SKIP_ABOUT, footer=False)
BACK = Command("back", "b", "b", "back", "back", said_of_app.QUESTION_BEFORE_ABOUT, footer=False)
OWN_EDITOR = Command("editor", "f4,e,v", "F4", "editor", "own editor", said.OWN_EDITOR_ABOUT, footer=False)
EARLIER = Command("earlier", "f5,a", "F5", "earlier", "earlier", said_of_tellings.EARLIER_ABOUT, footer=False)
READ_IT = Command("read", "r", "r", "read", "read it", said.READ_IT_ABOUT)
PARTS = Command("parts", "f8", "F8", "parts", said.PARTS_LABEL, said.PARTS_ABOUT)
KEEP = Command("keep", "enter,ctrl+n", "enter", "keep", "keep", said.KEEP_ABOUT)
NOTHING = Command("nothing", "x", "x", "nothing", "keep nothing", said.NOTHING_ABOUT)
STEADY_NOW = Command("steady-now", "", "F2", "app.steady", "steady", said_of_app.STEADY_ABOUT, footer=False)
MENU = Command("menu", "escape", "Esc", "menu", "pause", said.MENU_ABOUT)
OUT = Command("out", "escape", "Esc", "out", "back", said.OUT_ABOUT)

COMMANDS = (
    NEXT, MORE, BEGIN, GO_ON, PRACTISE, SECOND, THIRD, COUNTRY, READ_IT, ON, KEEP, NOTHING, ANOTHER,
    BLANK_PAGE, PARTS, MENU, OUT, SKIP, BACK, EARLIER, OWN_EDITOR,
)  # fmt: skip
"""All of them, the most useful first."""


@dataclass(frozen=True, slots=True)
class WritingStage:
    """Where a session is, as far as it decides what can be done. `suggested` counts the guides to choose from at the
    opening; `nothing` is true where nothing is to be left; `long_line` while a line
    makes typing slow; `no_country` while none is chosen. `ways` are the names of what can steady first."""

    view: View
    suggested: int = 0
    nothing: bool = False
    long_line: bool = False
    no_country: bool = False
    ways: tuple[str, ...] = ()

    @property
    def takes_answer(self) -> bool:
        """True for a question that is answered, not only read."""
        return isinstance(self.view, Question) and self.view.asked.takes_answer

    @property
    def takes_words(self) -> bool:
        """True where what is typed has its place already: at a question or the close."""
        return self.takes_answer or isinstance(self.view, Closing)

    @property
    def letters(self) -> frozenset[str]:
        """The letters that do something where words may be typed as well: before a question, and at the close."""
        if self.takes_answer:
            return frozenset()
        return frozenset().union(*(command.letters for command in COMMANDS if self.offers(command.action)))

    @property
    def takes_text(self) -> bool:
        """True where a longer text is written, which the person's own editor could take."""
        return isinstance(self.view, Question) and isinstance(self.view.asked.step, TEXTS) and not self.nothing

    @property
    def words(self) -> list[Command]:
        """The row of words under the panel."""
        match self.view:
            case Opening():
                return [BEGIN, *([ANOTHER, BLANK_PAGE] if self.suggested else [])]
            case Offer():
                numbered = zip((PRACTISE, SECOND, THIRD), self.ways, strict=False)
                named = [command._replace(label=name) for command, name in numbered]
                return [GO_ON, *named, *([COUNTRY] if self.offers("country") else [])]
            case Closing():
                return [KEEP, *([] if self.nothing else [NOTHING]), STEADY_NOW]
            case Question() if self.takes_answer:
                earlier = [EARLIER] if self.offers("earlier") else []
                return [NEXT, SKIP, BACK, *earlier, *([OWN_EDITOR] if self.takes_text else [])]
            case Question(asked=asked) if isinstance(asked.step, Recall):
                return [ON, READ_IT, BACK]
            case _:
                return [ON, BACK]

    def offers(self, action: str) -> bool:
        """True for what can be done now."""
        view = self.view
        match action:
            case "begin" | "out":
                return isinstance(view, Opening)
            case "menu":
                return not isinstance(view, Opening)
            case "another":
                return isinstance(view, Opening) and self.suggested > 1
            case "blank":
                return isinstance(view, Opening) and self.suggested > 0
            case "go_on":
                return isinstance(view, Offer)
            case "country":
                return isinstance(view, Offer) and bool(view.ways) and self.no_country
            case "practise":
                return bool(self.ways)
            case "second":
                return len(self.ways) > 1
            case "third":
                return len(self.ways) > 2
            case "next" | "more":
                return self.takes_answer
            case "read_on":
                return isinstance(view, Question) and not self.takes_answer
            case "back":
                return not isinstance(view, Opening)
            case "earlier":
                return isinstance(view, Question) and bool(view.earlier)
            case "editor":
                return self.takes_text
            case "read":
                return isinstance(view, Question) and isinstance(view.asked.step, Recall)
            case "parts":
                return self.long_line
            case "keep":
                return isinstance(view, Closing)
            case "nothing":
                return isinstance(view, Closing) and not self.nothing
        return True
