"""Checking in: what is asked, what the answers become, and which dials a person wants to be asked about."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import Final

from ptg_cli.desk.finding import Wanted, counted_pages
from ptg_cli.desk.starting import NEWEST
from ptg_cli.desk.supporting import first_lines
from ptg_cli.insight.checkins import weekly_is_due
from ptg_cli.journal.journal import Journal
from ptg_cli.model.dials import DAYS, DIALS, Dial, named
from ptg_cli.model.entry import Entry
from ptg_cli.session.care import LOUD_NOW, MORE_TO_TRY, STILL_LOUD, Keys, Loudness, loudness
from ptg_cli.settings import Settings

KIND: Final = "checkin"
"""The kind of a check-in's entry."""

NOTHING_SAID: Final = "Nothing was said, so nothing was kept."


@dataclass(frozen=True, slots=True)
class Said:
    """What a person said in one check-in. Any of it may be missing: `distress` and each of the `dials` are 0 to 10,
    `words` is their line as it was given."""

    distress: int | None = None
    feelings: tuple[str, ...] = ()
    words: str = ""
    dials: Mapping[str, int] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return self.distress is not None or bool(self.feelings or self.words.strip() or self.dials)

    @property
    def is_loud(self) -> bool:
        """True from 7 on, and for numb, far away and flooded, whatever the number says."""
        return loudness(self.distress, self.feelings) is not Loudness.CALM

    def afterwards(self, keys: Keys) -> tuple[str, ...]:
        """What is said once it is kept: where it is loud, what steadies and who there is to talk to."""
        if not self.is_loud:
            return ()
        return (keys.fill(STILL_LOUD if loudness(self.distress, ()) is not Loudness.CALM else MORE_TO_TRY),)


class CheckingIn:
    """Everything around one check-in but the asking.

    `prompts` is the folder of content; `now` gives the moment with its offset, `zone` the IANA zone where it is known;
    `set_value` keeps a setting (its key, and words for it) and raises SettingError and OSError.
    """

    def __init__(
        self,
        journal: Journal,
        prompts: Path,
        settings: Settings,
        now: Callable[[], datetime],
        zone: str,
        set_value: Callable[[str, str], None],
    ) -> None:
        self._journal = journal
        self._prompts = prompts
        self._settings = settings
        self._now = now
        self._zone = zone
        self._set_value = set_value

    # Dials

    @property
    def picked(self) -> list[Dial]:
        """The dials this person wants to be asked about."""
        hidden = self._settings.dials_hidden
        return [dial for dial in named(self._settings.dials) if dial.id not in hidden]

    @property
    def offered(self) -> list[Dial]:
        """The dials to pick from: all but those that are not for this person."""
        return [dial for dial in DIALS if dial.id not in self._settings.dials_hidden]

    @property
    def hidden(self) -> tuple[str, ...]:
        """The ids of the dials that are not for this person."""
        return self._settings.dials_hidden

    def pick(self, ids: Iterable[str], hidden: Iterable[str] | None = None) -> None:
        """Keeps which dials to ask about, and with `hidden` which are not for this person.

        Raises: SettingError, OSError.
        """
        away = self.hidden if hidden is None else tuple(dict.fromkeys(hidden))
        chosen = tuple(one for one in dict.fromkeys(ids) if one not in away)
        if self._settings.dials_hidden != away:
            self._set_value("dials_hidden", ", ".join(away))
            self._settings = replace(self._settings, dials_hidden=away)
        if self._settings.dials != chosen:
            self._set_value("dials", ", ".join(chosen))
            self._settings = replace(self._settings, dials=chosen)

    def weekly_is_due(self) -> bool:
        """True where dials are picked and none of them was rated within the last seven days. Reads the pages of those
        days. Raises: NewerFormat, OSError."""
        picked = {dial.id for dial in self.picked}
        if not picked:
            return False
        now = self._now().replace(tzinfo=None)
        since = Wanted(first=now - timedelta(days=DAYS + 1), kind=KIND)
        found = (page.entry for page in counted_pages(self._journal, since) if not page.unreadable)
        return weekly_is_due(found, picked, now, self._settings.day_starts_at)

    def is_first(self) -> bool:
        """True where none of the newest pages is a check-in: then picking dials is offered in a line.
        Raises: NewerFormat, OSError."""
        newest = islice(counted_pages(self._journal, Wanted()), NEWEST)
        return not any(page.entry.kind == KIND for page in newest)

    # What is said of it

    def when_loudest(self, distress: int | None) -> tuple[str, ...]:
        """At 9 or 10 what is shown at once: the emergency number and the first helpline; else nothing."""
        if loudness(distress, ()) is not Loudness.LOUDEST:
            return ()
        return (LOUD_NOW, *first_lines(self._prompts, self._settings.country, card_follows=False, zone=self._zone))

    # What it leaves

    def entry(self, said: Said, before: Entry | None = None) -> Entry | None:
        """The entry of a check-in; None where nothing was said. `before` is what it was when it was last tried to keep
        it: id and time stay, so that it is never kept twice."""
        if not said:
            return None
        now = self._now()
        begun = before or Entry(self._journal.new_id(now.replace(tzinfo=None)), created=now, zone=self._zone, kind=KIND)
        return replace(
            begun,
            feelings=tuple(dict.fromkeys(said.feelings)),
            distress_before=said.distress,
            dials=dict(said.dials),
            body=_ended(said.words) if said.words.strip() else "",
        )

    def keep(self, entry: Entry) -> str:
        """Makes the entry and returns its id. Raises: CannotChange, NewerFormat, OSError."""
        return self._journal.add(entry).id


def _ended(words: str) -> str:
    """A line with its ending, as files have it; what came with more than one line is left as it came."""
    return words if "\n" in words else f"{words}\n"
