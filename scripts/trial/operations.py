"""Random operations by several processes on one journal: whatever ptg said it kept has to be found afterwards.

Beside pages, lines of the plan, people, strategies, values, things to try and pages left for now are written. Two
thirds of the pages are only written, edited and titled; the others are also redated, deleted, brought back and removed
for good. A change is acknowledged when the command ended well. It counts as lost when no file holds its word,
unless its page was removed for good, or lay in the trash when that was emptied.
"""

import random
import tempfile
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from trial.files import all_bytes, torn
from trial.result import Result
from trial.terminal import Done, Forks, Ptg

PROCESSES: Final = 4
APPEND: Final = 'sh -c \'printf "%s\\n" "$TRIAL_WORD" >> "$0"\''
BUSY: Final = 3
RISKED: Final = 3
"""Every third page may be moved and removed."""
STATES: Final = ("rest", "open", "done", "let-go")
STEP: Final = "\nquiet\n.\n{word}\n.\n.\nwhen I can\n"
LADDER: Final = "\n\nbread\n.\n1\n1\nquiet\n\n{word}\nanother\n.\n1\n3\n\nafter a song\n.\n1\non Saturday\n\n\n"
"""What is typed to the guides that begin something to try."""
WITH_A_PAUSE: Final = "\n{word}\n.\n7\n\n\n\n\n\n\n\n\n"
LEFT: Final = "\n{word}\n/later\n"


@dataclass(slots=True)
class Page:
    """A page that the trial made: its id now, and the words that were acknowledged to be in it."""

    number: int
    id: str
    words: list[str] = field(default_factory=list)
    moved: int | None = None
    """When it was first redated or deleted, as the number of that operation."""
    removed: bool = False
    """True once a removal for good was asked for."""


class _Journal:
    """What all the processes did to one journal so far."""

    def __init__(self, python: str, home: Path, seed: int) -> None:
        self.ptg = Ptg(python, home, env={"VISUAL": APPEND})
        self.lock = threading.Lock()
        self.pages: list[Page] = []
        self.lines: list[str] = []
        self.aims: list[str] = []
        self.values: list[str] = []
        self.emptied = -1
        self.done = 0
        self.counts: dict[str, int] = {}
        self.wrong: list[str] = []
        self._seed = seed

    def word(self) -> str:
        """A word that stands nowhere else."""
        with self.lock:
            self.done += 1
            return f"word{self._seed}x{self.done:06d}x"

    def note_down(self, what: str, done: Done) -> bool:
        """Counts a run; says whether it was acknowledged."""
        with self.lock:
            name = f"{what} {'kept' if done.code == 0 else 'refused'}"
            self.counts[name] = self.counts.get(name, 0) + 1
            if done.went_wrong:
                self.wrong.append(f"{what} went wrong: {done.err.strip()[-300:]}")
        return done.code == 0


