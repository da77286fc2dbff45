"""Aims are begun by a guide and come back as a guide: what each page writes into the aim, and what never does."""

from datetime import date
from pathlib import Path
from typing import Any, Final

import pytest
from tests.desk.aims_kit import Clock, answer_to, only, page, walk, written
from tests.scripts_kit import script

from ptg_cli.context import Context, folders
from ptg_cli.desk.plan import PlanDesk
from ptg_cli.desk.writing import Intent
from ptg_cli.library.library import Library, prompts_folder
from ptg_cli.model.aim import STATE, Aim, AimKind
from ptg_cli.model.guide import Choose
from ptg_cli.model.person import Person
from ptg_cli.session.care import SHELL_KEYS
from ptg_cli.session.writing_view import Offer, Question

SAFE: Final = "yes, it is safe"

OUR_KINDS: Final = Library(prompts_folder(), Path("nowhere")).aim_kinds()
each_kind = pytest.mark.parametrize("kind", OUR_KINDS, ids=lambda kind: kind.id)


@pytest.fixture
def clock() -> Clock:
    """Saturday morning, until it is moved."""
    return Clock()


@pytest.fixture
def context(tmp_path: Path, clock: Clock) -> Context:
    """A journal of its own."""
    return Context(folders(str(tmp_path / "ptg"), {}), now=clock)


def experiment(context: Context, **more: Any) -> None:
    """Begins an experiment."""
    said: dict[str, Any] = {"belief": "They will laugh", "sure": 8, "try": "Ask for the window seat", "safe": SAFE}
    written(context, "try-a-small-experiment", **{**said, "prediction": "Someone sighs", "day": "tomorrow", **more})


def test_an_experiment_is_begun_told_of_twice_and_done(context: Context, clock: Clock) -> None:
    experiment(context, value="courage")
    aim = only(context)
    assert (aim.kind, aim.title, aim.value, aim.when, aim.day) == (
        "experiment", "Ask for the window seat", "courage", "tomorrow", date(2026, 11, 29),
    )  # fmt: skip
    assert aim.decided == {"belief": "They will laugh", "sure": 8, "prediction": "Someone sighs"}
    assert (len(aim.pages), aim.begun, page(context, aim.pages[0]).aim) == (1, date(2026, 11, 28), aim.id)
    clock.on(days=2)
    done, met = written(
        context, "how-the-experiment-went", aim.id,
        did="in part", happened="Nobody sighed", compared="easier than I expected", sure_now=5,
        learned="People have their own day", smaller="Ask for the aisle seat", now_what="try it again", day="in 3 days",
    )  # fmt: skip
    said = dict(met)
    assert said["did"] == "You wanted to try “Ask for the window seat”. Did you try it?"
    assert said["expected"] == "Before, you thought: “Someone sighs”."
    assert said["sure-now"] == "You believed “They will laugh”. How sure are you now that this is true?"
    assert {"not-today", "easier", "larger", "was-not-safe"}.isdisjoint(said)
    aim = only(context)
    assert (aim.title, aim.learned, aim.state, aim.day) == (
        "Ask for the aisle seat", "People have their own day", "open", date(2026, 12, 3),
    )  # fmt: skip
    assert aim.decided["sure-now"] == 5
    kept = page(context, done.page)
    assert (kept.aim, kept.did) == (aim.id, "part")
    assert "You believed" not in kept.body  # a page quotes nothing
    assert "## How sure are you of it now?" in kept.body
    assert "8" in kept.body.partition("How sure are you of it now?")[2].split("##")[0]  # both numbers stand there
    clock.on(days=7)
    written(context, "how-the-experiment-went", aim.id, did="yes", now_what="it is done")
    aim = only(context)
    assert (aim.state, len(aim.pages), [page(context, one).did for one in aim.pages]) == (
        "done",
        3,
        ["", "part", "yes"],
    )
    assert len(context.aim_desk.document(aim.id).history().versions()) == 2


