"""Starting a session: what it has to know of the pages so far, and which guide to suggest."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time
from itertools import islice
from pathlib import Path
from typing import Final

from ptg_cli.desk.aims import AimDesk
from ptg_cli.desk.pages import PageFilter, counted_pages
from ptg_cli.insight.suggest import JourneyToday, Suggestion, card_due, suggestions, wrote_deep
from ptg_cli.journal.documents.journeys import JOURNEYS
from ptg_cli.journal.documents.people import PEOPLE, nobody_known
from ptg_cli.journal.documents.plan import PLAN
from ptg_cli.journal.documents.registry import document_named
from ptg_cli.journal.documents.store import Documents
from ptg_cli.journal.documents.values import VALUES
from ptg_cli.journal.errors import JournalError
from ptg_cli.journal.journal import Journal
from ptg_cli.journal.pages import read_page
from ptg_cli.library.errors import BadContent, NoSuchGuide
from ptg_cli.library.library import Library
from ptg_cli.model import body
from ptg_cli.model.aim import Aim
from ptg_cli.model.civil_time import logical_day
from ptg_cli.model.entry import Entry, civil_time
from ptg_cli.model.guide import AIMS, OF_EACH_VALUE, Choose, Guide, Recall
from ptg_cli.model.person import same_name, unsafe
from ptg_cli.model.plan import names_someone
from ptg_cli.model.value import Groups, Values, value_cards, value_ids
from ptg_cli.sentences import aims as said_of_aims
from ptg_cli.sentences import writing as said
from ptg_cli.session.care import asking_nothing
from ptg_cli.session.writing_view import Earlier

NEWEST: Final = 200
"""How many pages back a suggestion or a recalled answer looks."""


def newest_entries(journal: Journal) -> list[Entry]:
    """The entries a start looks at, newest first; only those that can be read."""
    found = islice(counted_pages(journal, PageFilter()), NEWEST)
    return [page.entry for page in found if not page.unreadable]


def suggested(
    guides: list[Guide],
    journal: Journal,
    documents: Documents,
    now: datetime,
    day_starts_at: time,
    journeys: Sequence[JourneyToday] = (),
    entries: Sequence[Entry] | None = None,
) -> list[Suggestion]:
    """Guides for this hour, the one to suggest first, each with its reason. `journeys` may name one today; `entries`
    are the newest ones, where they were read already."""
    return suggestions(
        guides,
        newest_entries(journal) if entries is None else entries,
        now,
        day_starts_at,
        has_plan=has_plan(documents),
        has_values=has_values(documents),
        journeys=journeys,
    )


def journeys_today(
    library: Library, journal: Journal, documents: Documents, now: datetime, day_starts_at: time
) -> list[JourneyToday]:
    """The journeys that may name a guide. Where they can't be read, today goes on without."""
    try:
        if not any(one.is_open for one in documents.read(JOURNEYS).value):
            return []
        from ptg_cli.desk.journeys import JourneyDesk  # only for whoever is in one

        return JourneyDesk(
            documents, library, journal, day_starts_at, lambda: logical_day(now, day_starts_at)
        ).for_today()
    except OSError:
        return []


def has_plan(documents: Documents) -> bool:
    """True where the plan for hard hours says something, or can't be opened: then there is one to mend."""
    try:
        return not documents.read(PLAN).value.is_empty
    except OSError:
        return True


def has_values(documents: Documents) -> bool | None:
    """True where the person has said what matters to them; None where that can't be known."""
    try:
        return bool(documents.read(VALUES).value)
    except OSError:
        return None


def card_is_due(journal: Journal, now: datetime) -> bool:
    """True unless the full support card was shown within the last twelve hours."""
    return card_due(newest_entries(journal), now)


def deep_again(guide: Guide, library: Library, journal: Journal, now: datetime, day_starts_at: time) -> bool:
    """True where this guide is a deep one, and a deep one was written with on the same day of the person's."""
    return guide.level == "deep" and wrote_deep(library.every_guide(), newest_entries(journal), now, day_starts_at)


@dataclass(frozen=True, slots=True)
class ValuesToSort:
    """Every value to sort, with what it can mean, and the id of each by its folded name. Both are empty for a guide
    that asks nothing about values."""

    cards: Mapping[str, str] = field(default_factory=dict)
    ids: Mapping[str, str] = field(default_factory=dict)


def values_to_sort(guide: Guide, documents: Documents, prompts: Path) -> tuple[ValuesToSort, list[str]]:
    """What a guide about values has to know, and what is wrong with what could not be read."""
    from ptg_cli.library.values import value_groups

    if not any(getattr(step, "cards", "") or getattr(step, "keeps", "") in OF_EACH_VALUE for step in guide.steps):
        return ValuesToSort(), []
    groups: Groups = ()
    values: Values = ()
    problems: list[str] = []
    try:
        groups = value_groups(prompts)
    except BadContent as bad:
        problems += bad.messages
    try:
        names, more = _own_list("values", documents)
        problems += more
        values = documents.read(VALUES).value
    except OSError as error:
        names = ()
        problems.append(said.list_unreadable(error.filename, (error.strerror or "unreadable").lower()))
    mine = tuple(one for one in values if one.name in names)
    return ValuesToSort(value_cards(mine, groups), value_ids(values, groups)), problems


