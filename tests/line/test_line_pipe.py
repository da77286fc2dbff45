"""Line mode off a terminal: answers as lines on standard input, nothing waited for, nothing lost."""

from collections.abc import Callable
from typing import Any

import pytest

from ptg_cli.line.console import NotText
from ptg_cli.model import body
from ptg_cli.model.answer import Listed, Number, Piles, Text
from ptg_cli.model.guide import Choose, Guide, Items, Recall, Scale, Sort, Write

Pipe = Callable[..., Any]

MISFIT = "One answer did not fit its question. It is kept as a note under it."
SLASH = "There is no such command here, so your line is kept as words."

EVERY_KIND = Guide(
    "every-kind",
    "Every kind",
    "One of each.",
    "gentle",
    5,
    (
        Write("text", "What?"),
        Items("list", "Which things?"),
        Choose("one", "Which one?", options=("tea", "rest")),
        Choose("many", "Which?", options=("tea", "rest"), many=True),
        Scale("size", "How much?", low="none", high="all"),
        Sort("piles", "Whose?", source="list", piles=("mine", "not mine")),
        Recall("again", "Here it is.", step="text"),
        Write("last", "And now?"),
    ),
)


def parts(done: Any) -> dict[str, str]:
    """Each step's text in the page that was kept."""
    before, sections = body.parse(done.sitting.body)
    assert before == ""
    return {section.step: section.text for section in sections}


def test_one_text_and_a_full_stop_keep_a_page(pipe: Pipe) -> None:
    done = pipe("naming-what-hurts", b"text\n.\n").run()
    assert done.sitting.body == ("## What do you call the thing that hurts?\n<!-- step: name -->\n\ntext\n")
    assert done.kept == "20261123-081502-7f3k"
    assert done.sitting.done == ["keep"]
    assert any(said.startswith("Kept.") for said in done.said)


def test_every_kind_of_step_takes_its_lines(pipe: Pipe) -> None:
    raw = b"a\n\nb\n.\none\n two \n\nthree\n.\n2\ntea, fog\n7\n1 3\n2\nend\n.\n"
    done = pipe(EVERY_KIND, raw).run()
    found = parts(done)
    answers = {step.id: body.from_markdown(step, found[step.id]) for step in EVERY_KIND.steps if step.id in found}
    assert answers == {
        "text": Text("a\n\nb"),
        "list": Listed(("one", "two", "three")),
        "one": Listed(("rest",)),
        "many": Listed(("tea", "fog")),
        "size": Number(7),
        "piles": Piles((("mine", ("one", "three")), ("not mine", ("two",)))),
        "last": Text("end"),
    }


def test_opening_and_close_are_not_asked_and_nothing_is_chosen_aloud(pipe: Pipe) -> None:
    done = pipe(EVERY_KIND, b"a\n.\n", distress_before=9, distress_after=4, feelings=("numb",), tags=("x",)).run()
    (entry,) = done.sitting.entries
    assert (entry.distress_before, entry.distress_after, entry.feelings, entry.tags) == (9, 4, ("numb",), ("x",))
    assert not any(words in said for said in done.said for words in ("How hard", "loud", "later", "Chosen", "112"))


def test_an_empty_line_skips_a_one_line_step_and_a_full_stop_a_text(pipe: Pipe) -> None:
    done = pipe(EVERY_KIND, b".\none\n.\n\n\n\n\n\nend\n.\n").run()
    assert parts(done) == {"list": "- one", "last": "end"}


def test_a_full_stop_straight_after_a_one_line_answer_is_passed_over(pipe: Pipe) -> None:
    with_stops = b"a\n.\none\n.\n1\n.\n2\n.\n7\n.\n1\n.\n\n.\nend\n.\n"
    without = b"a\n.\none\n.\n1\n2\n7\n1\n\nend\n.\n"
    assert pipe(EVERY_KIND, with_stops).run().sitting.body == pipe(EVERY_KIND, without).run().sitting.body


def test_a_full_stop_instead_of_a_one_line_answer_skips_it(pipe: Pipe) -> None:
    done = pipe(EVERY_KIND, b"a\n.\none\n.\n.\n.\n7\n.\n.\n1\nend\n.\n").run()
    found = parts(done)
    assert found.pop("piles") == "**not mine**\n\n- one"
    assert found == {"text": "a", "list": "- one", "size": "7 of 10", "last": "end"}


