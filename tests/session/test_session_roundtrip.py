"""Any answers to any guide come back by step: from a draft, from a kept page, and through the file itself."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from ptg_cli.journal.frontmatter import compose, split
from ptg_cli.model import body
from ptg_cli.model.answer import Answer, Dated, Listed, Number, Piles, Shared, Text
from ptg_cli.model.condition import Condition, Test
from ptg_cli.model.entry import Entry, from_front_matter, to_front_matter
from ptg_cli.model.guide import (
    ALSO,
    ASKS,
    Choose,
    Day,
    Guide,
    Items,
    Level,
    Pause,
    Read,
    Recall,
    Scale,
    Shares,
    Sort,
    Step,
    Write,
)
from ptg_cli.session.answers import read_answers
from ptg_cli.session.questions import Asked, Key, standing_answers
from ptg_cli.session.writing import Session
from ptg_cli.session.writing_view import Closing, Offer, Question, SessionEnded, SessionStart

NOW = datetime(2026, 11, 23, 8, 15, 2)
ID = "20261123-081502-7f3k"

CHARACTERS = st.characters(exclude_categories=["Cs"])
TRICKY = (
    "<!-- step: s1 -->", "\\<!-- step: s1 2 -->", "<!-- step: also -->", "## What is there?", "#", "## ", "- item",
    "-", "- ", "* item", "\\- item", "**mine**", "**", "7 of 10", "11 of 10", "\\7 of 10", " 7 of 10", "+++",
    "+++\n", "```", "---", "[/]", "{item}", "{people}", "1, 2", ".", "/stop", "  two\n\n\n  lines  ", "\n\n", "\r",
    "a\r\nb", "\t", "\x00\x1b[2J", "\x0b\x0c", "\x85", "\u2028", "\u00a0", "\ufeff", "é e\u0301", "日本", "🌧️",
    "٧ of 10", "rain: 40 of 100", "rain: no share", ": 5 of 100", "my part", "My  Part",
)  # fmt: skip
WORDS = st.one_of(st.sampled_from(TRICKY), st.text(CHARACTERS, max_size=12))
TEXTS = st.lists(WORDS, max_size=4).map("\n".join)
DAYS = ("tomorrow", "2026-11-28", "x (2026-11-28)", " (2026-11-28)", "(2026-11-28)", "a (2026-02-30)", "saturday\n(no)")
ITEMS = st.lists(WORDS, max_size=3).map(tuple)
PROMPT = st.one_of(st.sampled_from(["What?", "## What?", "<!-- step: s1 -->", "  ", "7 of 10"]), st.text(min_size=1))
PILES = st.sampled_from([("mine", "mine to influence", "not mine"), ("*", "**"), ("- a", "7 of 10"), (" ", "a\tb")])
ANSWERED: tuple[Test, ...] = ("answered", "skipped")
AT: tuple[Test, ...] = ("at least", "at most")
COMPARED: tuple[Test, ...] = ("higher", "lower", "the same")
LEVELS: tuple[Level, ...] = ("gentle", "moderate", "deep")
LEVEL = st.sampled_from(LEVELS)


@st.composite
def guides(draw: DrawFn) -> Guide:
    """A guide of any step kinds, each building only on what comes before it."""
    if draw(st.integers(0, 5)) == 5:
        return Guide("page", "Page", "A page.", draw(LEVEL), 5, (Write("s0", draw(PROMPT)),), headings=False)
    steps: list[Step] = []
    for number in range(draw(st.integers(1, 6))):
        one = draw(step(f"s{number}", steps))
        if draw(st.booleans()):
            one = replace(one, when=draw(conditions(steps)), unless=draw(conditions(steps)))
        steps.append(one)
    return Guide("any-guide", "Any guide", "Any.", draw(LEVEL), 5, tuple(steps))


@st.composite
def step(draw: DrawFn, name: str, earlier: list[Step]) -> Step:
    """One step. `from` and `each` name earlier steps that give items, as the library's checks demand."""
    prompt, sources = draw(PROMPT), [one.id for one in earlier if _gives_items(one)]
    each = draw(st.sampled_from(["", *sources]))
    asks = [one.id for one in earlier if isinstance(one, ASKS) and not one.each]
    if each:
        prompt += "{item}"
    kind = draw(st.sampled_from([Write, Items, Scale, Day, Choose, Sort, Shares, Read, Pause, Recall]))
    weighed = [one.id for one in earlier if isinstance(one, Scale) and not one.each]
    if asks and kind is Write and draw(st.booleans()):
        quoted = draw(st.sampled_from(asks))
        return Write(name, f"{{answer:{quoted}}} {prompt}", f"{{answer:{quoted}}}", each=each, plain=prompt)
    if kind is Scale and weighed and not each:
        return Scale(name, prompt, again=draw(st.sampled_from(["", *weighed])))
    if kind is Sort and draw(st.booleans()):
        return Sort(name, prompt, each=each, cards="values", piles=draw(PILES))
    if kind is Sort and sources:
        return Sort(name, prompt, each=each, source=draw(st.sampled_from(sources)), piles=draw(PILES))
    if kind is Shares:
        last = draw(st.sampled_from(["", "my part", "rain: 40 of 100"]))
        again = draw(st.sampled_from(["", *weighed])) if last and not each else ""
        return Shares(name, prompt, each=each, source=draw(st.sampled_from(["", *sources])), last=last, again=again)
    if kind is Choose:
        source = draw(st.sampled_from(["", *sources]))
        sort = next((one for one in earlier if one.id == source and isinstance(one, Sort)), None)
        pile = draw(st.sampled_from(["", *sort.piles])) if sort else ""
        options = draw(ITEMS) if source else ("tea", "rest")
        return Choose(name, prompt, "", each, options, many=draw(st.booleans()), source=source, pile=pile)
    if kind is Recall and asks:
        return Recall(name, step=draw(st.sampled_from(asks)))
    if kind in {Items, Scale, Day}:
        return kind(name, prompt, each=each)
    if kind in {Read, Pause}:
        return Read(name, lines=("Slow.",), ends=draw(st.booleans())) if kind is Read else Pause(name, practice="any")
    return Write(name, prompt, each=each)


