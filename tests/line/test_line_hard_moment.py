"""A hard moment in plain lines: nothing between a high number and a first instruction; what is said of it is kept."""

import errno
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date
from typing import Any

import pytest

from ptg_cli.context import Context
from ptg_cli.desk.document import DocumentDesk
from ptg_cli.desk.strategies import own_strategy
from ptg_cli.desk.strategy_list import in_order
from ptg_cli.desk.support import card_lines, country_name
from ptg_cli.desk.writing import BegunSession
from ptg_cli.journal.documents.values import VALUES
from ptg_cli.journal.journal import Journal
from ptg_cli.journal.pages import read_page
from ptg_cli.library.library import Library
from ptg_cli.library.prompts import prompts_folder
from ptg_cli.line import hard_moment
from ptg_cli.line.face import Face
from ptg_cli.line.menu import Left, Menu
from ptg_cli.model.aim import Aim
from ptg_cli.model.entry import Entry
from ptg_cli.model.scales import HOW_HARD_NOW
from ptg_cli.model.value import Value
from ptg_cli.sentences import hard_moment as words
from ptg_cli.sentences.care import HARD_NOW
from ptg_cli.sentences.drafts import IN_ITS_DRAFT
from ptg_cli.session.writing import Session
from ptg_cli.session.writing_view import Closing, Offer, Opening, Question
from ptg_cli.talks import plan

CARD = "Someone to talk to: 112."


class Hard:
    """One hard moment: what was said, which ids were kept, which guides were run."""

    def __init__(self, console: Any) -> None:
        self.console = console
        self.kept: list[str] = []
        self.guides: list[str] = []
        self.sessions: list[Session] = []
        self.left = False

    @property
    def said(self) -> list[str]:
        """Every line said, by itself."""
        return "\n".join(self.console.said).split("\n")


@pytest.fixture
def hard(context: Context, typist: Callable[..., Any], menu: Callable[..., Any]) -> Callable[..., Hard]:
    """Runs a hard moment of someone who types these lines; every line was asked for."""

    def one(
        *lines: object,
        strategy: str = "",
        unfinished: str = "",
        closes: Callable[[Session], None] | None = None,
        **given: Any,
    ) -> Hard:
        done = Hard(typist(*lines, unfinished=unfinished))

        def run_session(begun: BegunSession) -> str | None:
            done.guides.append(begun.session.guide.slug)
            done.sessions.append(begun.session)
            if closes is not None:
                closes(begun.session)
            begun.sitting.close()
            return None

        desk = context.strategy_desk
        begun = desk.strategy(strategy) if strategy else None
        try:
            hard_moment.run(
                Face(menu(done.console, [CARD]), context, run_session, done.kept.append),
                at=desk.moment(**given),
                strategy=begun,
            )
        except Left:
            done.left = True
        except KeyboardInterrupt:
            context.keeper.cut_short()
            raise
        assert done.console.left == []
        return done

    return one


def entries(context: Context) -> list[Entry]:
    """Every page, oldest first."""
    return [read_page(found.path).entry for found in context.journal.newest()][::-1]


def keep(context: Context, **more: Any) -> None:
    """Keeps a try from before."""
    moment = context.now()
    page_id = context.journal.new_id(moment.replace(tzinfo=None))
    context.journal.add(Entry(page_id, created=moment, kind="coping", **more))


def test_at_six_a_feeling_then_three_with_a_reason_each_and_all_of_it_is_kept(
    hard: Callable[..., Hard], context: Context, amiss: Callable[[Sequence[str]], list[str]]
) -> None:
    done = hard("6", "angry, keyed up", "1", "", "4", "1", "slow corners", "the phone", "")
    offers = [line for line in done.said if line[:2] in {"1 ", "2 ", "3 "} and "Why: " in line]
    assert len(offers) == 3
    (entry,) = entries(context)
    assert done.kept == [entry.id]
    assert (entry.kind, entry.distress_before, entry.distress_after, entry.worth) == ("coping", 6, 4, "yes")
    assert (entry.feelings, entry.trigger, entry.remember) == (("angry", "keyed-up"), "the phone", "slow corners")
    assert entry.strategy in {one.slug for one in context.strategy_desk.strategies()}
    assert f"6, then 4. {words.EASIER}" in done.said
    assert amiss([line for line in done.said if line]) == []


