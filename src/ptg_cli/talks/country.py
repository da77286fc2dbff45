"""Which country a person is in, for its helplines."""

from typing import Final

from ptg_cli.context import Context
from ptg_cli.desk import preferences
from ptg_cli.library.prompts import prompts_folder
from ptg_cli.talks.turns import Effect, Kept, Line, Talk, keep_line

_ASKED: Final = Line(
    "Which country are you in?", "A name, or a code such as NZ. It comes first on the support card, too."
)


def ask(context: Context) -> Talk[bool]:
    """Asks for it and keeps it as the setting; false where it was left open."""

    def keeping(words: str) -> Effect[Kept[None]]:
        def run() -> Kept[None]:
            return Kept(None, preferences.change("country", words, prompts_folder(), context.change_setting))

        return Effect("the country", (words,), run=run)

    return (yield from keep_line(_ASKED, keeping)) is not None
