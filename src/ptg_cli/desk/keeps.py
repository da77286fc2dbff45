"""What a guide writes into the plan, the people and the other documents once its page is kept, and what it changes
there: what is tried rests, a strategy gets a star. Nothing is ever taken out."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from ptg_cli.desk.aims import AimDesk, told_of
from ptg_cli.desk.document import DocumentDesk
from ptg_cli.desk.errors import explain
from ptg_cli.desk.plan import PlanDesk
from ptg_cli.journal.documents.document import Document, NameList
from ptg_cli.journal.documents.people import PEOPLE
from ptg_cli.journal.documents.registry import DOCUMENTS
from ptg_cli.journal.documents.store import Documents
from ptg_cli.journal.documents.strategies import STRATEGIES
from ptg_cli.journal.documents.values import VALUES
from ptg_cli.journal.errors import JournalError
from ptg_cli.model import body
from ptg_cli.model.aim import IN_GUIDES, LEARNED, Aim, AimKind
from ptg_cli.model.answer import Answer, Number, Text, in_a_line, items_of
from ptg_cli.model.entry import Entry
from ptg_cli.model.folded import folded
from ptg_cli.model.guide import (
    DECISIONS,
    FITS,
    OF_EACH_VALUE,
    PLAN_LOOKED_AT,
    RESTS_AIMS,
    STARS,
    Choose,
    Guide,
    Items,
    Scale,
    Write,
    of_aim,
)
from ptg_cli.model.person import HELP, Person, named, safe, same_name, unsafe, with_person
from ptg_cli.model.plan import PARTS, Plan, Trigger
from ptg_cli.model.value import Groups, Values, rated_value, renamed_value, value_id, value_ids, with_first, with_value
from ptg_cli.model.visible import in_one_line
from ptg_cli.sentences import aims as said_of_aims
from ptg_cli.sentences import keeps as said
from ptg_cli.session.answers import read_answers
from ptg_cli.session.care import CareKeys
from ptg_cli.session.questions import NOTHING_KNOWN, Key, Known, standing_answers


@dataclass(frozen=True, slots=True)
class _Holds:
    """What the documents say at one moment: people that are safe, the plan, and how many names each other list has."""

    people: tuple[Person, ...] = ()
    plan: Plan = field(default_factory=Plan)
    names: Mapping[str, int] = field(default_factory=dict)


class GuideKeeps:
    """Puts what was answered where its guide says. `plan_desk` is the plan to fill; `groups` gives the values that ptg
    offers, none where they can't be read; `kind_begun_by` the kind of aim that a guide begins, by the guide's slug."""

    def __init__(
        self,
        documents: Documents,
        plan_desk: PlanDesk,
        groups: Callable[[], Groups] = lambda: (),
        kind_begun_by: Callable[[str], AimKind | None] = lambda slug: None,
    ) -> None:
        self._documents = documents
        self._plan_desk = plan_desk
        self._groups = groups
        self._kind_begun_by = kind_begun_by

    def known(self, guide: Guide, aim: Aim | None) -> Known:
        """What the questions of a guide build on besides its answers. Raises: OSError."""
        chooses = any(isinstance(step, Choose) and step.own == "people" for step in guide.steps)
        avoided = unsafe(self._documents.read(PEOPLE).value) if chooses or (aim and aim.person) else ()
        answers = aim.answers() if aim else {}
        kind = self._kind_begun_by(guide.slug) if guide.begins_aim else None
        if kind and (learned := AimDesk(self._documents).learned_with(kind.id)):
            answers = {f"{IN_GUIDES}{LEARNED}": Text(learned)}
        return Known(answers, tuple(person.name for person in avoided))

    def fill(self, guide: Guide, keys: CareKeys, entry: Entry) -> list[str]:
        """Fills the documents from a kept entry. Returns what has to be said: how much was added to the list of people,
        the strategies and the plan, and in the words of a face's `keys` what opens the plan. The page is safe, so
        nothing raises for a disk that refuses."""
        told: list[str] = []
        standing: dict[Key, Answer] = {}
        try:
            aim = AimDesk(self._documents).aim(entry.aim) if entry.aim else None
            known = self.known(guide, aim)
            standing = _standing(guide, entry, known)
            told += filter(None, [self._put_aim(guide, entry, keys, aim, standing, known.avoided)])
        except (OSError, JournalError) as error:
            standing = standing or _standing(guide, entry)
            told.append(said.not_filled(explain(error)))
        answers = _answers(guide, standing)
        of_values = _of_values(guide, standing)
        decided = _decided(guide, standing)
        if not (answers or of_values or decided):
            return told
        before = self._look()
        puts: list[Callable[[], str]] = [
            partial(self._put_people, answers),
            partial(self._put_plan, answers),
            partial(self._put_names, answers),
            partial(self._put_values, answers.get("values.first", ()), of_values),
            partial(self._rest, decided.get(RESTS_AIMS, ())),
            partial(self._star, decided.get(STARS, ())),
            partial(self._look_at_plan, decided.get(PLAN_LOOKED_AT, ())),
        ]
        for put in puts:
            try:
                told.append(put())
            except (OSError, JournalError) as error:
                told.append(said.not_filled(explain(error)))
        return [*_filled(before, self._look(), keys), *(words for words in told if words)]

    def _put_aim(
        self,
        guide: Guide,
        entry: Entry,
        keys: CareKeys,
        aim: Aim | None,
        standing: Mapping[Key, Answer],
        avoided: tuple[str, ...],
    ) -> str:
        """Begins the aim that this page tells of, or writes into it what became of it."""
        if not entry.aim:
            return ""
        desk = AimDesk(self._documents)
        if aim is None:
            if not guide.begins_aim:
                return said_of_aims.GONE
            kind = self._kind_begun_by(guide.slug)
            begun = entry.created.date() if entry.created else None
            new = Aim(entry.aim, kind.id if kind else "", begun=begun)
            told = desk.keep(told_of(new, guide, standing, entry.id, avoided))
            return " ".join(filter(None, (said_of_aims.begun(keys.aims), told)))
        return desk.change(aim.id, lambda now: told_of(now, guide, standing, entry.id, avoided))

    def _look(self) -> _Holds:
        try:
            plan_desk = self._plan_desk.look()
            names = {one.name: len(names.of(DocumentDesk(self._documents, one).value)) for one, names in _name_lists()}
        except (OSError, JournalError):  # what stands there can't be known: putting more there says why
            return _Holds()
        return _Holds(safe(plan_desk.people), plan_desk.plan, names)

    def _put_people(self, answers: Mapping[str, tuple[str, ...]]) -> str:
        people = self._plan_desk.look().people
        for keeps, names in answers.items():
            if "people" in keeps and not keeps.endswith("in-the-way"):
                for words in names:
                    people = with_person(people, named(words))
            if keeps.startswith("people."):
                people = _marked(people, names, keeps.removeprefix("people."))
        return self._plan_desk.save_people(people)

    def _put_plan(self, answers: Mapping[str, tuple[str, ...]]) -> str:
        plan: Plan = self._plan_desk.plan
        row = {key: answers.get(f"plan.triggers.{key}", ()) for key in ("cue", "effect", "instead")}
        if row["cue"]:
            trigger = Trigger(*("; ".join(row[key]) for key in ("cue", "effect", "instead")))
            plan = _with_cue(plan, trigger)
        for keeps, items in answers.items():
            house, _, rest = keeps.partition(".")
            part, _, way = rest.partition(".")
            if house != "plan" or (part == "triggers" and way != "in-the-way"):
                continue
            if way:
                plan = plan.with_in_the_way(part, " ".join(items))
            else:
                here = plan.lines(part)
                told = [named(item).name for item in items] if part == "people" else items
                new = [item for item in told if not any(same_name(item, line) for line in here)]
                plan = plan.with_items(part, (*here, *new))
        return self._plan_desk.save(plan)

    def _put_names(self, answers: Mapping[str, tuple[str, ...]]) -> str:
        """Adds names to every document that is a list of them; people are put there before."""
        told = []
        for document, names in _name_lists():
            if answers.get(document.name):
                desk = DocumentDesk(self._documents, document)
                told.append(desk.save(names.added(desk.value, answers[document.name])))
        return " ".join(filter(None, told))

    def _put_values(self, first: tuple[str, ...], of_each: Mapping[Key, Answer]) -> str:
        """Puts the values that were chosen first, and what was said of each. `of_each` are the answers by where they
        are kept and the value's name."""
        if not (first or of_each):
            return ""
        desk = DocumentDesk(self._documents, VALUES)
        ids = value_ids(desk.value, self._groups())
        values: Values = with_first(desk.value, first, ids)
        for (keeps, name), answer in of_each.items():
            value = next((one for one in values if one.id == value_id(name, ids)), None)
            if value is None:
                continue
            match keeps, answer:
                case "values.why", Text():
                    value = renamed_value(value, value.name, in_a_line(answer))
                case "values.matters", Number(value=number):
                    value = rated_value(value, number, None)
                case "values.lived", Number(value=number):
                    value = rated_value(value, None, number)
            values = with_value(values, value)
        return desk.save(values)

    def _rest(self, names: tuple[str, ...]) -> str:
        """Lets the things rest that are tried now and are called so."""
        if not names:
            return ""
        desk = AimDesk(self._documents)
        meant = {folded(in_one_line(name)) for name in names}
        resting = [one for one in desk.look().aims if one.is_open and folded(in_one_line(one.title)) in meant]
        told = [desk.set_state(one.id, "resting") for one in resting]
        return " ".join(filter(None, (*told, said.now_resting(len(resting)))))

    def _star(self, names: tuple[str, ...]) -> str:
        """Gives the person's own strategies of these names a star; one that is not there yet is added."""
        if not names:
            return ""
        desk = DocumentDesk(self._documents, STRATEGIES)
        assert STRATEGIES.names is not None
        own = STRATEGIES.names.added(desk.value, names)
        starred = [
            one for one in own.own if not one.starred and any(same_name(in_one_line(name), one.title) for name in names)
        ]
        for one in starred:
            own = own.with_own(replace(one, starred=True))
        return " ".join(filter(None, (desk.save(own), said.now_starred(len(starred)))))

    def _look_at_plan(self, meanings: tuple[str, ...]) -> str:
        """Notes that the plan was looked at, where the person says that it is all right as it stands."""
        if FITS not in meanings or self._plan_desk.look().plan.is_empty:
            return ""
        return self._plan_desk.was_reviewed()


