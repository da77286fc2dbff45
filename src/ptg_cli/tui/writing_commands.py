"""What can be done at each stage of a session: the commands, the row of words, and which of them apply."""

from dataclasses import dataclass, replace

from ptg_cli.model.guide import Items, Recall, Write
from ptg_cli.session.writing_view import Closing, Offer, Opening, Question, View
from ptg_cli.tui.commands import Command

BEGIN = Command("begin", "enter", "enter", "begin", "begin", "On to the first question.")
ANOTHER = Command("another", "o", "o", "another", "another", "Suggest another guide.")
BLANK_PAGE = Command("blank", "w", "w", "blank", "blank page", "An empty page instead.")
GO_ON = Command("go-on", "enter", "enter", "go_on", "go on", "On to the first question.")
PRACTISE = Command("practise", "1", "1", "practise", "steady first", "The first way to steady, then on from here.")
SECOND = Command("second", "2", "2", "second", "second way", "The second way to steady.", footer=False)
THIRD = Command("third", "3", "3", "third", "third way", "The third way to steady.", footer=False)
COUNTRY = Command("country", "c", "c", "country", "your country", "Say which country you are in, for its numbers.")
NEXT = Command("next", "ctrl+n,n,enter", "Ctrl+N", "next", "next", "On to the next question. What you wrote stays.")
ON = Command("on", "enter,ctrl+n", "enter", "read_on", "go on", "On to what comes next.")
MORE = Command("more", "", "Tab", "more", "more", "Next, skip, back and your own editor, under the text.")
SKIP = Command("skip", "s", "s", "next", "skip", "Leave this question.", footer=False)
BACK = Command("back", "b", "b", "back", "back", "Back to the question before.", footer=False)
OWN_EDITOR = Command(
    "editor", "f4,e,v", "F4", "editor", "own editor", "Write this answer in your own editor.", footer=False
)
READ_IT = Command("read", "r", "r", "read", "read it", "Read what you wrote then.")
PARTS = Command("parts", "f8", "F8", "parts", "part long lines", "Part very long lines into paragraphs.")
KEEP = Command("keep", "enter,ctrl+n", "enter", "keep", "keep", "Keep this page.")
NOTHING = Command("nothing", "x", "x", "nothing", "leave nothing", "Leave nothing of this, not even a draft.")
STEADY_NOW = Command("steady-now", "", "F2", "app.steady", "steady", "A minute of steadying.", footer=False)
MENU = Command(
    "menu", "escape", "Esc", "menu", "pause", "Pause, steady, people, your plan, stop and keep, leave nothing."
)
OUT = Command("out", "escape", "Esc", "out", "back", "Back to where you were. Nothing is begun yet.")

COMMANDS = (
    NEXT, MORE, BEGIN, GO_ON, PRACTISE, SECOND, THIRD, COUNTRY, READ_IT, ON, KEEP, NOTHING, ANOTHER,
    BLANK_PAGE, PARTS, MENU, OUT, SKIP, BACK, OWN_EDITOR,
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
        """True where what is typed has its place already: at a question, an offer or the close."""
        return self.takes_answer or isinstance(self.view, Offer | Closing)

    @property
    def letters(self) -> frozenset[str]:
        """The letters that do something where words may be typed as well: before a question, and at the close."""
        if self.takes_answer or isinstance(self.view, Offer):
            return frozenset()
        return frozenset().union(*(command.letters for command in COMMANDS if self.offers(command.action)))

    @property
    def takes_text(self) -> bool:
        """True where a longer text is written, which the person's own editor could take."""
        return isinstance(self.view, Question) and isinstance(self.view.asked.step, Write | Items) and not self.nothing

    @property
    def words(self) -> list[Command]:
        """The row of words under the panel."""
        match self.view:
            case Opening():
                return [BEGIN, *([ANOTHER, BLANK_PAGE] if self.suggested else [])]
            case Offer():
                numbered = zip((PRACTISE, SECOND, THIRD), self.ways, strict=False)
                named = [replace(command, label=name) for command, name in numbered]
                return [GO_ON, *named, *([COUNTRY] if self.offers("country") else [])]
            case Closing():
                return [KEEP, *([] if self.nothing else [NOTHING]), STEADY_NOW]
            case Question() if self.takes_answer:
                return [NEXT, SKIP, BACK, *([OWN_EDITOR] if self.takes_text else [])]
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