def test_not_today_is_a_whole_answer_and_nothing_more_is_asked(context: Context, clock: Clock) -> None:
    experiment(context)
    before = only(context)
    clock.on(days=2)
    assert before.is_due(context.today)
    done, met = written(context, "how-the-experiment-went", before.id, did="not today", happened="x", day="today")
    assert [step for step, _ in met] == ["did", "not-today"]
    aim = only(context)
    assert (aim.title, aim.state, aim.day, aim.asked) == (before.title, "open", before.day, before.day)
    assert not aim.is_due(context.today)  # it was asked about; it is not brought up again
    assert page(context, done.page).did == "not-today"


@pytest.mark.parametrize("said", ["no", "not yet", "I did not dare to", None])
def test_after_no_answer_and_after_other_words_than_yes_nothing_is_asked_of_what_came_of_it(
    context: Context, clock: Clock, said: str | None
) -> None:
    experiment(context)
    before = only(context)
    clock.on(days=2)
    done, met = written(context, "how-the-experiment-went", before.id, did=said, happened="x", now_what="it is done")
    assert [step for step, _ in met] == ["did", "left-open"]
    assert (only(context).state, only(context).title) == ("open", before.title)
    assert done.page == "" or page(context, done.page).did == ""


def test_an_ask_without_words_for_it_asks_for_no_person_and_no_day(context: Context) -> None:
    _, met = written(context, "ask-for-what-i-need", need="nothing", who="Ana", day="tomorrow")
    assert [step for step, _ in met] == ["need", "room"]


def test_a_problem_that_was_not_parted_is_asked_for_its_next_part(context: Context) -> None:
    written(context, "take-a-problem-apart", problem="The form", can="yes, something", first="Open the letter")
    written(
        context, "how-the-first-part-went", only(context).id, did="yes", now_what="go on with the next part",
        next_own="Read the first page",
    )  # fmt: skip
    assert only(context).title == "Read the first page"


@pytest.mark.parametrize("who", ["nobody", None])
def test_who_has_nobody_else_to_ask_is_asked_for_no_day(context: Context, who: str | None) -> None:
    people(context, Person("Ana"))
    written(context, "ask-for-what-i-need", need="Help with a form", who="Ana", safe="no, I am safe")
    _, met = written(
        context, "how-asking-went", only(context).id, did="yes", came="the answer was no", now_what="ask someone else",
        who=who, day="tomorrow",
    )  # fmt: skip
    assert met[-1][0] == "no-one-else"


def test_whoever_is_not_safe_never_becomes_the_person_of_what_one_asks_for(context: Context) -> None:
    people(context, Person("Ana"), Person("Ben", not_safe=True))
    written(context, "ask-for-what-i-need", need="Help with a form", who="Ana", safe="no, I am safe")
    _, met = written(
        context, "how-asking-went", only(context).id, did="yes", came="the answer was no", now_what="ask someone else",
        who="Ben",
    )  # fmt: skip
    assert "`ptg sos`" in met[-1][1]
    assert only(context).person == "Ana"


@each_kind
def test_words_that_take_the_place_of_others_are_not_asked_for_with_a_yes_or_no(kind: AimKind) -> None:
    library = Library(prompts_folder(), Path("nowhere"))
    asked = [
        step for slug in (kind.guide, kind.returns) for step in library.guide(slug).steps
        if not getattr(step, "meanings", ()) and str(getattr(step, "keeps", "")).startswith("aim.")
    ]  # fmt: skip
    questions = [words for step in asked for words in (step.prompt, step.plain) if words]
    assert [words for words in questions if words.split(". ")[-1].startswith(("Is ", "Does ", "Would ", "Do "))] == []


@pytest.mark.parametrize("said", ["no, it is not safe", "I am not sure", "who knows", None])
def test_what_is_not_safe_begins_no_aim_and_the_words_stay_on_the_page(context: Context, said: str | None) -> None:
    done, met = written(
        context, "try-a-small-experiment", belief="They will laugh", sure=3, safe=said, day="today", **{"try": "Go in"}
    )
    assert met[-1][0] == "not-safe"
    assert "`ptg sos`" in met[-1][1]
    assert context.aim_desk.look().aims == ()
    kept = page(context, done.page)
    assert ("They will laugh" in kept.body, kept.aim, kept.did) == (True, "", "")