def _name_lists() -> list[tuple[Document[Any], NameList[Any]]]:
    """The documents that are a list of names, but for people, who are told of by themselves."""
    return [(one, one.names) for one in DOCUMENTS if one.names is not None and one is not PEOPLE]


def _standing(guide: Guide, entry: Entry, known: Known = NOTHING_KNOWN) -> dict[Key, Answer]:
    """The answers of a page, for a guide that keeps any of them elsewhere. An answer whose question is closed by
    another answer is on the page only."""
    if not any(getattr(step, "keeps", "") for step in guide.steps):
        return {}
    return standing_answers(guide, read_answers(guide, body.parse(entry.body)[1])[0], known)


def _of_values(guide: Guide, answers: Mapping[Key, Answer]) -> dict[Key, Answer]:
    """What was said of each value, by where it is kept and the value's name."""
    steps = {step.id: step.keeps for step in guide.steps if isinstance(step, Write | Scale) and step.keeps}
    kept = {(steps.get(step, ""), item): answer for (step, item), answer in answers.items()}
    return {key: answer for key, answer in kept.items() if key[0] in OF_EACH_VALUE}


def _decided(guide: Guide, answers: Mapping[Key, Answer]) -> dict[str, tuple[str, ...]]:
    """What was chosen in the steps that change something which is there, by what they change; of the plan what the
    chosen option means."""
    found: dict[str, tuple[str, ...]] = {}
    for step in guide.steps:
        if isinstance(step, Choose) and step.keeps in DECISIONS and (answer := answers.get((step.id, ""))) is not None:
            chosen = (step.meaning(answer),) if step.keeps == PLAN_LOOKED_AT else items_of(answer)
            found[step.keeps] = (*found.get(step.keeps, ()), *chosen)
    return found


