"""Shares in plain lines: one thing at a time, for a person and through a pipe."""

from typing import Any

import pytest

from ptg_cli.model import body
from ptg_cli.model.answer import Shared
from ptg_cli.model.guide import Guide, Items, Scale, Shares, Step
from ptg_cli.sentences import writing as said

PARTS = Shares("parts", "How large was the part of each?", source="who", last="my own part")
STEPS: tuple[Step, ...] = (Items("who", "Who or what?"), PARTS)
GUESS: tuple[Step, ...] = (Scale("guess", "How much was yours?", low="none", high="all"),)


def guide(*steps: Step) -> Guide:
    """A guide of these steps."""
    return Guide("any-guide", "Any guide", "Any.", "gentle", 5, steps)


def shares(done: Any) -> Shared | None:
    """What was kept of the shares; None for nothing."""
    sections = body.parse(done.sitting.body)[1]
    texts = [one.text for one in sections if one.step == "parts"]
    answer = body.from_markdown(PARTS, texts[0]) if texts else None
    assert answer is None or isinstance(answer, Shared)
    return answer


def heard(done: Any, words: str) -> bool:
    """True where a line with these words was said."""
    return any(words in line for line in done.console.said)


LISTED = ["", "the rain", "the driver", "."]
END = ["", "", ""]


def test_one_thing_comes_after_the_other_then_what_else_there_was_and_the_last(line: Any) -> None:
    typed = ["", "7", "the rain", "the driver", ".", "40", "20%", "the dark road", "ten", "", "10 of 100", "", *END]
    done = line(guide(*GUESS, STEPS[0], Shares("parts", "How large?", source="who", last="my own part", again="guess")),
                typed).run()  # fmt: skip
    assert shares(done) == Shared((("the rain", 40), ("the driver", 20), ("the dark road", 10), ("my own part", 10)))
    spoken = done.console.said
    order = [
        next(place for place, words in enumerate(spoken) if words.startswith(start))
        for start in ("the rain.", "the driver.", said.ASK_FOR_MORE_PARTS, "the dark road.", "my own part.")
    ]
    assert order == sorted(order)
    assert spoken.count(said.ASK_FOR_MORE_PARTS) == 2
    assert "my own part. 7 of 10 at first." in spoken
    assert f"These come to 80 of 100. That is all right. {said.A_NAME_BRINGS_IT_BACK}" in spoken


@pytest.mark.parametrize(("numbers", "total"), [(("90", "90", "", "90"), 270), (("0", "0", "", "0"), 0)])
def test_what_does_not_come_to_100_is_shown_as_it_is(line: Any, numbers: tuple[str, ...], total: int) -> None:
    done = line(guide(*STEPS), [*LISTED, *numbers, "", *END]).run()
    assert heard(done, f"These come to {total} of 100. That is all right.")


def test_a_hundred_is_told_without_comfort(line: Any) -> None:
    done = line(guide(*STEPS), [*LISTED, "50", "40", "", "10", "", *END]).run()
    assert heard(done, f"These come to 100 of 100. {said.A_NAME_BRINGS_IT_BACK}")


def test_enter_leaves_a_number_out_and_nothing_given_is_no_answer(line: Any) -> None:
    done = line(guide(*STEPS), [*LISTED, "", "", "", "", *END]).run()
    assert shares(done) is None
    assert not heard(done, "These come to")


def test_b_goes_back_a_name_brings_one_back_and_done_ends_it(line: Any) -> None:
    done = line(guide(*STEPS), [*LISTED, "40", "b", "45", "The  Rain", "50", "done", "the rain", "55", "", *END]).run()
    assert shares(done) == Shared((("the rain", 55),))
    assert heard(done, "the rain. It has 45. Enter keeps it.")


def test_words_at_the_end_are_one_more_thing(line: Any) -> None:
    done = line(guide(*STEPS), [*LISTED, "40", "done", "the fog", "5", "7", "", *END]).run()
    assert shares(done) == Shared((("the rain", 40), ("the fog", 5)))
    assert heard(done, said.PART_IS_NO_NUMBER)


@pytest.mark.parametrize("misfit", ["101", "-4", "quite a lot", "4 5"])
def test_what_is_no_share_is_asked_again_and_its_words_are_a_note(line: Any, misfit: str) -> None:
    done = line(guide(*STEPS), [*LISTED, misfit, "40", "done", "", *END]).run()
    assert heard(done, said.NUMBER_OF_SHARE)
    assert shares(done) == Shared((("the rain", 40),), misfit if "quite" in misfit else "")


def test_a_number_is_no_thing_that_had_a_part(line: Any) -> None:
    done = line(guide(*STEPS), [*LISTED, "40", "20", "30", "", "10", "", *END]).run()
    assert heard(done, said.PART_IS_NO_NUMBER)
    assert shares(done) == Shared((("the rain", 40), ("the driver", 20), ("my own part", 10)))


def test_with_no_list_before_everything_is_added_here(line: Any) -> None:
    done = line(guide(Shares("parts", "What had a part?")), ["", "luck", "60", "", "", *END]).run()
    assert shares(done) == Shared((("luck", 60),))


def test_after_an_empty_list_it_is_passed_over(line: Any) -> None:
    done = line(guide(*STEPS, Items("more", "What else?")), ["", "", "tea", ".", *END]).run()
    assert "## What else?" in done.sitting.body
    assert not heard(done, PARTS.prompt)


def test_back_comes_to_the_shares_again_with_what_was_given(line: Any) -> None:
    typed = [*LISTED, "40", "20", "", "/back", "/back", "", "40", "20", "", "/stop"]
    done = line(guide(*STEPS), typed).run()
    assert shares(done) == Shared((("the rain", 40), ("the driver", 20)))


def test_undo_takes_all_of_them_back(line: Any) -> None:
    done = line(guide(*STEPS), [*LISTED, "40", "/undo", "30", "/read", "done", "", *END]).run()
    assert shares(done) == Shared((("the rain", 30),))
    assert "the rain: 30 of 100" in done.console.said


def test_a_pipe_gives_a_line_for_each_an_empty_one_and_the_last(pipe: Any) -> None:
    done = pipe(guide(*STEPS), b"the rain\nthe driver\n.\n40\nquite some\nthe fog\n5\n\n7\n").run()
    assert shares(done) == Shared((("the rain", 40), ("the fog", 5), ("my own part", 7)), "quite some")


def test_a_pipe_that_ends_in_the_middle_keeps_what_came(pipe: Any) -> None:
    done = pipe(guide(*STEPS), b"the rain\nthe driver\n.\n40\n").run()
    assert shares(done) == Shared((("the rain", 40),))


def test_whoever_is_cut_off_goes_on_with_what_has_no_share_yet(line: Any) -> None:
    cut = line(guide(*STEPS), [*LISTED, "40", KeyboardInterrupt()], unfinished="2")
    with pytest.raises(KeyboardInterrupt):
        cut.run()
    draft = cut.session.snapshot()
    done = line(guide(*STEPS), ["30", "", "5", "", *END], draft=draft).run()
    assert shares(done) == Shared((("the rain", 40), ("the driver", 30), ("my own part", 5)), "2")


def test_a_thousand_things_are_asked_one_by_one(pipe: Any) -> None:
    names = "".join(f"thing {number}\n" for number in range(1000))
    done = pipe(guide(*STEPS), f"{names}.\n1\n2\nthing 999\n5\ndone\n".encode()).run()
    assert shares(done) == Shared((("thing 0", 1), ("thing 1", 2), ("thing 999", 5)))