def test_without_anything_to_try_there_is_a_page_and_no_aim(context: Context) -> None:
    done, _ = written(context, "try-a-small-experiment", belief="They will laugh", **{"try": "nothing yet"})
    assert context.aim_desk.look().aims == ()
    assert page(context, done.page).aim == ""


def test_where_nothing_is_to_be_left_there_is_no_aim(context: Context) -> None:
    context.keeper.leave_nothing()
    experiment(context)
    assert context.aim_desk.look().aims == ()
    assert not (context.places.journal / "aims").exists()


def people(context: Context, *named: Person) -> None:
    """Writes a list of people."""
    desk: PlanDesk = context.plan_desk.look()
    desk.save_people(named)


@pytest.mark.parametrize("name", ["Ben", "ben", " BEN "])
def test_an_ask_never_goes_to_someone_marked_as_not_safe(context: Context, name: str) -> None:
    people(context, Person("Ana"), Person("Ben", not_safe=True))
    library = context.library
    begun = context.sessions.begin(library.guide("ask-for-what-i-need"), Intent(context.now()), SHELL_KEYS)
    begun.session.open(None)
    while isinstance(view := begun.session.view, Question) and view.asked.step.id != "who":
        if view.asked.step.id == "need":
            begun.session.write_down(answer_to(view, "Help with a form"))
        begun.session.next()
    assert isinstance(view, Question)
    assert view.asked.options == ("Ana",)
    begun.sitting.close()
    done, met = written(context, "ask-for-what-i-need", need="Help with a form", who=name, words="Could you")
    assert met[-1][0] == "marked"
    assert (context.aim_desk.look().aims, page(context, done.page).aim) == ((), "")


def test_an_ask_without_anybody_ends_kindly_and_one_that_was_refused_offers_less(
    context: Context, clock: Clock
) -> None:
    _, met = written(context, "ask-for-what-i-need", need="Help with a form", who="nobody")
    assert met[-1][0] == "alone"
    assert context.aim_desk.look().aims == ()
    people(context, Person("Ana"))
    written(
        context, "ask-for-what-i-need", need="Help with a form", who="Ana", safe="no, I am safe",
        if_no="ask at the desk", words="Could you look at it with me?", day="2026-11-30",
    )  # fmt: skip
    aim = only(context)
    assert (aim.kind, aim.person, aim.decided["if-no"]) == ("ask", "Ana", "ask at the desk")
    clock.on(days=5)
    _, met = written(
        context, "how-asking-went", aim.id, did="yes", came="the answer was no", learned="Ask on a quiet day",
        less="Only one page of it", now_what="ask someone else", who="the advice office", day="tomorrow",
    )  # fmt: skip
    assert "Before, you thought of this: “ask at the desk”." in dict(met)["a-no"]
    aim = only(context)
    assert (aim.title, aim.person, aim.state) == ("Only one page of it", "the advice office", "open")
    _, met = written(context, "how-asking-went", aim.id, did="yes", came="it was not safe", now_what="ask again")
    assert met[-1][0] == "was-not-safe"
    _, met = written(context, "ask-for-what-i-need", need="Company")
    assert dict(met)["before"] == "After you asked for something else, you wrote: “Ask on a quiet day”."


def test_an_anchor_asks_no_number_and_counts_nothing(context: Context, clock: Clock) -> None:
    written(
        context, "a-small-anchor-for-the-day", moment="after I wake up", act="Open the window",
        fallback="Look at the window", day="tomorrow",
    )  # fmt: skip
    aim = only(context)
    guide = context.library.guide("how-the-anchor-goes")
    assert (guide.check_in, [step for step in guide.steps if type(step).__name__ == "Scale"]) == (False, [])
    clock.on(days=3)
    done, met = written(
        context, "how-the-anchor-goes", aim.id, did="in part, or its smaller form", now_what="go on with it"
    )
    assert "“Look at the window”" in dict(met)["smaller"]
    kept = page(context, done.page)
    assert (kept.did, kept.distress_before, kept.distress_after) == ("part", None, None)
    assert [word for word in ("1", "2", "3") if word in kept.body] == []
    written(context, "how-the-anchor-goes", aim.id, did="yes", now_what="let it rest")
    assert only(context).state == "resting"


