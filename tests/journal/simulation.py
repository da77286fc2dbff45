"""A made-up life of a journal: whatever is done to it, in whatever order, with a disk that fails or a program that ends
at any moment, and a sync tool that leaves copies. It keeps count of what must be where.

Every text is one word that stands nowhere else. A word that is *kept* is the newest text of a page: it has to stand in
at least one page at every moment, and in exactly one once the next command has run. A word that was asked to go, where
that was acknowledged, may stand nowhere at all.
"""

import os
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any, Final

from ptg_cli.desk import removal
from ptg_cli.desk.page_edit import PageChange, change_page
from ptg_cli.journal import disk, frontmatter
from ptg_cli.journal.drafts import Drafts
from ptg_cli.journal.errors import JournalError
from ptg_cli.journal.journal import Journal
from ptg_cli.journal.names import PageName, is_id
from ptg_cli.journal.pages import Page, read_page
from ptg_cli.journal.places import Places
from ptg_cli.journal.recovery import Recovery
from ptg_cli.journal.removal import Going
from ptg_cli.model.civil_time import NamedDay
from ptg_cli.model.entry import CROCKFORD, Entry

PRIMITIVES: Final = ("open", "write", "fsync", "link", "rename", "replace", "unlink", "rmdir", "mkdir", "symlink")
TROUBLE: Final = (5, 13, 28, None)
"""EIO, EACCES, ENOSPC; None for an end of the program."""

ENDS: Final = (
    " 2",
    " copy",
    " (1)",
    "-DESKTOP-1",
    ".sync-conflict-20261129-101010-ABCDEFG",
    " (Ada's conflicted copy 2026-11-29)",
    " (conflicted copy 2026-11-29 101010)",
    "_conflict-20261129-101010",
    " (conflict 20261129-101010)",
)

_WORD: Final = re.compile(rb"W\d+W")


class End(BaseException):
    """The program ends here: nothing it does after this reaches the disk."""


class Disk:
    """Stands before the disk. `failing` makes the nth call fail; after an end every further call does."""

    def __init__(self) -> None:
        self._real = {name: getattr(os, name) for name in PRIMITIVES}
        self._left = 0
        self._trouble: int | None = None
        self._ended = False

    @contextmanager
    def in_place(self) -> Iterator[None]:
        """Puts itself before the functions of `os`, for as long as it takes."""
        for name in PRIMITIVES:
            setattr(os, name, self._standing_before(name))
        try:
            yield
        finally:
            for name, real in self._real.items():
                setattr(os, name, real)

    @contextmanager
    def failing(self, nth: int, trouble: int | None) -> Iterator[None]:
        """The nth call from here on fails; 0: none does."""
        self._left, self._trouble, self._ended = nth, trouble, False
        try:
            yield
        finally:
            self._left, self._ended = 0, False

    def _standing_before(self, name: str) -> Callable[..., Any]:
        real = self._real[name]

        def call(*arguments: Any, **more: Any) -> Any:
            if self._ended:
                raise End
            if self._left:
                self._left -= 1
                if not self._left:
                    if self._trouble is None:
                        self._ended = True
                        raise End
                    raise OSError(self._trouble, os.strerror(self._trouble), str(arguments[0]))
            return None if name == "fsync" else real(*arguments, **more)

        return call


