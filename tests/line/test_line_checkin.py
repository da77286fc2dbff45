"""A check-in in plain lines: every part can be left out, what is hard is met, dials are picked by number."""

import errno
from collections.abc import Callable
from typing import Any

import pytest

from ptg_cli.context import Context
from ptg_cli.desk.writing import BegunSession
from ptg_cli.journal.drafts import Draft
from ptg_cli.journal.journal import Journal
from ptg_cli.journal.pages import read_page
from ptg_cli.line import checkin
from ptg_cli.line.face import Face
from ptg_cli.line.menu import Left
from ptg_cli.model.dials import DIALS
from ptg_cli.model.entry import Entry
from ptg_cli.sentences import checkin as said_of_checkin
from ptg_cli.sentences.drafts import DRAFT_KEPT, IN_ITS_DRAFT


class CheckIn:
    """One check-in: what was said, and the ids that were kept."""

    def __init__(self, console: Any) -> None:
        self.console = console
        self.kept: list[str] = []
        self.guides: list[str] = []
        self.left = False

    @property
    def said(self) -> list[str]:
        """Every line said, by itself."""
        return "\n".join(self.console.said).split("\n")


@pytest.fixture
def check_in(context: Context, typist: Callable[..., Any], menu: Callable[..., Any]) -> Callable[..., CheckIn]:
    """Runs a check-in of someone who types these lines; every line was asked for."""

    def one(*lines: object, weekly: bool = False, unfinished: str = "", draft: Draft | None = None) -> CheckIn:
        done = CheckIn(typist(*lines, unfinished=unfinished))

        def run_session(begun: BegunSession) -> str | None:
            done.guides.append(begun.session.guide.slug)
            begun.sitting.close()
            return None

        try:
            place = menu(done.console, ["Someone: 112."])
            checkin.run(Face(place, context, run_session, done.kept.append), weekly=weekly, draft=draft)
        except Left:
            done.left = True
        assert done.console.left == []
        return done

    return one


