"""Questions that depend on answers: what opens, what closes, and that nothing written behind a closed one is lost."""

from collections.abc import Callable
from datetime import date, datetime, time

import pytest

from ptg_cli.model.answer import Answer, Dated, Listed, Number, Text
from ptg_cli.model.condition import Condition
from ptg_cli.model.entry import Entry
from ptg_cli.model.guide import Choose, Day, Items, Read, Recall, Scale, Step, Write
from ptg_cli.session.answers import read_answers
from ptg_cli.session.questions import standing_answers
from ptg_cli.session.writing import Session
from ptg_cli.session.writing_view import Closing, Question, meant

Begin = Callable[..., Session]
Resume = Callable[..., Session]

UNSAFE = Condition("safe", "one of", ("unsafe",))
PUT_OFF: tuple[Step, ...] = (
    Write("thing", "What is it?"),
    Choose("safe", "Is it unsafe?", options=("unsafe", "hard")),
    Write("who", "Who could help?", when=(UNSAFE,)),
    Items("needs", "What do you need?", when=(Condition("who", "answered"),)),
    Choose("first", "Which first?", source="needs"),
    Read("stop", lines=("Staying away makes sense.",), when=(UNSAFE,), ends=True),
    Scale("heavy", "“{answer:thing}”: how heavy?", plain="How heavy?", low="light", high="heavy"),
    Scale("heavy-now", "And now?", low="light", high="heavy", again="heavy"),
    Write("up", "What made it heavier?", when=(Condition("heavy-now", "higher", first="heavy"),)),
    Write("last", "And now?", hint="Of “{answer:who}”.", unless=(Condition("heavy", "at least", number=9),)),
)


def opened(session: Session) -> Session:
    """The session at its first question."""
    session.open()
    return session


def at(session: Session) -> Question:
    """The question it stands at."""
    view = session.view
    assert isinstance(view, Question)
    return view


def ask(session: Session, **answers: Answer) -> list[str]:
    """Answers the questions of these ids from the first on, as far as the close; the ids of those that came."""
    while session.back():
        pass
    asked = []
    while isinstance(session.view, Question):
        step = at(session).asked.step.id
        asked.append(step)
        if step.replace("-", "_") in answers:
            session.write_down(answers[step.replace("-", "_")])
        session.next()
    return asked


def test_an_answer_opens_what_depends_on_it_and_a_read_that_ends_is_the_last(begin: Begin) -> None:
    session = opened(begin(steps=PUT_OFF))
    asked = ask(session, thing=Text("the letter"), safe=Listed(("unsafe",)), who=Text("Ana"), needs=Listed(("tea",)))
    assert asked == ["thing", "safe", "who", "needs", "first", "stop"]
    assert isinstance(session.view, Closing)
    session.back()
    assert at(session).asked.step.id == "stop"


def test_a_skipped_answer_satisfies_no_comparison_and_own_words_are_no_option(begin: Begin) -> None:
    session = opened(begin(steps=PUT_OFF))
    assert ask(session, thing=Text("x")) == ["thing", "safe", "heavy", "heavy-now", "last"]
    assert ask(session, safe=Listed(("unsafe, I think",))) == ["thing", "safe", "heavy", "heavy-now", "last"]
    assert ask(session, heavy=Number(None, "heavy as lead"), heavy_now=Number(3)) == [
        "thing", "safe", "heavy", "heavy-now", "last",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("first", "second", "asked"), [(3, 7, ["up", "last"]), (7, 3, ["last"]), (9, 9, []), (9, 10, ["up"])]
)
def test_a_number_weighed_again_is_held_against_the_first(
    first: int, second: int, asked: list[str], begin: Begin
) -> None:
    session = opened(begin(steps=PUT_OFF))
    came = ask(session, thing=Text("x"), heavy=Number(first), heavy_now=Number(second))
    assert came[4:] == asked


def test_what_closes_counts_as_skipped_and_comes_back_when_it_is_opened_again(begin: Begin) -> None:
    session = opened(begin(steps=PUT_OFF))
    ask(session, thing=Text("x"), safe=Listed(("unsafe",)), who=Text("Ana"), needs=Listed(("tea",)),
        first=Listed(("tea",)))  # fmt: skip
    before = session.written()
    assert ask(session, safe=Listed(("hard",)), last=Text("done")) == ["thing", "safe", "heavy", "heavy-now", "last"]
    while at_last := isinstance(session.view, Closing) and session.back():
        assert at_last
    assert at(session).hint == ""  # it quotes a question that is closed
    assert ("Who could help?", "Ana") in session.written()
    ask(session, safe=Listed(("unsafe",)))
    assert [one for one in session.written() if one[0] != "And now?"] == before