@pytest.mark.parametrize("number", ["8", "9", "10"])
def test_at_eight_or_more_the_first_instruction_comes_before_any_other_question(
    hard: Callable[..., Hard], context: Context, number: str
) -> None:
    done = hard(number, "q")
    first = next(line for line in done.said if line.startswith("To begin: "))
    assert first == "To begin: Say the day of the week and the month, aloud or in your head."
    assert not any("What is there?" in line for line in done.said)
    danger = [place for place, line in enumerate(done.said) if "Danger right now" in line]
    assert bool(danger) is (number != "8")
    assert all(place > done.said.index(first) for place in danger)
    assert done.left
    assert entries(context) == []


def test_what_eased_it_before_when_it_was_loud_comes_first_and_n_gives_another(
    hard: Callable[..., Hard], context: Context
) -> None:
    keep(context, strategy="slow-walk", distress_before=9, distress_after=5, worth="yes")
    done = hard("8", "n", "q")
    said = [line for line in done.said if line.endswith("in a very hard moment.") or "around you" in line]
    assert said[0].startswith(context.strategy_desk.strategy("slow-walk").title)
    assert "around you" in said[1]


def test_two_that_did_little_bring_people_and_another_kind_in_between(
    hard: Callable[..., Hard], context: Context
) -> None:
    done = hard("5", "sad", "1", "", "6", "3", "", "", "a", "1", "", "6", "3", "", "", "")
    first, second = entries(context)
    families = {one.slug: one.family for one in context.strategy_desk.strategies()}
    assert families[first.strategy] != families[second.strategy]
    assert words.NO_EASIER in done.said
    assert words.TWICE in done.said
    assert done.said.index(words.TWICE) < done.said.index(CARD)


def test_what_was_only_looked_at_leaves_nothing_and_what_was_done_is_kept(
    hard: Callable[..., Hard], context: Context
) -> None:
    assert hard("3", "", "").said[-1] == words.ENOUGH
    assert entries(context) == []
    assert hard("6", "", "1", "q").left
    assert entries(context) == []
    hard("6", "", "1", "", "", "", "", "")
    (entry,) = entries(context)
    assert (entry.distress_before, entry.distress_after, entry.worth) == (6, None, "")


def test_everything_can_be_left_out_and_nothing_is_filled_in(hard: Callable[..., Hard], context: Context) -> None:
    done = hard("", "", "1", "", "", "", "", "")
    (entry,) = entries(context)
    assert (entry.distress_before, entry.distress_after, entry.worth, entry.feelings) == (None, None, "", ())
    assert (entry.trigger, entry.remember, entry.control) == ("", "", "")
    assert words.NOTED in done.said
    assert words.SET_OFF_OR_ENTER not in done.said


def test_why_says_each_reason_and_asks_whose_it_is(hard: Callable[..., Hard], context: Context) -> None:
    done = hard("5", "afraid", "w", "3", "1", "", "", "", "", "")
    assert words.WHOSE in done.said
    (entry,) = entries(context)
    assert entry.control == "not-mine"
    assert {one.slug: one.family for one in context.strategy_desk.strategies()}[entry.strategy] != "problem solving"


def test_any_of_all_there_is_by_number_or_name(hard: Callable[..., Hard], context: Context) -> None:
    desk = context.strategy_desk
    listed = in_order((one for one in desk.strategies() if not one.hidden), desk.families)
    hard("5", "", "a", str(len(listed)), "", "", "", "", "")
    done = hard("5", "", "a", "slow walk", "", "", "", "", "")
    assert [entry.strategy for entry in entries(context)] == [listed[-1].slug, "slow-walk"]
    assert any(line.endswith(f". 1 {listed[0].said}.") for line in done.said)
    assert "more says the next." in next(line for line in done.said if " are left." in line)
    unknown = hard("5", "", "slow wlak", "")
    assert any("Did you mean slow-walk" in line for line in unknown.said)


def test_a_wrong_number_is_asked_again_and_words_are_no_rating(hard: Callable[..., Hard]) -> None:
    done = hard("11", "rather loud", "2", "", "")
    assert done.said.count("A whole number from 0 to 10, or enter to skip it.") == 2


def test_a_strategy_that_starts_a_guide_or_a_practice_runs_the_real_thing(
    hard: Callable[..., Hard], context: Context
) -> None:
    strategies = context.strategy_desk.strategies()
    with_guide = next(one for one in strategies if one.guide)
    with_practice = next(one for one in strategies if one.practice)
    assert hard("", "", "", "", strategy=with_guide.slug).guides == [with_guide.guide]
    done = hard("", "", "", "", strategy=with_practice.slug)
    assert context.library.practice(with_practice.practice).title in "\n".join(done.said)


