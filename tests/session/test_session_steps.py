"""Steps that build on answers, going back and forth, and lists that change after they were built on."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from ptg_cli.model.answer import Answer, Listed, Number, Piles, Text
from ptg_cli.model.condition import Condition
from ptg_cli.model.guide import Choose, Items, Pause, Read, Recall, Scale, Sort, Step, Write
from ptg_cli.session.writing import Session
from ptg_cli.session.writing_view import Closing, Earlier, Question

Begin = Callable[..., Session]
Resume = Callable[..., Session]

CIRCLE: tuple[Step, ...] = (
    Items("worries", "What is on your mind?"),
    Sort("circle", "Whose is each?", source="worries", piles=("mine", "not mine")),
    Choose("act", "Which one of yours?", source="circle", pile="mine", many=True),
    Write("move", "A first move for {item}?", hint="About {item}.", each="act"),
    Choose("down", "Which one could you put down?", source="circle", pile="not mine"),
    Write("end", "And now?"),
)


def ask(session: Session, **answers: Answer) -> list[str]:
    """Answers the questions of these ids, and goes on to the close; the prompts that came."""
    asked = []
    while isinstance(session.view, Question):
        view = session.view
        asked.append(view.prompt)
        answer = answers.get(view.asked.step.id)
        if answer is not None:
            session.write_down(answer)
        session.next()
    return asked


def opened(session: Session) -> Session:
    """The session at its first question."""
    session.open()
    return session


def at(session: Session) -> Question:
    """The question it stands at."""
    view = session.view
    assert isinstance(view, Question)
    return view


def go_to(session: Session, step: str) -> Question:
    """Goes on until the question of that step."""
    while at(session).asked.step.id != step:
        session.next()
    return at(session)


def test_questions_are_built_from_the_answers_before_them(begin: Begin) -> None:
    session = opened(begin(steps=CIRCLE))
    asked = ask(
        session,
        worries=Listed(("rent", "rain", "the tap")),
        circle=Piles.of({"mine": ("the tap", "rent"), "not mine": ("rain",)}),
        act=Listed(("rent", "the tap")),
        move=Text("call"),
    )
    assert asked == [
        "What is on your mind?",
        "Whose is each?",
        "Which one of yours?",
        "A first move for rent?",
        "A first move for the tap?",
        "Which one could you put down?",
        "And now?",
    ]
    session.back()
    session.back()
    assert at(session).asked.options == ("rain",)
    session.back()
    session.back()
    view = at(session)
    assert (view.hint, view.asked.nth, view.answer) == ("About rent.", 1, Text("call"))
    session.back()
    assert at(session).asked.options == ("the tap", "rent")


def test_steps_that_build_on_a_missing_answer_are_passed_over(begin: Begin) -> None:
    session = opened(begin(steps=CIRCLE))
    assert ask(session, end=Text("x")) == ["What is on your mind?", "And now?"]
    session = opened(begin(steps=CIRCLE))
    assert ask(session, worries=Listed(("rain",)), circle=Piles.of({"not mine": ("rain",)})) == [
        "What is on your mind?",
        "Whose is each?",
        "Which one could you put down?",
        "And now?",
    ]


def test_the_count_is_of_the_guides_steps_so_that_the_end_never_moves(begin: Begin) -> None:
    session = opened(begin(steps=(Read("calm", lines=("Slow.",)), *CIRCLE)))
    assert (at(session).number, at(session).total) == (0, 6)
    session.next()
    assert (at(session).number, at(session).total) == (1, 6)
    session.next()
    assert (at(session).number, at(session).total) == (6, 6)
    session.back()
    session.write_down(Listed(("rain", "sun")))
    session.next()
    assert (at(session).number, at(session).total) == (2, 6)
    session.write_down(Piles.of({"mine": ("rain", "sun")}))
    session.next()
    session.write_down(Listed(("rain", "sun")))
    session.next()
    assert (at(session).number, at(session).asked.nth) == (4, 1)
    session.next()
    assert (at(session).number, at(session).asked.nth) == (4, 2)


def test_options_come_first_then_the_earlier_answer_then_the_persons_own_and_each_once(begin: Begin) -> None:
    steps = (
        Items("a", "What?"),
        Choose("b", "Which?", options=("tea", "rest"), source="a", own="values"),
    )
    session = opened(begin(steps=steps, own={"values": ("honesty", "rest")}))
    session.write_down(Listed(("walk", "tea")))
    session.next()
    assert at(session).asked.options == ("tea", "rest", "walk", "honesty")


def test_a_choice_from_an_own_list_that_is_empty_still_takes_own_words(begin: Begin) -> None:
    session = opened(begin(steps=(Choose("b", "Which?", own="people"),)))
    assert at(session).asked.options == ()
    session.write_down(Listed(("Ana",)))
    session.next()
    assert session.written() == [("Which?", "- Ana")]


def test_each_asks_once_of_an_item_listed_twice(begin: Begin) -> None:
    session = opened(begin(steps=(Items("a", "What?"), Write("b", "About {item}?", each="a"))))
    assert ask(session, a=Listed(("rain", "sun", "rain"))) == ["What?", "About rain?", "About sun?"]


def test_each_and_from_build_on_the_lines_of_a_text_too(begin: Begin) -> None:
    steps = (Write("a", "What?"), Choose("c", "Which?", source="a"), Scale("b", "{item}?", each="a"))
    session = opened(begin(steps=steps))
    assert ask(session, a=Text("rain\n\n sun ")) == ["What?", "Which?", "rain?", "sun?"]


def test_an_items_own_words_are_put_in_as_they_are(begin: Begin) -> None:
    session = opened(begin(steps=(Items("a", "What?"), Write("b", "About {item}?", each="a"))))
    assert ask(session, a=Listed(("{people} and {item}",)))[1] == "About {people} and {item}?"


def test_back_and_next_keep_every_answer(begin: Begin) -> None:
    session = opened(begin(steps=CIRCLE))
    answers: dict[str, Answer] = {
        "worries": Listed(("rent", "rain")),
        "circle": Piles.of({"mine": ("rent",), "not mine": ("rain",)}, note="and more"),
        "act": Listed(("rent",)),
        "move": Text("call"),
        "down": Listed(("rain",)),
        "end": Text("tea"),
    }
    ask(session, **answers)
    assert isinstance(session.view, Closing)
    body = session.snapshot().body
    seen = []
    while session.back():
        seen.append((at(session).asked.step.id, at(session).answer))
    assert seen == list(reversed(answers.items()))
    assert not session.back()
    ask(session)
    assert session.snapshot().body == body


def test_skipping_leaves_what_was_written_where_it_is(begin: Begin) -> None:
    session = opened(begin())
    session.write_down(Text("half"))
    session.next()
    session.back()
    assert at(session).answer == Text("half")


@pytest.mark.parametrize("kind", [Write, Scale, Items])
def test_changing_a_list_after_answering_about_its_items_loses_no_words(
    begin: Begin, resume: Resume, kind: type[Step]
) -> None:
    steps = (Items("a", "What?"), kind("b", "About {item}?", each="a"))
    answers: dict[type[Step], Answer] = {Write: Text("wet"), Scale: Number(7), Items: Listed(("wet",))}
    words = {Write: "wet", Scale: "7 of 10", Items: "- wet"}[kind]
    session = opened(begin(steps=steps))
    session.write_down(Listed(("rain", "sun")))
    session.next()
    session.write_down(answers[kind])
    session.back()
    session.write_down(Listed(("wind", "sun")))
    entry = session.entry()
    assert entry is not None
    assert entry.body.endswith(f"## About rain?\n<!-- step: also -->\n\n{words}\n")

    again = resume(session.snapshot(), steps=steps)
    assert again.snapshot().body == entry.body
    session.write_down(Listed(("sun", "rain")))
    session.next()
    session.next()
    assert (at(session).prompt, at(session).answer) == ("About rain?", answers[kind])


def test_an_answer_belongs_to_its_item_and_not_to_its_place(begin: Begin) -> None:
    session = opened(begin(steps=(Items("a", "What?"), Write("b", "About {item}?", each="a"))))
    session.write_down(Listed(("rain", "sun")))
    session.next()
    session.write_down(Text("wet"))
    session.back()
    session.write_down(Listed(("sun", "wind", "rain")))
    assert go_to(session, "b").answer is None
    session.next()
    session.next()
    assert at(session).answer == Text("wet")
    assert "<!-- step: b 3 -->\n\nwet" in session.snapshot().body


def test_taking_a_list_back_passes_over_all_that_was_built_on_it_and_keeps_its_words(begin: Begin) -> None:
    session = opened(begin(steps=CIRCLE))
    ask(session, worries=Listed(("rent",)), circle=Piles.of({"mine": ("rent",)}), act=Listed(("rent",)))
    while session.back():
        pass
    session.write_down(None)
    body = session.snapshot().body
    for step, prompt in (("circle", "Whose is each?"), ("act", "Which one of yours?")):
        assert f"## {prompt}\n<!-- step: {step} -->" in body
    assert ask(session) == ["What is on your mind?", "And now?"]


def test_recall_offers_an_answer_of_this_session_as_it_stands(begin: Begin) -> None:
    steps = (Write("thought", "What does it say?"), Recall("again", "Here it is.", step="thought"), Write("b", "So?"))
    session = opened(begin(steps=steps))
    session.write_down(Text("not enough"))
    session.next()
    view = at(session)
    assert (view.recalled, view.number) == (Earlier(None, "not enough"), 0)
    session.back()
    session.write_down(None)
    assert ask(session) == ["What does it say?", "So?"]


def test_recall_does_not_offer_the_answer_to_a_question_that_is_no_longer_asked(begin: Begin) -> None:
    steps = (
        Items("a", "What?"),
        Choose("b", "Which?", source="a"),
        Recall("again", "Here it is.", step="b"),
        Write("c", "So?"),
    )
    session = opened(begin(steps=steps))
    session.write_down(Listed(("rain",)))
    session.next()
    session.write_down(Listed(("rain",)))
    session.back()
    session.write_down(None)
    assert ask(session) == ["What?", "So?"]


def test_recall_offers_an_earlier_pages_answer_only_where_there_is_one(begin: Begin) -> None:
    steps = (Recall("again", "You once wrote of this.", step="on", guide="first-light"), Write("b", "So?"))
    earlier = {("first-light", "on"): Earlier(date(2026, 3, 14), "Going slowly.")}
    session = opened(begin(steps=steps, earlier=earlier))
    assert at(session).recalled == Earlier(date(2026, 3, 14), "Going slowly.")
    assert ask(opened(begin(steps=steps))) == ["So?"]


def test_pauses_and_reading_take_no_answer_and_leave_nothing_in_the_page(begin: Begin) -> None:
    session = opened(begin(steps=(Read("r", lines=("Slow.",)), Pause("p", practice="any"), Write("w", "So?"))))
    assert [at(session).number, at(session).asked.takes_answer] == [0, False]
    assert ask(session, w=Text("tea")) == ["", "", "So?"]
    assert session.written() == [("So?", "tea")]


def test_a_draft_of_a_guide_that_has_changed_since_loses_nothing(begin: Begin, resume: Resume) -> None:
    session = opened(begin(steps=CIRCLE))
    ask(session, worries=Listed(("rent",)), circle=Piles.of({"mine": ("rent",)}), act=Listed(("rent",)),
        move=Text("call"), end=Text("tea"))  # fmt: skip
    draft = session.snapshot()
    changed = (Write("end", "And now?"), Scale("worries", "How many?"), Write("move", "What next?"))
    again = resume(draft, steps=changed)
    body = again.snapshot().body
    for words in ("rent", "call", "tea", "**mine**"):
        assert words in body
    assert at(again).asked.step.id == "end"


def test_a_draft_that_was_edited_by_hand_loses_nothing(begin: Begin, resume: Resume) -> None:
    session = opened(begin())
    session.write_down(Text("first"))
    draft = session.snapshot()
    second = draft.body.replace("first", "second")
    twice = f"A line above.\n\n{draft.body}\n{second}\n<!-- step: gone -->\nx\n"
    again = resume(replace(draft, body=twice, extra={"draft": "not a table"}))
    body = again.snapshot().body
    for words in ("A line above.", "first", "second", "\nx\n"):
        assert words in body


@pytest.mark.parametrize("words", ["nothing", "None.", "no", "Nobody!", "I don’t know", "not yet"])
def test_an_answer_that_only_says_nothing_is_not_built_on_and_stands_on_the_page(begin: Begin, words: str) -> None:
    steps = (
        Items("who", "Who helped?"),
        Read("nobody", when=(Condition("who", "skipped"),), lines=("Sometimes nobody is there.",)),
        Choose("to", "To whom?", source="who"),
        Write("need", "What do you need?"),
        Write("part", "You wrote “{answer:need}”. A part of it?", plain="A part of it?"),
        Write("more", "And more of it?", when=(Condition("need", "answered"),)),
    )
    session = opened(begin(steps=steps))
    asked = ask(session, who=Listed((words,)), need=Text(words))
    assert asked == ["Who helped?", "", "What do you need?", "A part of it?"]
    assert session.written() == [("Who helped?", f"- {words}"), ("What do you need?", words)]


def test_an_option_that_says_no_means_what_it_says(begin: Begin) -> None:
    steps = (
        Choose("fits", "Does it fit?", options=("yes", "no")),
        Write("now", "What is it now?", when=(Condition("fits", "one of", ("no",)),)),
    )
    assert ask(opened(begin(steps=steps)), fits=Listed(("no",))) == ["Does it fit?", "What is it now?"]


LONG = "I never told you that I kept the blue scarf."


@pytest.mark.parametrize(
    ("words", "quoted"),
    [
        ("Quiet.", "Quiet"), ("Wait...", "Wait..."), ("Is it?", "Is it?"),
        (f"{LONG} It is in the drawer.", f"{LONG} It is in the…"),
    ],
)  # fmt: skip
def test_a_quotation_drops_its_full_stop_and_is_cut_between_words(begin: Begin, words: str, quoted: str) -> None:
    steps = (Write("a", "What?"), Write("b", "You wrote “{answer:a}”. And?", plain="And?"))
    assert ask(opened(begin(steps=steps)), a=Text(words)) == ["What?", f"You wrote “{quoted}”. And?"]


def test_an_answer_about_something_else_says_what_it_was_about(begin: Begin) -> None:
    steps = (
        Choose("stay", "Which one?", options=("rain", "a bus")),
        Write("like", "What did you notice about “{answer:stay}”?", plain="What did you notice?"),
    )
    session = opened(begin(steps=steps))
    session.write_down(Listed(("rain",)))
    session.next()
    session.write_down(Text("grey, warm"))
    session.back()
    session.write_down(Listed(("a bus",)))
    session.next()
    assert isinstance(session.view, Question)
    assert session.view.said_of_answer == "Your answer here was about “rain”. You can change it or keep it."
    session.write_down(Text("full"))
    assert isinstance(session.view, Question)
    assert session.view.said_of_answer == ""


def test_people_are_read_back_by_their_names_without_their_numbers(begin: Begin) -> None:
    steps = (
        Items("people", "Who is it?", keeps="plan.people"),
        Write("way", "You named “{answer:people}”. And?", plain="And?"),
        Choose("with", "With whom?", source="people"),
    )
    session = opened(begin(steps=steps))
    assert ask(session, people=Listed(("Ana 0170 1234567", "J.")))[1] == "You named “Ana, J”. And?"


@pytest.mark.parametrize("ending", [" ", "\n\n", "  \n "])
def test_a_draft_keeps_the_space_that_was_typed_last_and_a_page_does_not(
    begin: Begin, resume: Resume, ending: str
) -> None:
    session = opened(begin())
    session.write_down(Text(f"words and{ending}"))
    again = resume(session.snapshot())
    answer = at(again).answer
    assert isinstance(answer, Text)
    assert answer.text + answer.ending == f"words and{ending}"
    assert f"words and{ending}" not in again.snapshot().body or ending == "\n\n"


def test_someone_of_two_lists_is_one_option_however_the_name_is_typed(begin: Begin) -> None:
    steps = (Items("who", "Who is it?", keeps="plan.people"), Choose("with", "With whom?", source="who", own="people"))
    session = opened(begin(steps=steps, own={"people": ("ines", "Ben")}))
    session.write_down(Listed(("Ines 079 555 01 02",)))
    session.next()
    assert isinstance(session.view, Question)
    assert session.view.asked.options == ("Ines", "Ben")


def test_quotation_marks_inside_a_quotation_are_single(begin: Begin) -> None:
    steps = (Write("a", "What?"), Write("b", "You wrote “{answer:a}”. And?", plain="And?"))
    asked = ask(opened(begin(steps=steps)), a=Text("I ruin “every” dinner.\nAnd lunch"))
    assert asked == ["What?", "You wrote “I ruin ‘every’ dinner. And lunch”. And?"]
