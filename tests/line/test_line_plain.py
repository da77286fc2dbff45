"""Line mode read as a screen reader reads it: words only, every line standing alone, nothing redrawn."""

import io
import re
import unicodedata
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest

from ptg_cli.insight.suggest import suggestions
from ptg_cli.library.library import Library, prompts_folder
from ptg_cli.line.console import PipeConsole, TerminalConsole
from ptg_cli.line.hearing import Hearing
from ptg_cli.line.writing_choice import pick_guide
from ptg_cli.model.guide import Choose, Guide, Items, Recall, Scale, Sort, Write
from ptg_cli.session.writing_view import Closing, Earlier, Offer, Opening, Question

SLUGS = sorted(path.stem for path in (prompts_folder() / "guides").glob("*.toml"))
NIGHT = datetime(2026, 11, 23, 23, 0)
BULLETS = "•‣◦⁃∙·▪▫●○■□◆◇★☆✓✔✗✘"
DANGLING_START = re.compile(r"^(?:[,;:.!?)\]}%\\|*_~>=+-]|/(?![a-z]))")
DANGLING_END = re.compile(r"[,;(\[{/\\|*_~<=+-]$")


def is_plain(said: str) -> str:
    """What is wrong with a line that was said, or nothing."""
    for character in said:
        code = ord(character)
        if 0x2190 <= code <= 0x21FF or 0x2500 <= code <= 0x25FF or 0x2800 <= code <= 0x28FF:
            return f"draws: U+{code:04X}"
        if character in BULLETS or character in "\x1b\r\t\x08" or unicodedata.category(character) in {"Cc", "Co", "So"}:
            return f"is no word: U+{code:04X}"
    if "\n" in said:
        return "is more than one line"
    if DANGLING_START.match(said.lstrip(" ")) or DANGLING_END.search(said) or said != said.rstrip():
        return "does not stand alone"
    return ""


class Walker:
    """Answers whatever is asked, looking at everything on the way."""

    interactive = True
    hearing = Hearing()
    unfinished = ""

    def __init__(self) -> None:
        self.session: Any = None
        self.said: list[str] = []
        self._turn: dict[object, int] = {}
        self._seconds = 0.0

    def say(self, text: str = "") -> None:
        """Remembers what was said."""
        self.said.append(text)

    def wait(self, seconds: float) -> bool:
        """Lets the clock go on, and does not wait."""
        self._seconds += seconds
        return True

    def typed(self) -> str:
        """Types nothing meanwhile."""
        return ""

    def now(self) -> float:
        """The clock that goes by what was waited."""
        return self._seconds

    def keys(self, seconds: float) -> str:
        """Types nothing."""
        return ""

    def ring(self, times: int) -> None:
        """Hears nothing."""

    def rest(self) -> list[str]:
        """Nothing is ever left."""
        return []

    def ask(self) -> str:
        """The next of the lines that fit what is being asked."""
        view = self.session.view
        key = view.asked.key if isinstance(view, Question) else type(view)
        turn = self._turn[key] = self._turn.get(key, -1) + 1
        lines = self._lines(view)
        return lines[turn] if turn < len(lines) else ""

    def _lines(self, view: object) -> list[str]:
        match view:
            case Opening():
                return ["/again", "/back", "9 flooded"]
            case Offer():
                return ["1"]
            case Closing():
                return ["/again", "/steady", "2", "/people", "10", "1", "One small thing"]
            case Question(asked=asked):
                match asked.step:
                    case Write():
                        return ["Some words", "and more", "/again", "/read", "/undo", "/nxt", "", "", "."]
                    case Items():
                        return ["rain", "the tap", "/again", "/help", "/edit", "."]
                    case Choose():
                        return ["/edit", "99", "1"]
                    case Scale():
                        return ["/again", "eleven", "7", "/undo"]
                    case Sort():
                        return ["first", "1", "", "2"]
                    case Recall():
                        return ["r"]
        return []


@pytest.mark.parametrize("slug", SLUGS)
@pytest.mark.parametrize("nothing", [False, True])
def test_everything_said_over_every_guide_is_words_and_stands_alone(
    line: Callable[..., Any], slug: str, nothing: bool
) -> None:
    session = line(slug, leave_nothing=nothing)
    walker = Walker()
    walker.session = session.session
    session.face._console = session.face._talk.console = session.console = walker
    done = session.run()
    assert done.kept or nothing
    wrong = [(why, said) for said in walker.said if (why := is_plain(said))]
    assert wrong == []
    assert len(walker.said) > 40


def test_the_choosing_is_words_too(library: Library, typist: Callable[..., Any], menu: Callable[..., Any]) -> None:
    console = typist("4", "1", "", "no such thing", "1")
    offered = suggestions(library.guides(), [], NIGHT.replace(hour=9), NIGHT.time().replace(hour=4))
    pick_guide(menu(console), offered, library)
    assert [(why, said) for said in console.said if (why := is_plain(said))] == []


def test_ratings_are_said_in_words(line: Callable[..., Any]) -> None:
    done = line("blank-page", ["7", "", "One.", ".", "5", "", ""]).run()
    assert "7, then 5." in done.said
    assert not any("→" in said or "->" in said for said in done.said)


def test_pickers_take_digits_alone(line: Callable[..., Any]) -> None:
    guide = Guide("g", "G", "G.", "gentle", 5, (Choose("c", "Which?", options=("tea", "rest", "air")),))
    done = line(guide, ["", "2", "/stop"]).run()
    start = done.said.index("Which?") + 1
    assert done.said[start : start + 3] == ["1 tea", "2 rest", "3 air"]
    assert "- rest" in done.sitting.body


def test_taking_back_down_to_a_blank_line_leaves_no_words_dangling(line: Callable[..., Any]) -> None:
    done = line("blank-page", ["", "One.", "", "Two.", "/undo", "/stop"]).run()
    assert [(why, said) for said in done.said if (why := is_plain(said))] == []


def test_questions_are_parted_by_a_blank_line_and_blank_lines_hold_nothing(line: Callable[..., Any]) -> None:
    done = line("where-i-am-today", ["", "Grey.", ".", "/stop"]).run()
    said = done.console.said
    assert said[said.index("Question 1.") - 1] == ""
    assert said[said.index("Question 2.") - 1] == ""
    assert all(line == "" for line in said if not line.strip())


def test_an_earlier_answer_is_offered_with_its_day_in_words(line: Callable[..., Any]) -> None:
    guide = Guide("g", "G", "G.", "gentle", 5, (Recall("r", "From before.", step="s", guide="f"), Write("w", "So?")))
    earlier = {("f", "s"): Earlier(date(2026, 3, 14), "- slow\n- warm")}
    done = line(guide, ["", "r", "Yes.", "/stop"], earlier=earlier).run()
    assert "You answered this on 14 March 2026. Type r to read it, or enter to go on." in done.said
    assert done.said[done.said.index("slow") : done.said.index("slow") + 2] == ["slow", "warm"]


def test_a_terminal_makes_control_characters_visible_and_parts_no_line(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", "24")
    out = io.StringIO()
    TerminalConsole(out).say("You wrote \x1b[2J\r and it is all still here, every word")
    said = out.getvalue()
    assert "\x1b" not in said
    assert "\r" not in said
    assert said.endswith("\n")
    assert said == "You wrote ␛[2J␍ and it is all still here, every word\n"


def test_a_pipe_makes_control_characters_visible_too() -> None:
    out = io.StringIO()
    PipeConsole(io.BytesIO(), out).say("a\x1b[2J\x07b")
    assert out.getvalue() == "a␛[2J␇b\n"