def test_a_disk_that_refuses_is_said_and_what_was_said_waits_as_a_draft(
    hard: Callable[..., Hard], context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: Journal, entry: Entry) -> Any:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Journal, "add", refuse)
    done = hard("6", "", "1", "", "5", "1", "the long way round", "", "")
    assert done.kept == []
    assert f"The disk is full. This was not kept as a page. {IN_ITS_DRAFT}" in done.said
    (draft,) = context.drafts.listed()
    assert (draft.page.entry.remember, draft.open_elsewhere) == ("the long way round", False)


def test_people_who_are_not_safe_are_never_named(hard: Callable[..., Hard], context: Context) -> None:
    from ptg_cli.model.person import Person

    plan_desk = context.plan_desk
    plan_desk.put_person(Person("Ana", "by phone"))
    plan_desk.put_person(Person("Ben", not_safe=True))
    someone = next(one for one in context.strategy_desk.strategies() if one.company == "someone" and not one.guide)
    done = hard("", "", "", "", strategy=someone.slug)
    assert any("Ana: by phone" in line for line in done.said)
    assert not any("Ben" in line for line in done.said)


@pytest.mark.parametrize(
    ("lines", "kept"),
    [
        (("6", "", "1", "", "4", KeyboardInterrupt()), (4, "", "half a", "")),
        (("6", "", "1", "", "4", "1", KeyboardInterrupt()), (4, "yes", "half a", "")),
        (("6", "", "1", "", "4", "1", "corners", KeyboardInterrupt()), (4, "yes", "corners", "half a")),
        (("6", "", "1", "", "", "3", KeyboardInterrupt()), (None, "no", "half a", "")),
    ],
)
def test_what_cuts_in_keeps_what_was_said_down_to_the_line_that_was_not_ended(
    hard: Callable[..., Hard], context: Context, lines: tuple[object, ...], kept: tuple[object, ...]
) -> None:
    with pytest.raises(KeyboardInterrupt):
        hard(*lines, unfinished="half a")
    (entry,) = entries(context)
    assert (entry.distress_after, entry.worth, entry.remember, entry.trigger) == kept


def to_the_close(session: Session) -> None:
    """Through a guide to its close, answering nothing but one question."""
    from ptg_cli.model.answer import Listed, Text
    from ptg_cli.model.guide import Choose, Write

    session.open()
    while isinstance(session.view, Offer):
        session.go_on()
    while isinstance(view := session.view, Question):
        if isinstance(view.asked.step, Write):
            session.write_down(Text("A line."))
        elif isinstance(view.asked.step, Choose):
            session.write_down(Listed(("one",)))
        session.next()
    assert isinstance(session.view, Closing)


def test_what_was_said_goes_along_into_a_guide_and_its_close_is_how_loud_it_is_now(
    hard: Callable[..., Hard], context: Context
) -> None:
    def closes(session: Session) -> None:
        view = session.view
        assert isinstance(view, Opening)
        assert (view.asks_rating, view.asks_feelings) == (False, False)
        to_the_close(session)
        session.rate_close(4)
        session.keep()

    done = hard("7", "sad", "weather inside", "", "1", "", "", "", closes=closes)
    (session,) = done.sessions
    assert (session.snapshot().distress_before, session.snapshot().feelings) == (7, ("sad",))
    assert HOW_HARD_NOW not in " ".join(done.said)
    (entry,) = entries(context)
    assert (entry.distress_before, entry.distress_after, entry.worth) == (7, 4, "yes")


@pytest.mark.parametrize(("number", "first"), [(6, ""), (7, "Would you like to steady yourself first?"), (9, HARD_NOW)])
def test_the_care_rules_of_a_guide_hold_for_what_was_handed_over(
    hard: Callable[..., Hard], number: int, first: str
) -> None:
    def closes(session: Session) -> None:
        session.open()
        view = session.view
        assert (view.lines[0] if isinstance(view, Offer) else "") == first

    hard("", "", "", "", strategy="weather-inside", rating=number, closes=closes, **{"feelings": ("sad",)})


def test_a_guide_that_is_begun_by_name_asks_as_ever_and_its_left_rating_counts_for_nothing(
    hard: Callable[..., Hard], context: Context
) -> None:
    def closes(session: Session) -> None:
        view = session.view
        assert isinstance(view, Opening)
        assert view.asks_rating
        to_the_close(session)
        session.rate_close(2)
        session.leave_nothing()

    done = hard("", "3", "", "", "", "", strategy="weather-inside", closes=closes)
    assert any(line.startswith(HOW_HARD_NOW) for line in done.said)
    (entry,) = entries(context)
    assert entry.distress_after == 3