class _Hand:
    """One of the processes."""

    def __init__(self, journal: _Journal, forks: Forks, dice: random.Random) -> None:
        self._journal, self._forks, self._dice = journal, forks, dice
        self._ways: list[tuple[int, Callable[[], None]]] = [
            (20, self._note),
            (22, self._edit),
            (14, self._title),
            (6, self._star),
            (8, self._plan),
            (5, self._person),
            (4, self._strategy),
            (4, self._value),
            (3, self._rate),
            (4, self._aim),
            (5, self._change_aim),
            (3, self._put_aim),
            (3, self._tell_aim),
            (3, self._leave),
            (3, self._go_on),
            (2, self._with_a_pause),
            (6, self._redate),
            (8, self._delete),
            (5, self._restore),
            (1, self._for_good),
            (1, self._empty),
        ]

    def act(self) -> None:
        """Does one thing or another."""
        (way,) = self._dice.choices([way for _, way in self._ways], [weight for weight, _ in self._ways])
        way()

    def _run(self, *words: str, given: str = "", word: str = "") -> Done:
        return self._forks.run(self._journal.ptg, *words, given=given, env={"TRIAL_WORD": word})

    def _page(self, *, risked: bool = False) -> Page | None:
        with self._journal.lock:
            some = [page for page in self._journal.pages if not risked or page.number % RISKED == 0]
        return self._dice.choice(some[-40:]) if some else None

    def _note(self) -> None:
        word = self._journal.word()
        done = self._run("note", "-", given=f"{word}\n")
        if self._journal.note_down("note", done):
            with self._journal.lock:
                self._journal.pages.append(Page(len(self._journal.pages), done.out.strip(), [word]))

    def _change(self, what: str, page: Page | None, word: str, *words: str) -> None:
        if page is not None and self._journal.note_down(what, self._run(*words, word=word)):
            with self._journal.lock:
                page.words.append(word)

    def _edit(self) -> None:
        page, word = self._page(), self._journal.word()
        if page is not None:
            self._change("edit", page, word, "edit", page.id)

    def _title(self) -> None:
        page, word = self._page(), self._journal.word()
        if page is not None:
            self._change("title", page, word, "change", page.id, "--title", word)

    def _star(self) -> None:
        star = self._dice.choice(("--star", "--no-star"))
        self._journal.note_down("star", self._run("strategies", "slow-walk", star))

    def _plan(self) -> None:
        self._line("plan", str(self._dice.choice((2, 4, 5))))

    def _person(self) -> None:
        self._line("person", "1")

    def _line(self, what: str, part: str) -> None:
        """A line of the plan. It is acknowledged when ptg said *Kept.* to it."""
        word = self._journal.word()
        answers = "\n\n\n" if what == "person" else ""
        done = self._run("plan", "--line", given=f"{part}\n{word}\n{answers}")
        if self._journal.note_down(what, done) and "Kept." in done.err:
            with self._journal.lock:
                self._journal.lines.append(word)

    def _strategy(self) -> None:
        word = self._journal.word()
        done = self._run(
            "strategies", "--add", "--family", "grounding", "--minutes", "3", given=f"{word}\nStand still.\n"
        )
        if self._journal.note_down("strategy", done):
            with self._journal.lock:
                self._journal.lines.append(word)

    def _word_kept(self, what: str, *words: str, given: str = "") -> str:
        """Runs a command whose arguments and input have a word at `{word}`. It is acknowledged where this ended well,
        and returned then."""
        word = self._journal.word()
        done = self._run(*(each.format(word=word) for each in words), given=given.format(word=word))
        if not self._journal.note_down(what, done):
            return ""
        with self._journal.lock:
            self._journal.lines.append(word)
        return word

    def _value(self) -> None:
        if name := self._word_kept("value", "values", "add", "{word}", "--why", "a reason"):
            self._journal.values.append(name)

    def _rate(self) -> None:
        if self._journal.values:
            number, name = str(self._dice.randrange(11)), self._dice.choice(self._journal.values)
            self._journal.note_down("rate", self._run("values", "rate", name, "--matters", number))

    def _aim(self) -> None:
        """Something to try; one in four is a ladder, which keeps the word among its steps."""
        if self._dice.random() < 1 / 4:
            self._word_kept("ladder", "aims", "new", "ladder", "--line", given=LADDER)
        elif title := self._word_kept("aim", "aims", "new", "value-step", "--line", given=STEP):
            self._journal.aims.append(title)

    def _some_aim(self) -> str:
        return self._dice.choice(self._journal.aims[-10:]) if self._journal.aims else ""

    def _change_aim(self) -> None:
        if title := self._some_aim():
            field = self._dice.choice(("obstacle", "learned"))
            self._word_kept("aim changed", "aims", "change", title, "--set", f"{field}={{word}}")

    def _put_aim(self) -> None:
        if title := self._some_aim():
            self._journal.note_down("aim put", self._run("aims", self._dice.choice(STATES), title))

    def _tell_aim(self) -> None:
        if title := self._some_aim():
            self._word_kept("aim told", "aims", "try", title, "--line", given="\n1\n{word}\n\n\n\n\n\n\n")

    def _leave(self) -> None:
        self._word_kept("left for now", "journal", "--blank", "--line", given=LEFT)

    def _go_on(self) -> None:
        """Keeps what was left last as a page, whoever left it."""
        self._journal.note_down("left kept", self._run("drafts", "keep"))

    def _with_a_pause(self) -> None:
        self._word_kept("with a pause", "journal", "wait-before-i-act", "--line", given=WITH_A_PAUSE)

    def _risk(self, *, removed: bool = False) -> Page | None:
        """A page that may be moved, marked as such before anything happens to it."""
        page = self._page(risked=True)
        if page is not None:
            with self._journal.lock:
                page.moved = self._journal.done if page.moved is None else page.moved
                page.removed = page.removed or removed
        return page

    def _redate(self) -> None:
        page = self._risk()
        if page is not None:
            day = f"2026-{self._dice.randrange(1, 12):02d}-{self._dice.randrange(1, 28):02d} 10:00"
            done = self._run("change", page.id, "--at", day)
            if self._journal.note_down("redate", done):
                page.id = done.out.strip().splitlines()[-1] if done.out.strip() else page.id

    def _delete(self) -> None:
        page = self._risk()
        if page is not None:
            self._journal.note_down("delete", self._run("delete", page.id))

    def _restore(self) -> None:
        page = self._page(risked=True)
        if page is not None:
            self._journal.note_down("restore", self._run("restore", page.id))

    def _for_good(self) -> None:
        page = self._risk(removed=True)
        if page is not None:
            self._journal.note_down("for good", self._run("delete", page.id, "--for-good", "--yes"))

    def _empty(self) -> None:
        done = self._run("trash", "empty", "--yes")
        self._journal.note_down("empty", done)
        with self._journal.lock:
            self._journal.emptied = self._journal.done


