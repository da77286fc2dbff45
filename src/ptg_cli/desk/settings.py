"""The settings a person changes in the app: how each reads in words, and what their words for it mean."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from ptg_cli.desk.editor import EditorFailed, editor_command, parted
from ptg_cli.desk.support import country_name, find_country
from ptg_cli.library.errors import BadContent
from ptg_cli.model.visible import in_one_line
from ptg_cli.settings import FIELDS, THEMES, SettingError, Settings

LOOKS: Final = {
    "dusk": "dusk, dark",
    "dawn": "dawn, light",
    "high-contrast-dark": "high contrast, dark",
    "high-contrast-light": "high contrast, light",
    "ansi": "the terminal's own colours",
}
"""Every theme in words, in the order they come round."""

assert tuple(LOOKS) == THEMES

NOT_CHOSEN: Final = "not chosen yet"


@dataclass(frozen=True, slots=True)
class Preference:
    """One setting as a person reads it. `cycles` is true where there are a few values and no words to type. `proposed`
    is a value that one key keeps, and `name` what it is called; empty where nothing is proposed."""

    key: str
    label: str
    value: str
    about: str
    cycles: bool = False
    proposed: str = ""
    name: str = ""


def preferences(settings: Settings, prompts: Path, clock: str = "") -> list[Preference]:
    """The settings in the order every face shows them. `clock` is the code of the country that the computer's clock
    names, if any: it is proposed while none is chosen."""
    return [
        _about_country(settings.country, prompts, clock),
        Preference(
            "theme",
            "Look",
            LOOKS[settings.theme],
            "How the screen looks. What you choose is shown and kept at once.",
            cycles=True,
        ),
        Preference(
            "reduce_motion",
            "Motion",
            "holds still" if settings.reduce_motion else "as it comes",
            "Holding still, nothing moves unless you press a key.",
            cycles=True,
        ),
        Preference(
            "day_starts_at",
            "Your day turns at",
            f"{settings.day_starts_at:%H:%M}",
            "Until then, “today” is still the day before. For nights that go on.",
        ),
        Preference(
            "line_mode",
            "Plain lines",
            "on" if settings.line_mode else "off",
            "For screen readers: everything as plain lines, from the next start.",
            cycles=True,
        ),
        Preference(
            "editor",
            "Editor",
            _editor(settings.editor),
            "For longer texts, where you want it. $VISUAL and $EDITOR come first.",
        ),
        *_about_practices(settings),
    ]


def _about_country(code: str, prompts: Path, clock: str) -> Preference:
    """The country that was chosen, else the one of the computer's clock as a proposal."""
    about = "Whose helplines come first among people to talk to. It stays on this computer."
    proposed = "" if code else country_name(prompts, clock)
    if not proposed:
        return Preference("country", "Country", _country(code, prompts), about)
    about = f"Whose helplines come first. This computer's clock says {proposed}: y keeps it."
    return Preference("country", "Country", f"{NOT_CHOSEN}; {proposed} for now", about, proposed=clock, name=proposed)


def _about_practices(settings: Settings) -> list[Preference]:
    """Those that are about practices."""
    return [
        Preference(
            "practice_entries",
            "Practices",
            "leave a page" if settings.practice_entries else "leave nothing",
            "Whether a practice of half a minute or more, or one you rated, is kept as a page.",
            cycles=True,
        ),
        Preference(
            "avoid",
            "Spare me",
            ", ".join(settings.avoid) or "nothing",
            "What practices turn to that you would rather not: sight, breath, stillness, body.",
        ),
        Preference(
            "leave_out",
            "Leave out",
            ", ".join(settings.leave_out) or "nothing",
            "Parts of the body that practices pass over, such as belly or throat.",
        ),
    ]


def next_value(settings: Settings, key: str, by: int = 1) -> str:
    """For a setting that cycles: the words for the value after the present one, or before it."""
    if key == "theme":
        return THEMES[(THEMES.index(settings.theme) + by) % len(THEMES)]
    return "no" if getattr(settings, key) else "yes"


def change(key: str, words: str, prompts: Path, keep: Callable[[str, str], None]) -> str:
    """Keeps a setting as the person's words mean it; returns what else there is to say, mostly nothing.

    `keep` takes the key and what is to be stored. Raises: SettingError, a whole sentence; OSError.
    """
    words = in_one_line(words)
    said = ""
    if key == "country" and words:
        words = _country_code(words, prompts)
    elif key == "day_starts_at" and words:
        try:
            FIELDS[key].read(words)
        except ValueError as error:
            raise SettingError(f"“{words}” isn't a time I know. Try 04:00.") from error
    elif key == "editor" and words:
        said = _about_editor(words)
    keep(key, words)
    return said


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
        return NOT_CHOSEN
    try:
        found = find_country(prompts, code)
    except BadContent:
        return code
    return f"{code}, not in the list here" if isinstance(found, str) else found.name


def _editor(setting: str) -> str:
    """The editor that would open now, and why that one."""
    for name in ("VISUAL", "EDITOR"):
        if os.environ.get(name):
            return f"{os.environ[name]}, from ${name}"
    if setting:
        return setting
    try:
        return f"{NOT_CHOSEN}; {editor_command('')[0]} for now"
    except EditorFailed:
        return NOT_CHOSEN


def _about_editor(words: str) -> str:
    """Whether a program of that name is there. Raises: SettingError for words that don't part."""
    try:
        program = parted(words)[0]
    except (ValueError, IndexError) as error:
        raise SettingError("A quote in that is not closed. Close it, such as: code --wait.") from error
    import shutil

    return "" if shutil.which(program) else f"Kept. No program called “{program}” is found here yet."
