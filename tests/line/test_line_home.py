"""Home in line mode: what is offered, what each number does, and leaving from anywhere."""

import errno
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from ptg_cli.capabilities import CAPABILITIES, Capability
from ptg_cli.context import Context
from ptg_cli.desk.writing import BegunSession
from ptg_cli.insight.series import ANSWER as NEXT_ANSWER
from ptg_cli.journal.errors import NotKept
from ptg_cli.journal.pages import read_page
from ptg_cli.line import home
from ptg_cli.line.face import Face
from ptg_cli.line.hearing import Hearing
from ptg_cli.model.aim import Aim
from ptg_cli.model.entry import LATER_ANSWER, LATER_ASKED, Entry
from ptg_cli.model.person import Person
from ptg_cli.sentences.line import BACK_WHERE_YOU_WERE
from ptg_cli.sentences.scales import HOW_HARD_0_TO_10, SCALE_POINTS, WHAT_DO_YOU_FEEL_SHORT
from ptg_cli.sentences.today import GOODBYE, HINT, WROTE_TODAY
from ptg_cli.sentences.welcome import IN_LINES

DRAFT = "Half a thought about the stairs."


class Visit:
    """One visit: what was said, and the guides of the sessions that were run."""

    def __init__(self, context: Context, console: Any, menu: Any) -> None:
        self.begun: list[BegunSession] = []
        self.fails: Exception | None = None
        self._console = console
        self._menu = menu
        self._context = context

    def run(self) -> "Visit":
        """Until the person leaves; every line they type was asked for."""
        home.run(Face(self._menu, self._context, self._session, lambda page_id: None))
        assert self._console.left == []
        return self

    def _session(self, begun: BegunSession) -> str | None:
        self.begun.append(begun)
        begun.sitting.close()
        if self.fails:
            raise self.fails
        return begun.session.snapshot().id

    @property
    def said(self) -> list[str]:
        """Everything that was said."""
        said: list[str] = self._console.said
        return said

    @property
    def guides(self) -> list[str]:
        """The guides of the sessions, by slug."""
        return [begun.session.snapshot().guide for begun in self.begun]


@pytest.fixture
def visit(context: Context, typist: Callable[..., Any], menu: Callable[..., Any]) -> Callable[..., Visit]:
    """Makes a visit of someone who types these lines."""

    def one(*lines: object) -> Visit:
        console = typist(*lines)
        console.hearing = Hearing(lambda: context.settings.brief)
        return Visit(context, console, menu(console, ["Someone to talk to: 112."]))

    return one


@pytest.fixture
def leave_draft(context: Context) -> Callable[..., str]:
    """Leaves a draft behind, as a closed window does."""

    def one(hour: int = 1, guide: str = "naming-what-hurts") -> str:
        moment = context.now().replace(hour=hour, minute=12)
        page_id = context.journal.new_id(moment.replace(tzinfo=None))
        file = context.drafts.open(page_id)
        body = f"## What do you call it?\n<!-- step: name -->\n\n{DRAFT}\n"
        file.save(Entry(page_id, created=moment, kind="journal", guide=guide, body=body))
        file.close()
        return page_id

    return one


def kept(context: Context) -> list[Entry]:
    """Every page, newest first."""
    return [read_page(found.path).entry for found in context.journal.newest()]


def test_home_says_the_day_and_what_each_number_does(visit: Callable[..., Visit]) -> None:
    said = visit("?", "q").run().said
    assert said[0] == "Monday 23 November."
    assert said[1].startswith("For now: Where I am today. Gentle, about ")
    rows = [
        "1 begin it. 2 another. 3 a blank page.",
        "Write: 4 the list of guides. i check in. d drafts. j guides in order.",
        "Hard moments: c a hard moment. p your plan. r strategies. h what helps you. o one page, to keep on paper.",
        "What matters: v what matters to you. f what you try.",
        "Look back: 5 your pages. t then and now. n your numbers, over time. m your milestones.",
        "And: 6 people to talk to. 7 settings. 8 breathe, or another practice. q leave.",
    ]
    assert said[3:10] == [*rows, HINT]
    assert said[10:15] == [*said[1:3], *rows[:3]]
    assert said[-1] == GOODBYE


def test_everything_said_is_words(
    visit: Callable[..., Visit], leave_draft: Callable[..., str], amiss: Callable[..., list[str]]
) -> None:
    leave_draft()
    said = (
        visit("", "2", "4", "gentle", "", "5", "", "6", "", "7", "2", "1", "", "/help", "8", "", "10", "no such", "q")
        .run()
        .said
    )
    assert amiss(said) == []


