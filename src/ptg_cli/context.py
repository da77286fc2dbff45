"""Where everything is put together, once: paths, settings, clock, chance, journal, library.

Rooms that only some commands need are imported when first asked for, so that a quick note stays quick.
"""

import os
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime
from functools import cached_property
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ptg_cli import settings as settings_file
from ptg_cli.desk.civil_time import local_now, local_zone
from ptg_cli.journal.errors import NoHome
from ptg_cli.journal.places import Places
from ptg_cli.model.civil_time import logical_day
from ptg_cli.model.entry import CROCKFORD

if TYPE_CHECKING:
    from ptg_cli.desk.aims import AimDesk
    from ptg_cli.desk.checkin import CheckinDesk
    from ptg_cli.desk.editor import Closed
    from ptg_cli.desk.figures import Figures
    from ptg_cli.desk.journeys import JourneyDesk
    from ptg_cli.desk.keeper import Keeper
    from ptg_cli.desk.on_this_day import OnThisDay, SkippedNow
    from ptg_cli.desk.page_edit import PageDesk
    from ptg_cli.desk.plan import PlanDesk
    from ptg_cli.desk.plan_visit import PlanVisit
    from ptg_cli.desk.practice import PracticeDesk
    from ptg_cli.desk.sheets import SheetDesk
    from ptg_cli.desk.steadies import Steadies
    from ptg_cli.desk.strategies import StrategyDesk
    from ptg_cli.desk.support import CardForm, OwnOnCard
    from ptg_cli.desk.tellings import TellingsDesk
    from ptg_cli.desk.trends import TrendsDesk
    from ptg_cli.desk.writing import WritingDesk
    from ptg_cli.journal.documents.store import Documents
    from ptg_cli.journal.drafts import Drafts
    from ptg_cli.journal.journal import Journal
    from ptg_cli.journal.recovery import Recovery
    from ptg_cli.library.library import Library
    from ptg_cli.library.titles import Titles
    from ptg_cli.model.query import Query
    from ptg_cli.model.strategy import Strategy
    from ptg_cli.model.support import CardWays
    from ptg_cli.session.care import CareKeys


def chance() -> str:
    """Four Crockford base32 characters: two say where in the present second this is, in parts of about a millisecond,
    and two are chance. So ids made within one second sort in the order they were made, whichever window made them.

    The parts end before the greatest characters, so that there is always room for an id after another.
    """
    place = time.time_ns() % 1_000_000_000 * 992 // 1_000_000_000
    return "".join(CROCKFORD[number % 32] for number in (place >> 5, place, *os.urandom(2)))


class Folders(NamedTuple):
    """The three places of a person's files on this machine, before settings have their say."""

    config: Path
    data: Path
    state: Path


def folders(home: str, environ: Mapping[str, str]) -> Folders | None:
    """`home` (the option), then PTG_HOME: all in that one folder. Else the platform's own places; None where nothing
    tells what this user's home folder is."""
    chosen = home or environ.get("PTG_HOME", "")
    if chosen:
        expanded = os.path.expanduser(chosen)
        if expanded == "~" or expanded.startswith("~/"):
            return None
        base = Path(os.path.abspath(expanded))
        return Folders(base, base, base)
    import platformdirs

    try:
        found = (
            platformdirs.user_config_dir("ptg", appauthor=False),
            platformdirs.user_data_dir("ptg", appauthor=False),
            platformdirs.user_state_dir("ptg", appauthor=False),
        )
    except (RuntimeError, KeyError):  # no HOME, and no entry for this user
        return None
    return Folders(*map(Path, found)) if all(map(os.path.isabs, found)) else None


def _wait_for_enter(words: str) -> bool:
    from ptg_cli.desk.terminal import wait_for_enter

    return wait_for_enter(words)


