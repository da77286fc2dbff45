"""Settings: `config.toml`, with defaults for whatever is missing, and plain words for whatever is wrong."""

import re
from collections.abc import Callable, Mapping
from datetime import time
from pathlib import Path
from typing import Any, Final, NamedTuple

from ptg_cli import toml_file
from ptg_cli.model.nearest import near_names, no_such
from ptg_cli.model.visible import one_line, shorten
from ptg_cli.toml_file import ISNT_TOML, NOT_TOML, NotToml

THEMES: Final = ("dusk", "dawn", "high-contrast-dark", "high-contrast-light", "ansi")
"""The looks of the screen. `ansi` keeps the colours a terminal has already."""


_MOST_PROBLEMS: Final = 20
_LONGEST_KEY: Final = 60


class Settings(NamedTuple):
    """What a person may set. Every field has a default, so a missing or broken file stops nothing."""

    country: str = ""
    day_starts_at: time = time(4, 0)
    journal_folder: str = ""
    editor: str = ""
    theme: str = "dusk"
    reduce_motion: bool = False
    line_mode: bool = False
    brief: bool = False
    welcomed: bool = False
    avoid: tuple[str, ...] = ()
    leave_out: tuple[str, ...] = ()
    practice_entries: bool = True
    picture: bool = True
    mouse: bool = True
    breathing: str = ""
    steady: str = ""
    dials: tuple[str, ...] = ()
    dials_hidden: tuple[str, ...] = ()
    on_this_day: bool = False
    skipped_years: tuple[int, ...] = ()


class Problem(NamedTuple):
    """One thing wrong with config.toml, said in a whole sentence with file, key, line and remedy."""

    message: str

    def __str__(self) -> str:
        return self.message


class SettingError(Exception):
    """A setting that can't be what was asked. The message is a whole sentence."""


class Field(NamedTuple):
    """One setting: what it is for, what fits it, and how it is read from what stands in the file."""

    name: str
    about: str
    wanted: str
    read: Callable[[object], Any]
    shown: Callable[[Any], str] = str
    stored: Callable[[Any], Any] | None = None

    def to_toml(self, value: Any) -> Any:
        """A value as it stands in the file: `shown` unless the setting says otherwise."""
        return (self.stored or self.shown)(value)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError(value)
    return value.strip()


def _folder(value: object) -> str:
    text = _text(value)
    if not text:
        return ""
    try:
        path = Path(text).expanduser()
    except RuntimeError as error:  # ~name of someone who isn't on this computer
        raise ValueError(value) from error
    if not path.is_absolute():
        raise ValueError(value)
    return str(path)


def _clock(value: object) -> time:
    if isinstance(value, time):
        return value.replace(second=0, microsecond=0)
    found = re.fullmatch(r"(\d{1,2}):(\d{2})", _text(value))
    if not found:
        raise ValueError(value)
    return time(int(found[1]), int(found[2]))


_YES: Final = {"yes", "true", "on", "1"}
_NO: Final = {"no", "false", "off", "0", ""}


def _flag(value: object) -> bool:
    if isinstance(value, bool):
        return value
    word = _text(value).casefold()
    if word not in _YES | _NO:
        raise ValueError(value)
    return word in _YES


def _flag_or_yes(value: object) -> bool:
    return True if value == "" else _flag(value)


def _words(value: object) -> tuple[str, ...]:
    """A list in the file; words parted by commas where they are typed."""
    parts = value if isinstance(value, list) else _text(value).split(",")
    words = (" ".join(_text(part).casefold().split()) for part in parts)
    return tuple(dict.fromkeys(word for word in words if word))


def _needs(value: object) -> tuple[str, ...]:
    from ptg_cli.model.practice import NEEDS

    words = _words(value)
    if not set(words) <= set(NEEDS):
        raise ValueError(value)
    return words


def _dials(value: object) -> tuple[str, ...]:
    """Dials by their ids, each once."""
    from ptg_cli.model.dials import dial_id

    ids = tuple(dict.fromkeys(dial_id(word) for word in _words(value)))
    if "" in ids:
        raise ValueError(value)
    return ids