class Life:
    """One journal's life, from a seed. `run` does so many things to it and raises AssertionError where a promise is
    broken; `told` is what was done, for whoever reads that."""

    def __init__(self, home: Path, seed: int, disk_before: Disk) -> None:
        self.home = home
        self.told: list[str] = []
        self._dice = Random(seed)
        self._disk = disk_before
        self._places = Places(home / "journal", home / "drafts", home / "recovery", home / "lock")
        self._now = datetime(2026, 11, 23, 8, 15, 2)
        self._words = 0
        self._kept: set[str] = set()
        self._earlier: set[str] = set()
        self._beside: set[str] = set()  # in drafts and rescued pieces
        self._gone: set[str] = set()
        self._perhaps: set[str] = set()
        self._begin()

    def _begin(self) -> None:
        """A new run of ptg."""
        self.journal = Journal(self._places, lambda: self._now, lambda: "".join(self._dice.choices(CROCKFORD, k=4)))
        self.drafts = Drafts(self._places.drafts)
        self.recovery = Recovery(self._places, lambda: self._now, lambda: "".join(self._dice.choices(CROCKFORD, k=4)))

    def run(self, steps: int) -> None:
        """So many steps."""
        acts: list[tuple[int, Callable[[], None]]] = [
            (5, self.note), (4, self.edit), (3, self.redate), (5, self.delete), (3, self.restore), (3, self.sync_copy),
            (2, self.draft), (2, self.piece), (2, self.empty), (2, self.for_good), (1, self.bystander),
        ]  # fmt: skip
        weights = [weight for weight, _ in acts]
        for _ in range(steps):
            self._now += timedelta(seconds=self._dice.choice((0, 1, 90_000)))
            (act,) = self._dice.choices([act for _, act in acts], weights)
            act()
            self.check()
        if self._dice.random() < 0.2:
            self.erase()

    # What is done

    def note(self) -> None:
        word = self._new_word()
        entry = Entry(self.journal.new_id(self._now), kind="note", body=word)
        if self._attempt("note", lambda: self.journal.add(entry)):
            self._kept.add(word)
        else:
            self._perhaps.add(word)

    def edit(self) -> None:
        page = self._any_page()
        if page is None or page.entry.body not in self._kept:
            return
        before, word = page.entry.body, self._new_word()
        done = self._attempt(
            f"edit {page.id}", lambda: self.journal.rewrite(page, page.raw[: page.body_at] + word.encode())
        )
        if not done:
            now = self._pages()
            assert len(now.get(before, []) + now.get(word, [])) == 1, f"an edit that failed left {before} and {word}"
            done = word in now
        if done:
            self._kept ^= {before, word}
            self._earlier.add(before)
        else:
            self._perhaps.add(word)

    def redate(self) -> None:
        page = self._any_page()
        if page is not None:
            day = date(2026, self._dice.randrange(9, 12), self._dice.randrange(1, 28))
            self._attempt(f"redate {page.id}", lambda: change_page(self.journal, page, PageChange(when=NamedDay(day))))

    def delete(self) -> None:
        page = self._any_page()
        if page is not None:
            self._attempt(f"delete {page.id}", lambda: self.journal.discard(page))

    def restore(self) -> None:
        inside = self.journal.trashed()
        if inside:
            found = self._dice.choice(inside)
            self._attempt(f"restore {found.id}", lambda: self.journal.restore(found))

    def sync_copy(self) -> None:
        """A sync tool, or a file manager, leaves a copy that says something else."""
        page = self._any_page()
        if page is None:
            return
        copy = page.path.with_name(f"{page.id}{self._dice.choice(ENDS)}.md")
        if not copy.exists():
            word = self._new_word()
            copy.write_bytes(page.raw[: page.body_at] + word.encode())
            self.told.append(f"a copy {copy.name}")
            self._kept.add(word)

    def bystander(self) -> None:
        """A page that a person named by hand, within whose name another's may stand."""
        word = self._new_word()
        page = self._any_page()
        name = self._dice.choice(["letter", "my letter", "letter.2", page.id[:8] if page else "2"])
        path = self._places.entries / f"{name}.md"
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(word)
            self.told.append(f"by hand {name}")
            self._kept.add(word)

    def draft(self) -> None:
        page = self._any_page()
        if page is None:
            return
        word = self._new_word()

        def save() -> None:
            held = self.drafts.open(page.id)
            try:
                held.save(Entry(page.id, body=word))
            finally:
                held.close()

        before = self._drafted(page.id)
        if self._attempt(f"draft {page.id}", save):
            self._beside = self._beside - before | {word}
        else:
            self._perhaps |= before | {word}
            self._beside -= before

    def piece(self) -> None:
        page = self._any_page()
        if page is not None:
            word, suffix = self._new_word(), self._dice.choice((".md", ".txt"))
            rescued = self._attempt(f"rescue {page.id}", lambda: self.recovery.rescue(word.encode(), suffix, page.id))
            (self._beside if rescued else self._perhaps).add(word)

    def empty(self) -> None:
        self._remove("empty", self.journal.going(self.journal.trashed()))

    def for_good(self) -> None:
        names = [*self.journal.newest(), *self.journal.trashed()]
        if names:
            found = self._dice.choice(names)
            self._remove(f"for good {found.id}", removal.with_versions(self.journal, [found]))

    def _remove(self, what: str, going: list[Going]) -> None:
        """Removes what was listed, perhaps after something else was done in another window."""
        asked = {one.page.path: _words(one) for one in going}
        if self._dice.random() < 0.3:
            self._dice.choice((self.restore, self.edit, self.delete, self.redate, self.note, self.piece))()
        before = self._everywhere()
        removed: list[Any] = []
        if not self._attempt(what, lambda: removed.append(self.journal.remove(going))):
            self._loosen(set().union(*asked.values()))
            return
        stayed = {str(one.path) for one in removed[0].stayed}
        refused = {str(one.path) for one in removed[0].stayed if isinstance(one.why, OSError)}
        self.told[-1] += f" ({[Path(one.page.path).parent.name for one in going]} asked)"
        self.told += [f"{one.path} stayed: {one.why}" for one in removed[0].stayed]
        went = set().union(*(asked[one.page.path] for one in going if one.page.path not in stayed))
        here = self._everywhere()
        for one in going:
            if one.page.path in refused:
                self._loosen(asked[one.page.path] - went)
            elif one.page.path in stayed:
                lost = asked[one.page.path] & before - here - went
                assert not lost, f"{one.page.id} stayed, but not {lost}"
            else:
                self._bears_no_name(one.page.id)
        went -= here  # by another name, that belongs to what stayed
        assert not {word for word in self._kept | self._earlier | self._beside if word in before - here} - went
        self._forget(went)
        self._gone |= went

    def _bears_no_name(self, page_id: str) -> None:
        """Where no page of that name is left, nothing else bears it: no version, no draft, no piece."""
        names = {found.id for found in (*self.journal.newest(), *self.journal.trashed())}
        if not is_id(page_id) or page_id in names:
            return
        left = [path for path in disk.files_below(self.home) if page_id in str(path.relative_to(self.home))]
        left = [path for path in left if not any(f"{page_id}{end}" in str(path) for end in (*ENDS, " (conflict "))]
        assert not left, f"{page_id} is gone, and {left} still bears its name"

    def erase(self) -> None:
        listed = removal.everything(self.journal, self.home / "config.toml", [], [self.home])
        erased: list[removal.Erased] = []
        if (
            self._attempt("erase", lambda: erased.append(removal.erase(self.journal, listed)))
            and not erased[0].removed.stayed
        ):
            assert not self.home.exists(), sorted(self.home.rglob("*"))

    # How it is done

    def _attempt(self, what: str, act: Callable[[], object]) -> bool:
        """Does it, mostly with a disk that fails somewhere on the way; then a new run of ptg looks at the journal. True
        where it was acknowledged."""
        trouble = self._dice.choice(TROUBLE)
        nth = self._dice.randrange(1, 45) if self._dice.random() < 0.7 else 0
        try:
            with self._disk.failing(nth, trouble):
                act()
        except End:
            self.told.append(f"{what}: ended at {nth}")
        except (OSError, JournalError) as error:
            self.told.append(f"{what}: {error} at {nth}")
        else:
            self.told.append(what)
            return True
        found = self._pages()
        lost = {word for word in self._kept if word not in found} - self._at_stake(what)
        assert not lost, f"nowhere at this moment: {lost}"
        self._begin()
        list(self.journal.newest())
        return False

    def _at_stake(self, what: str) -> set[str]:
        """Words that are on their way out, asked to go or replaced: `edit` and `_remove` look after these."""
        return self._kept if what.startswith(("edit", "empty", "for good", "erase")) else set()

    def _loosen(self, words: set[str]) -> None:
        """These were asked to go, and nobody knows which of them have."""
        self._forget(words)
        self._perhaps |= words

    def _forget(self, words: set[str]) -> None:
        self._kept -= words
        self._earlier -= words
        self._beside -= words
        self._perhaps -= words

    # What must be so

    def check(self) -> None:
        """Every promise, as the journal lies there now."""
        standing = self._standing()
        pages, everywhere = self._pages(standing), set[str]().union(*standing.values())
        wrong = {word: pages.get(word, []) for word in self._kept if len(pages.get(word, [])) != 1}
        assert not wrong, f"not in exactly one place: {wrong}"
        twice = {word: pages[word] for word in self._perhaps if len(pages.get(word, [])) > 1}
        assert not twice, f"in two places: {twice}"
        lost = (self._earlier | self._beside) - everywhere
        assert not lost, f"an earlier version, a draft or a piece is lost: {lost}"
        left = self._gone & everywhere
        assert not left, f"asked to go, and still there: {left}"
        assert not self._places.unfinished.exists(), "a move is still unfinished"

    def _standing(self) -> dict[str, set[str]]:
        """The words in each file there is."""
        return {path: _in(path) for path in disk.paths_below(self.home, lambda error: None)}

    def _pages(self, standing: dict[str, set[str]] | None = None) -> dict[str, list[str]]:
        """The words of all pages, among the pages and in the trash, and where each stands."""
        found: dict[str, list[str]] = {}
        folders = (f"{self._places.entries}{os.sep}", f"{self._places.trash}{os.sep}")
        for path, words in (self._standing() if standing is None else standing).items():
            if path.startswith(folders) and path.endswith(".md") and not os.path.basename(path).startswith("."):
                for word in words:
                    found.setdefault(word, []).append(path)
        return found

    def _everywhere(self) -> set[str]:
        return set[str]().union(*self._standing().values())

    def _drafted(self, page_id: str) -> set[str]:
        path = self._places.drafts / f"{page_id}.md"
        return _in(path) if path.exists() else set()

    def _any_page(self) -> Page | None:
        names: list[PageName] = list(self.journal.newest())
        return read_page(self._dice.choice(names).path) if names else None

    def _new_word(self) -> str:
        self._words += 1
        return f"W{self._words}W"


def _in(path: str | Path) -> set[str]:
    return {word.decode() for word in _WORD.findall(disk.read(path))}


def _words(going: Going) -> set[str]:
    return {word for one in going.everything for word in _in(one.path)}


def live(home: Path, seeds: range, steps: int) -> int:
    """So many lives, one after the other; how many things were done. Raises: AssertionError with the seed and what was
    done, where a promise was broken."""
    before, done = Disk(), 0
    frontmatter.change(frontmatter.compose({"id": "x"}, ""), {"id": "y"})  # what it imports is not the disk's business
    with before.in_place():
        for seed in seeds:
            life = Life(home / str(seed), seed, before)
            try:
                life.run(steps)
            except AssertionError as broken:
                told = "\n".join(life.told)
                raise AssertionError(f"seed {seed}: {broken}\n{told}") from broken
            done += len(life.told)
            shutil.rmtree(life.home, ignore_errors=True)
    return done