def test_the_first_time_says_what_this_is_and_only_then(visit: Callable[..., Visit], context: Context) -> None:
    context.change_setting("welcomed", "no")
    assert visit().run().said[: len(IN_LINES)] == list(IN_LINES)
    assert context.settings.welcomed
    assert visit().run().said[0] == "Monday 23 November."


@pytest.mark.parametrize("line", ["", "1"])
def test_enter_and_1_begin_what_is_suggested(visit: Callable[..., Visit], line: str) -> None:
    assert visit(line, "q").run().guides == ["where-i-am-today"]


def test_another_comes_round_to_the_first_again(visit: Callable[..., Visit], context: Context) -> None:
    count = len(context.sessions.suggested())
    done = visit(*["2"] * count, "1", "q").run()
    assert done.guides == ["where-i-am-today"]
    assert len({line for line in done.said if line.startswith("For now: ")}) == count


def test_the_blank_page_the_list_and_names_begin_sessions(visit: Callable[..., Visit], context: Context) -> None:
    third = context.library.guides()[2].slug
    done = visit(
        "3", "4", "7", "3", "4", "", "4", "sleep", "bad dream", "1", "find-a-picture-for-my-life", "Blank page", "q"
    ).run()
    assert done.guides == ["blank-page", third, "after-a-bad-dream", "find-a-picture-for-my-life", "blank-page"]
    wrong = "find-a-pictur-for-my-life"
    assert any(f"No guide is called “{wrong}”" in line for line in visit(wrong).run().said)


def test_words_that_name_nothing_here_are_looked_for_in_the_pages(
    visit: Callable[..., Visit], context: Context
) -> None:
    context.journal.add(Entry("20261103-180000-aaaa", kind="note", body="Made soup, and sat with it.\n"))
    said = visit("soup", "w", "", "", "w", "q").run().said
    assert "w looks for “soup” in your pages." in said
    assert "1 Tuesday 3 November 2026, 18:00. Made soup, and sat with it." in said
    assert said.count("w looks for “soup” in your pages.") == 1


def test_a_letter_for_pages_is_offered_only_for_the_line_before(visit: Callable[..., Visit]) -> None:
    said = visit("soup", "zz", "w", "q").run().said
    assert not any(line.startswith("No page") for line in said)


def test_a_guide_of_ones_own_with_a_hostile_title_is_said_and_begun(
    visit: Callable[..., Visit], context: Context
) -> None:
    folder = context.own_content / "guides"
    folder.mkdir(parents=True)
    (folder / "odd.toml").write_text(
        'title = "[/] turned \\u202eabc 台所"\nsummary = "x"\nlevel = "gentle"\nminutes = 1\n'
        '[[step]]\nid = "a"\nkind = "write"\nprompt = "What?"\n'
    )
    (folder / "bad.toml").write_text("title = 3\n")
    done = visit("odd", "bad", "4", "", "q").run()
    assert any(line.startswith("This guide is left out: ") and "bad.toml" in line for line in done.said)
    assert done.guides == ["odd"]
    assert any("bad.toml" in line for line in done.said)


@pytest.mark.parametrize(
    "lines", [(), ("q",), ("/stop",), ("4", "q"), ("5", "q"), ("6", "q"), ("7", "q"), ("7", "1", "q")]
)
def test_leaving_is_one_key_everywhere_and_never_a_fault(visit: Callable[..., Visit], lines: tuple[str, ...]) -> None:
    assert visit(*lines).run().said[-1] == GOODBYE


def test_people_are_a_number_and_a_command(visit: Callable[..., Visit]) -> None:
    assert visit("6", "", "/people", "q").run().said.count("Someone to talk to: 112.") == 2


# A draft left behind


def test_a_draft_comes_first_without_its_words(visit: Callable[..., Visit], leave_draft: Callable[..., str]) -> None:
    draft = leave_draft()
    done = visit("1", "q").run()
    assert done.said[1] == "A page from 01:12 is still open: Naming what hurts."
    assert not any(DRAFT in line for line in done.said)
    assert [begun.session.snapshot().id for begun in done.begun] == [draft]


def test_a_draft_can_be_kept_as_it_is(
    visit: Callable[..., Visit], leave_draft: Callable[..., str], context: Context
) -> None:
    leave_draft()
    done = visit("2", "q").run()
    assert "Kept." in done.said
    assert DRAFT in kept(context)[0].body
    assert context.drafts.listed() == []


