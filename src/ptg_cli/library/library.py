"""The library: every guide and practice there is, ours and the person's own.

A guide's name (its slug) is its file's name. A person's own guide of the same name takes the place of ours.
A file that can't be used is skipped and reported, never fatal.
"""

import difflib
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Final

from ptg_cli.library.errors import BadContent, NoSuchGuide
from ptg_cli.library.files import read_text
from ptg_cli.model.guide import Guide
from ptg_cli.model.practice import Practice

_LONGEST_NAME: Final = 100


@dataclass(frozen=True, slots=True)
class Broken:
    """A file that was skipped, and why."""

    path: Path
    messages: tuple[str, ...]


def prompts_folder() -> Path:
    """Where `prompts/` is: inside the package when ptg is installed from a wheel, at the top of the
    repository in a checkout or an editable install."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "prompts"
    return inside if inside.is_dir() else package.parent.parent / "prompts"


class Library:
    """`prompts` is ptg's own folder of content, `own` the person's; both hold `guides/` and `practices/`."""

    def __init__(self, prompts: Path, own: Path) -> None:
        self._prompts = prompts
        self._own = own

    def guides(self) -> list[Guide]:
        """Every guide that can be used, in the suggested order."""
        return sorted(self._read_guides[0], key=lambda guide: (guide.order, guide.title))

    def broken(self) -> list[Broken]:
        """Every file that was skipped, and why."""
        return [*self._read_guides[1], *self._read_practices[1]]

    def guide(self, name: str) -> Guide:
        """The guide of that name, or of that title. Raises: NoSuchGuide, BadContent."""
        wanted = "-".join(name.casefold().split())
        for folder, mine in ((self._own, True), (self._prompts, False)):
            path = folder / "guides" / f"{wanted}.toml"
            if _is_name(wanted) and path.is_file():
                try:
                    return self._guide_in(path, mine=mine)
                except BadContent as bad:
                    if not (mine and (self._prompts / "guides" / path.name).is_file()):
                        raise BadContent(bad.messages) from bad
        for guide in self.guides():
            if name == guide.slug or guide.title.casefold() == " ".join(name.casefold().split()):
                return guide
        raise NoSuchGuide(_no_such("guide", name, [guide.slug for guide in self.guides()], "ptg guides"))

    def check(self, path: Path) -> Guide:
        """The guide in any file, as it would be read from the person's own folder. Raises: BadContent."""
        return self._guide_in(path, mine=True)

    def sources(self, guide: Guide) -> list[str]:
        """What a guide rests on, one line each: who, when, and what it says. A key that is not in
        `sources.toml` is the line itself."""
        import tomllib

        rows = tomllib.loads(read_text(self._prompts / "sources.toml"))["source"] if guide.sources else []
        known = {row["key"]: f"Rests on {row['who']} ({row.get('year', row['where'])}): {row['says']}" for row in rows}
        return [known.get(key, f"Rests on {key}.") for key in guide.sources]

    def practices(self) -> list[Practice]:
        """Every practice that can be used, by title."""
        return sorted(self._read_practices[0].values(), key=lambda practice: practice.title)

    def practice(self, slug: str) -> Practice:
        """The practice of that name. Raises: NoSuchGuide."""
        found = self._read_practices[0].get(slug)
        if found is None:
            raise NoSuchGuide(_no_such("practice", slug, list(self._read_practices[0]), "ptg guides"))
        return found

    @cached_property
    def _read_guides(self) -> tuple[list[Guide], list[Broken]]:
        found: dict[str, Guide] = {}
        broken: list[Broken] = []
        for folder, mine in ((self._prompts, False), (self._own, True)):
            for path in _files(folder / "guides", broken):
                try:
                    guide = self._guide_in(path, mine=mine)
                except BadContent as bad:
                    broken.append(Broken(path, tuple(bad.messages)))
                else:
                    found[guide.slug] = guide
        return list(found.values()), broken

    @cached_property
    def _read_practices(self) -> tuple[dict[str, Practice], list[Broken]]:
        from ptg_cli.library import decode

        found: dict[str, Practice] = {}
        broken: list[Broken] = []
        for folder in (self._prompts, self._own):
            for path in _files(folder / "practices", broken):
                try:
                    practice = decode.practice(read_text(path), path)
                except BadContent as bad:
                    broken.append(Broken(path, tuple(bad.messages)))
                else:
                    found[practice.slug] = practice
        return found, broken

    def _guide_in(self, path: Path, *, mine: bool) -> Guide:
        from ptg_cli.library import checks, decode

        text = read_text(path)
        guide = decode.guide(text, path)
        problems = checks.problems(guide, decode.Where(text, path), lambda: list(self._read_practices[0]))
        if problems:
            raise BadContent(problems)
        return replace(guide, mine=mine)


def _no_such(what: str, name: str, known: list[str], command: str) -> str:
    near = difflib.get_close_matches("-".join(name.casefold().split()), known, n=2, cutoff=0.5)
    hint = f"Did you mean {' or '.join(near)}? " if near else ""
    return f"No {what} is called “{name}”. {hint}`{command}` shows them all."


def _is_name(word: str) -> bool:
    return 0 < len(word) <= _LONGEST_NAME and all(part.isalnum() for part in word.split("-"))


def _files(folder: Path, broken: list[Broken]) -> list[Path]:
    """The content files of a folder by name; links that lead nowhere are among them, so they get reported.
    A folder that can't be looked into is added to `broken`."""
    try:
        return sorted(path for path in folder.iterdir() if path.suffix == ".toml" and path.name[0] != ".")
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        broken.append(Broken(folder, (f"{folder} can't be looked into ({(error.strerror or 'closed').lower()}).",)))
        return []