def _answers(guide: Guide, answers: Mapping[Key, Answer]) -> dict[str, tuple[str, ...]]:
    """What was answered to the steps that keep a whole answer, by where they keep it. What an aim gets is put there by
    itself."""
    every = [step for step in guide.steps if isinstance(step, Write | Items | Choose)]
    steps = [step for step in every if step.keeps and step.keeps not in DECISIONS and not of_aim(step.keeps)]
    found: dict[str, tuple[str, ...]] = {}
    for step in steps:
        answer = answers.get((step.id, ""))
        if answer is None:
            continue
        one_text = isinstance(answer, Text) and (".triggers." in step.keeps or step.keeps.endswith("in-the-way"))
        items = (in_one_line(in_a_line(answer)),) if one_text else items_of(answer)
        found[step.keeps] = tuple(dict.fromkeys((*found.get(step.keeps, ()), *items)))
    return found


def _with_cue(plan: Plan, told: Trigger) -> Plan:
    """The plan with a cue that was told. A row that says no more than the same cue is filled from it, and nothing is
    added where the plan says as much already."""
    same = [(place, row) for place, row in enumerate(plan.triggers) if same_name(row.cue, told.cue)]
    if any(row == told for _, row in same) or (same and not (told.effect or told.instead)):
        return plan
    bare = next((place for place, row in same if not (row.effect or row.instead)), None)
    return plan.with_trigger(told, bare)


