"""Changing what stands above a page's text: its title, tags, date and care mark, whether it was worth doing, and what
it is a milestone of.

Each of these talks is given a page as it was read. Where the file says something else by the time of the change, both
versions are kept. What comes back is where the page lies now; None where nothing was changed.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, TypeAlias

from ptg_cli.context import Context
from ptg_cli.desk.civil_time import clocks_changed, small_hours
from ptg_cli.desk.page_edit import (
    PageChange,
    change_page,
    clean_tags,
    earlier_versions,
    new_date,
    put_back,
    told_of,
)
from ptg_cli.desk.page_summary import body_of
from ptg_cli.journal import disk
from ptg_cli.journal.journal import Outcome
from ptg_cli.journal.pages import Page, read_page
from ptg_cli.model.civil_time import NamedDay, from_stamp, spoken_day
from ptg_cli.model.entry import civil_time, own_lines
from ptg_cli.model.folded import folded
from ptg_cli.model.scales import WORTH
from ptg_cli.model.visible import in_one_line, shorten
from ptg_cli.sentences import drafts as said_of_drafts
from ptg_cli.sentences import page_edit as said
from ptg_cli.sentences.hard_moment import REMEMBER, WORTH_DOING
from ptg_cli.sentences.hard_moment import WORTH as ANSWERS
from ptg_cli.sentences.pages import PAGE_NOT_CHANGED
from ptg_cli.sentences.talks import LEAVE_AS_IT_IS
from ptg_cli.talks.turns import (
    AskLine,
    Browse,
    BrowseRow,
    ChooseSeveral,
    Chosen,
    Effect,
    Kept,
    PickedRow,
    Refused,
    Say,
    Talk,
    choose,
    keep_again,
    look,
    take_line,
)

_CELLS: Final = 60
"""How much of a version's first line a row says."""

_WHEN: Final = "A day, a time, or both: yesterday, 2026-11-03, 14:30, monday 9pm. What you don't type stays."

PageTalk: TypeAlias = Callable[[Context, Page], Talk[Outcome | None]]
"""One of the talks below."""


def may_open(page: Page) -> Talk[bool]:
    """Asks before a page that is to be handled with care is opened."""
    if not page.entry.care:
        return True
    asked = "You marked this page to be handled with care. Open it?"
    return (yield from choose(asked, ("Open it", "Leave it closed"), at=1)) == 0


def title(context: Context, page: Page) -> Talk[Outcome | None]:
    """Asks for its title."""
    asked = _line(page, "Title", page.entry.title)
    words = yield asked
    return None if words is None else (yield from _keep(context, page, PageChange(title=words)))


def tags(context: Context, page: Page) -> Talk[Outcome | None]:
    """Asks which of its tags stay, and for new ones."""
    before = page.entry.tags
    asked = ChooseSeveral(
        "Tags",
        "Words to find this page by.",
        tuple(BrowseRow(tag) for tag in before),
        len(before),
        marked=tuple(range(len(before))),
        typing="Words to add, with spaces or commas between them.",
        draft=_draft(page, "Tags"),
    )
    chosen: Chosen | None = yield asked
    if chosen is None:
        return None
    typed = chosen.words.split(",") if "," in chosen.words else chosen.words.split()
    typed = [word.strip() for word in typed]
    added = clean_tags(word for word in typed if not word.startswith("-"))
    off = {folded(tag) for tag in clean_tags(word[1:] for word in typed if word.startswith("-"))}
    off |= {folded(tag) for place, tag in enumerate(before) if place not in chosen.marked}
    off -= {folded(tag) for tag in added}
    gone = tuple(tag for tag in before if folded(tag) in off)
    if not gone and all(folded(tag) in map(folded, before) for tag in added):
        yield Say(said.NO_TAG if any(typed) and not (added or off) else said.NOTHING_WAS_CHANGED)
        return None
    return (yield from _keep(context, page, PageChange(tags=added, untags=gone)))


def care(context: Context, page: Page) -> Talk[Outcome | None]:
    """Marks it to be handled with care, or takes the mark off."""
    marked = page.entry.care
    words = (
        "The page is no longer marked."
        if marked
        else "The page is marked. From now on no list or search shows its words."
    )
    return (yield from _keep(context, page, PageChange(care=not marked), words))


def date(context: Context, page: Page) -> Talk[Outcome | None]:
    """Asks for its date. A day alone keeps the time that the page has, and a time alone its day."""
    moment = civil_time(page.entry)
    now = f"{moment:%Y-%m-%d %H:%M}" if moment else ""
    asked = _line(page, "When was this?", now)
    asked = replace(asked, about=_WHEN, optional=False)

    def read(words: str) -> NamedDay | None:
        if words == now:
            return None
        return new_date(page, words, context.civil_now(), context.settings.day_starts_at)

    when = yield from take_line(asked, lambda words: Effect("a day", (words,), run=lambda: read(words), looks=True))
    if when is None:
        return None
    odd = f"{small_hours(when, context.settings.day_starts_at)} {clocks_changed(when)}"
    words = f"The page has its new date. {odd} The date before is in `ptg history`."
    return (yield from _keep(context, page, PageChange(when=when), " ".join(words.split())))


