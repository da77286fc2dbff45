"""Settings in line mode: each with its number and its value in words."""

from ptg_cli.context import Context
from ptg_cli.desk.errors import explain
from ptg_cli.desk.settings import LOOKS, Preference, change, next_value, preferences
from ptg_cli.library.library import prompts_folder
from ptg_cli.line.face import Face
from ptg_cli.line.menu import Menu
from ptg_cli.settings import SettingError

_ASKED = {
    "country": "Which country? A name or a code, such as NZ. A dash takes it off. Enter leaves it as it is.",
    "day_starts_at": "When does your day turn? A time, such as 04:00. Enter leaves it as it is.",
    "avoid": "Which of sight, breath, stillness, body? A dash takes all off. Enter leaves it as it is.",
    "leave_out": "Which parts, with commas between? A dash brings all back. Enter leaves it as it is.",
    "editor": "Which editor? A command, such as nano. A dash takes it off. Enter leaves it as it is.",
}


def run(face: Face) -> None:
    """Says the settings and changes them, until enter goes back. Raises: Left."""
    menu, context = face.menu, face.context
    while True:
        rows = preferences(context.settings, prompts_folder(), context.country_of_clock)
        menu.say(*(f"{number} {row.label}: {row.value}." for number, row in enumerate(rows, 1)))
        proposed = next((row for row in rows if row.proposed), None)
        keeps = f"y keeps {proposed.name} as your country. " if proposed else ""
        hint = f"{keeps}A number from 1 to {len(rows)} changes one. Enter goes back. 0 leaves."
        known = (*(str(number) for number in range(1, len(rows) + 1)), *(["y"] if proposed else []))
        words = menu.choice((), hint, known)
        if not words:
            return
        if words == "y" and proposed:
            _keep(menu, context, proposed.key, proposed.proposed)
        else:
            _change(menu, context, rows[int(words) - 1])


def _change(menu: Menu, context: Context, row: Preference) -> None:
    menu.say(row.about)
    if row.key == "theme":
        words = _look(menu)
    elif row.cycles:
        words = next_value(context.settings, row.key)
    else:
        menu.say(_ASKED[row.key])
        words = menu.line(_ASKED[row.key])
    if not words:
        return
    _keep(menu, context, row.key, "" if words == "-" else words)


def _keep(menu: Menu, context: Context, key: str, words: str) -> None:
    """Keeps a value, or says why that can't be."""
    try:
        said = change(key, words, prompts_folder(), context.change_setting)
    except SettingError as problem:
        menu.say(str(problem))
    except OSError as error:
        menu.say(f"{explain(error)} Not kept.")
    else:
        menu.say(said or "Kept.")


def _look(menu: Menu) -> str:
    """The theme chosen by its number, or nothing."""
    names = list(LOOKS)
    lines = [f"{number} {LOOKS[name]}." for number, name in enumerate(names, 1)]
    known = tuple(str(number) for number in range(1, len(names) + 1))
    words = menu.choice(lines, "A number. Enter leaves it as it is. 0 leaves.", known)
    return names[int(words) - 1] if words else ""