def _few_dials(value: object) -> tuple[str, ...]:
    from ptg_cli.model.dials import MOST

    ids = _dials(value)
    if len(ids) > MOST:
        raise ValueError(value)
    return ids


def _years(value: object) -> tuple[int, ...]:
    """Years, the newest first, each once: a list in the file, parted by commas where they are typed."""
    words = list(map(str, value)) if isinstance(value, list) else _text(value).replace(",", " ").split()
    if not all(re.fullmatch(r"[0-9]{4}", word) and int(word) for word in words):
        raise ValueError(value)
    return tuple(sorted({int(word) for word in words}, reverse=True))


def _listed(values: tuple[object, ...]) -> str:
    return ", ".join(map(str, values))


def _theme(value: object) -> str:
    word = "-".join(_text(value).casefold().split()) or THEMES[0]
    if word not in THEMES:
        raise ValueError(value)
    return word


_DIALS: Final = (
    "replay, dodging, chosen-reflection, sleep, functioning, closeness, openings, self-trust, noticing, meaning"
)


def _yes_or_no(value: bool) -> str:
    return "yes" if value else "no"


FIELDS: Final[Mapping[str, Field]] = {
    field.name: field
    for field in (
        Field("country", "the country whose helplines `ptg sos` shows first", 'a country, such as "NZ"', _text),
        Field(
            "day_starts_at",
            "the time at night when your next day begins, for “today” and “yesterday”",
            'a time, such as "04:00"',
            _clock,
            lambda value: f"{value:%H:%M}",
        ),
        Field(
            "journal_folder",
            "where your pages are, if not in the usual place",
            'a full path, such as "~/pages" or "/home/me/pages"',
            _folder,
        ),
        Field(
            "editor",
            "the program you write longer texts in, if $VISUAL and $EDITOR name none",
            'a command, such as "nano"',
            _text,
        ),
        Field("theme", "the colours of the screen", f"one of {', '.join(THEMES)}", _theme),
        Field("reduce_motion", "whether everything on the screen stays still", "yes or no", _flag, _yes_or_no, bool),
        Field(
            "line_mode",
            "whether ptg always starts in plain lines, for screen readers",
            "yes or no",
            _flag,
            _yes_or_no,
            bool,
        ),
        Field(
            "brief",
            "whether plain lines say menus in a short form from the start; ? says them in full",
            "yes or no",
            _flag,
            _yes_or_no,
            bool,
        ),
        Field(
            "welcomed",
            "whether you have seen the first screen, which says what ptg is",
            "yes or no",
            _flag,
            _yes_or_no,
            bool,
        ),
        Field(
            "avoid",
            "practices with these are not shown: sight, breath, stillness, body",
            "any of sight, breath, stillness, body, with commas between them",
            _needs,
            ", ".join,
            list,
        ),
        Field(
            "leave_out",
            "parts of the body that practices never ask you to notice",
            'words with commas between them, such as "belly, hips"',
            _words,
            ", ".join,
            list,
        ),
        Field("practice_entries", "whether a practice leaves a page", "yes or no", _flag_or_yes, _yes_or_no, bool),
        Field(
            "picture",
            "whether the first screen has a picture of hills where there is room",
            "yes or no",
            _flag_or_yes,
            _yes_or_no,
            bool,
        ),
        Field("mouse", "whether the mouse works on the screen", "yes or no", _flag_or_yes, _yes_or_no, bool),
        Field("breathing", "what `ptg breathe` begins with", 'a practice or a pattern, such as "4-6"', _text),
        Field("steady", "which practice /steady begins with", 'a practice, such as "sounds-around-you"', _text),
        Field(
            "dials",
            "the dials: what a check-in asks once a week",
            f"at most three of {_DIALS}, with commas between them",
            _few_dials,
            ", ".join,
            list,
        ),
        Field(
            "dials_hidden",
            "dials that are not for you, so they are not offered",
            f"any of {_DIALS}, with commas between them",
            _dials,
            ", ".join,
            list,
        ),
        Field(
            "on_this_day",
            "whether today names a key for what you wrote on this day in earlier years",
            "yes or no",
            _flag,
            _yes_or_no,
            bool,
        ),
        Field(
            "skipped_years",
            "years of which “on this day” shows nothing",
            'years with commas between them, such as "2019, 2021"',
            _years,
            _listed,
            list,
        ),
    )
}

