"""The settings a person changes in the app: how each reads in words, and what their words for it mean."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ptg_cli.desk.editor import EditorFailed, editor_command, parted
from ptg_cli.desk.support import country_name, find_country
from ptg_cli.library.errors import BadContent
from ptg_cli.model.visible import in_one_line
from ptg_cli.sentences import on_this_day as said_of_this_day
from ptg_cli.sentences import settings as said
from ptg_cli.settings import FIELDS, THEMES, SettingError, Settings

if TYPE_CHECKING:
    from ptg_cli.library.library import Library

assert tuple(said.LOOKS) == THEMES


@dataclass(frozen=True, slots=True)
class Preference:
    """One setting as a person reads it. `choices` are its values where there are a few: what each is kept as, and in
    words. With `several` any of a few are chosen (see `possible`). Of all others the words are typed. `proposed`
    is a value that one key keeps, and `name` what it is called; empty where nothing is proposed."""

    key: str
    label: str
    value: str
    about: str
    choices: tuple[tuple[str, str], ...] = ()
    several: bool = False
    proposed: str = ""
    name: str = ""


def preferences(settings: Settings, prompts: Path, clock: str = "") -> list[Preference]:
    """The settings in the order every face shows them. `clock` is the code of the country that the computer's clock
    names, if any: it is proposed while none is chosen."""
    return [
        _about_country(settings.country, prompts, clock),
        _chosen(settings, "theme", said.LOOK, said.LOOK_ABOUT, tuple(said.LOOKS.items())),
        _either(settings, "reduce_motion", said.MOTION, said.MOTION_ABOUT, said.HOLDS_STILL, said.AS_IT_COMES),
        Preference(
            "day_starts_at",
            said.DAY_TURNS,
            f"{settings.day_starts_at:%H:%M}",
            said.DAY_TURNS_ABOUT,
        ),
        _either(settings, "line_mode", said.PLAIN_LINES, said.PLAIN_LINES_ABOUT, "on", "off"),
        _either(settings, "brief", said.BRIEF, said.BRIEF_ABOUT, said.ALWAYS_SHORT, said.ONCE_IN_FULL),
        Preference(
            "editor",
            said.EDITOR,
            _editor(settings.editor),
            said.EDITOR_ABOUT,
        ),
        *_about_practices(settings),
        _either(settings, "picture", said.PICTURE, said.PICTURE_ABOUT, said.PICTURE_SHOWN, said.NO_PICTURE),
        *_about_on_this_day(settings),
    ]


def _chosen(settings: Settings, key: str, label: str, about: str, choices: tuple[tuple[str, str], ...]) -> Preference:
    """One that has a few values."""
    return Preference(key, label, dict(choices)[FIELDS[key].shown(getattr(settings, key))], about, choices)


def _either(settings: Settings, key: str, label: str, about: str, yes: str, no: str) -> Preference:
    """One that is so or not."""
    return _chosen(settings, key, label, about, (("yes", yes), ("no", no)))


def _about_country(code: str, prompts: Path, clock: str) -> Preference:
    """The country that was chosen, else the one of the computer's clock as a proposal."""
    about = said.COUNTRY_ABOUT
    proposed = "" if code else country_name(prompts, clock)
    if not proposed:
        return Preference("country", said.COUNTRY, _country(code, prompts), about)
    about = said.country_proposed_about(proposed)
    return Preference("country", said.COUNTRY, said.proposed_for_now(proposed), about, proposed=clock, name=proposed)


def _about_practices(settings: Settings) -> list[Preference]:
    """Those that are about practices."""
    return [
        _either(
            settings, "practice_entries", said.PRACTICES, said.PRACTICES_ABOUT, said.LEAVE_A_PAGE, said.LEAVE_NOTHING
        ),
        Preference(
            "avoid",
            said.SPARE_ME,
            ", ".join(settings.avoid) or "nothing",
            said.SPARE_ME_ABOUT,
            several=True,
        ),
        Preference(
            "leave_out",
            said.LEAVE_OUT,
            ", ".join(settings.leave_out) or "nothing",
            said.LEAVE_OUT_ABOUT,
            several=True,
        ),
    ]


def _about_on_this_day(settings: Settings) -> list[Preference]:
    """Those that are about this day in earlier years."""
    return [
        _either(
            settings,
            "on_this_day",
            said_of_this_day.SETTING,
            said_of_this_day.SETTING_ABOUT,
            said_of_this_day.SETTING_ON,
            said_of_this_day.SETTING_OFF,
        ),
        Preference(
            "skipped_years",
            said_of_this_day.YEARS,
            FIELDS["skipped_years"].shown(settings.skipped_years) or "none",
            said_of_this_day.YEARS_ABOUT,
        ),
    ]


def possible(settings: Settings, key: str, library: "Library") -> dict[str, str]:
    """What any may be chosen of, and what each means: what practices use, or the parts of the body they name, those too
    that the person typed elsewhere. Raises: BadContent, OSError."""
    if key == "avoid":
        return dict(said.NEEDS)
    found = {region for practice in library.practices() for region in practice.regions}
    return dict.fromkeys(sorted(found.union(settings.leave_out)), "")


def change(key: str, words: str, prompts: Path, keep: Callable[[str, str], None]) -> str:
    """Keeps a setting as the person's words mean it; returns what else there is to say, mostly nothing.

    `keep` takes the key and what is to be stored. Raises: SettingError, a whole sentence; OSError.
    """
    words = in_one_line(words)
    more = ""
    if key == "country" and words:
        words = _country_code(words, prompts)
    elif key == "day_starts_at" and words:
        try:
            FIELDS[key].read(words)
        except ValueError as error:
            raise SettingError(said.not_a_time(words)) from error
    elif key == "skipped_years" and words:
        try:
            FIELDS[key].read(words)
        except ValueError as error:
            raise SettingError(said_of_this_day.not_years(words)) from error
    elif key == "editor" and words:
        more = _about_editor(words)
    keep(key, words)
    return more


def _country_code(words: str, prompts: Path) -> str:
    try:
        found = find_country(prompts, words)
    except BadContent as bad:
        raise SettingError(bad.messages[0]) from bad
    if isinstance(found, str):
        raise SettingError(found)
    return found.code


def _country(code: str, prompts: Path) -> str:
    if not code:
        return said.NOT_CHOSEN
    try:
        found = find_country(prompts, code)
    except BadContent:
        return code
    return said.country_not_in_list(code) if isinstance(found, str) else found.name


def _editor(setting: str) -> str:
    """The editor that would open now, and why that one."""
    for name in ("VISUAL", "EDITOR"):
        if os.environ.get(name):
            return said.editor_from(os.environ[name], name)
    if setting:
        return setting
    try:
        return said.proposed_for_now(editor_command("")[0])
    except EditorFailed:
        return said.NOT_CHOSEN


def _about_editor(words: str) -> str:
    """Whether a program of that name is there. Raises: SettingError for words that don't part."""
    try:
        program = parted(words)[0]
    except (ValueError, IndexError) as error:
        raise SettingError(said.QUOTE_NOT_CLOSED) from error
    import shutil

    return "" if shutil.which(program) else said.no_such_program(program)
