"""Aims: all that a person is trying, one visit to change them, and what a page that is kept writes into one."""

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date

from ptg_cli.desk.document import DocumentDesk
from ptg_cli.desk.document_visit import DocumentVisit
from ptg_cli.journal.documents.aims import AIMS
from ptg_cli.journal.documents.people import PEOPLE, nobody_known
from ptg_cli.journal.documents.store import Documents
from ptg_cli.journal.errors import CannotChange, JournalError
from ptg_cli.model.aim import (
    DID_IT,
    PERSON,
    STATE,
    STATES,
    TITLE,
    Aim,
    NotANumber,
    State,
    aims_called,
    changed_field,
    sorted_aims,
    with_field,
    with_page,
    with_redated,
)
from ptg_cli.model.answer import Answer
from ptg_cli.model.guide import Choose, Guide, of_aim
from ptg_cli.model.person import named_among, unsafe
from ptg_cli.sentences import aims as said
from ptg_cli.session.questions import Key, names_one_of


@dataclass(frozen=True, slots=True)
class Aims:
    """All aims as they are listed, and what is wrong in their files, one sentence each. `not_safe` is who was marked as
    not safe, maybe after an aim with them was begun, by the ids of these aims. `nobody_known` is true where the list of
    people does not read, so that nothing tells who is."""

    aims: tuple[Aim, ...] = ()
    problems: tuple[str, ...] = ()
    not_safe: Mapping[str, str] = field(default_factory=dict)
    nobody_known: bool = False

    def may_ask(self, aim: Aim) -> bool:
        """True where ptg may ask about an aim by itself: nobody in it is marked as not safe, as far as is known."""
        return aim.id not in self.not_safe and not (self.nobody_known and aim.person)

    @property
    def brought_up(self) -> tuple[Aim, ...]:
        """Those that ptg may bring up by itself."""
        return tuple(one for one in self.aims if self.may_ask(one))


class AimDesk:
    """Reads and changes aims. `leaves_nothing` is true while nothing is to be left. What reads or writes raises OSError
    and JournalError; what changes something returns what has to be said, mostly nothing."""

    def __init__(self, documents: Documents, leaves_nothing: Callable[[], bool] = lambda: False) -> None:
        self._documents = documents
        self._leaves_nothing = leaves_nothing
        self._visit: DocumentVisit[Mapping[str, Aim]] | None = None
        self._seen: Aims | None = None  # as they were read last; none once something was changed since

    def look(self) -> Aims:
        """Reads them all anew. A file that does not read is named; the version before it is used."""
        found: list[Aim] = []
        problems: list[str] = []
        for name in self._documents.names_in(AIMS.name):
            read = self._documents.read(AIMS.of(name))
            problems += read.problems
            if not read.unknown:
                found.append(read.value)
        aims = tuple(sorted_aims(found))
        avoided = self._avoided() if any(one.person for one in aims) else ()
        not_safe = {one.id: name for one in aims if (name := named_among(one.person, avoided or ()))}
        seen = self._seen = Aims(aims, tuple(problems), not_safe, nobody_known=avoided is None)
        return seen

    def _avoided(self) -> list[str] | None:
        """The names of everyone marked as not safe; None where the list of people does not read."""
        try:
            people = self._documents.read(PEOPLE)
        except (OSError, JournalError):
            return None
        return None if nobody_known(people) else [person.name for person in unsafe(people.value)]

    def not_safe_in(self, aim: Aim) -> str:
        """The one of the people of an aim who is marked as not safe; empty where nobody is."""
        return named_among(aim.person, self._avoided() or ()) if aim.person else ""

    def document(self, aim_id: str) -> DocumentDesk[Aim]:
        """The file of one aim."""
        return DocumentDesk(self._documents, AIMS.of(aim_id), self._leaves_nothing)

    def find(self, words: str) -> list[Aim]:
        """The aims that are meant by an id, the beginning of one, a title or a kind."""
        return aims_called(self.look().aims, words)

    def aim(self, aim_id: str) -> Aim | None:
        """The aim of that id, if there is one."""
        if aim_id not in self._documents.names_in(AIMS.name):
            return None
        return self.document(aim_id).value

    def learned_with(self, kind: str) -> str:
        """What was learned last with any aim of that kind that may be brought up, in the person's words."""
        told = [one for one in self.look().brought_up if one.kind == kind and one.learned]
        return max(told, key=lambda one: max(one.pages, default=one.id)).learned if told else ""

    def due(self, today: date) -> Aim | None:
        """The aim whose day is over and that was not asked about yet: the one of the latest day. None where there is
        none. None of those with someone who is not safe."""
        found = [one for one in self.look().brought_up if one.is_due(today)]
        return max(found, key=lambda one: (one.day or today, one.id), default=None)

    # Changing

    def keep(self, aim: Aim) -> str:
        """Keeps an aim as it is given, a new one or another version of one."""
        return self.document(aim.id).save(aim)

    def change(self, aim_id: str, change: Callable[[Aim], Aim]) -> str:
        """Changes one as it stands now, so that what another window put there stays. Raises: CannotChange where it is
        gone."""
        if aim_id not in self._documents.names_in(AIMS.name):
            raise CannotChange(said.GONE)
        desk = self.document(aim_id)
        told = desk.save(change(desk.value))
        self._seen = None
        return told

    def set_fields(self, aim_id: str, fields: Iterable[tuple[str, str]], today: date) -> str:
        """Puts other words into fields, all of them or none. Raises: CannotChange where they do not fit."""
        given = list(fields)

        def changed(aim: Aim) -> Aim:
            for name, words in given:
                aim = changed_field(aim, name, words, today)
            return aim

        if any(name == TITLE and not words.strip() for name, words in given):
            raise CannotChange(said.NEEDS_A_TITLE)
        try:
            return self.change(aim_id, changed)
        except NotANumber as error:
            raise CannotChange(said.TAKES_A_NUMBER) from error

    def names(self) -> list[str]:
        """The ids of all that have a file, also of those that can't be read."""
        return self._documents.names_in(AIMS.name)

    def set_state(self, aim_id: str, state: State) -> str:
        """Lets it rest, takes it up again, says that it is done, or lets it go."""
        return self.change(aim_id, lambda aim: replace(aim, state=state))

    def was_asked(self, aim_id: str) -> str:
        """Notes that the person was asked how it went after the day they named: once is enough."""
        return self.change(aim_id, lambda aim: replace(aim, asked=aim.day))

    # One visit

    @property
    def visit(self) -> DocumentVisit[Mapping[str, Aim]]:
        """What takes changes of this visit back, one by one."""
        if self._visit is None:
            self._visit = DocumentVisit(AIMS.of("x"), self.look, self._state, self._put_back)
        return self._visit

    def _state(self) -> Mapping[str, Aim]:
        seen = self._seen or self.look()
        return {one.id: one for one in seen.aims}

    def _put_back(self, state: Mapping[str, Aim]) -> str:
        now = self._state()
        told = [self.keep(aim) for aim_id, aim in state.items() if now.get(aim_id) != aim]
        self._seen = None
        return " ".join(filter(None, told))


