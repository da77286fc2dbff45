"""The keeper: what becomes of the words of whatever is being run (a guide, a practice, a hard moment, a check-in),
whatever happens to it.

It alone decides what is written to a draft, what becomes a page, what is put in recovery, and what is left as nothing.
A face runs a *machine* of `session/` (writing, a practice, a hard moment, a check-in) and asks the keeper for a
`Sitting` with it:

    sitting = keeper.sit(machine)
    sitting.soon()                  # something was said: into the draft, from a thread
    sitting.finish()                # it is over: a page, or nothing
    sitting.close()                 # the face is gone: what is in the draft waits for another day

When a signal comes, the terminal closes or ptg breaks, `keeper.cut_short()` takes care of everything that is open, and
returns what has to be said of it.

Loose words are those that belong to no session: a line of the plan or a line in plain lines that was not ended yet.

    keeper.hold("plan/steadies", "call Ad")   # with every change; kept as a draft within a second, from a thread
    keeper.release("plan/steadies")           # they are where they belong now, or were emptied on purpose
    keeper.left("plan/steadies")              # what an earlier run left there (reads files: call it from a thread)

`hold` and `release` return at once and never raise. Until they are released, loose words are listed by `ptg drafts` and
offered by the home screen. While a session that keeps nothing is open, nothing of them is written either.

All of it stands in one file, because the two promises, that nothing is lost and that nothing is left, hold by the order
in which a writer stops, a page is made and a draft goes. That order runs through all four classes: whoever changes one
of them has to have the other three in sight.
"""

import threading
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final, Generic, Protocol, TypeVar

from ptg_cli.desk.errors import explain, own_fault
from ptg_cli.journal import frontmatter
from ptg_cli.journal.drafts import DraftFile, Drafts
from ptg_cli.journal.errors import Busy, JournalError
from ptg_cli.journal.journal import Journal
from ptg_cli.journal.recovery import Recovery
from ptg_cli.model.entry import Entry, to_front_matter
from ptg_cli.sentences import drafts as said
from ptg_cli.session.writing import DRAFT

T = TypeVar("T")

TRIES_AGAIN: Final = 3.0
"""Seconds after which a draft that could not be written is tried again by itself."""

SOON: Final = 0.5
"""Seconds from the first letter of a short text to its writing; what is typed meanwhile goes with it."""

LOOSE: Final = "loose"
"""The key, in the draft's own table, that says where loose words belong."""


Trouble = Exception
"""What stood in the way of a write: an OSError or JournalError, or a fault of ptg's own."""


def described(trouble: Trouble) -> str:
    """What stood in the way, in a sentence. A fault of our own claims nothing about what is kept."""
    if isinstance(trouble, OSError | JournalError):
        return explain(trouble)
    return own_fault(trouble, kept="")


class Machine(Protocol):
    """Something that is being run: its state and rules, without files or a clock of its own."""

    @property
    def has_words(self) -> bool:
        """True once something was said that is worth a draft."""

    @property
    def leaves_nothing(self) -> bool:
        """True once the person asked that nothing of it be left."""

    @property
    def is_page_as_it_stands(self) -> bool:
        """True where cutting it short makes a page of it; false where it waits as a draft, to be gone on with."""

    def snapshot(self) -> Entry:
        """All that was said so far, as a draft, with the place it was left at."""

    def entry(self) -> Entry | None:
        """The page to keep; None where there is none to be left."""


class Open(Protocol):
    """Something that holds words which are not on the disk yet."""

    trouble: str
    """Why the words written last are nowhere safe, in a sentence; empty where they are."""

    def soon(self) -> None:
        """Puts what there is into its draft, from a thread."""

    def cut_short(self) -> tuple[str, ...]:
        """Something cuts in: keeps what there is, before returning. What has to be said of it, as sentences."""