def conditions(earlier: list[Step]) -> SearchStrategy[tuple[Condition, ...]]:
    """Conditions on what was asked before, as the library's checks demand; mostly one or none."""
    asked = [one for one in earlier if isinstance(one, ASKS) and not one.each]
    tests: list[SearchStrategy[Condition]] = [
        st.builds(Condition, st.sampled_from([one.id for one in asked]), st.sampled_from(ANSWERED))
    ] if asked else []  # fmt: skip
    for one in asked:
        if isinstance(one, Scale):
            tests.append(st.builds(Condition, st.just(one.id), st.sampled_from(AT), number=st.integers(0, 10)))
            if one.again:
                tests.append(st.builds(Condition, st.just(one.id), st.sampled_from(COMPARED), first=st.just(one.again)))
        if isinstance(one, Choose) and one.options:
            options = st.lists(st.sampled_from(one.options), min_size=1, max_size=2, unique=True).map(tuple)
            tests.append(st.builds(Condition, st.just(one.id), st.just("one of"), options))
    return st.lists(st.one_of(tests), max_size=2).map(tuple) if tests else st.just(())


def _gives_items(one: Step) -> bool:
    return isinstance(one, Write | Items | Choose | Sort | Shares) and not one.each


def answers(asked: Asked) -> SearchStrategy[Answer | None]:
    """Any answer to a question, or none."""
    options = st.lists(st.sampled_from(asked.options), max_size=3).map(tuple) if asked.options else st.just(())
    answer: SearchStrategy[Any]
    match asked.step:
        case Write():
            answer = st.builds(Text, TEXTS)
        case Items():
            answer = st.builds(Listed, ITEMS, TEXTS)
        case Scale():
            answer = st.builds(Number, st.none() | st.integers(0, 10), TEXTS)
        case Day():
            answer = st.builds(Dated, TEXTS | st.sampled_from(DAYS), st.none() | st.dates(), TEXTS)
        case Choose():
            answer = st.builds(Listed, st.one_of(options, ITEMS), TEXTS)
        case Sort(piles=piles):
            answer = st.builds(Piles.of, st.fixed_dictionaries(dict.fromkeys(piles, options)), TEXTS)
        case Shares():
            part = st.tuples(
                st.one_of(WORDS, st.sampled_from([*asked.options, "rain"])), st.none() | st.integers(0, 100)
            )
            answer = st.builds(Shared, st.lists(part, max_size=4).map(tuple), TEXTS)
        case _:
            return st.none()
    return st.one_of(answer, answer, answer, st.none())