def test_a_return_left_half_way_is_gone_on_with_and_still_tells_of_its_aim(context: Context) -> None:
    experiment(context)
    aim = only(context)
    guide = context.library.guide("how-the-experiment-went")
    begun = context.sessions.begin(guide, Intent(context.now(), aim=aim.id), SHELL_KEYS)
    begun.session.open(None)
    walkable = {"did": "yes", "happened": "Nobody sighed"}
    for _ in range(4):
        view = begun.session.view
        assert isinstance(view, Question)
        if given := walkable.get(view.asked.step.id):
            begun.session.write_down(answer_to(view, given))
        begun.session.next()
    assert begun.sitting.snapshot() == ""
    begun.sitting.close()
    (left,) = context.sessions.left_behind()
    again = context.sessions.resume(context.drafts.find(left.id), SHELL_KEYS)
    met = walk(again.session, {"sure-now": 2, "now-what": "it is done"})
    assert dict(met)["sure-now"].startswith("You believed “They will laugh”.")
    kept = page(context, again.sitting.finish().page)
    assert (kept.aim, kept.did, "Nobody sighed" in kept.body) == (aim.id, "yes", True)
    assert (only(context).state, only(context).decided["sure-now"]) == ("done", 2)


def test_one_that_is_gone_meanwhile_costs_no_words(context: Context) -> None:
    experiment(context)
    aim = only(context)
    (context.places.journal / "aims" / f"{aim.id}.toml").unlink()
    begun = context.sessions.begin(
        context.library.guide("how-the-experiment-went"), Intent(context.now(), aim=aim.id), SHELL_KEYS
    )
    assert begun.problems == ("This one is not there any more. It was removed by another window or by hand.",)
    met = walk(begun.session, {"did": "yes", "happened": "Nobody sighed"})
    assert dict(met)["did"] == "Did you try your experiment?"
    assert page(context, begun.sitting.finish().page).aim == ""


KIND: Final = (
    'title = "a letter"\nabout = "One you want to write."\nguide = "a-letter-to-write"\nreturns = "how-it-went"\n'
)
HEAD: Final = 'title = "{}"\nsummary = "s."\nlevel = "gentle"\nminutes = 3\n'
BEGINS: Final = HEAD.format("A letter to write") + (
    '[[step]]\nid = "to"\nkind = "write"\nprompt = "To whom?"\nkeeps = "aim.title"\n'
    '[[step]]\nid = "first"\nkind = "write"\nprompt = "Its first line?"\nkeeps = "aim.first-line"\n'
    '[[step]]\nid = "heavy"\nkind = "scale"\nprompt = "How heavy?"\nlow = "l"\nhigh = "h"\nkeeps = "aim.heavy"\n'
)
RETURNS: Final = HEAD.format("How it went") + (
    'returns = true\n[[step]]\nid = "did"\nkind = "choose"\n'
    'prompt = "“{aim:first-line}”: did you?"\nplain = "Did you?"\n'
    'options = [{ text = "so it is", means = "yes" }, { text = "no day for it", means = "not-today" }]\n'
    'keeps = "aim.did"\n'
    '[[step]]\nid = "heavy"\nkind = "scale"\nagain = "aim.heavy"\nprompt = "And now?"\nlow = "l"\nhigh = "h"\n'
    '[[step]]\nid = "lighter"\nkind = "write"\nwhen = "heavy: lower"\nprompt = "What made it lighter?"\n'
    'keeps = "aim.learned"\n'
)
FIELDS: Final = (
    '[[field]]\nid = "first-line"\ncalled = "Its first line"\n[[field]]\nid = "heavy"\ncalled = "How heavy"\n'
)


