"""A question that is for some minutes, in plain lines."""

from collections.abc import Callable
from typing import Any

from ptg_cli.model.guide import Guide, Write

OVER = "The 8 minutes are over. You can stop here, or finish what you are writing."


def test_when_the_time_is_over_it_is_said_once_between_two_lines_and_writing_goes_on(line: Callable[..., Any]) -> None:
    guide = Guide("mine", "Mine", "A few words.", "gentle", 10, (Write("one", "What is there?", minutes=8),))

    def later() -> None:
        done.seconds += 500

    done = line(guide, ["3", "I think of it.", later, "And again.", "And more.", ".", "/stop"])
    done.run()
    assert "This is for about 8 minutes. ptg says when they are over, and you can write on." in done.said
    assert done.said.count(OVER) == 1
    assert "I think of it.\nAnd again.\nAnd more." in done.sitting.body