@dataclass
class Walked:
    """A session that was walked through, and what its draft was on the way."""

    start: SessionStart
    session: Session
    drafts: list[Entry] = field(default_factory=list)


@st.composite
def forward(draw: DrawFn, *, turning: bool = False) -> Walked:
    """A session answered question by question; with `turning` going back and answering anew on the way."""
    start = SessionStart(draw(guides()), ID, NOW.replace(tzinfo=timezone(timedelta(hours=1))), NOW)
    session = Session(start)
    session.open(draw(st.none() | st.integers(0, 10)), draw(st.sampled_from([(), ("numb", "sad")])))
    while isinstance(session.view, Offer):
        session.go_on()
    walked = Walked(start, session)
    for _ in range(14):
        if not isinstance(session.view, Question):
            break
        if session.view.asked.takes_answer:
            session.write_down(draw(answers(session.view.asked)))
        walked.drafts.append(session.snapshot())
        if turning and draw(st.integers(0, 2)) == 0:
            session.back()
        else:
            session.next()
    return walked


def through_the_file(entry: Entry) -> Entry:
    """The entry written as a file's bytes and read back."""
    raw = compose(to_front_matter(entry), entry.body)
    parts = split(raw)
    assert parts.table is not None
    return from_front_matter(entry.id, parts.table, raw[parts.body :].decode())


def answered(session: Session) -> dict[Key, Answer]:
    """Every answer, question by question, as a face would come upon them."""
    while not isinstance(session.view, SessionEnded) and session.back():
        pass
    found = {}
    while isinstance(session.view, Question):
        if session.view.answer is not None:
            found[session.view.asked.key] = session.view.answer
        session.next()
    return found


@given(forward())
def test_a_draft_goes_on_at_the_very_question_with_every_answer(walked: Walked) -> None:
    for draft in walked.drafts:
        resumed = Session.resume(walked.start, through_the_file(draft))
        assert resumed.snapshot() == draft
    resumed = Session.resume(walked.start, walked.session.snapshot())
    assert resumed.snapshot() == walked.session.snapshot()
    if isinstance(walked.session.view, Question):
        assert resumed.view == walked.session.view
    if not isinstance(walked.session.view, SessionEnded):
        assert answered(resumed) == answered(walked.session)


@given(forward(turning=True))
def test_so_it_does_after_going_back_and_answering_anew(walked: Walked) -> None:
    for draft in walked.drafts:
        resumed = Session.resume(walked.start, through_the_file(draft))
        assert resumed.snapshot() == draft
    if isinstance(walked.session.view, Question):
        resumed = Session.resume(walked.start, walked.session.snapshot())
        assert resumed.view == walked.session.view
        assert answered(resumed) == answered(walked.session)


@given(forward(), ITEMS)
def test_a_kept_page_gives_every_answer_back_by_step(walked: Walked, rest: tuple[str, ...]) -> None:
    session, guide = walked.session, walked.start.guide
    if not isinstance(session.view, Closing):
        session.stop()
    for words in rest:
        session.add_also(words)
    entry = session.entry()
    if entry is None:
        assert not session.has_words
        return
    kept = through_the_file(entry)
    assert kept == entry
    if not guide.headings:
        return
    before, sections = body.parse(kept.body)
    assert before == ""
    also = [section.text for section in sections if section.step == ALSO]
    assert also == [text for words in rest if (text := Text(words).text)]
    found = [body.from_markdown(guide.step(one.step), one.text) for one in sections if one.step != ALSO]
    session._stage = type(session._stage)["ASKING"]
    session._begin()
    assert found == list(answered(session).values())


