"""Practising: which practice, how long, what it leaves, and what the person's own ratings say of it."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime
from itertools import islice
from typing import TYPE_CHECKING, Final

from ptg_cli.desk.errors import explain
from ptg_cli.desk.pages import PageFilter, counted_pages
from ptg_cli.insight.tries import middle
from ptg_cli.journal.journal import Journal
from ptg_cli.model.entry import Entry
from ptg_cli.model.practice import (
    NotAPattern,
    Phase,
    Practice,
    PracticeGroup,
    Timeline,
    caution,
    grouped,
    looks_like_pattern,
    read_pattern,
)
from ptg_cli.sentences import practice as said
from ptg_cli.session.care import OUTWARD, STEADY
from ptg_cli.settings import SettingError, Settings

if TYPE_CHECKING:
    from ptg_cli.library.library import Library

USUAL: Final = "longer-out-breath"
"""What is breathed where nothing was ever chosen."""

LEAST_SECONDS: Final = 30
"""A practice that ran for less, and was not rated, keeps nothing."""

DRAFTED_EVERY: Final = 10.0
"""Seconds between two drafts of what is running."""

LEAST_TIMES: Final = 3
"""How many rated times it takes before anything is said of them."""

LOOKED_BACK: Final = 1000
"""How many pages back the person's own ratings are looked for."""

_LISTENING: Final = "sounds-around-you"
_PATTERN_SECONDS: Final = 180


class PracticeDesk:
    """Everything around one practice but the running of it.

    `now` gives the moment with its offset, `zone` the IANA zone where it is known; `set_value` keeps a setting
    (its key, and words for it) and raises SettingError and OSError.
    """

    def __init__(
        self,
        journal: Journal,
        library: "Library",
        settings: Settings,
        now: Callable[[], datetime],
        zone: str,
        set_value: Callable[[str, str], None],
    ) -> None:
        self._journal = journal
        self._library = library
        self._settings = settings
        self._now = now
        self._zone = zone
        self._set_value = set_value
        self._rated: dict[str, list[tuple[int, int]]] | None = None

    # Choosing

    def choose(self, words: str, minutes: float | None = None) -> Practice:
        """The practice that these words mean: a pattern such as 4-2-6-0, a name, a title, a kind or the beginnings of
        its words; of several lengths the one of so many minutes. Without words the last one breathed, else the usual
        one. Raises: NotAPattern, NoSuchGuide."""
        words = " ".join(words.split())
        if not words:
            return self._last()
        if not looks_like_pattern(words):
            return self._library.practice_meant(words, minutes)
        try:
            phases = read_pattern(words)
        except NotAPattern as slip:
            try:
                return self._library.practice(words)  # a name may begin with a digit, too
            except LookupError:
                raise slip from None
        return self._library.practice_of_pattern(phases) or _of_pattern(words, phases)

    def _last(self) -> Practice:
        if self._settings.breathing:
            try:
                return self.choose(self._settings.breathing)
            except (LookupError, NotAPattern):
                pass  # a practice that is gone, or a slip of the pen, which `ptg doctor` names: the usual one stands in
        return self._library.practice(USUAL)

    def timeline(self, practice: Practice, minutes: float | None = None, cycles: int | None = None) -> Timeline:
        """One run, without the parts of the body that the person leaves out for good."""
        return practice.timeline(minutes=minutes, cycles=cycles, without=self._settings.leave_out)

    def leave_out(self, region: str) -> str:
        """Leaves a part of the body out from now on; says so, or what the disk did."""
        regions = tuple(dict.fromkeys((*self._settings.leave_out, region)))
        trouble = self._set("leave_out", ", ".join(regions))
        self._settings = self._settings._replace(leave_out=regions)
        return trouble or said.left_out(region)

    def bring_back(self, region: str) -> str:
        """Leaves a part of the body out no more; says so, or what the disk did."""
        regions = tuple(one for one in self._settings.leave_out if one != region)
        trouble = self._set("leave_out", ", ".join(regions))
        self._settings = self._settings._replace(leave_out=regions)
        return trouble or said.back_again(region)

    def grouped(self) -> list[tuple[PracticeGroup, list[Practice]]]:
        """Every practice that turns to nothing the person wants to be spared, under its heading, in the order to show
        them."""
        shown = [practice for practice in self._library.practices() if practice.fits(self._settings.avoid)]
        return grouped(shown, self._library.practice_groups)

    def listed(self) -> list[Practice]:
        """The same without their headings."""
        return [practice for _, practices in self.grouped() for practice in practices]

    def group_of(self, practice: Practice) -> str:
        """The id of the group it stands in; empty for none."""
        ((group, _),) = grouped([practice], self._library.practice_groups)
        return group.id

    @property
    def hidden(self) -> int:
        """How many are not listed, for what they need."""
        return len(self._library.practices()) - len(self.listed())

    @property
    def keeps(self) -> bool:
        """True where a practice may leave an entry, as the settings say."""
        return self._settings.practice_entries

    def sources(self, practice: Practice) -> list[str]:
        """What a practice rests on, one line each."""
        return self._library.sources(practice)

    # Steadying

    def spared(self, slug: str) -> Practice:
        """The practice of that name for a place where none is chosen: its outward alternative where it needs what the
        person wants to be spared, and without the parts they leave out for good. Raises: NoSuchGuide."""
        practice = self._library.practice(slug)
        for other in () if practice.fits(self._settings.avoid) else (practice.alternative, OUTWARD):
            found = self._library.practice(other) if other else practice
            if found.fits(self._settings.avoid):
                practice = found
                break
        return replace(practice, phases=self.timeline(practice).phases)

    def steadying(self, slugs: Iterable[str] = STEADY) -> list[Practice]:
        """The ways to steady to offer, in order, each once."""
        return list({practice.slug: practice for practice in map(self.spared, slugs)}.values())

    @property
    def steady(self) -> str:
        """The slug of the way to steady that was chosen once; empty: it is asked."""
        return self._settings.steady

    def remember_steady(self, practice: Practice) -> str:
        """Keeps it as the one that steadies this person, unless it is only for numb or flooded hours. Returns what the
        disk did, as a sentence, mostly nothing."""
        usual = {found.slug for found in self.steadying()}
        return self._set("steady", practice.slug) if practice.slug in usual else ""

    # What the person's own ratings say

    def usual(self, practice: Practice) -> str:
        """What the person's own ratings say: “6 times: usually 6, then 4.” Empty with fewer than three."""
        if self._rated is None:
            self._rated = _ratings(self._journal)
        pairs = self._rated.get(practice.slug, [])
        if len(pairs) < LEAST_TIMES:
            return ""
        before, after = (middle([pair[place] for pair in pairs]) for place in (0, 1))
        return said.usual_ratings(len(pairs), before, after)

    # What it leaves

    def begun(self) -> Entry:
        """An entry with nothing in it yet: its id, time and zone."""
        now = self._now()
        return Entry(self._journal.new_id(now.replace(tzinfo=None)), created=now, zone=self._zone)

    def remember(self, practice: Practice, seconds: float) -> str:
        """Keeps it as the last one breathed, once it ran for a while; nothing where practices are to keep nothing.
        Returns what the disk did, as a sentence, mostly nothing."""
        if not (practice.is_breathing and self._settings.practice_entries and seconds >= LEAST_SECONDS):
            return ""
        # The usual one needs no remembering, unless another one stands in its place.
        if practice.slug == (self._settings.breathing or USUAL):
            return ""
        return self._set("breathing", practice.slug)

    def _set(self, key: str, value: str) -> str:
        if getattr(self._settings, key) == value:
            return ""
        try:
            self._set_value(key, value)
        except SettingError as problem:
            return str(problem)
        except OSError as error:
            return explain(error)
        return ""