class Writer(Generic[T]):
    """Writes drafts one after the other, the newest one winning. `save` writes one and raises OSError or JournalError;
    `told` hears, in the thread that wrote, None for one that is safe, else what went wrong. One that could not be
    written is tried again every `again` seconds. `within` seconds are waited for more before one is written."""

    def __init__(
        self,
        save: Callable[[T], object],
        told: Callable[[Trouble | None], object],
        *,
        again: float,
        within: float,
    ) -> None:
        self._save = save
        self._told = told
        self._again = again
        self._within = within
        self._change = threading.Condition()  # guards _newest, _fresh, _running and _stopped
        self._newest: list[T] = []
        self._fresh = False
        self._running = False
        self._stopped = False
        self._turn = threading.Lock()  # held while writing
        self._trouble: Trouble | None = None

    def soon(self, draft: T) -> None:
        """Writes this from a thread; one that still waits is left out, since this is newer."""
        with self._change:
            if self._stopped:
                return
            self._newest, self._fresh = [draft], True
            self._change.notify()
            if self._running:
                return
            self._running = True
        threading.Thread(target=self._work, daemon=True).start()

    def now(self, draft: T) -> Trouble | None:
        """Writes this before returning; None where it is safe, else what went wrong. Then it is tried again later."""
        with self._change:
            self._newest = []
        with self._turn:
            trouble = None if self._stopped else self._write(draft)
        if trouble is not None:
            with self._change:
                start = not (self._running or self._stopped or self._newest)
                self._newest = self._newest or [draft]
                if start:
                    self._running = True
            if start:
                threading.Thread(target=self._work, args=(trouble,), daemon=True).start()
        return trouble

    def flush(self) -> Trouble | None:
        """Returns once nothing waits to be written: None where the newest is safe, else what went wrong."""
        with self._change:
            waiting = self._newest[-1:]
        if waiting:
            return self.now(waiting[0])
        with self._turn:
            return self._trouble

    def stop(self) -> None:
        """Writes nothing from here on; returns once nothing is being written."""
        with self._change:
            self._newest = []
            self._stopped = True
            self._change.notify()
        with self._turn:
            return

    def _work(self, trouble: Trouble | None = None) -> None:
        while True:
            with self._change:
                self._fresh = False
                if trouble is not None:
                    self._change.wait_for(lambda: self._fresh or self._stopped, self._again)
                elif self._within:
                    self._change.wait_for(lambda: self._stopped, self._within)
            with self._turn:
                with self._change:
                    if not self._newest or self._stopped:
                        self._running = False
                        return
                    draft = self._newest.pop()
                trouble = self._write(draft)
                if trouble is not None:
                    with self._change:
                        self._newest = self._newest or [draft]
            self._told(trouble)

    def _write(self, draft: T) -> Trouble | None:
        self._trouble = None
        try:
            self._save(draft)
        except Exception as trouble:
            self._trouble = trouble
        return self._trouble


@dataclass(frozen=True, slots=True)
class Finished:
    """How a sitting ended. `page` is the id of the page that was kept, empty where there is none; `nothing` is true
    where nothing was to be left; `told` are sentences about what else was done with the page."""

    page: str = ""
    nothing: bool = False
    told: tuple[str, ...] = ()


class NotKeptYet(Exception):
    """The page could not be kept. The message says why, and where the words are; `why` and `where` say one of the two.
    `in_draft` true: the words are safe in the draft, so that the window can be left."""

    def __init__(self, why: str, where: str, *, in_draft: bool = False) -> None:
        super().__init__(f"{why} {where}")
        self.why = why
        self.where = where
        self.in_draft = in_draft