def test_changes_to_a_page_that_was_deleted_can_be_kept_as_a_page_of_their_own(
    visit: Callable[..., Visit], context: Context
) -> None:
    page = context.journal.add(Entry("20261121-181502-7f3k", kind="note", tags=("house",), body="before"))
    copy = context.drafts.editor_copy(page.id, page.digest)
    copy.open(b"what was changed")
    copy.close()
    assert "1 Keep it as it is" in visit("q").run().said  # its page is there: it waits with that
    context.journal.discard(page)
    done = visit("1", "q").run()
    assert "There are changes to a page that was deleted since: the page of 21 November 2026." in done.said
    assert "1 Keep it as a page of its own" in done.said
    assert "Kept." in done.said
    assert done.begun == []  # it can't be gone on with
    (kept,) = context.journal.newest()
    assert read_page(kept.path).entry.body == "what was changed"
    assert read_page(kept.path).entry.tags == ("house",)
    assert context.drafts.listed() == []


def test_throwing_a_draft_away_asks_once(
    visit: Callable[..., Visit], leave_draft: Callable[..., str], context: Context
) -> None:
    leave_draft()
    visit("3", "", "3", "q").run()
    assert len(context.drafts.listed()) == 1
    done = visit("3", "x", "q").run()
    assert "The draft is thrown away." in done.said
    assert context.drafts.listed() == []
    assert kept(context) == []


def test_enter_leaves_drafts_for_now_and_they_are_not_asked_about_again(
    visit: Callable[..., Visit], leave_draft: Callable[..., str], context: Context
) -> None:
    leave_draft(1)
    leave_draft(2)
    done = visit("", "2", "q").run()
    assert sum("is still open" in line for line in done.said) == 1
    assert "There are other drafts, too." in done.said
    assert len(context.drafts.listed()) == 2


@pytest.mark.parametrize("broken", [False, True])
def test_a_draft_whose_guide_is_gone_or_broken_is_said_and_home_goes_on(
    visit: Callable[..., Visit], leave_draft: Callable[..., str], context: Context, broken: bool
) -> None:
    leave_draft(guide="no-longer-there")
    if broken:
        (context.own_content / "guides").mkdir(parents=True)
        (context.own_content / "guides" / "no-longer-there.toml").write_text("title = [oops")
    done = visit("1", "", "q").run()
    assert any("no-longer-there" in line for line in done.said)
    assert any(line.startswith("For now: ") for line in done.said)


def test_a_draft_whose_guide_is_gone_can_be_kept_as_a_page(
    visit: Callable[..., Visit], leave_draft: Callable[..., str], context: Context
) -> None:
    leave_draft(guide="no-longer-there")
    done = visit("1", "1", "q").run()
    assert "Kept." in done.said
    assert [DRAFT in entry.body for entry in kept(context)] == [True]
    assert context.drafts.listed() == []


# One thing left for later


@pytest.mark.parametrize(
    ("answer", "key", "value"),
    [("1", LATER_ANSWER, "did-it"), ("2", LATER_ASKED, "2026-11-23"), ("3", LATER_ANSWER, "let-go")],
)
def test_one_thing_for_later_is_told_only_when_asked_for(
    visit: Callable[..., Visit],
    write: Callable[..., Entry],
    context: Context,
    answer: str,
    key: str,
    value: str,
) -> None:
    write("Words.", 2, later="call the\nplumber [/]")
    done = visit("l", answer, "l", "q").run()
    assert any("l one thing you left for later, Saturday." in line for line in done.said)
    assert done.said[done.said.index("Left for later, Saturday.") + 1] == "call the plumber [/]"
    assert kept(context)[0].extra[key] == value
    assert "That word does nothing here." in done.said
    assert not any("plumber" in line for line in visit("q").run().said)


def test_enter_leaves_the_thing_for_later_as_it_is(
    visit: Callable[..., Visit], write: Callable[..., Entry], context: Context
) -> None:
    before = write("Words.", 2, later="call")
    visit("l", "", "l", "q").run()
    assert kept(context) == [before]


# What goes wrong


def test_what_a_disk_does_is_said_and_home_goes_on(visit: Callable[..., Visit]) -> None:
    for trouble, words in (
        (NotKept("It was not kept as a page."), "It was not kept as a page."),
        (OSError(errno.ENOSPC, "No space left on device"), "The disk is full."),
    ):
        done = visit("1", "", "q")
        done.fails = trouble
        assert words in done.run().said


