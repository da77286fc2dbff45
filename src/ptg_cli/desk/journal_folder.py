"""Another folder for the journal: what is there, what stays behind, and moving it along."""

from dataclasses import dataclass
from pathlib import Path

from ptg_cli import settings
from ptg_cli.desk.config_file import write_setting
from ptg_cli.journal.folder import move, pages_in
from ptg_cli.journal.places import Places

_KEY = "journal_folder"


@dataclass(frozen=True, slots=True)
class FolderChange:
    """A change of the journal's folder that was asked for: from `places` to `new`, which the settings are told as
    `words`. `stays` and `there` count the pages in the old folder and in the new one."""

    config: Path
    words: str
    places: Places
    new: Path
    stays: int
    there: int

    @property
    def old(self) -> Path:
        """The folder until now."""
        return self.places.journal

    @property
    def is_none(self) -> bool:
        """True where it is the folder that it was already."""
        return self.old == self.new

    @property
    def asks(self) -> str:
        """What there is to decide, in two sentences."""
        return f"{_pages(self.stays, 'Your')} in {self.old}. From now on your pages are kept in {self.new}."

    def set(self) -> list[str]:
        """Makes it the journal's folder; what is to be said of it. Raises: SettingError, OSError."""
        self._settle()
        if self.is_none:
            return [f"Kept. Your pages are in {self.old}, as before."]
        said = [f"Kept. Your pages are in {self.new} from now on: {_count(self.there)} there now."]
        if self.stays:
            said.append(
                f"{_pages(self.stays, 'Your')} so far in {self.old}, and ptg does not show what is there. To bring it "
                f"along: `ptg config set {_KEY} {self.old}`, then {self.new} again with --move."
            )
        return said

    def moved(self) -> list[str]:
        """Moves all there is, and makes it the journal's folder; what is to be said of it.

        Raises: SettingError, CannotChange, Busy, OSError.
        """
        settings.set_value("", _KEY, self.words)  # nothing is moved for a setting that can't be kept
        moved = move(self.places, self.new, self._settle)
        said = [f"Moved. Your pages are in {self.new} now: {_count(pages_in(self.new))}."]
        if moved.left:
            named = ", ".join(path.name for path in moved.left[:5]) + (" and more" if len(moved.left) > 5 else "")
            said.append(f"These files stay in {self.old}: {named}.")
        return said

    def _settle(self) -> None:
        write_setting(self.config, _KEY, self.words)


def change(config: Path, places: Places, usual: Path, words: str) -> FolderChange:
    """The change to the folder that the words name; no words are the `usual` place. Raises: SettingError."""
    try:
        chosen = settings.FIELDS[_KEY].read(words)
    except ValueError as error:
        raise settings.SettingError(f"“{_KEY}” takes {settings.FIELDS[_KEY].wanted}.") from error
    new = Path(chosen) if chosen else usual
    return FolderChange(config, words, places, new, pages_in(places.journal), pages_in(new))


def _count(number: int) -> str:
    return {0: "no page", 1: "1 page"}.get(number, f"{number} pages")


def _pages(number: int, whose: str) -> str:
    return f"{whose} page stays" if number == 1 else f"{whose} {number} pages stay"