def asked(context: Context) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The ids of the dials that are picked, and of those taken off."""
    return context.settings.dials, context.settings.dials_hidden


def entries(context: Context) -> list[Entry]:
    """Every page, newest first."""
    return [read_page(found.path).entry for found in context.journal.newest()]


def test_a_number_feelings_and_a_line_are_kept(check_in: Callable[..., CheckIn], context: Context) -> None:
    done = check_in("6 tired angry", "  The stairs were loud. ", "")
    (entry,) = entries(context)
    assert (entry.kind, entry.distress_before, entry.feelings) == ("checkin", 6, ("angry", "tired"))
    assert entry.body == "The stairs were loud.\n"
    assert entry.dials == {}
    assert done.kept == [entry.id]
    assert done.said[0] == said_of_checkin.BEGINNING
    assert "Kept." in done.said
    assert not done.left
    assert not any("Still loud" in line for line in done.said)


@pytest.mark.parametrize("lines", [("0", "", ""), ("10", "", "0")])
def test_0_is_a_number_and_q_leaves_while_it_asks(
    check_in: Callable[..., CheckIn], context: Context, lines: tuple[str, ...]
) -> None:
    check_in(*lines)
    (entry,) = entries(context)
    assert (entry.distress_before, entry.body) in {(0, ""), (10, "0\n"), (10, "")}
    done = check_in("4", "q")  # and nothing more is asked
    assert "Kept." in done.said
    assert entries(context)[0].body == ""


def test_nothing_said_keeps_nothing(check_in: Callable[..., CheckIn], context: Context) -> None:
    done = check_in("", "", "")
    assert "Nothing was said, so nothing was kept." in done.said
    assert entries(context) == []
    assert done.kept == []


@pytest.mark.parametrize("lines", [("/leave-nothing",), ("9 numb", "/leave-nothing"), ("words here", "/leave-nothing")])
def test_leave_nothing_keeps_none_of_it(
    check_in: Callable[..., CheckIn], context: Context, lines: tuple[str, ...]
) -> None:
    done = check_in(*lines)
    assert done.said[-1] == "Nothing was kept."
    assert entries(context) == []


@pytest.mark.parametrize("lines", [("5", "/stop"), ("5",)])
def test_stop_and_the_end_of_the_input_keep_what_was_said(
    check_in: Callable[..., CheckIn], context: Context, lines: tuple[str, ...]
) -> None:
    check_in(*lines)
    assert entries(context)[0].distress_before == 5


def test_words_typed_where_a_number_was_asked_are_the_line(check_in: Callable[..., CheckIn], context: Context) -> None:
    done = check_in("not good, nothing helps", "and more", "")
    assert "That is kept as your own words." in done.said
    assert "Anything more, in one line? Or enter." in done.said
    assert entries(context)[0].body == "not good, nothing helps\nand more"


def test_a_number_that_is_none_is_asked_again(check_in: Callable[..., CheckIn], context: Context) -> None:
    done = check_in("11", "-3", "4", "", "")
    assert done.said.count("A whole number from 0 to 10, or enter to skip it.") == 2
    assert entries(context)[0].distress_before == 4


def test_hostile_words_are_kept_as_they_are(check_in: Callable[..., CheckIn], context: Context) -> None:
    words = "[/] \x1b[31m \u202eabc +++ 台所"
    check_in("", words, "")
    assert entries(context)[0].body == f"{words}\n"
    check_in("", "//etc", "")
    check_in("", "/zzzz no command", "y", "")
    assert [entry.body for entry in entries(context)[:2]] == ["/zzzz no command\n", "/etc\n"]


def test_commands_work_and_the_question_is_said_again(check_in: Callable[..., CheckIn], context: Context) -> None:
    done = check_in("/people", "/help", "/skip", "", "/peple", "a line", "")
    assert "Someone: 112." in done.said
    assert any(line.startswith("Enter skips a question. q stops") for line in done.said)
    assert done.said.count("Type a number, or enter.") == 3
    assert any("Did you mean /people?" in line for line in done.said)
    assert entries(context)[0].body == "a line\n"


# Loud


@pytest.mark.parametrize("line", ["7", "8", "2 numb", "far away", "flooded"])
def test_what_is_loud_is_met_after_it_is_kept(check_in: Callable[..., CheckIn], line: str) -> None:
    done = check_in(line, "", "")
    still = "It is still hard. " if line in {"7", "8"} else ""  # a low number is not told otherwise
    place = done.said.index(
        f"{still}/steady helps you steady yourself. /people shows people to talk to. More to try: c."
    )
    assert done.said[place - 1] == "Kept."
    assert not any("You don't have to go through this alone" in one for one in done.said)


@pytest.mark.parametrize("line", ["9", "10", "it is a ten"])
def test_9_and_10_get_the_numbers_at_once(check_in: Callable[..., CheckIn], context: Context, line: str) -> None:
    context.change_setting("country", "NZ")
    done = check_in(line, "", "")
    numbers = done.said.index("Danger right now: 111.")
    assert numbers < done.said.index("Kept.")
    assert any(line.startswith("It is still hard.") for line in done.said)


def test_steadying_after_numbness_is_outward(check_in: Callable[..., CheckIn]) -> None:
    said = check_in("numb", "/steady", "", "", "").said
    assert any(line.startswith("1 Name the day") for line in said)
    assert not any("out-breath" in line for line in said)
    assert any("out-breath" in line for line in check_in("4", "/steady", "", "", "").said)


# Dials


def test_dials_are_asked_only_when_they_are_due(check_in: Callable[..., CheckIn], context: Context) -> None:
    context.change_setting("dials", "sleep, replay")
    done = check_in("", "", "4", "11", "", "")
    assert any(line.startswith("The last seven days. Sleep. How did you sleep?") for line in done.said)
    assert "0 I got no rest, 10 I slept well. A higher number means it is easier." in done.said
    assert "0 never, 10 most of the day. A higher number means it is harder." in done.said
    assert "A whole number from 0 to 10, or enter to skip it." in done.said
    (entry,) = entries(context)
    assert entry.dials == {"sleep": 4}
    again = check_in("3", "", "")
    assert not any("last seven days" in line for line in again.said)
    due_or_not = check_in("", "", "0", "10", "", weekly=True)
    assert any("last seven days" in line for line in due_or_not.said)
    assert entries(context)[0].dials == {"sleep": 0, "replay": 10}


@pytest.mark.parametrize("words", ["n", "Not for me"])
def test_a_dial_that_is_not_for_me_goes_for_good(
    check_in: Callable[..., CheckIn], context: Context, words: str
) -> None:
    context.change_setting("dials", "sleep, meaning")
    done = check_in("", "", words, "6", "")
    assert any(line.startswith("It is not asked or offered any more.") for line in done.said)
    assert entries(context)[0].dials == {"meaning": 6}
    assert asked(context) == (("meaning",), ("sleep",))


def test_one_question_at_a_time(check_in: Callable[..., CheckIn], context: Context) -> None:
    done = check_in("6", "tird", "10 3", "The stairs.", "")
    questions = [line for line in done.said if line.startswith(("How hard", "What do you feel", "One line"))]
    assert [line.partition("?")[0] for line in questions] == [
        "How hard is it right now, whatever is weighing on you",
        "What do you feel",
        "One line of words, if you like. Or enter.",
    ]
    assert "Not among them: tird. Did you mean tired? Say all of them again, or enter for none." in done.said
    (entry,) = entries(context)
    assert (entry.distress_before, entry.feelings, entry.body) == (6, ("flat", "tired"), "The stairs.\n")


def test_a_letter_where_a_number_is_asked_for_is_no_words(check_in: Callable[..., CheckIn], context: Context) -> None:
    done = check_in("e", "4", "", "", "")
    assert "A whole number from 0 to 10, or enter to skip it." in done.said
    assert (entries(context)[0].distress_before, entries(context)[0].body) == (4, "")


def test_back_goes_to_the_question_before(check_in: Callable[..., CheckIn], context: Context) -> None:
    done = check_in("6", "/back", "4", "sad", "/back", "angry", "/back", "", "The stairs.", "")
    assert sum(line.startswith("How hard is it right now") for line in done.said) == 2
    (entry,) = entries(context)
    assert (entry.distress_before, entry.feelings, entry.body) == (4, ("angry",), "The stairs.\n")


def test_a_sentence_typed_for_feelings_is_kept_as_words(check_in: Callable[..., CheckIn], context: Context) -> None:
    done = check_in("6", "It is the evenings, mostly.", "", "")
    assert "That is kept as your own words." in done.said
    assert entries(context)[0].body == "It is the evenings, mostly.\n"


def test_picking_is_offered_by_one_question_once(check_in: Callable[..., CheckIn], context: Context) -> None:
    first = check_in("3", "", "", "").said
    assert first[-2:] == [said_of_checkin.DIALS_OFFER, said_of_checkin.DIALS_HINT]
    assert check_in("3", "", "").said[-1] == "Kept."


def test_where_it_is_hard_nothing_is_offered_to_be_asked(check_in: Callable[..., CheckIn]) -> None:
    assert said_of_checkin.DIALS_OFFER not in check_in("8", "", "", "").said


def test_d_picks_by_number_or_name_and_changes_it_later(check_in: Callable[..., CheckIn], context: Context) -> None:
    assert said_of_checkin.D_CHOOSES_DIALS in check_in("?", "", "", "").said
    done = check_in("d", "4, 6", "", "", "", "7", "")
    assert "4 Sleep: 0 I got no rest, 10 I slept well. A higher number means it is easier." in done.said
    assert "Asked once a week from now on: Sleep, Closeness." in done.said
    assert asked(context) == (("sleep", "closeness"), ())
    assert entries(context)[0].dials == {"closeness": 7}
    done = check_in("d", "Self-Trust, sleep", "3", "", "")
    assert any(line.startswith("4 Sleep: ") and line.endswith(" Picked.") for line in done.said)
    assert asked(context) == (("self-trust", "sleep"), ())
    assert "Nothing is asked once a week." in check_in("d", "-", "", "", "", weekly=True).said
    assert asked(context) == ((), ())


def test_asked_for_with_none_picked_they_are_picked_first(check_in: Callable[..., CheckIn], context: Context) -> None:
    check_in("4", "5", "", "7", "", weekly=True)
    (entry,) = entries(context)
    assert (entry.distress_before, entry.dials) == (5, {"sleep": 7})


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("1 2 3 4", "You can choose three at most."),
        ("11", "Numbers from 1 to 10."),
        ("0x", "“0x” isn't one of the dials. The dials are: "),
        ("99999999999999999999", "Numbers from 1 to 10."),
        ("slep", "“slep” isn't one of the dials. Did you mean Sleep?"),
        ("not 40", "Numbers from 1 to 10."),
        ("all", "“all” isn't one of the dials."),
    ],
)
def test_what_picks_nothing_is_said_and_asked_again(
    check_in: Callable[..., CheckIn], context: Context, words: str, said: str
) -> None:
    done = check_in("d", words, "", "", "", "")
    assert any(line.startswith(said) for line in done.said), done.said
    assert asked(context) == ((), ())


def test_dials_taken_off_are_not_offered_until_all_brings_them_back(
    check_in: Callable[..., CheckIn], context: Context
) -> None:
    done = check_in("d", "not 4", "not meaning", "sleep", "", "", "", "")
    assert any("2 are taken off; “all” brings all of them back." in line for line in done.said)
    assert "You took Sleep off before. “all” brings back everything you took off." in done.said
    assert asked(context) == ((), ("sleep", "meaning"))
    done = check_in("d", "all", "10", "", "", "", "")
    assert "All dials are in the list again." in done.said
    assert asked(context) == (("meaning",), ())


def test_every_dial_can_be_taken_off(check_in: Callable[..., CheckIn], context: Context) -> None:
    done = check_in("d", *["not 1"] * len(DIALS), "1", "", "", "", "")
    assert "There is nothing to choose from." in done.said
    assert asked(context) == ((), DIALS)


def test_a_choice_that_cannot_be_kept_says_why(check_in: Callable[..., CheckIn], context: Context) -> None:
    context.config_path.write_bytes(b"theme = \n")
    done = check_in("d", "4", "", "", "")
    assert any("The settings file isn't TOML." in line for line in done.said)


# What a disk does


@pytest.fixture
def full(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """A disk that refuses so many times to keep a page."""
    left = [0]
    add = Journal.add

    def one(self: Journal, entry: Entry) -> Any:
        if left[0]:
            left[0] -= 1
            raise OSError(errno.ENOSPC, "No space left on device")
        return add(self, entry)

    monkeypatch.setattr(Journal, "add", one)
    return left


def test_a_disk_that_refuses_is_said_and_tried_again(
    check_in: Callable[..., CheckIn], context: Context, full: list[int]
) -> None:
    full[0] = 2
    done = check_in("6", "", "my words", "", "", "")
    assert done.said.count(f"The disk is full. It is not kept yet. {IN_ITS_DRAFT} Enter tries again. x gives up.") == 2
    assert context.drafts.listed() == []
    (entry,) = entries(context)
    assert (entry.distress_before, entry.body) == (6, "my words\n")


@pytest.mark.parametrize("ending", [("x",), ()])
def test_given_up_it_waits_as_a_draft_and_can_be_gone_on_with(
    check_in: Callable[..., CheckIn], context: Context, full: list[int], ending: tuple[str, ...]
) -> None:
    full[0] = 99
    done = check_in("6", "", "my words", *ending)
    assert any(line.startswith("What you wrote is kept as a draft.") for line in done.said)
    assert (entries(context), done.kept) == ([], [])
    (draft,) = context.drafts.listed()
    assert (draft.page.entry.body, draft.open_elsewhere) == ("my words\n", False)
    full[0] = 0
    done = check_in("and more", draft=draft)
    (entry,) = entries(context)
    assert (entry.id, entry.distress_before, entry.body) == (draft.id, 6, "my words\nand more")
    assert context.drafts.listed() == []


@pytest.mark.parametrize("lines", [("6 tired",), ("6 tired", "4"), ("6 tired and first words", "4")])
def test_what_is_half_typed_when_a_signal_comes_is_in_the_draft_with_all_that_was_said(
    check_in: Callable[..., CheckIn], context: Context, lines: tuple[str, ...]
) -> None:
    context.change_setting("dials", "sleep")
    with pytest.raises(KeyboardInterrupt):
        check_in(*lines, KeyboardInterrupt(), unfinished="and half a ")
    assert context.keeper.cut_short() == (DRAFT_KEPT,)
    (draft,) = context.drafts.listed()
    assert (draft.page.entry.kind, draft.page.entry.distress_before) == ("checkin", 6)
    assert draft.page.entry.body.splitlines()[-1] == "and half a "
    assert context.recovery.listed() == []


def test_each_answer_is_in_the_draft_before_the_next_is_asked(
    check_in: Callable[..., CheckIn], context: Context
) -> None:
    seen: list[int | None] = []

    def look() -> None:
        seen.append(context.drafts.listed()[0].page.entry.distress_before)

    check_in("4", look, "", "")
    assert seen == [4]
    assert context.drafts.listed() == []


def test_leaving_nothing_takes_the_draft_with_it(check_in: Callable[..., CheckIn], context: Context) -> None:
    check_in("9 numb", "/leave-nothing")
    assert context.drafts.listed() == []


def test_a_journal_of_a_newer_ptg_is_said_before_anything_is_asked(
    check_in: Callable[..., CheckIn], context: Context
) -> None:
    context.places.journal.mkdir(parents=True)
    context.places.format_file.write_text("format = 99\n")
    with pytest.raises(Exception, match="made by a newer ptg"):
        check_in()


def test_everything_said_is_words(
    check_in: Callable[..., CheckIn], context: Context, amiss: Callable[..., list[str]]
) -> None:
    context.change_setting("dials", "sleep, meaning, chosen-reflection")
    context.change_setting("country", "NZ")
    done = check_in("d", "zz", "not 2", "1, 2", "9 numb", "4", "n", "words", weekly=True)
    assert amiss([line for line in done.said if line]) == []


def test_where_it_is_loud_c_goes_on_to_a_hard_moment_with_what_was_said(
    check_in: Callable[..., CheckIn], context: Context
) -> None:
    done = check_in("8 angry", "", "c", "", "", "", "", "")
    assert any(line.startswith("To begin: ") for line in done.said)
    assert not any("How hard is it right now?" in line for line in done.said[3:])
    assert said_of_checkin.DIALS_OFFER not in done.said
    tried, checked = entries(context)
    assert (tried.kind, tried.distress_before, tried.feelings) == ("coping", 8, ("angry",))
    assert done.kept == [checked.id, tried.id]
    assert not any("Type c" in line for line in check_in("6", "", "").said)