def own_kind(context: Context, kind: str = KIND + FIELDS, begins: str = BEGINS, returns: str = RETURNS) -> Path:
    """A kind of the person's own, with two guides; its file."""
    files = {"aims/letter": kind, "guides/a-letter-to-write": begins, "guides/how-it-went": returns}
    for name, text in files.items():
        path = context.own_content / f"{name}.toml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return context.own_content / "aims" / "letter.toml"


def test_an_eleventh_kind_needs_files_and_no_code(context: Context, clock: Clock) -> None:
    own_kind(context)
    assert context.library.broken() == []
    assert "letter" in [kind.id for kind in context.library.aim_kinds()]
    assert "how-it-went" not in [guide.slug for guide in context.library.guides()]
    written(context, "a-letter-to-write", to="Ana", first="Hello", heavy=6)
    aim = only(context)
    assert (aim.kind, aim.title, aim.decided) == ("letter", "Ana", {"first-line": "Hello", "heavy": 6})
    clock.on(days=1)
    done, met = written(context, "how-it-went", aim.id, did="so it is", heavy=2, lighter="Tea")
    assert dict(met)["did"] == "“Hello”: did you?"
    assert (page(context, done.page).did, only(context).learned) == ("yes", "Tea")
    own_kind(context).unlink()  # a kind that is gone: the aim stays, and can be told of
    fresh = Context(context.folders, now=clock)
    assert only(fresh).title == "Ana"
    written(fresh, "how-it-went", aim.id, did="no day for it")
    assert len(only(fresh).pages) == 3


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"kind": KIND.replace("title", "titel")}, "line 1: “titel” isn't a key here. Did you mean “title”?"),
        ({"kind": KIND.replace("how-it-went", "nowhere")}, "line 4: there is no guide “nowhere” that can be used."),
        ({"kind": KIND.replace('"a-letter-to-write"', '"reset"')}, "line 3: “reset” begins no aim"),
        ({"kind": KIND.replace('"how-it-went"', '"reset"')}, "line 4: “reset” needs “returns = true” at its top"),
        (
            {"kind": KIND},
            "line 3: “a-letter-to-write” names the field “first-line”, and there is none. Add a [[field]]",
        ),
        (
            {"kind": f'{KIND}{FIELDS}[[field]]\nid = "day"\ncalled = "x"\n'},
            "line 12: the field “day” is there already. Give this one another id.",
        ),
    ],
)
def test_what_is_wrong_with_a_kind_is_named_with_file_line_and_key(
    context: Context, changed: dict[str, str], said: str
) -> None:
    path = own_kind(context, **changed)
    found = [words for broken in context.library.broken() for words in broken.messages if broken.path == path]
    assert [words for words in found if words.startswith(f"{path}, {said}")]
    assert len(context.library.aim_kinds()) == len(Library(prompts_folder(), Path("nowhere")).aim_kinds())


@pytest.mark.parametrize(
    ("step", "said"),
    [
        (
            'kind = "write"\nprompt = "{aim:title}?"\nplain = "p?"\n',
            "“aim.title” is there only in a guide that asks how",
        ),
        (
            'kind = "date"\nprompt = "p?"\nkeeps = "values"\n',
            "“keeps” of this step takes “aim.”",
        ),
        ('kind = "write"\nprompt = "p?"\nkeeps = "aim.did"\n', "“aim.did” is kept by a choose step"),
        (
            'kind = "choose"\nprompt = "p?"\noptions = ["yes", "no"]\nkeeps = "aim.did"\n',
            "the options say what they mean, one of: yes, part, not-today.",
        ),
        (
            'kind = "choose"\nprompt = "p?"\noptions = [{ text = "x", means = "yes" }]\n',
            "“means” is for a step that keeps “aim.did”, “aim.state” or “plan.looked-at”.",
        ),
        (
            'kind = "choose"\nprompt = "p?"\noptions = ["x"]\notherwise = "resting"\n',
            "“otherwise” says what own words mean, and takes nothing here",
        ),
        ('kind = "write"\nprompt = "p?"\nwhen = "aim.title: 3 or more"\n', "“aim.title” is a field of the aim: write"),
        ('kind = "write"\nprompt = "p {item}?"\neach = "aim.parts"\n', "“each” can't build on a field of the aim."),
    ],
)
def test_what_a_step_says_of_an_aim_is_looked_at(tmp_path: Path, step: str, said: str) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(f'{HEAD.format("Mine")}[[step]]\nid = "a"\n{step}', encoding="utf-8")
    broken = Library(prompts_folder(), tmp_path)
    (tmp_path / "guides").mkdir()
    path.rename(tmp_path / "guides" / "mine.toml")
    messages = [words for one in broken.broken() for words in one.messages]
    assert [words for words in messages if said in words and "line " in words], messages