_HYPHENATED: Final = [name.replace("_", "-") for name in FIELDS]

assert set(Settings._fields) == set(FIELDS)


def read(path: Path) -> tuple[Settings, list[Problem]]:
    """The settings in a file, and what is wrong with it. Never raises: what is wrong keeps its default."""
    try:
        raw = toml_file.read(path)
    except (FileNotFoundError, NotADirectoryError):
        return Settings(), []
    except OSError as error:
        return Settings(), [Problem(f"{path} can't be read ({(error.strerror or 'unreadable').lower()}).")]
    return decode(raw, path)


def decode(raw: bytes, path: Path) -> tuple[Settings, list[Problem]]:
    """The settings that these bytes hold, and what is wrong with them."""
    try:
        table = toml_file.decode(raw)
    except NotToml as error:
        if error.wrong == "text":
            return Settings(), [Problem(f"{path} isn't UTF-8 text. Save it as UTF-8, or remove it.")]
        if error.wrong == "syntax":
            where = f"line {error.line}" if error.line else "at its end"
            return Settings(), [Problem(f"{path}, {where}: {NOT_TOML}")]
        where = f", line {error.line}" if error.line else ""
        return Settings(), [Problem(f"{path}{where}: {error}. Mend or remove it.")]
    text = raw.decode("utf-8-sig")
    known: dict[str, Any] = {}
    wrong: list[str] = []
    for key, value in table.items():
        if key not in FIELDS:
            wrong.append(key)
            continue
        try:
            known[key] = FIELDS[key].read(value)
        except ValueError:
            wrong.append(key)
    return Settings(**known), _problems(wrong, text, path) if wrong else []


def _problems(wrong: list[str], text: str, path: Path) -> list[Problem]:
    from ptg_cli.model.toml_lines import KeyLines  # quick commands do without it

    lines = KeyLines(text)
    problems = [_problem(key, path, lines.of(key)) for key in wrong[:_MOST_PROBLEMS]]
    if len(wrong) > _MOST_PROBLEMS:
        problems.append(Problem(f"{path}: {len(wrong) - _MOST_PROBLEMS} more settings in this file can't be used."))
    return problems


def _problem(key: str, path: Path, line: int) -> Problem:
    where = f"{path}, line {line}" if line else f"{path}, in some line"
    return Problem(f"{where}: {f'“{key}” takes {FIELDS[key].wanted}.' if key in FIELDS else unknown(key)}")


_OTHER_NAMES: Final = {"theme": "color colors colour colours look dark light contrast", "reduce_motion": "animation"}
"""What people call some of the settings."""


def unknown(key: str) -> str:
    """What is said of a key there is none of, with the nearest there is."""
    key = shorten(one_line(key), _LONGEST_KEY)
    near = [name.replace("-", "_") for name in near_names(key.replace("_", "-"), _HYPHENATED)]
    near = near or [name for name, words in _OTHER_NAMES.items() if key.casefold() in words.split()]
    return no_such("setting", key, near, shows="ptg config")


def set_value(text: str, key: str, words: str) -> str:
    """The file's text with one setting changed, everything else as it was, comments too.

    Raises: SettingError.
    """
    if key not in FIELDS:
        raise SettingError(unknown(key))
    try:
        value = FIELDS[key].to_toml(FIELDS[key].read(words))
    except ValueError as error:
        raise SettingError(f"“{key}” takes {FIELDS[key].wanted}.") from error
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    try:
        document = tomlkit.parse(text)
        document[key] = value
        return tomlkit.dumps(document)
    except (TOMLKitError, ValueError, RecursionError) as error:
        raise SettingError(f"The settings file {ISNT_TOML}. `ptg config check` says where.") from error
