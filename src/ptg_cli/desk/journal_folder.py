"""Another folder for the journal: what is there, what stays behind, and moving it along."""

from dataclasses import dataclass
from pathlib import Path

from ptg_cli import settings
from ptg_cli.desk.config_file import write_setting
from ptg_cli.journal.folder import move, pages_in
from ptg_cli.journal.places import Places
from ptg_cli.sentences import settings as said

_KEY = "journal_folder"


@dataclass(frozen=True, slots=True)
class FolderChange:
    """A change of the journal's folder that was asked for: from `places` to `new`, which the settings are told as
    `words`. `stays` and `there` count the pages in the old folder and in the new one. `usual` is the folder where pages
    lie unless another was chosen."""

    config: Path
    words: str
    places: Places
    new: Path
    stays: int
    there: int
    usual: Path

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
        return said.pages_will_be_kept_in(self.stays, str(self.old), str(self.new))

    def set(self) -> list[str]:
        """Makes it the journal's folder; what is to be said of it. Raises: SettingError, OSError."""
        self._settle()
        if self.is_none:
            left = pages_in(self.usual) if self.usual != self.new else 0
            stay = [said.pages_stay_in(left, str(self.usual), str(self.new))] if left else []
            return [said.pages_are_in_as_before(str(self.old), self.stays), *stay]
        told = [said.pages_are_in_from_now_on(str(self.new), self.there)]
        if self.stays:
            told.append(said.pages_stay_in(self.stays, str(self.old), str(self.new)))
        return told

    def moved(self) -> list[str]:
        """Moves all there is, and makes it the journal's folder; what is to be said of it.

        Raises: SettingError, CannotChange, Busy, OSError.
        """
        settings.set_value("", _KEY, self.words)  # nothing is moved for a setting that can't be kept
        moved = move(self.places, self.new, self._settle)
        told = [said.pages_were_moved(str(self.new), pages_in(self.new))]
        if moved.left:
            told.append(said.files_stay_in(str(self.old), [path.name for path in moved.left]))
        return told

    def _settle(self) -> None:
        write_setting(self.config, _KEY, self.words)


def change(config: Path, places: Places, usual: Path, words: str) -> FolderChange:
    """The change to the folder that the words name; no words are the `usual` place. Raises: SettingError."""
    try:
        chosen = settings.FIELDS[_KEY].read(words)
    except ValueError as error:
        raise settings.SettingError(f"“{_KEY}” takes {settings.FIELDS[_KEY].wanted}.") from error
    new = Path(chosen) if chosen else usual
    return FolderChange(config, words, places, new, pages_in(places.journal), pages_in(new), usual)