def test_a_journal_of_a_newer_ptg_is_said_and_leaving_still_works(
    visit: Callable[..., Visit], context: Context
) -> None:
    context.places.journal.mkdir(parents=True)
    context.places.format_file.write_text("format = 99\n")
    done = visit("", "q").run()
    assert any("made by a newer ptg" in line for line in done.said)
    assert done.said[-1] == GOODBYE


def test_a_signal_goes_through(visit: Callable[..., Visit]) -> None:
    with pytest.raises(KeyboardInterrupt):
        visit("2", KeyboardInterrupt()).run()


# Drafts by a word


def test_drafts_are_listed_and_gone_on_with_when_asked_for(
    visit: Callable[..., Visit], leave_draft: Callable[..., str]
) -> None:
    assert "There are no drafts." in visit("d", "", "q").run().said
    leave_draft(1)
    leave_draft(2, "where-i-am-today")
    done = visit("", "d", "2", "1", "", "q").run()
    rows = [line for line in done.said if line[:2] in {"1 ", "2 "} and "is still open" in line]
    assert [row.rpartition(": ")[2] for row in rows] == ["Where I am today.", "Naming what hurts."]
    assert done.guides == ["naming-what-hurts"]


# What is looked for by its name


def test_what_ptg_can_do_is_found_by_a_word_and_nothing_is_done(visit: Callable[..., Visit]) -> None:
    said = visit("copy", "5", "", "q").run().said
    assert any(line.startswith("5: Look through your pages") for line in said)
    said = visit("doctor", "q").run().said
    assert any(line.startswith("Check every file") and "`ptg doctor`" in line for line in said)


def test_what_ptg_does_not_have_is_said_with_the_nearest_there_is(visit: Callable[..., Visit]) -> None:
    said = visit("reminders", "chat", "q").run().said
    place = next(place for place, line in enumerate(said) if line.startswith("There are people to talk to. ptg"))
    assert said[place + 1].startswith("6: Show people to talk to")
    assert any(line.startswith("ptg does not remind you.") for line in said)


def test_what_nothing_is_called_names_the_nearest_guides(visit: Callable[..., Visit]) -> None:
    assert any("where-i-am-today" in line for line in visit("where-i-am-tody", "q").run().said)


# Once in full, then short


def test_a_menu_is_said_in_full_once_and_a_question_mark_says_it_again(visit: Callable[..., Visit]) -> None:
    said = visit("7", "", "7", "", "?", "q").run().said
    short = "Today. Enter begins Where I am today. A question mark lists the rest. q leaves."
    assert (said.count(HINT), said.count(short)) == (1, 3)
    assert sum(line.startswith("2 Look: ") for line in said) == 1
    assert sum("3 a blank page." in line for line in said) == 2


def test_coming_back_to_a_list_says_only_what_is_new_in_it(visit: Callable[..., Visit]) -> None:
    said = visit("p", "2", "a tight jaw", "", "", "q").run().said
    assert said.count("3 What upsets me: nothing yet") == 1
    assert said.count("2 My early signs: nothing yet") == 1
    assert said.count("2 My early signs: 1 line") == 1