@pytest.mark.parametrize("last", [b".\n", b"\n.\n", b"."])
def test_a_full_stop_after_the_very_last_one_line_answer_is_no_words(pipe: Pipe, last: bytes) -> None:
    guide = Guide("short", "Short", "Short.", "gentle", 5, EVERY_KIND.steps[2:3])
    assert pipe(guide, b"1\n" + last).run().sitting.body == "## Which one?\n<!-- step: one -->\n\n- tea\n"


def test_an_answer_that_does_not_fit_is_kept_as_a_note_and_told_without_its_words(pipe: Pipe) -> None:
    raw = b"a\n.\none\n.\n1 2\n9, 9\nsecret size\nsecret pile\n1\nend\n.\n"
    done = pipe(EVERY_KIND, raw).run()
    found = parts(done)
    assert found["one"] == "1 2"
    assert found["many"] == "9, 9"
    assert found["size"] == "secret size"
    assert found["piles"] == "**not mine**\n\n- one\n\nsecret pile"
    assert found["last"] == "end"
    assert done.said.count(MISFIT) == 4
    assert not any("secret" in said or "9, 9" in said for said in done.said)


def test_a_note_that_looks_like_an_answer_stays_a_note(pipe: Pipe) -> None:
    guide = Guide("short", "Short", "Short.", "gentle", 5, EVERY_KIND.steps[4:5])
    for words in (b"70 of 10", b" 70 of 10", b"- 7", b"**mine**"):
        done = pipe(guide, words + b"\n").run()
        (section,) = body.parse(done.sitting.body)[1]
        assert body.from_markdown(guide.steps[0], section.text) == Number(None, words.decode())


def test_input_left_after_the_last_step_is_kept_under_also(pipe: Pipe) -> None:
    guide = Guide("short", "Short", "Short.", "gentle", 5, EVERY_KIND.steps[:1])
    done = pipe(guide, b"a\n.\nmore\n\n## of it\n//x\n/home is far\n.\n").run()
    assert done.sitting.body == (
        "## What?\n<!-- step: text -->\n\na\n\n## Also\n<!-- step: also -->\n\nmore\n\n## of it\n/x\n/home is far\n.\n"
    )


def test_blank_lines_and_full_stops_left_over_are_no_words(pipe: Pipe) -> None:
    guide = Guide("short", "Short", "Short.", "gentle", 5, EVERY_KIND.steps[:1])
    assert pipe(guide, b"a\n.\n\n.\n\n").run().sitting.body == "## What?\n<!-- step: text -->\n\na\n"


@pytest.mark.parametrize(
    ("raw", "kept"),
    [
        (b"half a", {"text": "half a"}),
        (b"a\n.\none\ntwo", {"text": "a", "list": "- one\n- two"}),
        (b"a\n.\none\n.\n1", {"text": "a", "list": "- one", "one": "- tea"}),
        (b"a\n.\none\n.\n1\n2\n7\n1", {"text": "a", "list": "- one", "one": "- tea", "many": "- rest",
                                         "size": "7 of 10", "piles": "**mine**\n\n- one"}),
    ],
)  # fmt: skip
def test_input_that_ends_early_keeps_what_there_is(pipe: Pipe, raw: bytes, kept: dict[str, str]) -> None:
    assert parts(pipe(EVERY_KIND, raw).run()) == kept


@pytest.mark.parametrize("raw", [b"", b"\n", b" \n\t\n", b".\n", b".\n.\n.\n", b"/next\n/next\n"])
def test_empty_input_keeps_nothing(pipe: Pipe, raw: bytes) -> None:
    done = pipe("naming-what-hurts", raw).run()
    assert done.kept is None
    assert done.sitting.entries == []
    assert done.drafts == []
    assert done.sitting.done == ["discard"]


def test_windows_line_endings_are_endings(pipe: Pipe) -> None:
    done = pipe(EVERY_KIND, b"a\r\n\r\nb\r\n.\r\none\r\n.\r\n1\r\n.\r\n").run()
    assert parts(done) == {"text": "a\n\nb", "list": "- one", "one": "- tea"}


def test_unknown_slash_lines_are_kept_as_words_and_told(pipe: Pipe) -> None:
    done = pipe(EVERY_KIND, b"/home/me\n//next\n.\n").run()
    assert parts(done) == {"text": "/home/me\n/next"}
    assert SLASH in done.said
    assert not any("/home" in said for said in done.said)