def worth(context: Context, page: Page) -> Talk[Outcome | None]:
    """Asks whether it was worth doing, and what to remember; both are kept together. Writing can feel heavier straight
    after, so this is asked here, later, and not at its close."""
    before = page.entry
    answers = (*WORTH, "")
    options = (*(words.capitalize() for words in ANSWERS), "Take it off" if before.worth else "Leave it open")
    at = answers.index(before.worth) if before.worth in answers else None
    place = yield from choose(WORTH_DOING, options, at=at)
    if place is None:
        return None
    remember = yield replace(_line(page, REMEMBER, before.remember), enter="keeps both")
    if remember is None:
        return None
    if (answers[place], remember.strip()) == (before.worth, before.remember):
        yield Say(said.NOTHING_WAS_CHANGED)
        return None
    return (yield from _keep(context, page, PageChange(worth=answers[place], remember=remember)))


def milestone(context: Context, page: Page) -> Talk[Outcome | None]:
    """Asks what the page is a milestone of, in the person's own words; nothing typed takes the mark off."""
    before = page.entry.milestone
    asked = replace(_line(page, said.WHAT_MILESTONE, in_one_line(before)), about=said.IN_OWN_WORDS)
    words = yield replace(asked, nothing=said.TAKES_THE_MARK_OFF if before else "")
    if words is None:
        return None
    kept = said.MARKED if in_one_line(words) else said.MARK_IS_OFF
    return (yield from _keep(context, page, PageChange(milestone=words), kept))


def history(context: Context, page: Page) -> Talk[Outcome | None]:
    """Its earlier versions, to look at; one of them can be put back."""
    while True:
        versions = yield from look("earlier versions", page.path, run=lambda: _versions(context, page))
        if isinstance(versions, Refused) or not versions:
            yield Say(versions.words if isinstance(versions, Refused) else PAGE_NOT_CHANGED)
            return None
        rows = tuple(BrowseRow(one.until, one.first) for one in versions)
        answer: PickedRow | None = yield Browse(
            "history", said.HISTORY_TITLE, said.HISTORY_ABOUT, rows, picking=said.HISTORY_PICKING
        )
        if answer is None:
            return None
        chosen = versions[answer.row]
        place = yield from choose(
            chosen.until, (said.PUT_BACK, LEAVE_AS_IT_IS), chosen.lines, leaving=said.LEAVES_IT_AS_IT_IS
        )
        if place == 0:
            return (yield from _put_back(context, page, chosen.path))


@dataclass(frozen=True, slots=True)
class _Version:
    """An earlier version: until when it stood, its first line, its text in lines, and its file."""

    until: str
    first: str
    lines: tuple[str, ...]
    path: Path


def _versions(context: Context, page: Page) -> tuple[_Version, ...]:
    found = []
    for path in earlier_versions(context.journal, page.id):
        version, moment = read_page(path), from_stamp(path.stem)
        lines = tuple(line for line in body_of(version).split("\n") if line.strip())
        until = said.version_until(f"{spoken_day(moment)} {moment:%H:%M}" if moment else path.stem)
        first = next(own_lines(version.entry), "")
        found.append(_Version(until, shorten(first, _CELLS), lines, path))
    return tuple(found)


def _put_back(context: Context, page: Page, version: Path) -> Talk[Outcome | None]:
    def run() -> Kept[Outcome]:
        outcome = put_back(context.journal, page, disk.read(version))
        return Kept(outcome, told_of(outcome, said.IS_PUT_BACK))

    kept = yield from keep_again(Effect("put a version back", (page.path, version), run=run))
    return None if kept is None else kept.now


def _line(page: Page, question: str, value: str) -> AskLine:
    """A line about the page; nothing typed takes off what stands there."""
    return AskLine(question, value=value, optional=True, draft=_draft(page, question), goes_on=True)


def _draft(page: Page, question: str) -> str:
    """Where words belong that are said of the page and not kept yet."""
    return f"pages/{page.id}/{question}"


def _keep(context: Context, page: Page, change: PageChange, words: str = said_of_drafts.KEPT) -> Talk[Outcome | None]:
    """Keeps a change; a disk that refuses can be tried again with what was said."""

    def run() -> Kept[Outcome]:
        outcome = change_page(context.journal, page, change)
        return Kept(outcome, told_of(outcome, words))

    kept = yield from keep_again(Effect("change a page", (page.path, change), run=run))
    return None if kept is None else kept.now