def test_the_persons_editor_is_named_before_it_has_the_terminal(
    visit: Callable[..., Visit], context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VISUAL", "true")
    page_id = context.journal.new_id(context.civil_now())
    context.journal.add(Entry(page_id, created=context.now(), kind="journal", body="Words."))
    said = visit("5", "1", "6", "q").run().said
    assert "Your editor, true, opens now. You are here again once it is closed." in said


def test_brief_says_menus_short_from_the_start(visit: Callable[..., Visit], context: Context) -> None:
    context.change_setting("brief", "yes")
    said = visit("7", "list", "", "i", "?", "", "", "", "5", "q").run().said
    assert said[1] == "Today. Enter begins Where I am today. A question mark lists the rest. q leaves."
    assert HINT not in said
    settings = said.index("Settings.")
    assert said[settings + 1] == (
        "Type a number to change that row. A question mark lists the rest. Enter goes back. q leaves."
    )
    assert sum(line.startswith("2 Look: ") for line in said) == 1, "where `list` asked for it"
    asked = said.index(HOW_HARD_0_TO_10)
    assert WHAT_DO_YOU_FEEL_SHORT in said[asked:]
    assert f"{SCALE_POINTS}." in said[asked:]


# Settings


def test_settings_are_changed_and_said_in_words(visit: Callable[..., Visit], context: Context) -> None:
    context.country_of_clock = ""
    done = visit(
        "7", "1", "new zealand", "2", "2", "3", "1", "4", "03:30", "5", "on", "6", "1", "7", "sh", "", "q"
    ).run()
    settings = context.settings
    assert (settings.country, settings.theme, settings.reduce_motion) == ("NZ", "dawn", True)
    assert (f"{settings.day_starts_at:%H:%M}", settings.line_mode, settings.editor) == ("03:30", True, "sh")
    assert settings.brief
    for line in ("1 dusk, dark, as it is now", "2 dawn, light", "2 off, as it is now", "1 Country: not chosen yet"):
        assert line in done.said
    for line in ("1 Country: New Zealand", "2 Look: dawn, light", "7 Editor: sh"):
        assert line in done.said


def test_a_bare_number_of_a_setting_changes_nothing(visit: Callable[..., Visit], context: Context) -> None:
    before = context.config_path.read_bytes()
    done = visit("7", "2", "", "3", "", "9", "", "10", "", "", "q").run()
    assert "1 to 5. Enter leaves it as it is." in done.said
    assert context.config_path.read_bytes() == before


def test_what_practices_use_or_name_is_marked_by_numbers_or_names(
    visit: Callable[..., Visit], context: Context
) -> None:
    done = visit("7", "9", "not 2", "noise", "2, 4", "9", "-", "9", "body", "10", "belly", "10", "", "", "q").run()
    assert "“noise” is none of these: sight, breath, stillness, body." in done.said
    assert "9 Never offered: breath, body" in done.said
    assert "3 belly: Picked." in done.said
    assert not any("for good" in line for line in done.said)
    assert (context.settings.avoid, context.settings.leave_out) == (("body",), ("belly",))


def test_the_country_of_the_clock_is_proposed_and_y_keeps_it(visit: Callable[..., Visit], context: Context) -> None:
    context.country_of_clock = "NZ"
    done = visit("7", "", "q").run()
    assert "1 Country: not chosen yet; New Zealand for now" in done.said
    assert "keep: Keep the country that this computer's clock suggests." in done.said
    assert context.settings.country == ""
    done = visit("7", "y", "keep", "", "q").run()
    assert context.settings.country == "NZ"
    assert "1 Country: New Zealand" in done.said


def test_what_does_not_fit_a_setting_is_said_and_nothing_changes(visit: Callable[..., Visit], context: Context) -> None:
    done = visit("7", "1", "Atlantis", "", "4", "25:00", "", "7", "code 'x", "no-such-editor", "1", "", "", "q").run()
    assert any(line.startswith("“Atlantis” isn't in the list") for line in done.said)
    assert "“25:00” isn't a time I know. Try 04:00." in done.said
    assert any(line.startswith("A quotation mark is not closed.") for line in done.said)
    assert "Kept, but there is no program called “no-such-editor” on this computer yet." in done.said
    assert context.settings.country == ""
    visit("7", "7", "-", "", "q").run()
    assert context.settings.editor == ""


def test_settings_that_cannot_be_kept_say_why(visit: Callable[..., Visit], context: Context) -> None:
    context.config_path.write_bytes(b"theme = \n")
    done = visit("7", "5", "1", "q").run()
    assert any("The settings file isn't TOML." in line for line in done.said)


@pytest.mark.parametrize("one", [one for one in CAPABILITIES if one.line or one.talk], ids=lambda one: one.name)
def test_each_thing_is_opened_by_its_number_and_left_again(
    visit: Callable[..., Visit], context: Context, one: Capability
) -> None:
    for _ in range(3):  # so that there are figures of what helps
        page_id = context.journal.new_id(context.civil_now())
        context.journal.add(
            Entry(page_id, created=context.now(), kind="coping", strategy="slow-walk", distress_before=7, worth="yes")
        )
    context.journal.add(Entry("20251123-081502-7f3k", kind="note", body="A year ago.\n"))
    context.change_setting("on_this_day", "yes")
    said = visit("?", one.in_lines[0], "/stop").run().said
    offered = max(place for place, line in enumerate(said) if line == HINT)
    assert any(f"{one.in_lines[0]} {one.in_lines[1]}." in line for line in said[:offered])
    opened = said[offered + 1 :]
    assert len(opened) >= 2, "what it opens says something before it is left"
    assert "There is no such number here." not in opened
    assert not any("went wrong" in line for line in opened)


@pytest.mark.parametrize("typed", ["ptg sos", "sos", "SOS"])
def test_the_command_for_people_to_talk_to_works_where_it_is_typed(visit: Callable[..., Visit], typed: str) -> None:
    said = visit(typed, "q").run().said
    assert BACK_WHERE_YOU_WERE in said
    assert set(visit("/people", "q").run().said) <= set(said)


@pytest.mark.parametrize("typed", ["a hard moment", "settings"])
def test_the_words_of_a_row_open_it(visit: Callable[..., Visit], typed: str) -> None:
    said = visit(typed, "q").run().said
    assert "No guide is called" not in " ".join(said)


def test_this_day_in_earlier_years_is_offered_only_once_it_was_asked_for(
    context: Context, visit: Callable[..., Visit]
) -> None:
    context.journal.add(Entry("20251123-081502-7f3k", kind="note", body="The kitchen was warm.\n"))
    row = "y on this day, in earlier years."
    told = visit("y", "1", "1", "", "tell", "", "q").run().said
    assert not any(row in line for line in told)
    assert "1 08:15. The kitchen was warm." in told
    assert "The kitchen was warm." in told
    assert context.settings.on_this_day
    assert any(row in line for line in visit("?", "q").run().said)


def test_what_means_nothing_at_the_card_does_not_leave_it(visit: Callable[..., Visit]) -> None:
    said = visit("6", "1", "bogus", "", "q").run().said
    card = said.index("Someone to talk to: 112.")
    assert said[card + 1 : card + 6] == ["Enter goes on. q leaves."] + 2 * [
        "That word does nothing here.",
        "Enter goes on. q leaves.",
    ]


def test_that_one_wrote_today_is_said_once_and_only_where_it_is_so(
    visit: Callable[..., Visit], context: Context
) -> None:
    assert WROTE_TODAY not in visit("q").run().said
    moment = context.now()
    page_id = context.journal.new_id(moment.replace(tzinfo=None))
    context.journal.add(Entry(page_id, created=moment, kind="journal", body="A line."))
    assert visit("?", "q").run().said.count(WROTE_TODAY) == 1


def test_what_was_to_be_tried_with_someone_not_safe_is_not_asked_about(
    visit: Callable[..., Visit], context: Context
) -> None:
    day = context.today - timedelta(days=1)
    context.aim_desk.keep(Aim("20261120-081502-7f3k", "ask", "A lift", person="Ben", when="then", day=day))
    rows = visit("?", "q").run().said
    assert any("l something you wanted to try, yesterday." in line for line in rows)
    context.plan_desk.look().save_people((Person("Ben", not_safe=True),))
    done = visit("?", "f", "1", "1", "", "q").run()
    assert not any("wanted to try" in line for line in done.said)
    assert any("You marked Ben as not safe, so ptg does not ask about this by itself." in line for line in done.said)
    assert done.guides == ["how-asking-went"]
    assert done.begun[0].session.snapshot().aim == "20261120-081502-7f3k"


# Guides that follow one another

FIRST_DAY = "four-days-of-writing"
IN_WORDS = "## What is in you about it, thoughts and feelings?\n<!-- step: out -->\n\nIt is here.\n"


def test_today_brings_up_the_next_day_without_its_title_and_ends_it_for_good(
    visit: Callable[..., Visit], write: Callable[..., Entry], context: Context
) -> None:
    write(IN_WORDS, 1, guide=FIRST_DAY)
    done = visit("l", "3", "l", "q").run()
    assert any("l one thing you left for later, yesterday." in one for one in done.said)
    assert "Then it ends here, and what you wrote is whole. You are not asked about it again." in done.said
    (page,) = (context.journal.find(one.id) for one in context.journal.newest())
    assert page.entry.extra[NEXT_ANSWER] == "let-go"
    assert not any("left for later" in one for one in visit("q").run().said)


def test_a_later_day_that_is_typed_too_early_asks_and_enter_leaves_it(
    visit: Callable[..., Visit], write: Callable[..., Entry], context: Context
) -> None:
    done = visit("the-second-day-of-writing", "", "q").run()
    asked = "“The second day of writing” comes after “Four days of writing”, and there is no page of that."
    assert asked in done.said
    assert "Question 1." not in done.said
    assert list(context.journal.newest()) == []


def test_the_list_leads_to_the_next_day_or_begins_anew(
    visit: Callable[..., Visit], write: Callable[..., Entry], context: Context
) -> None:
    write(IN_WORDS, 3, guide=FIRST_DAY)
    done = visit(FIRST_DAY, "1", "/stop").run()
    assert "1 Go on with “The second day of writing”" in done.said
