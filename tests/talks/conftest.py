"""A talk performed with a list of answers, on a journal of its own."""

import errno
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from ptg_cli.context import Context, folders
from ptg_cli.journal import disk
from ptg_cli.talks.performance import Performance
from ptg_cli.talks.turns import Effect, Say, Talk, Turn

MORNING = datetime(2026, 11, 23, 8, 15, 2, tzinfo=timezone(timedelta(hours=1)))
BACK = object()
"""Instead of an answer: back to the question before."""


class Performed:
    """A talk in which someone answers this. Instead of an answer: `BACK`, or a function that is called first. `asked`
    are the turns that asked something, `told` what was said, `changes` the effects that were run, but for looks."""

    def __init__(self, begin: Callable[[], Talk[Any]], *answers: Any) -> None:
        self.asked: list[Turn] = []
        self.told: list[str] = []
        self.changes: list[str] = []
        self.performance = Performance(begin)
        self.answer(*answers)

    def answer(self, *answers: Any) -> "Performed":
        """Answers with these, as far as there are questions."""
        waiting = list(answers)
        while (turn := self.performance.turn) is not None:
            if isinstance(turn, Say):
                self.told.append(turn.words)
                self.performance.answer(None)
            elif isinstance(turn, Effect):
                if not turn.looks:
                    self.changes.append(turn.what)
                self.performance.answer(self.performance.run())
            elif not waiting:
                break
            elif (answer := waiting.pop(0)) is BACK:
                assert self.performance.back()
            elif callable(answer):
                answer()
            else:
                self.asked.append(turn)
                self.performance.answer(answer)
        assert not waiting
        return self

    @property
    def turn(self) -> Any:
        """What it waits for."""
        return self.performance.turn


@pytest.fixture
def context(tmp_path: Path, chance: Callable[[], str]) -> Context:
    """A journal of its own on a Monday morning that does not pass."""
    return Context(folders(str(tmp_path / "ptg"), {}), lambda: MORNING, chance)


@pytest.fixture
def full_disk(monkeypatch: pytest.MonkeyPatch) -> Callable[[bool], None]:
    """Makes the disk take nothing, or take things again."""
    real = {name: getattr(disk, name) for name in ("create", "replace")}

    def full(path: Path, raw: bytes) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    def make(is_full: bool) -> None:
        for name, function in real.items():
            monkeypatch.setattr(disk, name, full if is_full else function)

    return make