def test_commands_are_done_in_a_pipe_too(pipe: Pipe) -> None:
    done = pipe(EVERY_KIND, b"a\nb\n/undo\n/next\none\n/back\nc\n.\ntwo\n.\n/skip\n/stop\n").run()
    assert parts(done) == {"text": "a\nc", "list": "- one\n- two"}


def test_leaving_nothing_in_a_pipe_is_not_asked_twice(pipe: Pipe) -> None:
    done = pipe(EVERY_KIND, b"a\n.\none\n/leave-nothing\nmore\n").run()
    assert done.kept is None
    assert done.sitting.entries == []
    assert done.sitting.done == ["keep nothing"]
    assert done.said[-1] == "Nothing was kept."


def test_leaving_nothing_holds_when_it_comes_after_the_last_step(pipe: Pipe) -> None:
    guide = Guide("short", "Short", "Short.", "gentle", 5, EVERY_KIND.steps[:1])
    done = pipe(guide, b"a\n.\nmore\n/leave-nothing\n").run()
    assert (done.kept, done.sitting.entries, done.sitting.done) == (None, [], ["keep nothing"])


def test_a_pipe_that_leaves_nothing_saves_no_draft(pipe: Pipe) -> None:
    done = pipe(EVERY_KIND, b"a\n.\none\n.\n1\n", leave_nothing=True).run()
    assert (done.kept, done.sitting.entries, done.drafts) == (None, [], [])
    assert (
        done.said[0] == "Nothing you write here is kept, not even a draft. If the window closes, your words are gone."
    )


@pytest.mark.parametrize(
    "raw", [b"caf\xe9\n.\n", b"a\n.\none\n.\n\xff\xfe\nmore\n", b"a\n.\n/stop\nfine\n\xc3\n and on", b"\xff"]
)
def test_what_is_not_text_is_given_back_whole(pipe: Pipe, raw: bytes) -> None:
    with pytest.raises(NotText) as caught:
        pipe(EVERY_KIND, raw).run()
    assert caught.value.raw == raw


def test_what_is_not_text_leaves_no_draft_once_nothing_is_to_be_left(pipe: Pipe) -> None:
    session = pipe(EVERY_KIND, b"a\n.\n/leave-nothing\n\xff\n")
    with pytest.raises(NotText):
        session.run()
    assert len(session.drafts) == 2  # those from before


def test_a_pause_is_passed_at_once(pipe: Pipe) -> None:
    done = pipe("weather-of-feelings", b"fog\n.\n1\njaw\n.\n7\n4\nLess.\n.\n").run()
    assert "<!-- step: size-now -->\n\n4 of 10 (7 before)\n" in done.sitting.body
    assert not any("Enter ends it" in said for said in done.said)


def test_a_recall_asks_nothing_of_a_pipe(pipe: Pipe) -> None:
    first, again = Write("first", "What was it?"), Recall("again", "Your first answer is here.", step="first")
    guide = Guide("twice", "Twice", "Two looks.", "gentle", 5, (first, again, Write("second", "And now?")))
    done = pipe(guide, b"a\n.\nr\n.\n").run()
    assert "<!-- step: second -->\n\nr\n" in done.sitting.body
    assert not any("Type r" in said for said in done.said)


def test_what_was_typed_is_never_said_back_to_a_pipe(pipe: Pipe) -> None:
    raw = b"hidden one\n.\nhidden two\n.\nhidden three\nhidden four\nhidden\n"
    said = pipe(EVERY_KIND, raw).run().said
    assert not any("hidden" in line for line in said if not line.startswith(("1 ", "2 ")))


def test_a_quiet_pipe_says_nothing_at_all(pipe: Pipe) -> None:
    done = pipe(EVERY_KIND, b"a\n.\n", quiet=True).run()
    assert done.said == []
    assert done.sitting.done == ["keep"]


def test_a_draft_is_saved_at_the_end_of_each_answer(pipe: Pipe) -> None:
    done = pipe(EVERY_KIND, b"a\nb\n.\none\ntwo\n.\n1\n").run()
    assert len(done.drafts) >= 3
    assert done.drafts[0].endswith("a\nb\n")
    assert done.drafts[-1] == done.sitting.body