def own_lists(guide: Guide, documents: Documents) -> tuple[dict[str, tuple[str, ...]], list[str]]:
    """The person's own lists this guide chooses from, and what is wrong with those that can't be read."""
    found: dict[str, tuple[str, ...]] = {}
    problems = []
    for name in {step.own for step in guide.steps if isinstance(step, Choose) and step.own}:
        try:
            found[name], more = _own_list(name, documents)
            problems += more
        except JournalError as error:
            problems.append(str(error))
        except OSError as error:
            problems.append(said.list_unreadable(error.filename, (error.strerror or "unreadable").lower()))
    return found, list(dict.fromkeys(problems))


def aim_of(aim_id: str, documents: Documents, problems: list[str]) -> Aim | None:
    """The aim of that id. Where there is none any more the page is written all the same, and that is one of the
    `problems`. Raises: OSError."""
    found = AimDesk(documents).aim(aim_id) if aim_id else None
    if aim_id and found is None:
        problems.append(said_of_aims.GONE)
    return found


def as_asked(guide: Guide, aim: Aim | None, documents: Documents) -> Guide:
    """The guide as it may be asked about that aim. With someone who was marked as not safe, maybe while a draft of it
    lay open, a guide that does not heed such marks asks nothing. Raises: OSError."""
    if aim is None or not guide.returns or guide.heeds_marks or not AimDesk(documents).not_safe_in(aim):
        return guide
    return asking_nothing(guide)


def _own_list(name: str, documents: Documents) -> tuple[tuple[str, ...], list[str]]:
    """One list, and what does not fit in it. People that are not safe are never offered, nor a line that names one.
    Raises: JournalError, OSError where the list can't be opened, or nobody knows who is not safe."""
    house, _, part = name.partition(".")
    if house == AIMS:
        return _open_aims(documents)
    if house == "plan":
        return _plan_lines(part, documents)
    document = document_named(house)
    if document is None or document.names is None:
        return (), []
    read = documents.read(document)
    names, problems = document.names.of(read.value), list(read.problems)
    avoided = unsafe(documents.read(PEOPLE).value)
    if document is PEOPLE:
        return tuple(row for row in names if not any(same_name(row, person.name) for person in avoided)), problems
    return tuple(row for row in names if not names_someone(row, avoided)), problems


def _open_aims(documents: Documents) -> tuple[tuple[str, ...], list[str]]:
    """What the person is trying now, by name; nothing that has someone in it who is not safe."""
    seen = AimDesk(documents).look()
    return tuple(one.title for one in seen.aims if one.is_open and one.title and seen.may_ask(one)), list(seen.problems)


def _plan_lines(part: str, documents: Documents) -> tuple[tuple[str, ...], list[str]]:
    """The lines of a part of the plan, or its cues. Where people do not read at all nobody knows who is not safe: as on
    the support card, only professional help is offered then."""
    read, people = documents.read(PLAN), documents.read(PEOPLE)
    if nobody_known(people) and part != "professional":
        return (), [*read.problems, *people.problems]
    triggers = part == "triggers"
    lines = tuple(one.cue for one in read.value.triggers) if triggers else read.value.lines(part)
    return tuple(line for line in lines if not names_someone(line, unsafe(people.value))), list(read.problems)


def earlier_answers(
    guide: Guide, journal: Journal, library: Library, day_starts_at: time = time(4)
) -> dict[tuple[str, str], Earlier]:
    """The newest earlier answers the guide's recall steps may offer, also from pages in which guide and step still had
    the names of an earlier version. Pages marked to be handled with care are never among them."""
    wanted = {
        (step.guide, step.step): _asked_in(library, step.guide)
        for step in guide.steps
        if isinstance(step, Recall) and step.guide
    }
    found: dict[tuple[str, str], Earlier] = {}
    if not wanted:
        return found
    for page in islice(counted_pages(journal, PageFilter()), NEWEST):
        slug = page.entry.guide
        missing = {
            key: asked
            for key, asked in wanted.items()
            if key not in found and (asked.is_called(slug) if asked else key[0] == slug)
        }
        if missing and not page.unreadable and not page.entry.care:
            entry = page.entry if page.whole else read_page(page.path).entry
            found |= _answers(entry, missing, day_starts_at)
    return found


def _asked_in(library: Library, slug: str) -> Guide | None:
    """The guide that an answer is recalled from; None where it is gone or can't be used: its pages are still there."""
    try:
        return library.guide(slug)
    except (NoSuchGuide, BadContent):
        return None


def _answers(
    entry: Entry, wanted: Mapping[tuple[str, str], Guide | None], day_starts_at: time
) -> dict[tuple[str, str], Earlier]:
    moment = civil_time(entry)
    day = logical_day(moment, day_starts_at) if moment else None
    _, sections = body.parse(entry.body)
    found = {}
    for (slug, name), guide in wanted.items():
        step = guide.step(name) if guide else None
        names = {name, *((step.id, *step.was) if step else ())}
        texts = [section.text for section in sections if section.step in names and section.text and not section.nth]
        if texts:
            found[slug, name] = Earlier(day, texts[-1])
    return found
