"""Checking in: what is asked, what the answers become, and which dials a person wants to be asked about."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta
from itertools import islice
from pathlib import Path

from ptg_cli.desk.pages import PageFilter, counted_pages
from ptg_cli.desk.support import first_lines
from ptg_cli.desk.writing_start import NEWEST
from ptg_cli.insight.checkins import weekly_is_due
from ptg_cli.journal.journal import Journal
from ptg_cli.library.library import Library
from ptg_cli.model.dials import DAYS, Dial, named
from ptg_cli.model.entry import Entry
from ptg_cli.session.checkin import KIND, Checkin
from ptg_cli.settings import Settings


class CheckinDesk:
    """Everything around one check-in but the asking.

    `prompts` is the folder of content, `library` reads it; `now` gives the moment with its offset,
    `zone` the IANA zone where it is known; `set_value` keeps a setting (its key, and words for it) and raises
    SettingError and OSError.
    """

    def __init__(
        self,
        journal: Journal,
        prompts: Path,
        library: Library,
        settings: Settings,
        now: Callable[[], datetime],
        zone: str,
        set_value: Callable[[str, str], None],
    ) -> None:
        self._journal = journal
        self._prompts = prompts
        self._library = library
        self._settings = settings
        self._now = now
        self._zone = zone
        self._set_value = set_value

    # Dials

    @property
    def dials(self) -> Sequence[Dial]:
        """Every dial there is."""
        return self._library.dials

    @property
    def wrong(self) -> str:
        """What is wrong with the words of the dials, in a sentence; mostly nothing."""
        return next((broken.messages[0] for broken in self._library.broken_dials()), "")

    @property
    def picked(self) -> list[Dial]:
        """The dials this person wants to be asked about."""
        hidden = self._settings.dials_hidden
        return [dial for dial in named(self._settings.dials, self._library.dials) if dial.id not in hidden]

    @property
    def offered(self) -> list[Dial]:
        """The dials to pick from: all but those that are not for this person."""
        return [dial for dial in self.dials if dial.id not in self._settings.dials_hidden]

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
            self._settings = self._settings._replace(dials_hidden=away)
        if self._settings.dials != chosen:
            self._set_value("dials", ", ".join(chosen))
            self._settings = self._settings._replace(dials=chosen)

    def weekly_is_due(self) -> bool:
        """True where dials are picked and none of them was rated within the last seven days. Reads the pages of those
        days. Raises: NewerFormat, OSError."""
        picked = {dial.id for dial in self.picked}
        if not picked:
            return False
        now = self._now().replace(tzinfo=None)
        since = PageFilter(first=now - timedelta(days=DAYS + 1), kind=KIND)
        found = (page.entry for page in counted_pages(self._journal, since) if not page.unreadable)
        return weekly_is_due(found, picked, now, self._settings.day_starts_at)

    def is_first(self) -> bool:
        """True where none of the newest pages is a check-in: then picking dials is offered in a line.
        Raises: NewerFormat, OSError."""
        newest = islice(counted_pages(self._journal, PageFilter()), NEWEST)
        return not any(page.entry.kind == KIND for page in newest)

    # One check-in

    def begin(self) -> Checkin:
        """A new check-in."""
        now = self._now()
        return Checkin(Entry(self._journal.new_id(now.replace(tzinfo=None)), created=now, zone=self._zone), self._lines)

    def resume(self, draft: Entry) -> Checkin:
        """The check-in that a draft was left of. The dials that were rated in it are asked about."""
        checkin = Checkin.resume(draft, self._lines)
        checkin.ask_about([dial for dial in self.dials if dial.id in draft.dials])
        return checkin

    def _lines(self) -> tuple[str, ...]:
        return first_lines(self._prompts, self._settings.country, card_follows=False, zone=self._zone)