def test_a_draft_and_a_page_keep_closed_answers_under_their_own_step(begin: Begin, resume: Resume) -> None:
    session = opened(begin(steps=PUT_OFF))
    ask(session, thing=Text("x"), safe=Listed(("unsafe",)), who=Text("Ana"), needs=Listed(("tea",)))
    ask(session, safe=Listed(("hard",)))
    entry = session.entry()
    assert entry is not None
    assert "<!-- step: who -->\n\nAna" in entry.body
    assert "<!-- step: needs -->\n\n- tea" in entry.body
    assert "also" not in entry.body
    resumed = resume(session.snapshot(), steps=PUT_OFF)
    assert resumed.snapshot() == session.snapshot()
    assert ask(resumed, safe=Listed(("unsafe",))) == ["thing", "safe", "who", "needs", "first", "stop"]
    assert at_step(resumed, "who").answer == Text("Ana")


def at_step(session: Session, step: str) -> Question:
    """Goes back to the question of that step."""
    while session.back() and at(session).asked.step.id != step:
        pass
    return at(session)


def test_only_answers_to_open_questions_are_kept_elsewhere(begin: Begin) -> None:
    session = opened(begin(steps=PUT_OFF))
    ask(session, thing=Text("x"), safe=Listed(("unsafe",)), who=Text("Ana"))
    ask(session, safe=Listed(("hard",)))
    answers, rest = read_answers(session.guide, session._sections())
    assert rest == []
    assert ("who", "") in answers
    assert standing_answers(session.guide, answers).keys() == {("thing", ""), ("safe", "")}


def test_a_guide_with_conditions_shows_no_total(begin: Begin) -> None:
    session = opened(begin(steps=PUT_OFF))
    assert at(session).counted == "1"
    session.write_down(Text("x"))
    session.next()
    session.write_down(Listed(("hard",)))
    session.next()
    assert (at(session).asked.step.id, at(session).counted) == ("heavy", "3")
    plain = opened(begin(steps=(Write("a", "A?"), Write("b", "B?"))))
    assert at(plain).counted == "1 of 2"
    assert at(opened(begin(steps=(Write("a", "A?"),)))).counted == ""


# Quotations


def quoting(begin: Begin, answer: Answer, prompt: str = "You wrote “{answer:a}”. And?") -> Session:
    """A session at the question that quotes this answer."""
    kinds: dict[type, Step] = {Listed: Items("a", "A?"), Number: Scale("a", "A?"), Dated: Day("a", "A?")}
    steps = (kinds.get(type(answer), Write("a", "A?")), Write("b", prompt, plain="And?"))
    session = opened(begin(steps=steps))
    session.write_down(answer)
    session.next()
    return session


@pytest.mark.parametrize(
    ("answer", "shown"),
    [
        (Text("a letter"), "You wrote “a letter”. And?"),
        (Text("a\n\n  letter\t!"), "You wrote “a, letter !”. And?"),
        (Text("[/] {answer:b} {people} {item}"), "You wrote “[/] {answer:b} {people} {item}”. And?"),
        (Text("\x1b[2J\u202e"), "You wrote “␛[2J<U+202E>”. And?"),
        (Text("x" * 61), f"You wrote “{'x' * 59}…”. And?"),
        (Text("日" * 31), f"You wrote “{'日' * 29}…”. And?"),
        (Text("日" * 30), f"You wrote “{'日' * 30}”. And?"),
        (Listed(("tea", "rest")), "You wrote “tea, rest”. And?"),
        (Number(7), "You wrote “7”. And?"),
        (Dated("saturday", date(2026, 11, 28)), "You wrote “saturday”. And?"),
        (Number(None, "very"), "And?"),
        (Text(""), "And?"),
    ],
)
def test_a_question_quotes_an_answer_in_one_line_as_it_is(answer: Answer, shown: str, begin: Begin) -> None:
    assert at(quoting(begin, answer)).prompt == shown


def test_what_is_kept_never_quotes(begin: Begin) -> None:
    session = quoting(begin, Text("a letter"))
    session.write_down(Text("later"))
    assert session.written() == [("A?", "a letter"), ("And?", "later")]
    assert "You wrote" not in session.snapshot().body


def test_lines_that_are_read_fall_back_to_their_plain_ones(begin: Begin) -> None:
    steps = (Write("a", "A?"), Read("calm", lines=("“{answer:a}”.", "Slow."), plain_lines=("Slow.",)))
    session = opened(begin(steps=steps))
    session.next()
    assert at(session).lines == ("Slow.",)
    session.back()
    session.write_down(Text("rain"))
    session.next()
    assert at(session).lines == ("“rain”.", "Slow.")


def test_an_item_and_a_quotation_stand_in_one_question(begin: Begin) -> None:
    steps = (Write("a", "A?"), Items("b", "B?"),
             Write("c", "“{answer:a}”: {item}?", each="b", plain="And {item}?"))  # fmt: skip
    session = opened(begin(steps=steps))
    ask(session, a=Text("{item}"), b=Listed(("{answer:a}", "rain")), c=Text("x"))
    session.back()
    assert at(session).prompt == "“{item}”: rain?"
    assert session.written()[2:] == [("And {answer:a}?", "x"), ("And rain?", "x")]


# A number weighed again