def carefully(context: Context, guide: str, aim: str = "", **wanted: object) -> tuple[str, list[str]]:
    """A page of that guide on which every question is answered, so that it goes on as far as it can; the page's id, and
    all that was asked or said."""
    begun = context.sessions.begin(context.library.guide(guide), Intent(context.now(), aim=aim), SHELL_KEYS)
    session, said = begun.session, []
    session.open(None)
    if isinstance(session.view, Offer):  # a deep guide asks once more
        session.go_on()
    while isinstance(view := session.view, Question):
        said.append(view.prompt or " ".join(view.lines))
        step = view.asked.step
        given = wanted.get(step.id.replace("-", "_"))
        options = view.asked.options if not given else ()
        for words in options or (given or "Something small",):
            answer = answer_to(view, 3 if type(step).__name__ == "Scale" else words)
            session.write_down(answer if view.asked.takes_answer else None)
            session.next()
            after = session.view
            if not options or not (isinstance(after, Question) and getattr(after.asked.step, "ends", False)):
                break
            session.back()
    walk(session, {})
    return begun.sitting.finish().page, said


@each_kind
def test_each_kind_is_begun_told_of_and_done_and_not_today_ends_it_at_once(
    context: Context, clock: Clock, kind: AimKind
) -> None:
    first, said = carefully(context, kind.guide, day="tomorrow")
    aim = only(context)
    assert (aim.kind, aim.state, aim.pages, aim.day) == (kind.id, "open", (first,), date(2026, 11, 29))
    assert page(context, first).aim == aim.id
    assert [name for name in aim.decided if name not in kind.names] == []
    clock.on(days=2)
    quiet, asked = carefully(context, kind.returns, aim.id, did="not today")
    assert (page(context, quiet).did, len(asked)) == ("not-today", 2)
    again, more = carefully(context, kind.returns, aim.id, day="in 3 days")
    assert aim.title in more[0]
    assert page(context, again).did == "yes"
    assert (only(context).state, only(context).learned) == ("open", "Something small")
    guide = context.library.guide(kind.returns)
    step = guide.step("now-what")
    assert isinstance(step, Choose)
    for state in ("resting", "done"):
        words = next(text for text, means in step.meanings if means == state)
        carefully(context, kind.returns, aim.id, now_what=words)
        assert only(context).state == state
    assert [words for words in (*said, *asked, *more) if "{" in words] == []
    _, once_more = carefully(context, kind.guide)
    assert any("“Something small”" in words for words in once_more)  # what was learned comes back with its kind


@each_kind
def test_a_return_is_gentle_offers_less_after_in_part_and_never_sets_what_it_does_not_ask(kind: AimKind) -> None:
    guide = Library(prompts_folder(), Path("nowhere")).guide(kind.returns)
    assert (guide.returns, guide.suggest) == (True, False)
    assert guide.level in {"gentle", "moderate"}
    did, state = guide.did, guide.step("now-what")
    assert isinstance(did, Choose)
    assert isinstance(state, Choose)
    assert state.keeps == f"aim.{STATE}"
    assert [means for _, means in did.meanings] == ["yes", "part", "not-today"]
    assert {means for _, means in state.meanings} == {"open", "resting", "done"}
    part = did.meanings[1][0]
    offered = [one for one in guide.steps if any(part in condition.options for condition in one.when)]
    smaller = [*offered, *(one for one in guide.steps if one.id == "smaller")]
    assert smaller