def test_at_eight_enter_begins_a_practice_at_once_under_one_heading(hard: Callable[..., Hard]) -> None:
    done = hard("8", "", "", "", "", "")
    said = done.said
    begun = len(said) - 1 - said[::-1].index("Say the day of the week and the month, aloud or in your head.")
    assert sum("Enter begins it" in line for line in said) == 1
    assert begun > next(at for at, line in enumerate(said) if line.startswith("Enter begins it"))
    assert "Name the day." not in said


def test_at_eight_the_steps_without_a_practice_stand_there_at_once(hard: Callable[..., Hard], context: Context) -> None:
    keep(context, strategy="cool-hands", distress_before=9, distress_after=5, worth="yes")
    steps = context.strategy_desk.strategy("cool-hands").steps
    done = hard("8", "", "q")
    said = done.said
    begun = next(at for at, line in enumerate(said) if line.startswith("Enter begins it"))
    assert f"To begin: {steps[0]}" in said[:begun]
    assert said[begun + 1 :] == [*steps[1:], "Take your time. Press enter when it is enough."]


@pytest.mark.parametrize("number", ["8", "9"])
def test_the_one_thing_is_named_in_whole_sentences(hard: Callable[..., Hard], context: Context, number: str) -> None:
    done = hard(number, "q")
    named = "Say the day and the place, and move a little. This one turns you to what is around you and needs nothing."
    assert named in done.said
    keep(context, strategy="slow-walk", distress_before=7, distress_after=6, worth="yes")
    done = hard(number, "q")
    assert "Walk slowly to a corner and back. This one made it easier before, in a very hard moment." in done.said


def steadies(context: Context, *lines: str) -> None:
    """Puts lines under what steadies the person, in their plan."""
    plan_desk = context.plan_desk
    plan_desk.save(plan_desk.plan.with_items("steadies", lines))


def test_at_eight_the_persons_own_plan_stands_under_the_one_thing(hard: Callable[..., Hard], context: Context) -> None:
    from ptg_cli.model.person import Person

    assert not any("You wrote" in line for line in hard("8", "q").said)
    context.plan_desk.put_person(Person("Ben", not_safe=True))
    steadies(context, "tea with Ben", "cold water.", "the blue blanket", "the radio")
    assert "You wrote: cold water, the blue blanket." in hard("8", "n", "q").said
    assert not any("You wrote" in line for line in hard("7", "", "").said)
    keep(context, strategy="slow-walk", distress_before=9, distress_after=5, worth="yes")
    assert not any("You wrote" in line for line in hard("8", "q").said)


