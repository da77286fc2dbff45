"""What every test may ask for: a journal in a folder of its own, a clock that stands, chance that counts."""

import itertools
import os
import pickle
import re
import sys
import tomllib
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from ptg_cli.journal.drafts import Drafts
from ptg_cli.journal.journal import Journal
from ptg_cli.journal.places import Places
from ptg_cli.journal.recovery import Recovery
from ptg_cli.library import decode
from ptg_cli.library.library import Library, prompts_folder
from ptg_cli.model.guide import Guide

for name, examples in (("quick", 20), ("thorough", 150)):
    settings.register_profile(
        name,
        max_examples=examples,
        deadline=None,
        suppress_health_check=[HealthCheck.function_scoped_fixture],
        derandomize=True,
    )
settings.load_profile(os.environ.get("PTG_TEST_PROFILE", "quick"))

# Hundreds of tests start ptg anew, and each worker rewrites the tests' own asserts: both are read compiled, as Python
# does by itself, also where the environment says that nothing compiled is to be written.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

NOW = datetime(2026, 11, 23, 8, 15, 2)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests that make up their own examples are marked, so that they can be run again with more of them."""
    for item in items:
        if isinstance(item, pytest.Function) and getattr(item.obj, "is_hypothesis_test", False):
            item.add_marker("properties")


@pytest.fixture(autouse=True, scope="session")
def _content_is_parsed_once() -> Iterator[None]:
    """Thousands of tests read the content that comes with ptg: each of its texts is parsed once, and each reader has a
    table of its own. Every other text is parsed as always."""
    parse = tomllib.loads
    texts = {path.read_text(encoding="utf-8") for path in prompts_folder().rglob("*.toml")}
    parsed: dict[str, bytes] = {}

    def loads(text: str, /, **given: Any) -> dict[str, Any]:
        if text not in texts or given:
            return parse(text, **given)
        if text not in parsed:
            parsed[text] = pickle.dumps(parse(text))
        table: dict[str, Any] = pickle.loads(parsed[text])
        return table

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tomllib, "loads", loads)
        yield


@pytest.fixture(autouse=True, scope="session")
def _guides_that_ship_are_checked_once() -> Iterator[None]:
    """A list of guides reads and checks each of them, which takes longer than most tests. What becomes of a guide that
    ships depends on nothing but the files that ship, and a guide can't be changed: each is read once. Guides of any
    other folder, and copies of ours, are read as always, and so is everything that runs in a process of its own."""
    read = Library._guide_in
    ours = prompts_folder()
    known: dict[tuple[Path, bool], Guide] = {}

    def guide_in(library: Library, path: Path, *, mine: bool) -> Guide:
        if library._prompts != ours or path.parent != ours / "guides":
            return read(library, path, mine=mine)
        if (path, mine) not in known:
            known[path, mine] = read(library, path, mine=mine)
        return known[path, mine]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Library, "_guide_in", guide_in)
        yield


@pytest.fixture(autouse=True)
def _away_from_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reads or writes the real home, and none depends on this machine's zone or editor."""
    for name, value in {
        "HOME": str(tmp_path / "home"),
        "PTG_HOME": str(tmp_path / "ptg"),
        "TZ": "Europe/Paris",
        "TEXTUAL_ANIMATIONS": "none",
    }.items():
        monkeypatch.setenv(name, value)
    for name in (
        "VISUAL",
        "EDITOR",
        "PAGER",
        "PTG_LINE",
        "XDG_CONFIG_HOME",
        "XDG_DATA_HOME",
        "XDG_STATE_HOME",
    ):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def clock() -> Callable[[], datetime]:
    """A Monday morning that does not pass."""
    return lambda: NOW


@pytest.fixture
def chance() -> Callable[[], str]:
    """Four characters, other ones each time: aaa0, aaa1, …"""
    counter = itertools.count()
    return lambda: f"{next(counter):04d}"


@pytest.fixture
def places(tmp_path: Path) -> Places:
    """A journal's folders, none of them made yet."""
    home = tmp_path / "ptg"
    return Places(home / "journal", home / "drafts", home / "recovery", home / "lock")


@pytest.fixture
def journal(places: Places, clock: Callable[[], datetime], chance: Callable[[], str]) -> Journal:
    """An empty journal."""
    return Journal(places, clock, chance)


@pytest.fixture
def drafts(places: Places) -> Drafts:
    """An empty drafts folder."""
    return Drafts(places.drafts)


@pytest.fixture
def recovery(places: Places, clock: Callable[[], datetime], chance: Callable[[], str]) -> Recovery:
    """An empty recovery folder."""
    return Recovery(places, clock, chance)


@pytest.fixture
def put_off() -> Guide:
    """A guide with everything that makes its questions depend on answers: the one that prompts/README.md explains."""
    text = (prompts_folder() / "README.md").read_text(encoding="utf-8")
    (example,) = [block for block in re.findall(r"```toml\n(.*?)```", text, re.DOTALL) if "{answer:thing}" in block]
    return decode.guide(example, Path("put-off.toml"))


_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC
_CHANGES = {f"os.{name}" for name in "mkdir rename remove rmdir link symlink truncate utime chmod".split()}


class Recorder:
    """What this process writes below a folder while it listens, a file that is gone again at once too."""

    def __init__(self) -> None:
        self.folder = ""
        self.found: list[str] = []
        sys.addaudithook(self._hear)

    def _hear(self, event: str, values: tuple[Any, ...]) -> None:
        if not self.folder or not (event == "open" or event in _CHANGES):
            return
        if event == "open" and not values[2] & _WRITING:
            return
        paths = [os.fsdecode(value) for value in values if isinstance(value, str | bytes | os.PathLike)]
        self.found += [f"{event} {path}" for path in paths if os.path.abspath(path).startswith(self.folder)]


_recorder: list[Recorder] = []


@pytest.fixture
def writes() -> Iterator[Recorder]:
    """Hears of everything that is written below a folder, once its `folder` is set."""
    if not _recorder:  # such a hook can't be taken off again
        _recorder.append(Recorder())
    recorder = _recorder[0]
    recorder.found = []
    yield recorder
    recorder.folder = ""