NOT_SAFE = [
    (kind, step.id, option)
    for kind in OUR_KINDS
    for step in Library(prompts_folder(), Path("nowhere")).guide(kind.returns).steps
    if isinstance(step, Choose)
    for option, means in step.meanings
    if means == "resting" and not step.id.startswith("now-what")
]


def test_eight_kinds_ask_whether_it_was_safe() -> None:
    assert len({kind.id for kind, _, _ in NOT_SAFE}) == 8


@pytest.mark.parametrize(("kind", "step", "words"), NOT_SAFE, ids=lambda one: getattr(one, "id", None))
def test_what_was_not_safe_rests_and_is_not_asked_about_again(
    context: Context, clock: Clock, kind: AimKind, step: str, words: str
) -> None:
    carefully(context, kind.guide, day="in 2 days")
    clock.on(days=3)
    carefully(context, kind.returns, only(context).id, **{step.replace("-", "_"): words})
    assert only(context).state == "resting"
    assert not only(context).is_due(date(2027, 1, 1))


WITH_SOMEONE = [
    kind
    for kind in OUR_KINDS
    if any(
        getattr(one, "keeps", "") == "aim.person"
        for one in Library(prompts_folder(), Path("nowhere")).guide(kind.guide).steps
    )
]


def test_five_kinds_are_with_someone() -> None:
    assert {kind.id for kind in WITH_SOMEONE} == {"ask", "limit", "ladder", "role", "giving"}


@pytest.mark.parametrize("kind", WITH_SOMEONE, ids=lambda kind: kind.id)
@pytest.mark.parametrize("came", ["yes", "in part"])
def test_with_someone_marked_as_not_safe_since_a_return_never_offers_to_go_on(
    context: Context, clock: Clock, kind: AimKind, came: str
) -> None:
    people(context, Person("Ana"))
    carefully(context, kind.guide, day="in 2 days", who="Ana")
    assert only(context).person == "Ana"
    people(context, Person("Ana", not_safe=True))
    clock.on(days=3)
    assert context.aim_desk.due(clock().date()) is None
    guide = context.library.guide(kind.returns)
    begun = context.sessions.begin(guide, Intent(context.now(), aim=only(context).id), SHELL_KEYS)
    answers: dict[str, object] = {"did": came, "safe": "yes", "now-what-then": "let it rest", "day": "tomorrow"}
    met = walk(begun.session, answers)
    begun.sitting.finish()
    assert met[0] == ("marked-since", met[0][1])
    asked = [guide.step(name) for name, _ in met]
    open_again = [one for one in asked if isinstance(one, Choose) and "open" in dict(one.meanings).values()]
    assert open_again == []
    assert [one.id for one in asked if one and getattr(one, "keeps", "") in {"aim.title", "aim.day"}] == []
    assert met[-1][0] == "room"
    assert only(context).state == "resting"


def test_a_name_in_the_words_alone_never_keeps_an_aim_from_being_asked_about(context: Context, clock: Clock) -> None:
    people(context, Person("Ana", not_safe=True))
    context.aim_desk.keep(Aim("20261128-081502-7f3k", "ask", "Write about Ana", day=date(2026, 11, 28), person="Ben"))
    clock.on(days=3)
    due = context.aim_desk.due(clock().date())
    assert due is not None
    assert context.aim_desk.not_safe_in(due) == ""


def test_a_number_that_is_weighed_again_says_that_the_first_one_is_from_the_beginning(context: Context) -> None:
    experiment(context)
    intent = Intent(context.now(), aim=only(context).id)
    session = context.sessions.begin(context.library.guide("how-the-experiment-went"), intent, SHELL_KEYS).session
    session.open(None)
    while isinstance(view := session.view, Question) and view.asked.step.id != "sure-now":
        session.write_down(answer_to(view, "yes") if view.asked.step.id == "did" else None)
        session.next()
    assert isinstance(view, Question)
    assert view.said_before == "When you began this, you said 8."


def test_thirty_days_of_trying_go_as_they_should() -> None:
    days, said = script("thirty_days_of_trying"), list[str]()
    assert days.main(said.append) == 0
    assert said[-1].startswith("All of it holds over 30 days: 10 times Today asked")