class Sitting:
    """One machine being run, with its files. `told` may be set to hear, in the thread that wrote, of each draft: None
    where it is safe, else what stood in the way. `catch_up` may be set by a face that gives the machine a text only now
    and then while it is typed: `soon` and `cut_short` call it, in the caller's thread; before
    `finish` the face gives its text itself."""

    def __init__(
        self,
        keeper: "Keeper",
        machine: Machine,
        *,
        leave_nothing: bool,
        fill: Callable[[Entry], Iterable[str]],
        again: float,
    ) -> None:
        self._keeper = keeper
        self.machine = machine
        self._nothing = leave_nothing
        self._fill = fill
        self._again = again
        self._files = threading.RLock()  # around the draft
        self._ending = threading.RLock()  # around the end: it comes once
        self._draft: DraftFile | None = None
        self._drafted = False
        self._rescued = False
        self._ended = False
        self.told: Callable[[Trouble | None], object] = lambda trouble: None
        self.catch_up: Callable[[], object] = lambda: None
        self.trouble = ""
        self.page = ""
        """The id of the page, once one was made."""
        self._writer = self._new_writer()

    def _new_writer(self) -> Writer[Entry]:
        return Writer(self._save, self._hear, again=self._again, within=0.0)

    @property
    def nothing(self) -> bool:
        """True where nothing of this is to be left."""
        return self._nothing or self.machine.leaves_nothing

    @property
    def has_something(self) -> bool:
        """True once there is something to keep, or a draft of it."""
        return not (self.nothing or self._ended) and (self.machine.has_words or self._drafted)

    @property
    def waits(self) -> bool:
        """True where its draft is there, to go on with, also once the face is gone."""
        return self._drafted and not self.nothing

    # The draft

    def go_on_from(self, draft_id: str) -> None:
        """Takes hold of the draft it is resumed from, so that no other window goes on with it too. Raises: Busy."""
        with self._files:
            self._draft = self._keeper.drafts.open(draft_id)
        self._drafted = True

    def soon(self) -> None:
        """Writes what was said so far into the draft, from a thread."""
        if not self._ended:
            self.catch_up()
        if self.has_something:
            self._drafted = True
            self._writer.soon(self.machine.snapshot())

    def snapshot(self) -> str:
        """Writes what was said so far into the draft, before returning. Empty where it is safe, else why it is not, in
        a sentence."""
        if not self.has_something:
            return ""
        self._drafted = True
        try:
            draft = self.machine.snapshot()
        except Exception as fault:
            self._hear(fault)
        else:
            self._hear(self._writer.now(draft))
        return self.trouble

    def _hear(self, trouble: Trouble | None) -> None:
        self.trouble = described(trouble) if trouble is not None and not self._rescued else ""
        self.told(trouble)

    def _save(self, entry: Entry) -> None:
        with self._files:
            if self.nothing:
                return
            if self._draft is None:
                self._draft = self._keeper.drafts.open(entry.id)
            self._draft.save(entry)

    def _discard(self) -> None:
        with self._files:
            if self._draft is not None:
                self._draft.discard()
                self._draft = None
        self._drafted = False

    # The end

    def finish(self) -> Finished:
        """Makes the page, or keeps nothing, and lets the draft go. Raises: NotKeptYet; the draft stays then, and is
        written again from here on."""
        with self._ending:
            if self._ended:
                return Finished(self.page, nothing=self.nothing)
            return self._finish_once()

    def _finish_once(self) -> Finished:
        self._writer.stop()
        try:
            finished = self._finish()
        except Exception as error:
            self._writer = self._new_writer()
            if self.nothing:
                raise NotKeptYet(described(error), said.STILL_THERE) from error
            safe = not self.snapshot()
            raise NotKeptYet(described(error), said.IN_ITS_DRAFT if safe else said.ONLY_HERE, in_draft=safe) from error
        self.trouble = ""
        return finished

    def _finish(self) -> Finished:
        entry = None if self.nothing else self.machine.entry()
        if entry is None:
            self._discard()
            self._end()
            return Finished(nothing=self.nothing)
        page = self._keeper.journal.add(entry)
        self.page = page.id
        self._end()
        with suppress(OSError):  # the page is safe: a draft that can't be removed is offered again, no more
            self._discard()
        try:
            told = tuple(self._fill(entry))
        except Exception as error:  # the page is safe, whatever becomes of the rest
            told = (described(error),)
        return Finished(page.id, told=told)

    def cut_short(self) -> tuple[str, ...]:
        """Something cuts in: what was said is kept, before this returns. What has to be said of that."""
        with self._ending:
            if self._ended:
                return ()
            try:
                self.catch_up()
            except Exception as fault:
                return (f"{described(fault)} {said.NOT_KEPT}", *self._cut_short())
            return self._cut_short()

    def _cut_short(self) -> tuple[str, ...]:
        if self.nothing:
            return self._drop()
        if self.machine.is_page_as_it_stands:
            try:
                finished = self.finish()
                self._keeper.cut_pages += [finished.page] if finished.page else []
                return finished.told
            except NotKeptYet as not_yet:
                return (f"{not_yet.why} {said.DRAFT_KEPT if not_yet.in_draft else self._last_resort()}",)
        if not self.has_something:
            return ()
        trouble = self.snapshot()
        return (f"{trouble} {self._last_resort()}",) if trouble else (said.DRAFT_KEPT,)

    def _last_resort(self) -> str:
        """The words could not be put in a draft: they go to recovery, and where is said."""
        try:
            place = self._rescue()
        except Exception:  # what stood in the way of the draft is said already
            return said.NOT_KEPT
        self._rescued, self.trouble = True, ""
        return place

    def _drop(self) -> tuple[str, ...]:
        self._writer.stop()
        try:
            self._discard()
        except OSError as error:
            return (f"{explain(error)} {said.STILL_THERE}",)
        self._end()
        return (said.NOTHING_KEPT,)

    def put_aside(self) -> str:
        """Leaves the words where they are safe although they could not be kept as a page; where, in a sentence.

        Raises: OSError, JournalError where they can be put nowhere.
        """
        if self.nothing:
            return said.NOTHING_KEPT
        return self._rescue() if self.snapshot() else said.WAITS

    def leave_for_now(self) -> str:
        """The person goes away for now, and what is written waits in its draft: the sentence that says so.

        Raises: NotKeptYet where the draft is refused and the words are in recovery; OSError, JournalError where they
        can be put nowhere.
        """
        if not self.has_something:
            return said.NOTHING_WRITTEN
        if refused := self.snapshot():
            raise NotKeptYet(refused, self._rescue())
        return said.LEFT_FOR_NOW

    def _rescue(self) -> str:
        entry = self.machine.snapshot()
        return said.rescued_at(str(self._keeper.recovery.rescue(_raw(entry), page_id=entry.id)))

    def forget_draft(self) -> None:
        """What was said is somewhere else: its draft goes, and none is written any more. Raises: OSError."""
        self._writer.stop()
        self._discard()
        self._end()

    def close(self) -> None:
        """The face is gone: what is in the draft waits for another day."""
        self._writer.stop()
        with self._files:
            if self._draft is not None:
                self._draft.close()
                self._draft = None
        self._end()

    def _end(self) -> None:
        self._ended = True
        self._keeper.forget(self)


