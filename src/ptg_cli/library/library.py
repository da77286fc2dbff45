"""The library: every guide, practice and strategy there is, ours and the person's own.

A guide's name (its slug) is its file's name. A person's own guide of the same name takes the place of ours.
A file that can't be used is skipped and reported, never fatal.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from ptg_cli.library.errors import BadContent, NoSuchGuide
from ptg_cli.library.files import is_name, named, names, read_text
from ptg_cli.library.prompts import prompts_folder as prompts_folder
from ptg_cli.library.series import series_problems
from ptg_cli.model.aim import AimKind
from ptg_cli.model.dials import PLAIN_DIALS, Dial
from ptg_cli.model.folded import composed, folded, joined
from ptg_cli.model.guide import Guide
from ptg_cli.model.journey import Journey
from ptg_cli.model.nearest import near_names, no_such
from ptg_cli.model.need import Need
from ptg_cli.model.placeholder import placeholder_of
from ptg_cli.model.plan import PlanWords
from ptg_cli.model.practice import KINDS, NotAPattern, Phase, Practice, PracticeGroup, read_pattern
from ptg_cli.model.series import series_of
from ptg_cli.model.strategy import Strategy
from ptg_cli.toml_file import ISNT_TOML, NotToml, decode

if TYPE_CHECKING:
    from ptg_cli.library.decode import KeyPlace

_T = TypeVar("_T")
_PATTERN: Final = re.compile(r"""^[ \t]*pattern[ \t]*=[ \t]*["']([^"']*)["']""", re.MULTILINE)
_FOLLOWS: Final = re.compile(r"""^[ \t]*["']?follows["']?[ \t]*=[ \t]*["']([^"']*)["']""", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Broken:
    """A file that was skipped, and why."""

    path: Path
    messages: tuple[str, ...]


class Library:
    """`prompts` is ptg's own folder of content, `own` the person's; both hold `guides/`, `practices/`, `aims/` and
    `journeys/`."""

    def __init__(self, prompts: Path, own: Path) -> None:
        self._prompts = prompts
        self._own = own

    def guides(self) -> list[Guide]:
        """Every guide that people find, in the suggested order: not those that begin from an aim, nor the later days of
        a series."""
        return [guide for guide in self.every_guide() if guide.is_listed]

    def every_guide(self) -> list[Guide]:
        """Every guide that can be used, in the suggested order."""
        return sorted(self._read_guides[0], key=lambda guide: (guide.order, guide.title))

    def broken(self) -> list[Broken]:
        """Every file that was skipped, and why."""
        read = (self._read_plan_words, self._read_dials, self._read_practice_groups, self._read_needs)
        words = _damaged(broken for _, found in read for broken in found)
        kinds = [*self._read_aim_kinds[1], *self.broken_journeys()]
        return [*self._read_guides[1], *self._read_practices[1], *kinds, *self.broken_strategies(), *words]

    def journeys(self) -> list[Journey]:
        """Every journey with a guide that can be used, in the order they are shown, each with just those guides."""
        return sorted(self._read_journeys[0].values(), key=lambda one: (one.order, one.title))

    def broken_journeys(self) -> list[Broken]:
        """What is wrong in the files of journeys, also of those that can be used in part."""
        return list(self._read_journeys[1])

    def aim_kinds(self) -> list[AimKind]:
        """Every kind of aim that can be used, in the order they are shown."""
        return sorted(self._read_aim_kinds[0].values(), key=lambda kind: (kind.order, kind.title))

    def aim_kind(self, name: str) -> AimKind | None:
        """The kind of that name or title, or the first that goes by it as well; None where there is none."""
        kinds, wanted = self.aim_kinds(), joined(name)
        named = [one for one in kinds if wanted in {one.id, joined(one.title)}]
        also = [one for one in kinds if wanted in map(joined, one.also)]
        return next(iter((*named, *also)), None)

    def kind_begun_by(self, guide: str) -> AimKind | None:
        """The kind of aim that the guide of that slug begins."""
        return next((kind for kind in self.aim_kinds() if kind.guide == guide), None)

    def guide(self, name: str) -> Guide:
        """The guide of that name, of that title, or of that name in an earlier version. Raises: NoSuchGuide,
        BadContent."""
        wanted = joined(name)
        for folder, mine in ((self._own, True), (self._prompts, False)):
            path = named(folder / "guides", wanted)
            if is_name(wanted) and path.is_file():
                try:
                    return self._in_its_series(self._guide_in(path, mine=mine), path)
                except BadContent as bad:
                    if not (mine and (self._prompts / "guides" / path.name).is_file()):
                        raise BadContent(bad.messages) from bad
        for guide in self.every_guide():
            if composed(name) == guide.slug or folded(guide.title) == folded(name):
                return guide
        for guide in self.every_guide():
            if guide.is_called(wanted):
                return guide
        raise NoSuchGuide(
            no_such("guide", name, near_names(name, [guide.slug for guide in self.guides()]), shows="ptg guides")
        )

    def check(self, path: Path) -> Guide:
        """The guide in any file, as it would be read from the person's own folder. Raises: BadContent."""
        from ptg_cli.library.decode import KeyPlace

        guide = self._guide_in(path, mine=True)
        others = [one for one in self._read_guides[0] if one.slug != guide.slug] if guide.follows else []
        if problems := series_problems(guide, [*others, guide], KeyPlace(read_text(path), path)):
            raise BadContent(problems)
        return guide

    def series(self, guide: Guide) -> tuple[Guide, ...]:
        """The guides that follow one another, this one among them, the first of them first; none for one that stands
        alone. Only where a file says that it follows another one are they all read."""
        return series_of(guide, self.every_guide()) if guide.follows or self._is_followed(guide) else ()

    def _is_followed(self, guide: Guide) -> bool:
        for folder in (self._prompts, self._own):
            for path in _files(folder / "guides", []):
                try:
                    follows = _FOLLOWS.search(read_text(path))
                except BadContent:
                    continue  # it is named where all are read
                if follows and guide.is_called(follows[1]):
                    return True
        return False

    def _in_its_series(self, guide: Guide, path: Path) -> Guide:
        """The guide, once what it follows is there. Raises: BadContent where it is not."""
        if not guide.follows or any((one.slug, one.mine) == (guide.slug, guide.mine) for one in self._read_guides[0]):
            return guide
        raise BadContent(next((list(one.messages) for one in self._read_guides[1] if one.path == path), []))

    def sources(self, content: Guide | Practice) -> list[str]:
        """What a guide or practice rests on, one line each: who, when, and what it says. A key that is not in
        `sources.toml` is the line itself."""
        return self.rests_on(content.sources)

    def rests_on(self, keys: Sequence[str]) -> list[str]:
        """What stands behind keys of `sources.toml`, one line each, as `sources` says it. Raises: BadContent."""
        path = self._prompts / "sources.toml"
        try:
            rows = decode(read_text(path))["source"] if keys else []
        except (NotToml, KeyError) as error:
            raise BadContent([f"{path} {ISNT_TOML}, so there is no list of sources."]) from error
        known = {row["key"]: f"Rests on {row['who']} ({row.get('year', row['where'])}): {row['says']}" for row in rows}
        return [known.get(key, f"It rests on {key}.") for key in keys]

    def practices(self) -> list[Practice]:
        """Every practice that can be used, in the order they are shown."""
        return sorted(self._read_practices[0].values(), key=lambda practice: (practice.order, practice.title))

    def practice(self, name: str) -> Practice:
        """The practice of that name or title, or the first that goes by it as well. Raises: NoSuchGuide."""
        known = self._read_practices[0]
        if name in known:
            return known[name]
        for practice in known.values():
            if joined(name) in names(practice):
                return practice
        practices = self.practices()
        for practice in practices:
            if joined(name) in map(joined, practice.also):
                return practice
        raise NoSuchGuide(_no_such_practice(name, practices))

    def practice_meant(self, words: str, minutes: float | None = None) -> Practice:
        """The practice of that name or title, else the one that the words mean most likely; of several lengths the one
        of so many minutes. Raises: NoSuchGuide."""
        from ptg_cli.library.practice_words import meant

        try:
            return self.practice(words)
        except NoSuchGuide:
            found = meant(words, self.practices(), minutes)
            if found is None:
                raise
            return found

    def practice_of_pattern(self, phases: tuple[Phase, ...]) -> Practice | None:
        """The practice that breathes just these phases, ours before the person's own; None where none does. Only a
        file with that pattern is read whole."""
        for folder in (self._prompts, self._own):
            for path in _files(folder / "practices", []):
                try:
                    pattern = _PATTERN.search(read_text(path))
                    if pattern is None or read_pattern(pattern[1]) != phases:
                        continue
                    found = self.practice(path.stem)
                except (BadContent, NotAPattern, NoSuchGuide):
                    continue  # a broken file, which is named where all are read, breathes no pattern
                if found.phases == phases:
                    return found
        return None

    def strategies(self) -> list[Strategy]:
        """Every strategy of the catalogue, in its order. What is wrong in it is among `broken`."""
        return list(self._read_strategies[0])

    def broken_strategies(self) -> list[Broken]:
        """What is wrong in the catalogue, and in what its families are."""
        return [*self._read_strategies[1], *_damaged(self._read_families[1])]

    def broken_dials(self) -> list[Broken]:
        """What is wrong with the words of the dials."""
        return list(self._read_dials[1])

    @property
    def plan_words(self) -> PlanWords:
        """What the plan says of itself, in plain words where `plan.toml` can't be read."""
        return self._read_plan_words[0]

    @property
    def dials(self) -> Sequence[Dial]:
        """Every dial in its order, in plain words where `dials.toml` can't be read."""
        return self._read_dials[0]

    @property
    def families(self) -> Mapping[str, str]:
        """What each family of strategies is; empty where `families.toml` can't be read."""
        return self._read_families[0]

    @property
    def practice_groups(self) -> Sequence[PracticeGroup]:
        """The headings of the list of practices; none where `practice-groups.toml` can't be read."""
        return self._read_practice_groups[0]

    @property
    def needs(self) -> Sequence[Need]:
        """What someone may need who looks for a guide; nothing where `needs.toml` can't be read."""
        return self._read_needs[0]

    @cached_property
    def _read_needs(self) -> tuple[list[Need], list[Broken]]:
        from ptg_cli.library import decode

        return self._words("needs.toml", decode.needs, [])

    @cached_property
    def _read_practice_groups(self) -> tuple[list[PracticeGroup], list[Broken]]:
        from ptg_cli.library import decode

        return self._words("practice-groups.toml", decode.practice_groups, [])

    @cached_property
    def _read_plan_words(self) -> tuple[PlanWords, list[Broken]]:
        from ptg_cli.library import decode

        words, broken = self._words("plan.toml", decode.plan_words, PlanWords())
        return replace(words, wrong=broken[0].messages[0] if broken else ""), broken

    @cached_property
    def _read_dials(self) -> tuple[list[Dial], list[Broken]]:
        from ptg_cli.library import decode

        return self._words("dials.toml", decode.dials, list(PLAIN_DIALS))

    @cached_property
    def _read_families(self) -> tuple[dict[str, str], list[Broken]]:
        from ptg_cli.library import decode

        return self._words("families.toml", decode.families, {})

    def _words(
        self, name: str, read: Callable[[str, Path], tuple[_T, list[str]]], plain: _T
    ) -> tuple[_T, list[Broken]]:
        """The words in one file of ours, and what is wrong in it; `plain` ones where it does not read at all."""
        path = self._prompts / name
        try:
            words, problems = read(read_text(path), path)
        except BadContent as bad:
            return plain, [Broken(path, tuple(bad.messages))]
        return words, [Broken(path, tuple(problems))] if problems else []

    @cached_property
    def _read_strategies(self) -> tuple[list[Strategy], list[Broken]]:
        from ptg_cli.library import decode

        path = self._prompts / "strategies.toml"
        if not path.exists():
            return [], []
        try:
            found, problems = decode.strategies(read_text(path), path)
        except BadContent as bad:
            return [], [Broken(path, tuple(bad.messages))]
        return found, [Broken(path, tuple(problems))] if problems else []

    @cached_property
    def _read_guides(self) -> tuple[list[Guide], list[Broken]]:
        read: list[tuple[Guide, Path]] = []
        broken: list[Broken] = []
        for folder, mine in ((self._prompts, False), (self._own, True)):
            for path in _files(folder / "guides", broken):
                try:
                    read.append((self._guide_in(path, mine=mine), path))
                except BadContent as bad:
                    broken.append(Broken(path, tuple(bad.messages)))
        return self._without_loose_days(read, broken), broken

    def _without_loose_days(self, read: list[tuple[Guide, Path]], broken: list[Broken]) -> list[Guide]:
        """Each guide once, one's own in the place of ours. What follows a guide that is not there goes to `broken`, and
        so does what followed that one."""
        from ptg_cli.library.decode import KeyPlace

        while True:
            found = {guide.slug: guide for guide, _ in read}
            wrong = []
            for guide, path in read:
                if not guide.follows or found[guide.slug] is not guide:
                    continue
                problems = series_problems(guide, list(found.values()), KeyPlace(read_text(path), path))
                if problems:
                    wrong.append(path)
                    broken.append(Broken(path, tuple(problems)))
            if not wrong:
                return list(found.values())
            read = [(guide, path) for guide, path in read if path not in wrong]

    @cached_property
    def kinds_as_written(self) -> dict[str, AimKind]:
        """Every kind of aim whose file can be read, by its id. Whether its guides are there is not looked at, which
        takes longer than all the rest of a list."""
        return {kind.id: kind for kind, _ in self._kind_files[0]}

    @cached_property
    def _kind_files(self) -> tuple[list[tuple[AimKind, "KeyPlace"]], list[Broken]]:
        from ptg_cli.library import decode

        found: list[tuple[AimKind, KeyPlace]] = []
        broken: list[Broken] = []
        for folder, mine in ((self._prompts, False), (self._own, True)):
            for path in _files(folder / "aims", broken):
                try:
                    text = read_text(path)
                    found.append((replace(decode.aim_kind(text, path), mine=mine), decode.KeyPlace(text, path)))
                except BadContent as bad:
                    broken.append(Broken(path, tuple(bad.messages)))
        return found, broken

    @cached_property
    def _read_aim_kinds(self) -> tuple[dict[str, AimKind], list[Broken]]:
        from ptg_cli.library import checks

        read, unread = self._kind_files
        found: dict[str, AimKind] = {}
        broken = list(unread)
        for kind, where in read:
            problems = checks.kind_problems(kind, where, self._usable)
            if problems:
                broken.append(Broken(where.path, tuple(problems)))
            else:
                found[kind.id] = kind
        return found, broken

    @cached_property
    def _read_journeys(self) -> tuple[dict[str, Journey], list[Broken]]:
        from ptg_cli.library import checks, decode

        found: dict[str, Journey] = {}
        broken: list[Broken] = []
        for folder, mine in ((self._prompts, False), (self._own, True)):
            for path in _files(folder / "journeys", broken):
                try:
                    text = read_text(path)
                    journey = replace(decode.journey(text, path), mine=mine)
                except BadContent as bad:
                    broken.append(Broken(path, tuple(bad.messages)))
                    continue
                usable, problems = checks.journey_problems(journey, decode.KeyPlace(text, path), self._known)
                if problems:
                    broken.append(Broken(path, tuple(problems)))
                if usable.guides:
                    found[usable.id] = usable
        return found, broken

    def _known(self, name: str) -> Guide | None:
        """As `_usable`, where so many names are looked up that all guides are read once."""
        return self._by_name.get(name) or self._usable(name)

    @cached_property
    def _by_name(self) -> dict[str, Guide]:
        return {guide.slug: guide for guide in self._read_guides[0]}

    def _usable(self, name: str) -> Guide | None:
        try:
            return self.guide(name)
        except (NoSuchGuide, BadContent):
            return None

    @cached_property
    def _read_practices(self) -> tuple[dict[str, Practice], list[Broken]]:
        from ptg_cli.library import checks

        broken: list[Broken] = []
        ours = self._practices_in(self._prompts, broken, mine=False)
        own = self._practices_in(self._own, broken, mine=True)
        # Of one's own, whatever is titled like another's file comes last: a file's name weighs more than a title.
        last = {slug for slug, (practice, _) in own.items() if joined(practice.title) in own.keys() - {slug}}
        everything = [
            *(read for slug, read in ours.items() if slug not in own),
            *(own[slug] for slug in sorted(own, key=lambda slug: slug in last)),
        ]
        outward = [practice.slug for practice, _ in everything if practice.outward]
        found: dict[str, Practice] = {}
        for practice, where in everything:
            problems = checks.practice_problems(practice, where, list(found.values()), outward)
            if not problems:
                found[practice.slug] = practice
                continue
            broken.append(Broken(where.path, tuple(problems)))
            if practice.mine and practice.slug in ours:
                found[practice.slug] = ours[practice.slug][0]
        return found, broken

    def _practices_in(
        self, folder: Path, broken: list[Broken], *, mine: bool
    ) -> dict[str, tuple[Practice, "KeyPlace"]]:
        """The practices of a folder by name, each with where it was read. What can't be read goes to `broken`."""
        from ptg_cli.library import decode

        found = {}
        for path in _files(folder / "practices", broken):
            try:
                text = read_text(path)
                practice = replace(decode.practice(text, path), mine=mine)
            except BadContent as bad:
                broken.append(Broken(path, tuple(bad.messages)))
            else:
                found[practice.slug] = practice, decode.KeyPlace(text, path)
        return found

    def _has_practice(self, name: str) -> bool:
        """Ours stays, or someone's own takes its place, so one file is enough to know of it."""
        from ptg_cli.library import decode

        path = self._prompts / "practices" / f"{name}.toml"
        if path.is_file():
            try:
                decode.practice(read_text(path), path)
            except BadContent:
                pass  # someone's own may have the name; the broken file is named where all are read
            else:
                return True
        return name in self._read_practices[0]

    def _guide_in(self, path: Path, *, mine: bool) -> Guide:
        from ptg_cli.library import checks, decode

        text = read_text(path)
        guide, where = decode.guide(text, path), decode.KeyPlace(text, path)
        problems = checks.problems(guide, where, self._has_practice, lambda: list(self._read_practices[0]))
        problems += checks.need_problems(guide, where, self.needs) if guide.need else []
        if problems:
            raise BadContent(problems)
        return replace(guide, mine=mine)


def _damaged(found: Iterable[Broken]) -> list[Broken]:
    """Those that are there: what a folder of content doesn't have is nothing broken in it."""
    return [broken for broken in found if broken.path.exists()]


def _no_such_practice(name: str, known: Sequence[Practice]) -> str:
    from ptg_cli.library.practice_words import near

    alike = near(name, known)
    kinds = f"The kinds are: {', '.join(KINDS)}."
    return no_such("practice", name, alike, shows="ptg practices", instead=kinds)


def _files(folder: Path, broken: list[Broken]) -> list[Path]:
    """The content files of a folder by name; links that lead nowhere are among them, so they get reported.
    A folder that can't be looked into is added to `broken`."""
    try:
        inside = sorted(folder.iterdir())
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        broken.append(Broken(folder, (f"The folder {folder} can't be read ({(error.strerror or 'closed').lower()}).",)))
        return []
    for path in inside:
        if (stands_for := placeholder_of(path.name)) and stands_for.name.endswith(".toml"):
            broken.append(Broken(path, (f"{path}: {stands_for.said}.",)))
    return [path for path in inside if path.suffix == ".toml" and path.name[0] != "."]
