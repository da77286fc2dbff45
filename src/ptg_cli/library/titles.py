"""What guides, practices, strategies, dials and parts of the plan are called, for lists of pages and the card: read by
themselves, since decoding whatever there is would take longer than the list itself."""

import re
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Final

from ptg_cli.library.errors import BadContent
from ptg_cli.library.files import is_name, named, read_text
from ptg_cli.model.entry import spoken_guide
from ptg_cli.model.visible import one_line
from ptg_cli.toml_file import NotToml, decode

_HEAD: Final = re.compile(r'^id = "([a-z0-9-]+)"\ntitle = "([^"\\\n]+)"$', re.MULTILINE)


class Titles:
    """What content is called. A guide or practice is read from its one file when it is first
    asked for: a person's own (in `own`), else ours (in `prompts`). Where there is none its name is given as words."""

    def __init__(self, prompts: Path, own: Path) -> None:
        self._prompts = prompts
        self._folders = (own, prompts)
        self._known: dict[tuple[str, str], str] = {}
        self._files: dict[str, Mapping[str, str]] = {}

    def guide(self, slug: str) -> str:
        """The title of a guide."""
        return self._title("guides", slug)

    def practice(self, slug: str) -> str:
        """The title of a practice; a pattern such as 4-6 stays one. Empty for no practice."""
        return self._title("practices", slug, "Breathing " if slug[:1].isdigit() else "") if slug else ""

    def strategy(self, slug: str) -> str:
        """The title of a strategy of ours, as it stands in the one file they share."""
        return self._strategies.get(slug) or spoken_guide(slug)

    @cached_property
    def _strategies(self) -> Mapping[str, str]:
        try:
            return dict(_HEAD.findall(read_text(self._prompts / "strategies.toml")))
        except BadContent:
            return {}

    def part(self, part: str) -> str:
        """What a part of the plan is called."""
        from ptg_cli.model.plan import plain_title  # lists of pages, which are quick, ask for no part

        return self._in_file("plan.toml", "part", "title").get(part) or plain_title(part)

    def dial(self, dial: str) -> str:
        """What a dial is called; one that is not known here as it is."""
        from ptg_cli.model.dials import plain_name  # nor for a dial

        return self._in_file("dials.toml", "dial", "name").get(dial) or plain_name(dial)

    def _in_file(self, name: str, row: str, key: str) -> Mapping[str, str]:
        """What the rows of one file are called, by their ids; empty where it can't be read."""
        if name not in self._files:
            try:
                rows = decode(read_text(self._prompts / name)).get(row, [])
            except (BadContent, NotToml):
                rows = []
            known = (one for one in rows if isinstance(one, dict)) if isinstance(rows, list) else ()
            pairs = ((one.get("id"), one.get(key)) for one in known)
            self._files[name] = {
                id_: one_line(title) for id_, title in pairs if isinstance(id_, str) and isinstance(title, str)
            }
        return self._files[name]

    def _title(self, house: str, slug: str, before: str = "") -> str:
        key = (house, slug)
        if key not in self._known:
            found = (_title_in(named(folder / house, slug)) for folder in self._folders if is_name(slug))
            title = next(filter(None, found), "") or ("" if before else self._renamed(house, slug))
            self._known[key] = one_line(title or (before + slug if before else spoken_guide(slug)))
        return self._known[key]

    def _renamed(self, house: str, slug: str) -> str:
        """The title of what had this name in an earlier version; empty where there is none."""
        paths = (path for folder in self._folders if is_name(slug) for path in sorted((folder / house).glob("*.toml")))
        return next((title for path in paths if (title := _title_in(path, was=slug))), "")


def _title_in(path: Path, was: str = "") -> str:
    """The title in a content file; empty where there is none to read, and where it was never called `was`. It stands
    above the first table, so mostly only that is read."""
    try:
        text = read_text(path)
    except BadContent:
        return ""
    for part in (text.partition("\n[")[0], text):
        try:
            head = decode(part)
        except NotToml:
            continue  # what stands above the first table may not be whole: then all of it is read
        title, earlier = head.get("title"), head.get("was")
        fits = not was or (isinstance(earlier, list) and was in earlier)
        return title if isinstance(title, str) and fits else ""
    return ""