def told_of(aim: Aim, guide: Guide, standing: Mapping[Key, Answer], page_id: str, avoided: tuple[str, ...] = ()) -> Aim:
    """The aim after a page that tells of it was kept: what was answered to the steps of the guide that keep something
    in it, and the page itself. `standing` are the answers whose questions are open. The day that was named before is
    over once it was told of. Nobody of the names that are `avoided`, being not safe, becomes the person of an aim."""
    aim = replace(with_page(aim, page_id), asked=aim.day)
    for step in guide.steps:
        answer, name = standing.get((step.id, "")), of_aim(getattr(step, "keeps", ""))
        if answer is None or not name or name == DID_IT or (name == PERSON and names_one_of(avoided, answer)):
            continue
        if name == STATE:
            state = step.meaning(answer) if isinstance(step, Choose) else ""
            aim = replace(aim, state=next((one for one in STATES if one == state), aim.state))
        else:
            aim = with_field(aim, name, answer)
    return aim


def redate_in_aims(documents: Documents, before: Iterable[str], now: str) -> None:
    """Names a page that got another date by its new id in each aim it tells of."""
    names = set(before)
    desk = AimDesk(documents)
    with suppress(OSError, JournalError):  # the doctor finds what could not be changed
        for aim in desk.look().aims:
            if not names.isdisjoint(aim.pages):
                desk.change(aim.id, lambda one: with_redated(one, names, now))


def rebuild_pages(documents: Documents, telling: Mapping[str, list[str]]) -> list[str]:
    """Puts the list of pages of each aim right: `telling` are the ids of the pages that name an aim, by its id. The
    files of those whose list was another one. Aims whose file does not read are left alone. Raises: OSError,
    JournalError."""
    mended = []
    for name in documents.names_in(AIMS.name):
        read = documents.read(AIMS.of(name))
        pages = tuple(sorted(telling.get(name, ())))
        if not read.instead and sorted(read.value.pages) != list(pages):
            documents.save(read, replace(read.value, pages=pages))
            mended.append(str(read.file.path))
    return mended