def run(python: str, count: int, seed: int) -> Result:
    """So many operations, shared among the processes."""
    result = Result("operations", count)
    for what in ("acknowledged words", "lost", "pages in two places", "torn files", "went wrong"):
        result.count(what, 0)
    with tempfile.TemporaryDirectory(prefix="trial-") as folder:
        journal = _Journal(python, Path(folder) / "home" / "ptg", seed)
        journal.ptg.home.mkdir(parents=True)
        (journal.ptg.home / "config.toml").write_text("welcomed = true\n")
        journal.ptg.run("plan", "--line", given="2\na first sign\n2\n")  # answers what is asked only once

        def work(number: int) -> None:
            dice = random.Random(f"{seed}-{number}")
            with Forks(python) as forks:
                hand = _Hand(journal, forks, dice)
                for _ in range(count // PROCESSES):
                    hand.act()

        hands = [threading.Thread(target=work, args=(number,)) for number in range(PROCESSES)]
        for hand in hands:
            hand.start()
        for hand in hands:
            hand.join()
        _look(journal, result)
    return result


def _look(journal: _Journal, result: Result) -> None:
    """Looks for every acknowledged word, once another command has run."""
    journal.ptg.run("list")
    held = all_bytes(journal.ptg.home)
    for page in journal.pages:
        if page.removed or (page.moved is not None and page.moved <= journal.emptied):
            continue
        lost = [word for word in page.words if word.encode() not in held]
        result.count("acknowledged words", len(page.words))
        result.count("lost", len(lost))
        if lost:
            result.gave_way.append(f"page {page.id}: {', '.join(lost)} lost")
    lost = [word for word in journal.lines if word.encode() not in held]
    result.count("acknowledged words", len(journal.lines))
    result.count("lost", len(lost))
    result.gave_way += [f"line of a document, or a page of a guide: {word} lost" for word in lost]
    kept, away = (
        {path.stem for path in (journal.ptg.home / "journal" / name).rglob("*.md")} for name in ("entries", "trash")
    )
    result.count("pages in two places", len(kept & away))
    result.gave_way += [f"page {name} is in the journal and in the trash" for name in sorted(kept & away)]
    halves = torn(journal.ptg.home)
    result.count("torn files", len(halves))
    result.gave_way += [f"torn: {name}" for name in halves]
    result.count("went wrong", len(journal.wrong))
    result.gave_way += journal.wrong
    result.counts |= dict(sorted(journal.counts.items()))