class Keeper:
    """Knows everything that is open in this run. `now` gives the moment with its offset, `zone` the IANA zone where it
    is known."""

    def __init__(
        self,
        journal: Journal,
        drafts: Drafts,
        recovery: Recovery,
        now: Callable[[], datetime],
        zone: Callable[[], str],
        *,
        again: float = TRIES_AGAIN,
        loose_within: float = SOON,
    ) -> None:
        self.journal = journal
        self.drafts = drafts
        self.recovery = recovery
        self._now = now
        self._zone = zone
        self._again = again
        self._loose_within = loose_within
        self._open: list[Open] = []
        self._loose: dict[str, _Loose] = {}
        self._nothing = False
        self.cut_pages: list[str] = []
        """The ids of pages that were made because something cut in."""

    def leave_nothing(self) -> None:
        """Nothing of this whole run of ptg is to be left: no page, no draft, no rescued piece."""
        self._nothing = True

    # Sessions

    def sit(
        self,
        machine: Machine,
        *,
        leave_nothing: bool = False,
        fill: Callable[[Entry], Iterable[str]] = lambda entry: (),
        draft: str = "",
    ) -> Sitting:
        """Takes care of this machine from here on. With `leave_nothing` nothing of it is ever written. `fill` puts what
        a kept page holds for other places there, and returns what has to be said of that. `draft` is the id of the
        draft it goes on from, which is held from here on, so that no other window goes on with it too. Raises: Busy."""
        nothing = leave_nothing or self._nothing
        sitting = Sitting(self, machine, leave_nothing=nothing, fill=fill, again=self._again)
        if draft:
            sitting.go_on_from(draft)
        self.watch(sitting)
        return sitting

    def watch(self, held: Open) -> None:
        """Includes something else that holds words, such as a page that is being edited, in what is cut short when ptg
        ends, until `forget`."""
        self._open.append(held)

    def forget(self, held: Open) -> None:
        """Stops watching it: it holds no words any more."""
        self._open = [each for each in self._open if each is not held]

    @property
    def leaves_nothing(self) -> bool:
        """True where nothing of this run is to be left, and while a session is open of which nothing is to be left:
        then nothing around it is remembered either."""
        return self._nothing or any(isinstance(each, Sitting) and each.nothing for each in self._open)

    @property
    def trouble(self) -> str:
        """Why words that are open now are nowhere safe, in a sentence; empty where they are."""
        troubles = [each.trouble for each in self._open] + [each.trouble for each in self._loose.values()]
        return next((trouble for trouble in troubles if trouble), "")

    def soon(self) -> None:
        """Puts all that is open into drafts, from threads."""
        for each in [*self._open]:
            each.soon()

    def cut_short(self) -> tuple[str, ...]:
        """Something cuts in: keeps all that is open, before returning. What has to be said of it, each once."""
        told = [words for each in [*self._open] for words in each.cut_short()]
        told += [words for each in [*self._loose.values()] for words in each.cut_short()]
        return tuple(dict.fromkeys(words for words in told if words))

    def rescue(self, raw: bytes, page_id: str = "") -> str:
        """Puts bytes that are no page in recovery and says where; where even that fails, says that too. Empty where
        nothing is to be left."""
        if self.leaves_nothing:
            return ""
        try:
            return said.rescued_at(str(self.recovery.rescue(raw, page_id=page_id)))
        except OSError as error:
            return said.put_nowhere(explain(error))

    def rescue_input(self, raw: bytes) -> str:
        """What came in is no text: all of it goes to recovery as it came. The drafts hold only what could be read of
        it, so they are removed then.
        Where it is, in a sentence; empty where nothing is to be left."""
        sittings = [each for each in self._open if isinstance(each, Sitting)]
        if self.leaves_nothing:
            told = ""
        else:
            try:
                page_id = sittings[-1].machine.snapshot().id if sittings else ""
                told = said.rescued_at(str(self.recovery.rescue(raw, page_id=page_id)))
            except OSError as error:
                return said.read_part_in_draft(explain(error))
        for sitting in sittings:
            sitting.forget_draft()
        return told

    # Loose words

    def hold(self, where: str, words: str) -> None:
        """Keeps these words, which are not finished yet, as a draft; empty ones are released. `where` says what they
        are for, as a place and what in it: `plan/steadies`, `people/new`, `strategies/new`, `line`."""
        if self.leaves_nothing:
            return
        if not words.strip():
            self.release(where)
            return
        if where not in self._loose:
            self._loose[where] = _Loose(self, where, self._again, self._loose_within)
        self._loose[where].hold(words)

    def release(self, where: str) -> None:
        """The words are where they belong now: their draft goes, from a thread."""
        loose = self._loose.pop(where, None)
        if loose is not None:
            loose.release()

    def left(self, where: str) -> str:
        """The words an earlier run left there, the newest; empty where there are none. They stay a draft until they are
        released, and are this window's own from here on. Raises: OSError."""
        for draft in self.drafts.listed() if where not in self._loose else ():
            if where_of(draft.page.entry) == where and not draft.open_elsewhere:
                with suppress(Busy):  # another window was faster
                    held = self.drafts.open(draft.id)
                    self._loose[where] = _Loose(self, where, self._again, self._loose_within, draft.id, held)
                    return draft.page.entry.body
        return ""

    def loose_entry(self, where: str, words: str) -> Entry:
        """The draft of loose words: a note, once it is kept as it is."""
        now = self._now()
        return Entry(
            self.journal.new_id(now.replace(tzinfo=None)),
            created=now,
            zone=self._zone(),
            kind="note",
            body=words,
            extra={DRAFT: {LOOSE: where}},
        )