class SettleRating:
    """The rating that is typed while a practice settles: 1 and then 0 is ten, else the last digit holds."""

    def __init__(self) -> None:
        self._digits = ""

    def press(self, key: str) -> None:
        """Takes a key; what is no digit is passed over, and backspace takes the rating back."""
        if key in {"\b", "\x7f", "backspace"}:
            self._digits = ""
        elif len(key) == 1 and key in "0123456789":
            self._digits = "10" if self._digits == "1" and key == "0" else key

    @property
    def value(self) -> int | None:
        """The rating so far, 0 to 10; None while no digit was typed."""
        return int(self._digits) if self._digits else None


def _of_pattern(words: str, phases: tuple[Phase, ...]) -> Practice:
    """A breath that only has its seconds for a name. Who might choose something else is said of it all the same."""
    cycles = max(1, round(_PATTERN_SECONDS / Timeline(phases).cycle_seconds))
    return Practice(
        words, words, "", phases, kind="breathing", cycles=cycles, needs=("breath",), instead=caution(phases),
        alternative=_LISTENING, suggest=False,
    )  # fmt: skip


def _ratings(journal: Journal) -> dict[str, list[tuple[int, int]]]:
    """The ratings before and after of the newest practices, by name. What is to be handled with care is left alone."""
    found: dict[str, list[tuple[int, int]]] = {}
    for page in islice(counted_pages(journal, PageFilter()), LOOKED_BACK):
        entry = page.entry
        if page.unreadable or entry.care or entry.kind != "practice":
            continue
        if entry.distress_before is not None and entry.distress_after is not None:
            found.setdefault(entry.practice, []).append((entry.distress_before, entry.distress_after))
    return found