class Context:
    """Everything the faces need. `now` gives the moment with its offset; `chance` four characters."""

    def __init__(
        self,
        folders: Folders | None,
        now: Callable[[], datetime] = local_now,
        chance: Callable[[], str] = chance,
    ) -> None:
        self._folders = folders
        self.now = now
        self.chance = chance
        self.deleted: list[str] = []
        """Ids in the trash of what was deleted in this run, the last one last: one key brings it back."""
        self.tell: Callable[[str], None] = lambda words: None  # a face puts its own way of saying things here
        self.wait: Callable[[str], bool] = _wait_for_enter  # one that never asks puts another here

    @property
    def folders(self) -> Folders:
        """Where the person's files are. Raises: NoHome."""
        if self._folders is None:
            raise NoHome
        return self._folders

    def civil_now(self) -> datetime:
        """Now as the clock on the wall says."""
        return self.now().replace(tzinfo=None)

    @property
    def today(self) -> date:
        """The person's own day that it is now: it turns at `day_starts_at`."""
        return logical_day(self.civil_now(), self.settings.day_starts_at)

    def read_query(self, text: str) -> "Query":
        """What a person asks for, in the words of `model/query.py`."""
        from ptg_cli.model.query import read_query

        def names_of(guide: str) -> frozenset[str]:
            from ptg_cli.desk.guides import names_of

            return names_of(self.library, guide)

        def aims_of(words: str) -> frozenset[str]:
            found = self.aim_desk.find(words)
            return frozenset(one.id for one in found) or frozenset({words})

        return read_query(text, self.civil_now(), self.settings.day_starts_at, names_of, aims_of)

    @property
    def zone(self) -> str:
        """The IANA zone this machine is in, where that is known."""
        return local_zone()

    @property
    def config_path(self) -> Path:
        """`config.toml`."""
        return self.folders.config / "config.toml"

    @property
    def own_content(self) -> Path:
        """The folder that holds the person's own `guides/`."""
        return self.folders.config

    @cached_property
    def _read_settings(self) -> tuple[settings_file.Settings, list[settings_file.Problem]]:
        return settings_file.read(self.config_path)

    @property
    def settings(self) -> settings_file.Settings:
        """The settings, with defaults for whatever is missing or wrong."""
        return self._read_settings[0]

    @property
    def settings_problems(self) -> list[settings_file.Problem]:
        """What is wrong with config.toml, one sentence each."""
        return self._read_settings[1]

    def change_setting(self, key: str, words: str) -> None:
        """Changes a setting for good; from here on `settings` has it. While nothing is to be left, it is changed for
        this run only, and nothing is written. Raises: SettingError, OSError."""
        from ptg_cli.desk.config_file import with_setting, write_setting

        if self.keeper.leaves_nothing:
            self.__dict__["_read_settings"] = settings_file.decode(
                with_setting(self.config_path, key, words), self.config_path
            )
            return
        write_setting(self.config_path, key, words)
        self.__dict__.pop("_read_settings", None)

    @property
    def usual_journal(self) -> Path:
        """Where the journal is unless the settings say otherwise."""
        return self.folders.data / "journal"

    @cached_property
    def places(self) -> Places:
        """Where the journal, drafts and rescued pieces lie."""
        chosen = self.settings.journal_folder
        return Places(
            journal=Path(chosen) if chosen else self.usual_journal,
            drafts=self.folders.state / "drafts",
            recovery=self.folders.state / "recovery",
            lock=self.folders.state / "lock",
        )

    @cached_property
    def journal(self) -> "Journal":
        """The journal."""
        from ptg_cli.journal.journal import Journal

        return Journal(self.places, self.civil_now, self.chance)

    @cached_property
    def drafts(self) -> "Drafts":
        """The drafts on this machine."""
        from ptg_cli.journal.drafts import Drafts

        return Drafts(self.places.drafts)

    @cached_property
    def recovery(self) -> "Recovery":
        """The rescued pieces on this machine."""
        from ptg_cli.journal.recovery import Recovery

        return Recovery(self.places, self.civil_now, self.chance)

    @cached_property
    def documents(self) -> "Documents":
        """The living documents."""
        from ptg_cli.journal.documents.store import Documents

        return Documents(self.journal)

    @cached_property
    def library(self) -> "Library":
        """The guides and practices, ours and the person's own."""
        from ptg_cli.library.library import Library, prompts_folder

        return Library(prompts_folder(), self.own_content)

    @cached_property
    def titles(self) -> "Titles":
        """What guides and practices are called, without reading them all."""
        from ptg_cli.library.prompts import prompts_folder
        from ptg_cli.library.titles import Titles

        return Titles(prompts_folder(), self.own_content)

    @property
    def sessions(self) -> "WritingDesk":
        """What begins and resumes sessions, with the settings as they stand now."""
        from ptg_cli.desk.keeps import GuideKeeps
        from ptg_cli.desk.writing import WritingDesk
        from ptg_cli.library.library import prompts_folder
        from ptg_cli.library.values import known_groups

        return WritingDesk(
            self.journal,
            self.keeper,
            self.drafts,
            self.documents,
            GuideKeeps(
                self.documents,
                self.plan_desk,
                lambda: known_groups(prompts_folder()),
                lambda slug: self.library.kind_begun_by(slug),
            ),
            self.library,
            self.titles,
            lambda kinds: self.figures.of(kinds) if kinds else {},
            lambda: self.strategy_desk.own_lines(),
            prompts_folder(),
            self.settings.country,
            self.settings.day_starts_at,
            self.zone,
            self.now,
            self.settings.welcomed,
        )

    @property
    def figures(self) -> "Figures":
        """What the person's own entries say, for a guide that offers it."""
        from ptg_cli.desk.figures import Figures

        return Figures(
            lambda: self.strategy_desk.figures(),
            self.documents,
            self.aim_desk,
            self.trends_desk,
            self.library,
            self.tellings,
            self.plan_desk,
        )

    @property
    def sheets(self) -> "SheetDesk":
        """What puts the plan, or what was written with some guides, on one page."""
        from ptg_cli.desk.sheets import SheetDesk
        from ptg_cli.desk.support import numbers_on_paper
        from ptg_cli.library.library import prompts_folder

        return SheetDesk(
            self.journal,
            self.library,
            self.plan_desk,
            self.figures,
            lambda: numbers_on_paper(prompts_folder(), self.settings.country, self.zone),
            self.today,
            self.settings.day_starts_at,
        )

    @cached_property
    def keeper(self) -> "Keeper":
        """What takes care of everything that is open in this run."""
        from ptg_cli.desk.keeper import Keeper

        return Keeper(self.journal, self.drafts, self.recovery, self.now, lambda: self.zone)

    @property
    def practice_desk(self) -> "PracticeDesk":
        """What chooses and keeps practices, with the settings as they stand now."""
        from ptg_cli.desk.practice import PracticeDesk

        return PracticeDesk(self.journal, self.library, self.settings, self.now, self.zone, self.change_setting)

    @property
    def checkin_desk(self) -> "CheckinDesk":
        """What takes and keeps check-ins, with the settings as they stand now."""
        from ptg_cli.desk.checkin import CheckinDesk
        from ptg_cli.library.library import prompts_folder

        return CheckinDesk(
            self.journal, prompts_folder(), self.library, self.settings, self.now, self.zone, self.change_setting
        )

    @property
    def strategy_desk(self) -> "StrategyDesk":
        """What suggests and keeps what a person tries in a hard moment, with the settings as they stand now."""
        from ptg_cli.desk.strategies import StrategyDesk
        from ptg_cli.library.library import prompts_folder

        return StrategyDesk(
            self.journal,
            self.documents,
            self.library,
            self.plan_desk,
            prompts_folder(),
            self.settings,
            self.now,
            self.zone,
        )

    @property
    def aim_desk(self) -> "AimDesk":
        """What the person is trying, to be read anew."""
        from ptg_cli.desk.aims import AimDesk

        return AimDesk(self.documents, lambda: self.keeper.leaves_nothing)

    @property
    def journey_desk(self) -> "JourneyDesk":
        """Guides in order, and one visit to begin or leave them."""
        from ptg_cli.desk.journeys import JourneyDesk

        return JourneyDesk(
            self.documents,
            self.library,
            self.journal,
            self.settings.day_starts_at,
            lambda: self.today,
            lambda: self.keeper.leaves_nothing,
        )

    @property
    def trends_desk(self) -> "TrendsDesk":
        """What reads the numbers a person gave, with the settings and the day as they are now."""
        from ptg_cli.desk.trends import TrendsDesk

        return TrendsDesk(self.journal, self.library, self.settings, self.today, self.documents)

    @cached_property
    def _skipped_now(self) -> "SkippedNow":
        from ptg_cli.desk.on_this_day import SkippedNow

        return SkippedNow()

    @property
    def on_this_day(self) -> "OnThisDay":
        """What finds the pages of this day in earlier years, with the settings and the day as they are now."""
        from ptg_cli.desk.on_this_day import OnThisDay

        return OnThisDay(self.journal, self.library, self.settings, self.today, self._skipped_now, self.change_setting)

    @cached_property
    def steadies(self) -> "Steadies":
        """What takes lines off that the person wrote themselves, and puts them back, in this run."""
        from ptg_cli.desk.steadies import Steadies

        return Steadies(self.plan_desk, lambda: self.strategy_desk)

    @property
    def plan_desk(self) -> "PlanDesk":
        """The plan and its people, to be read anew."""
        from ptg_cli.desk.plan import PlanDesk

        return PlanDesk(self.documents, lambda: self.today, lambda: self.keeper.leaves_nothing, self.titles.part)

    def plan_visit(self, *, hard: bool = False) -> "PlanVisit":
        """One visit to the plan; `hard` true: opened in a hard hour."""
        from ptg_cli.desk.plan_visit import PlanVisit
        from ptg_cli.library.prompts import prompts_folder

        def reworded() -> "list[Strategy]":
            ours = {(one.title, one.steps) for one in self.library.strategies()}
            return [one for one in self.strategy_desk.strategies() if (one.title, one.steps) not in ours]

        return PlanVisit(self.plan_desk, prompts_folder(), lambda: self.library.plan_words, reworded, hard=hard)

    def keys_here(self, keys: "CareKeys") -> "CareKeys":
        """What a face calls its places, with who can plan for safety in the person's country."""
        from ptg_cli.desk.support import who_can_plan
        from ptg_cli.library.prompts import prompts_folder

        return replace(keys, safer=who_can_plan(prompts_folder(), self.settings.country, self.zone))

    @cached_property
    def country_of_clock(self) -> str:
        """The code of the country that this computer's time zone lies in, where the list of numbers has it."""
        from ptg_cli.desk.support import country_of_clock
        from ptg_cli.library.prompts import prompts_folder

        return country_of_clock(prompts_folder(), self.zone)

    def support_card(
        self, country: str = "", *, form: "CardForm" = "whole", ways: "CardWays | None" = None
    ) -> list[str]:
        """The support card as lines, for this country or the person's own, with what of their plan is to be shown."""
        return self.support_card_with(self.own_on_card(), country, form=form, ways=ways)

    def support_card_with(
        self, own: "OwnOnCard", country: str = "", *, form: "CardForm" = "whole", ways: "CardWays | None" = None
    ) -> list[str]:
        """The support card, where what it shows of the person's own was read already."""
        from ptg_cli.desk.support import card_lines
        from ptg_cli.library.prompts import prompts_folder
        from ptg_cli.model.support import LINE_WAYS

        known = ways or LINE_WAYS
        return card_lines(
            prompts_folder(),
            country or own.country,
            self.civil_now().date(),  # only for the age of the numbers; the card reads no settings
            form=form,
            ways=known,
            own=own.lines_with(known.off if form == "whole" else known.off_brief),
            clock="" if country or own.country else self.country_of_clock,
        )

    def own_on_card(self) -> "OwnOnCard":
        """What the support card shows of the person's own files. Never raises, and never waits for them longer than a
        moment."""
        from ptg_cli.desk.support import OwnOnCard, own_of

        if self._folders is None:
            return OwnOnCard()
        for module in ("desk.plan", "library.titles"):  # the moment is for the person's files alone
            import_module(f"ptg_cli.{module}")
        return own_of(lambda: self._read_settings, lambda: self.plan_desk.card_parts())

    @property
    def tellings(self) -> "TellingsDesk":
        """What finds the pages that belong side by side, with the settings as they stand now."""
        from ptg_cli.desk.tellings import TellingsDesk

        return TellingsDesk(self.journal, self.drafts, self.library, self.titles, self.settings.day_starts_at)

    @cached_property
    def editing(self) -> "PageDesk":
        """Texts opened in the person's own editor."""
        from ptg_cli.desk.page_edit import PageDesk

        return PageDesk(
            self.journal,
            self.drafts,
            self.recovery,
            self._open_in_editor,
        )

    @property
    def editor_name(self) -> str:
        """The program that would open as the person's own editor; empty where there is none."""
        from ptg_cli.desk.editor import EditorFailed, editor_command

        try:
            return Path(editor_command(self.settings.editor)[0]).name
        except EditorFailed:
            return ""

    def open_editor(self, path: Path) -> None:
        """Opens a file in the person's own editor and waits until it is closed; where that can't be known, it is told.

        Raises: EditorFailed, EditorStopped.
        """
        from ptg_cli.desk.editor import EditorFailed, EditorStopped

        closed = self._open_in_editor(path)
        if closed.signal:
            raise EditorStopped(f"Stopped while {path} was open in your editor.", closed.signal)
        if closed.fault:
            raise EditorFailed(closed.fault)
        if closed.still_open:
            self.tell(closed.why)

    def _open_in_editor(self, path: Path, keeps: tuple[int, ...] = ()) -> "Closed":
        from ptg_cli.desk.editor import editor_command, open_in
        from ptg_cli.sentences import editor as said

        command = editor_command(self.settings.editor)
        if command == ["vi"] and not (os.environ.get("VISUAL") or os.environ.get("EDITOR") or self.settings.editor):
            self.tell(said.HOW_TO_LEAVE_VI)
        return open_in(command, path, self.wait, keeps)