def test_the_first_number_is_shown_beside_the_second_and_kept_with_it(begin: Begin, resume: Resume) -> None:
    steps = (Scale("a", "How true?"), Scale("b", "And now?", again="a"))
    session = opened(begin(steps=steps))
    session.write_down(Number(7))
    session.next()
    assert at(session).said_before == "Earlier on this page you said 7."
    session.write_down(Number(4, "a bit"))
    assert session.written() == [("How true?", "7 of 10"), ("And now?", "4 of 10 (7 before)\n\na bit")]
    resumed = resume(session.snapshot(), steps=steps)
    assert at(resumed).answer == Number(4, "a bit")
    assert resumed.snapshot() == session.snapshot()
    session.back()
    session.write_down(None)
    session.next()
    assert at(session).said_before == ""
    assert session.written() == [("And now?", "4 of 10\n\na bit")]


# A day


def test_a_day_in_words_is_understood_from_the_persons_own_day(begin: Begin, resume: Resume) -> None:
    steps = (Day("day", "When?"),)
    small_hours = datetime(2026, 11, 24, 1, 30)  # still Monday 23 November, where days turn at four
    session = opened(begin(steps=steps, now=small_hours, day_starts_at=time(4, 0)))
    answer = at(session).dated("in three days")
    assert answer == Dated("in three days", date(2026, 11, 26))
    assert meant(answer) == "That is Thursday 26 November 2026."
    session.write_down(answer)
    assert session.written() == [("When?", "in three days (2026-11-26)")]
    later = resume(session.snapshot(), steps=steps, now=datetime(2026, 12, 24, 9, 0))
    assert at(later).answer == answer
    assert at(later).dated("in three days") == answer  # said then, not now
    assert at(later).dated("tomorrow") == Dated("tomorrow", date(2026, 12, 25))


def test_a_day_that_is_not_understood_is_kept_as_words(begin: Begin) -> None:
    session = opened(begin(steps=(Day("day", "When?"),)))
    answer = at(session).dated("not yet")
    assert (answer, meant(answer)) == (
        Dated("not yet"),
        "Your words are kept as you wrote them.",
    )
    assert meant(at(session).dated("  ")) == ""
    session.write_down(answer)
    assert session.written() == [("When?", "not yet")]


# What was called otherwise in earlier versions


def test_a_draft_of_an_earlier_version_goes_on_under_the_names_of_now(begin: Begin, resume: Resume) -> None:
    old = (Write("what", "What?"), Choose("safe", "Safe?", options=("unsafe", "hard")), Write("move", "A move?"))
    now: tuple[Step, ...] = (
        Write("thing", "What?", was=("what",)),
        Choose("safe", "Safe?", options=("not safe", "hard"), retired=(("unsafe", "not safe"),)),
        Write("first-step", "A step?", was=("move",), when=(Condition("safe", "one of", ("not safe",)),)),
    )
    session = opened(begin(steps=old))
    session.write_down(Text("the letter"))
    session.next()
    session.write_down(Listed(("unsafe",)))
    session.next()
    session.write_down(Text("call"))
    resumed = resume(session.snapshot(), steps=now)
    assert (at(resumed).asked.step.id, at(resumed).answer) == ("first-step", Text("call"))
    assert resumed.written() == [("What?", "the letter"), ("Safe?", "- not safe"), ("A step?", "call")]


def test_recall_within_a_session_does_not_offer_a_closed_answer(begin: Begin) -> None:
    steps = (
        Choose("safe", "Safe?", options=("unsafe", "hard")),
        Write("who", "Who is it?", when=(UNSAFE,)),
        Recall("again", "Here it is.", step="who"),
        Write("end", "And?"),
    )
    session = opened(begin(steps=steps))
    assert ask(session, safe=Listed(("unsafe",)), who=Text("Ana")) == ["safe", "who", "again", "end"]
    assert ask(session, safe=Listed(("hard",))) == ["safe", "end"]


def test_an_entry_of_nothing_but_a_closed_answer_is_still_kept(begin: Begin) -> None:
    session = opened(begin(steps=PUT_OFF))
    ask(session, safe=Listed(("unsafe",)), who=Text("Ana"))
    while session.back():
        pass
    session.next()
    session.write_down(None)
    session.stop()
    entry = session.entry()
    assert isinstance(entry, Entry)
    assert "Ana" in entry.body


def test_a_draft_left_at_a_question_that_is_closed_now_goes_on_at_the_one_before(begin: Begin, resume: Resume) -> None:
    session = opened(begin(steps=PUT_OFF))
    for answer in (Text("x"), Listed(("hard",)), Number(3)):
        session.write_down(answer)
        session.next()
    assert at(session).asked.step.id == "heavy-now"
    closed = (*PUT_OFF[:6], Scale("heavy", "?", when=(UNSAFE,)), Scale("heavy-now", "?", when=(UNSAFE,)), *PUT_OFF[9:])
    resumed = resume(session.snapshot(), steps=closed)
    assert at(resumed).asked.step.id == "safe"
    assert ("?", "3 of 10") in resumed.written()