@st.composite
def walks(draw: DrawFn) -> tuple[Walked, dict[Key, Answer]]:
    """A session walked back and forth, answered, answered anew and skipped at will; and the newest answer to each
    question that was given and not taken back. On every step what is shown is open."""
    start = SessionStart(draw(guides().filter(lambda guide: guide.headings)), ID, NOW.replace(tzinfo=UTC), NOW)
    session = Session(start)
    session.open()
    while isinstance(session.view, Offer):
        session.go_on()
    walked, given = Walked(start, session), dict[Key, Answer]()
    for _ in range(draw(st.integers(1, 25))):
        if not isinstance(session.view, Question):
            if not isinstance(session.view, Closing) or not session.back():
                break
            continue
        asked = session.view.asked
        answers_so_far = {key[0]: one for key, one in standing_answers(start.guide, given).items() if not key[1]}
        assert asked.step.is_open(answers_so_far)
        if asked.takes_answer and draw(st.booleans()):
            answer = draw(answers(asked))
            session.write_down(answer)
            given.pop(asked.key, None)
            if answer:
                given[asked.key] = answer
        walked.drafts.append(session.snapshot())
        if draw(st.integers(0, 2)):
            session.next()
        else:
            session.back()
    return walked, given


@given(walks())
def test_no_walk_through_a_guide_with_conditions_loses_an_answer_and_each_can_end(
    walk: tuple[Walked, dict[Key, Answer]],
) -> None:
    walked, given = walk
    session, guide = walked.session, walked.start.guide
    for draft in walked.drafts:
        assert Session.resume(walked.start, draft).snapshot() == draft
    kept = session.snapshot()
    found, also = read_answers(guide, body.parse(kept.body)[1])
    off_their_list = {key: one for key, one in given.items() if key not in found}
    assert {key: one for key, one in given.items() if key in found} == found
    assert sorted(body.to_markdown(one) for one in off_their_list.values()) == sorted(one.text for one in also)
    assert all(key[1] for key in off_their_list)
    for _ in range(len(guide.steps) * 5):
        if not isinstance(session.view, Question):
            break
        session.next()
    assert isinstance(session.view, Closing | SessionEnded)


@given(TEXTS, TEXTS)
@example("<!-- step: s0 -->", "## Also")
@example("\ufeff", "")
@example("\n\ufeff\nwords", "\ufeff")
def test_a_blank_page_goes_on_word_for_word(text: str, more: str) -> None:
    guide = Guide("page", "Page", "A page.", "gentle", 5, (Write("s0", "Here."),), headings=False)
    start = SessionStart(guide, ID, NOW.replace(tzinfo=timezone(timedelta(hours=1))), NOW)
    session = Session(start)
    session.open()
    session.write_down(Text(text))
    draft = session.snapshot()
    resumed = Session.resume(start, through_the_file(draft))
    assert resumed.snapshot() == draft
    assert isinstance(resumed.view, Question)
    assert resumed.view.answer == (Text(text) if Text(text) else None)
    resumed.write_down(Text(f"{text}\n{more}"))
    assert through_the_file(replace(resumed.snapshot(), extra={})).body.strip() == Text(f"{text}\n{more}").text.strip()


def test_a_note_that_looks_like_an_answer_comes_back_as_a_note() -> None:
    steps = (
        Items("s0", "What?"),
        Scale("s1", "How much?", low="none", high="all"),
        Sort("s2", "Whose?", source="s0", piles=("mine", "not mine")),
        Choose("s3", "Which?", options=("tea",)),
        Shares("s4", "How much?", last="me"),
    )
    given = (
        Listed(("rain",), "- sun"),
        Number(None, " 7 of 10"),
        Piles((), " **mine**\n\n- rain"),
        Listed((), "- tea"),
        Shared((("me", 0),), "- rain: 40 of 100"),
    )
    guide = Guide("any-guide", "Any guide", "Any.", "gentle", 5, steps)
    start = SessionStart(guide, ID, NOW.replace(tzinfo=timezone(timedelta(hours=1))), NOW)
    session = Session(start)
    session.open()
    for answer in given:
        session.write_down(answer)
        session.next()
    resumed = Session.resume(start, through_the_file(session.snapshot()))
    assert tuple(answered(resumed).values()) == given
