"""What a listener has heard already in this sitting: what is known is said short."""

from collections.abc import Callable


class Hearing:
    """One sitting. `brief` says whether the person wants to hear menus and explanations that ptg knows in short from
    the start; a question mark says them in full at any time."""

    def __init__(self, brief: Callable[[], bool] = lambda: False) -> None:
        self._brief = brief
        self._heard: set[str] = set()

    def is_new(self, what: str) -> bool:
        """True where this is to be said in full: the first time in a sitting, and never where the person wants it
        brief. From here on it was heard."""
        new = what not in self._heard
        self._heard.add(what)
        return new and not self._brief()
