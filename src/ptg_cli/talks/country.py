"""Which country: a person's own, kept as the setting, or another one to show the numbers of."""

from functools import partial
from typing import Final

from ptg_cli.context import Context
from ptg_cli.desk import settings
from ptg_cli.desk.support import find_country
from ptg_cli.library.prompts import prompts_folder
from ptg_cli.settings import SettingError
from ptg_cli.talks.turns import AskLine, Effect, Kept, Talk, keep_line, take_line

_ABOUT: Final = "Type the country's name, the beginning of it, or a code such as NZ."
_OWN: Final = AskLine("Which country are you in?", f"{_ABOUT} Its numbers then come first on the support card.")
_ANY: Final = AskLine("Which country?", _ABOUT, enter="shows its numbers")


def ask(context: Context) -> Talk[str]:
    """Asks for a person's own and keeps it; its code, empty where it was left open."""

    def keeping(words: str) -> Effect[Kept[str]]:
        def run() -> Kept[str]:
            said = settings.change("country", words, prompts_folder(), context.change_setting)
            return Kept(context.settings.country, said)

        return Effect("keep the country", (words,), run=run)

    kept = yield from keep_line(_OWN, keeping)
    return kept.now if kept else ""


def find() -> Talk[str]:
    """Asks for any country that the list of numbers has; its code, empty where that was left. Nothing is kept, and no
    file of the person's is needed."""
    found = yield from take_line(
        _ANY, lambda words: Effect("find a country", (words,), run=partial(_code, words), looks=True)
    )
    return found or ""


def _code(words: str) -> str:
    found = find_country(prompts_folder(), words)
    if isinstance(found, str):
        raise SettingError(found)
    return found.code
