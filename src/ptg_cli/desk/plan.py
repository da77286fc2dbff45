"""The plan and its people: looking, changing, what is said when another window changed them too."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from ptg_cli.desk.document import DocumentDesk
from ptg_cli.desk.errors import explain
from ptg_cli.journal.documents.people import PEOPLE, People, nobody_known
from ptg_cli.journal.documents.plan import PLAN, template
from ptg_cli.journal.documents.store import Documents
from ptg_cli.journal.errors import CannotChange, JournalError
from ptg_cli.model import plan as plans
from ptg_cli.model.person import Person, named, renamed, safe, same_name, unsafe, with_person
from ptg_cli.model.plan import Mention, Plan, PlanPart, PlanWords, names_someone, plain_title
from ptg_cli.model.plan_said import card_parts, differences, said_to_the_person, unsafe_lines, without_unsafe, written
from ptg_cli.sentences import plan as said_of_plan

if TYPE_CHECKING:
    from ptg_cli.desk.document_history import DocumentHistory

MOST_ON_CARD: Final = 48 * 1024
"""Bytes of the plan, and of the people, that the support card reads: some hundred people. More would keep the numbers
waiting."""


class PlanDesk:
    """One look at the plan, and every change to it. `today` gives the day; `leaves_nothing` is true while nothing is to
    be left: then its use is not noted, nor are versions kept. `title` says what a part of the plan is called. Methods
    that write raise OSError and JournalError; they return what has to be said, mostly nothing."""

    def __init__(
        self,
        documents: Documents,
        today: Callable[[], date],
        leaves_nothing: Callable[[], bool] = lambda: False,
        title: Callable[[str], str] = plain_title,
    ) -> None:
        self._documents = documents
        self._plan = DocumentDesk(documents, PLAN, leaves_nothing)
        self._people = DocumentDesk(documents, PEOPLE, leaves_nothing)
        self._both: tuple[DocumentDesk[Any], ...] = (self._plan, self._people)
        self._today = today
        self._leaves_nothing = leaves_nothing
        self._title = title

    # Looking

    def look(self) -> "PlanDesk":
        """Reads both files anew. Raises: OSError."""
        for one in self._both:
            one.look()
        return self

    def forget(self) -> None:
        """What was read is forgotten: it is read anew once it is asked for."""
        for one in self._both:
            one.forget()

    @property
    def plan(self) -> Plan:
        """The plan as it was read last."""
        return self._plan.value

    @property
    def people(self) -> People:
        """The people as they were read last."""
        return self._people.value

    @property
    def safe_people(self) -> tuple[Person, ...]:
        """Those that may be suggested."""
        return safe(self.people)

    def names_unsafe(self, words: str) -> bool:
        """True where words name someone marked as not safe."""
        return names_someone(words, unsafe(self.people))

    @property
    def problems(self) -> tuple[str, ...]:
        """What is wrong in the files, one sentence each."""
        return tuple(words for one in self._both for words in one.problems)

    @property
    def unreadable(self) -> bool:
        """True where one of the files does not read at all: what is known then is what a version before it said."""
        return any(one.unreadable for one in self._both)

    @property
    def nobody_known(self) -> bool:
        """True where nothing tells who is marked as not safe: then nobody is to be named."""
        return nobody_known(self._people.read)

    @property
    def review_due(self) -> bool:
        """True where a look at the plan may be offered."""
        return self.plan.review_due(self._today())

    @property
    def path(self) -> Path:
        """Where the plan is, or would be."""
        return self._plan.path

    # Changing

    def save(self, plan: Plan) -> str:
        """Keeps a changed plan. Where another window changed it meanwhile both are kept, and that is said. Whoever is
        marked as not safe never stands among people to tell, whatever puts them there."""
        plan = without_unsafe(plan, self.people)
        if plan == self.plan:
            return ""
        if plan.reviewed is None:
            plan = replace(plan, reviewed=self._today())
        said = self._plan.save(plan)
        self._people.look()
        return said

    def save_people(self, people: People) -> str:
        """Keeps changed people, in the same way."""
        if people == self.people:
            return ""
        said = self._people.save(people)
        self._plan.look()
        return said

    def tell(self, words: str) -> str:
        """Puts someone into the plan's people, and into the list of people where they are new. A number behind the name
        is how to reach them."""
        told = named(words)
        known = self.person(told.name)
        name = known.name if known else told.name
        if not name:
            return ""
        said = self.save_people(with_person(self.people, told))
        here = self.plan.lines("people")
        if not any(same_name(name, line) for line in here):
            said = self.save(self.plan.with_items("people", (*here, name))) or said
        return said

    def person(self, name: str) -> Person | None:
        """The person of that name."""
        return next((person for person in self.people if same_name(person.name, name)), None)

    def put_person(self, person: Person, was: str = "", *, slip: bool = False) -> str:
        """Adds someone, or puts them in the stead of the one called `was`, by whose name they stay known; not where
        that was only a `slip`. Raises: CannotChange for a name taken."""
        if not person.name.strip():
            raise CannotChange("Type a name, or initials.")
        others = [one for one in self.people if not same_name(one.name, was or person.name)]
        if any(same_name(one.name, person.name) for one in others):
            raise CannotChange(f"There is a person called “{person.name}” already. Give this one another name.")
        place = next((at for at, one in enumerate(self.people) if same_name(one.name, was or person.name)), None)
        rows = list(self.people)
        if place is None:
            rows.append(person)
        else:
            rows[place] = person if slip else renamed(rows[place], person)
        return self.save_people(tuple(rows))

    def remove_person(self, name: str) -> str:
        """Takes someone out of the list of people. The plan's lines that name them stay until they are changed."""
        return self.save_people(tuple(one for one in self.people if not same_name(one.name, name)))

    def mentions(self, name: str) -> list[Mention]:
        """Every line of the plan that names someone."""
        return plans.mentions(self.plan, name)

    def remove_mentions(self, name: str) -> str:
        """Takes every line that names someone out of the plan."""
        return self.save(plans.without_mentions(self.plan, name))

    def was_reviewed(self) -> str:
        """Notes that it was looked at today."""
        return self.save(self.plan.looked_through(self._today()))

    def was_used(self) -> str:
        """Notes that it was used today; nothing where there is no plan, or where its file does not read: that is left
        for its owner to mend."""
        if self.plan.is_empty or self._plan.unreadable or self._leaves_nothing():
            return ""
        return self.save(replace(self.plan, used=self._today()))

    def was_opened(self) -> str:
        """The support card, or the plan in a hard hour, was opened: that is a use of what it says. On the day of a look
        through it that is no news. Never raises: where nothing can be written, nothing is noted."""
        try:
            self.look()
            return "" if self.plan.reviewed == self._today() else self.was_used()
        except (OSError, JournalError):
            return ""

    # By hand

    def history(self) -> "DocumentHistory[Plan]":
        """The earlier versions of the plan. Raises: OSError."""
        from ptg_cli.desk.document_history import DocumentHistory  # a card has to be quick, and needs none of them

        people = self._documents.file(PEOPLE.name)
        return DocumentHistory(
            self._documents,
            PLAN,
            lambda then, now: differences(then, now, self._title),
            lambda plan: written(plan, PEOPLE.value(people.raw), self._title, markdown=False),
        )

    def keep_versions(self) -> None:
        """Keeps what a hand made of both files among their versions, so that it is the last good one if it is broken
        later. Where nothing can be written it is left: looking has to work."""
        for one in self._both:
            one.keep_version()

    def ready_to_edit(self, words: PlanWords) -> Path:
        """The plan's file, made where there is none yet, with `words` that say what each part is for; what it says is
        among the versions, whatever an editor does. Raises: OSError."""
        return self._plan.ready_to_edit(template(words))

    def check(self) -> list[str]:
        """What is wrong with both files, one sentence each. Raises: OSError."""
        return [words for one in self._both for words in one.check()]

    # The support card

    def card_parts(self) -> tuple[list[tuple[PlanPart, list[str]]], str]:
        """The ticked parts with their lines, and what is to be said where something can't be read. Never raises."""
        try:
            for name in (one.document.name for one in self._both):
                if self._documents.size(name) > MOST_ON_CARD:
                    return [], said_of_plan.too_large_for_card(f"{name}.toml", MOST_ON_CARD // 1024)
            self.look()
        except (OSError, JournalError) as error:
            return [], said_of_plan.cannot_be_read(explain(error))
        plan = self.plan
        if self.nobody_known:
            plan = replace(plan, on_card=tuple(part for part in plan.on_card if part == "professional"))
        parts = [(PlanPart(part, self._title(part)), lines) for part, lines in card_parts(plan, self.people)]
        return parts, said_of_plan.SOMETHING_WRONG if self.problems else ""

    def text(self, *, markdown: bool) -> str:
        """The whole plan as a text."""
        return written(self.plan, self.people, self._title, markdown=markdown)

    def safe_parts(self) -> list[tuple[str, tuple[str, ...]]]:
        """Each part that says something, by what it is called. No line that names someone marked as not safe is among
        them; none at all where nobody knows who that is."""
        if self.nobody_known:
            return []
        return [(self._title(part), tuple(lines)) for part, lines in said_to_the_person(self.plan, self.people)]

    def read_out(self) -> list[str]:
        """What the plan says, a line for each part. No line that names someone marked as not safe is among them."""
        return [f"{title}: {'; '.join(lines)}." for title, lines in self.safe_parts()]

    @property
    def unsafe_lines(self) -> list[str]:
        """The lines of that text that name someone marked as not safe."""
        return unsafe_lines(self.plan, self.people)