def test_the_plan_is_read_once_for_it(
    hard: Callable[..., Hard], context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    steadies(context, "cold water")
    reads: list[str] = []
    read = context.documents.file

    def counted(name: str) -> Any:
        reads.append(name)
        return read(name)

    monkeypatch.setattr(context.documents, "file", counted)
    hard("8", "n", "n", "q")
    assert reads.count("plan") <= 1


def test_where_who_is_not_safe_cannot_be_known_nothing_of_the_plan_is_named(
    hard: Callable[..., Hard], context: Context
) -> None:
    steadies(context, "tea with Ben")
    (context.places.journal / "people.toml").write_text("[[person]\n")
    assert not any("You wrote" in line for line in hard("8", "q").said)


def test_a_hard_moment_goes_on_where_the_plan_and_the_strategies_cannot_be_opened(
    hard: Callable[..., Hard], context: Context
) -> None:
    for name in ("plan", "people", "strategies"):
        (context.places.journal / f"{name}.toml").mkdir(parents=True)
    said = hard("9", "q").said
    assert any("Danger right now" in line for line in said)
    assert not any("You wrote" in line for line in said)


def test_one_of_all_there_is_is_found_by_a_word(hard: Callable[..., Hard], context: Context) -> None:
    done = hard("5", "", "a", "corner", "1", "", "", "", "", "")
    (entry,) = entries(context)
    assert entry.strategy == "slow-walk"
    assert "1 Walk slowly to a corner and back." in done.said
    assert "No strategy is called “qqq”." in " ".join(hard("5", "", "a", "qqq", "").said)


def test_numb_at_a_low_number_opens_the_plan_at_its_people(
    hard: Callable[..., Hard], monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    begin = plan.begin

    def noted(context: Context, how: str) -> Any:
        opened.append(how)
        return begin(context, how)

    monkeypatch.setattr(plan, "begin", noted)
    for feelings, leaving in (("numb", ("", "")), ("sad", ("",))):
        hard("2", feelings, "1", "", "", "", "", "p", *leaving, "")
    assert opened == [plan.NOW, ""]


def put_kit(context: Context, *lines: str) -> None:
    """Puts lines into what steadies them."""
    context.plan_desk.save(context.plan_desk.plan.with_items("steadies", lines))


def test_t_takes_off_what_the_person_wrote_and_off_back_puts_it_back(
    hard: Callable[..., Hard], context: Context
) -> None:
    put_kit(context, "cutting")
    said = hard("9", "t", "/off back", "n", "q").said
    assert any(line.endswith("t takes off what you wrote. q leaves.") for line in said)
    at = said.index(words.taken_off("cutting"))
    assert said[at + 1] == "/off back puts it back."
    shown = [place for place, line in enumerate(said) if line == "You wrote: cutting."]
    assert [place < at for place in shown] == [True, False]  # gone once, and back again after the next thing
    assert context.plan_desk.plan.lines("steadies") == ("cutting",)


def test_of_two_lines_a_number_says_which_is_taken_off(hard: Callable[..., Hard], context: Context) -> None:
    put_kit(context, "the radio", "cutting")
    said = hard("9", "t", "2", "q").said
    assert said[said.index("1 the radio") :][:3] == [
        "1 the radio", "2 cutting", "Which line do you want to take off? Type its number. Enter leaves all of them.",
    ]  # fmt: skip
    assert said[-1] != "cutting"
    assert context.plan_desk.plan.lines("steadies") == ("the radio",)


def test_off_works_where_the_card_stands(hard: Callable[..., Hard], context: Context) -> None:
    put_kit(context, "cutting")
    said = hard("5", "/off", "", "").said
    assert any("“cutting” is taken off." in line for line in said)
    assert context.plan_desk.plan.lines("steadies") == ()
    assert "There is no line here that you wrote yourself." in hard("5", "/off", "", "").said


def test_what_a_person_put_there_themselves_is_said_as_theirs_below_eight(
    hard: Callable[..., Hard], context: Context
) -> None:
    context.strategy_desk.add(own_strategy("cutting", "stress reduction"))
    said = hard("5", "", "cutting", "", "", "", "", "").said
    assert "You wrote: cutting." in said
    assert "cutting." not in said
    assert "Take your time. Press enter when it is enough." not in said


def test_after_nine_nothing_more_is_asked_before_people_to_talk_to(hard: Callable[..., Hard], context: Context) -> None:
    done = hard("5", "", "a", "slow walk", "", "9", "")
    assert words.worth_doing_question() not in done.said
    assert any(line.startswith(HARD_NOW) for line in done.said)
    assert entries(context)[0].distress_after == 9


def test_the_name_of_a_country_answers_the_card_that_asks_for_it(
    context: Context, library: Library, typist: Callable[..., Any]
) -> None:
    def card(country: str) -> list[str]:
        return card_lines(prompts_folder(), country, date(2026, 11, 23), form="heard")

    console = typist("9", "?", "more", "Newzealand", "New Zealand", "more", "people", "no", "", "q", "q")
    place = Menu(console, card, library.practice, is_country=lambda words: bool(country_name(prompts_folder(), words)))
    with suppress(Left):
        hard_moment.run(Face(place, context, lambda begun: None, lambda page_id: None))
    said = console.said
    asked = said.index("Which country are you in? Type its name, such as New Zealand, to hear who you can call there.")
    shown = said.index("Danger right now: 111. Police, fire, ambulance.")
    assert said[asked:shown].count("That word does nothing here.") == 1, "a slip is answered, and asked again"
    assert said[shown:].count("Danger right now: 111. Police, fire, ambulance.") == 2, "it is known from then on"
    assert not any("Norway" in line for line in said), "no is a word, and not a country's code"


def test_a_step_for_what_matters_is_offered_and_its_page_tells_of_it(
    hard: Callable[..., Hard], context: Context
) -> None:
    DocumentDesk(context.documents, VALUES).save((Value("rest", "rest"),))
    context.aim_desk.keep(Aim("20261101-080000-0000", "activity", "Draw a cup", value="rest"))
    done = hard("4", "", "3", "", "3", "1", "", "", "")
    assert "3 You wrote: Draw a cup. an activity. Why: is for rest, which you said matters." in done.said
    assert [context.journal.find(one).entry.aim for one in done.kept] == ["20261101-080000-0000"]