def _marked(people: tuple[Person, ...], names: tuple[str, ...], kind: str) -> tuple[Person, ...]:
    """The people, those of these names each good for that kind of help, or marked as not safe."""
    meant = [named(words).name for words in names]

    def mark(person: Person) -> Person:
        if not any(same_name(name, person.name) for name in meant):
            return person
        if kind == "not-safe":
            return replace(person, not_safe=True)
        return replace(person, help=tuple(one for one in HELP if one in {*person.help, kind}))

    return tuple(mark(person) for person in people)


def _lines(plan: Plan) -> set[tuple[str, str]]:
    """What a plan says, each line with its part; people to tell are counted in the list of people."""
    lines = {(part, line) for part in PARTS if part != "people" for line in plan.lines(part)}
    return lines | set(plan.in_the_way.items())


def _filled(before: _Holds, now: _Holds, keys: CareKeys) -> list[str]:
    """What was filled, in a few sentences: how many, never who or what."""
    known = {folded(one.name) for one in before.people}
    people = sum(folded(one.name) not in known for one in now.people)
    changed = sum(folded(one.name) in known and one not in before.people for one in now.people)
    lines = len(_lines(now.plan) - _lines(before.plan))
    names = [(now.names.get(one.name, 0) - before.names.get(one.name, 0), names.called) for one, names in _name_lists()]
    added = (
        said.people_added(people),
        *(said.things_added(count, called) for count, called in names),
        said.lines_added(lines),
    )
    told = [words] if (words := said.added(added)) else []
    if changed:
        told.append(said.people_changed(changed))
    if keys.plan_after and (people or changed or lines):
        told.append(said.opens_plan(keys.plan_after))
    return told