class _Loose:
    """The draft of some loose words."""

    def __init__(
        self,
        keeper: Keeper,
        where: str,
        again: float,
        within: float,
        draft_id: str = "",
        draft: DraftFile | None = None,
    ) -> None:
        self._keeper = keeper
        self._where = where
        self._id = draft_id
        self._files = threading.Lock()
        self._draft = draft
        self._written = bool(draft_id)
        self.trouble = ""
        self._writer: Writer[str] = Writer(self._save, self._hear, again=again, within=within)

    def hold(self, words: str) -> None:
        self._writer.soon(words)

    def release(self) -> None:
        threading.Thread(target=self._discard, daemon=False).start()

    def cut_short(self) -> tuple[str, ...]:
        trouble = self._writer.flush()
        self._hear(trouble)
        if trouble is not None:
            return (f"{self.trouble} {said.NOT_KEPT}",)
        return (said.LINE_KEPT,) if self._written else ()

    def _hear(self, trouble: Trouble | None) -> None:
        self.trouble = described(trouble) if trouble is not None else ""

    def _save(self, words: str) -> None:
        with self._files:
            if self._keeper.leaves_nothing:
                return
            entry = self._keeper.loose_entry(self._where, words)
            if self._draft is None:
                self._id = entry.id
                self._draft = self._keeper.drafts.open(entry.id)
            self._draft.save(replace(entry, id=self._id))
            self._written = True

    def _discard(self) -> None:
        self._writer.stop()
        with self._files:
            if self._draft is not None:
                with suppress(OSError):  # it is offered again, no more
                    self._draft.discard()


def line_in(session_id: str) -> str:
    """Where a line belongs that is typed into a session in plain lines."""
    return f"line/{session_id}"


def where_of(draft: Entry) -> str:
    """Where the words of a draft belong, for loose words; empty for every other draft."""
    table = draft.extra.get(DRAFT)
    where = table.get(LOOSE) if isinstance(table, dict) else None
    return where if isinstance(where, str) else ""


def _raw(entry: Entry) -> bytes:
    """An entry as bytes to be rescued: its words, or all of it where its words are not all it says."""
    if entry.kind == "journal":
        return entry.body.encode("utf-8", "surrogateescape")
    return frontmatter.compose(to_front_matter(entry), entry.body)
