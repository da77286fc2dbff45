"""Then and now on the screen: in columns where there is room, below one another where there is not; by keys."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from tests.tui.conftest import HOSTILE

from ptg_cli.context import Context
from ptg_cli.model.body import Section, compose
from ptg_cli.model.entry import Entry
from ptg_cli.tui.navigation import Go
from ptg_cli.tui.widgets.pages.side_by_side import SideBySideView, columns
from ptg_cli.tui.widgets.plain import Plain
from ptg_cli.tui.widgets.writing.editor import Editor

pytestmark = pytest.mark.slow

Visit = Callable[..., Any]
GUIDE = "a-picture"
IMAGE = "Which picture comes?"
OWN = f"""title = "A picture"
summary = "s"
level = "gentle"
minutes = 3

[[step]]
id = "image"
kind = "write"
prompt = "{IMAGE}"

[[step]]
id = "holds"
kind = "list"
prompt = "What is holding?"
"""


@pytest.fixture(autouse=True)
def _guide(context: Context) -> None:
    """A guide of the person's own."""
    folder = context.own_content / "guides"
    folder.mkdir(parents=True)
    (folder / f"{GUIDE}.toml").write_text(OWN)


@pytest.fixture
def tell(context: Context) -> Callable[..., Entry]:
    """Keeps a page of so many days ago: its two answers, and whatever else it has."""

    def one(days: float, image: str, holds: str = "", guide: str = GUIDE, **facts: Any) -> Entry:
        moment = context.now() - timedelta(days=days)
        answers = [Section(IMAGE, "image", 0, image)]
        answers += [Section("What is holding?", "holds", 0, holds)] if holds else []
        page_id = context.journal.new_id(moment.replace(tzinfo=None))
        body = compose(answers) if guide else f"{image}\n"
        return context.journal.add(Entry(page_id, moment, kind="journal", guide=guide, body=body, **facts)).entry

    return one


@pytest.fixture
def three(tell: Callable[..., Entry]) -> list[Entry]:
    """Three tellings of one guide, months apart."""
    return [
        tell(254, "A plate on the kitchen floor.", "Nothing that I can see.", distress_before=6, distress_after=4),
        tell(120, "Still the plate.", "- my sister\n- the dog", distress_before=5),
        tell(7, "The plate, glued.", "Me, some days.", dials={"sleep": 7}),
    ]


@pytest.fixture
def then(visit: Visit) -> Visit:
    """Runs the screen over today."""

    def one(steps: Any, which: str = GUIDE, size: tuple[int, int] = (80, 24)) -> Any:
        async def all_steps(person: Any) -> None:
            await person.until(lambda: person.place() == "TodayScreen")
            person.app.open_place("tellings", which or None)
            await person.until(lambda: person.place() == "TellingsScreen")
            await person.until(lambda: "Reading your pages" not in person.screen_text())
            await person.pilot.pause()
            await steps(person)

        return visit(Go("today"), all_steps, size=size)

    return one


def line_with(person: Any, words: str) -> str:
    """The line of the screen that holds these words."""
    text: str = person.screen_text()
    return next(line for line in text.split("\n") if words in line)


@pytest.mark.parametrize(
    ("width", "tellings", "wanted"),
    [(60, 3, 1), (80, 3, 1), (109, 2, 1), (110, 2, 2), (110, 3, 2), (120, 3, 3), (120, 1, 1), (240, 9, 6), (200, 0, 1)],
)
def test_there_are_as_many_columns_as_have_room(width: int, tellings: int, wanted: int) -> None:
    assert columns(width, tellings) == wanted


@pytest.mark.usefixtures("three")
def test_side_by_side_where_there_is_room(then: Visit) -> None:
    async def steps(person: Any) -> None:
        await person.see("A picture", "3 pages, the first on 14 March 2026")
        days = line_with(person, "26 July 2026")
        assert "14 March 2026" in days
        assert "16 November 2026" in days
        plates = line_with(person, "A plate on the kitchen floor.")
        assert "Still the plate." in plates
        assert "The plate, glued." in plates
        assert plates.index("Still") == days.index("26 July")
        assert "• my sister" in person.screen_text() or "- my sister" in person.screen_text()
        assert not [line for line in person.screen_text().split("\n") if len(line.rstrip()) > 117]

    then(steps, size=(120, 36))


@pytest.mark.usefixtures("three")
@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
def test_below_one_another_where_there_is_not(then: Visit, size: tuple[int, int]) -> None:
    async def steps(person: Any) -> None:
        lines = [line.strip() for line in person.screen_text().split("\n") if line.strip()]
        first = lines.index(IMAGE)
        assert lines[first : first + 5] == [
            IMAGE,
            "14 March 2026",
            "A plate on the kitchen floor.",
            "26 July 2026",
            "Still the plate.",
        ]
        await person.press("G")
        await person.see("Me, some days.")

    then(steps, size=size)


@pytest.mark.usefixtures("three")
def test_the_words_of_the_person_are_brighter_than_the_questions(then: Visit) -> None:
    async def steps(person: Any) -> None:
        view = person.app.screen.query_one(SideBySideView)
        answers, questions = view.query(".answer").results(Plain), view.query(".question").results(Plain)
        ink = {one.styles.color for one in answers}
        assert len(ink) == 1
        assert ink.isdisjoint({one.styles.color for one in questions})
        ground = person.app.screen.styles.background
        (bright,) = ink
        assert all(
            bright.get_contrast_text().hex and _contrast(bright, ground) > _contrast(one.styles.color, ground)
            for one in view.query(".question").results(Plain)
        )

    then(steps)


def _contrast(colour: Any, ground: Any) -> float:
    one, other = sorted((_light(colour), _light(ground)))
    return (other + 0.05) / (one + 0.05)


def _light(colour: Any) -> float:
    parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour.normalized]
    return float(0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2])


def test_arrows_mark_one_and_bring_the_others_into_sight(then: Visit, tell: Callable[..., Entry]) -> None:
    for number in range(5):
        tell(100 - number * 10, f"picture {number}")

    async def steps(person: Any) -> None:
        view = person.app.screen.query_one(SideBySideView)
        assert (view.marked, list(view.shown)) == (4, [2, 3, 4])
        assert "picture 1" not in person.screen_text()
        await person.press("left", "left", "left")
        assert (view.marked, list(view.shown)) == (1, [1, 2, 3])
        await person.see("picture 1")
        await person.press(*["left"] * 5)
        assert (view.marked, list(view.shown)) == (0, [0, 1, 2])
        await person.press(*["right"] * 9)
        assert (view.marked, list(view.shown)) == (4, [2, 3, 4])

    then(steps, size=(120, 36))


def test_of_very_many_only_some_are_drawn_at_once_and_arrows_lead_to_the_others(
    then: Visit, tell: Callable[..., Entry]
) -> None:
    for number in range(40):
        tell(100 - number, f"picture {number}.")

    async def steps(person: Any) -> None:
        view = person.app.screen.query_one(SideBySideView)
        assert (view.marked, list(view.shown)) == (39, [34, 35, 36, 37, 38, 39])
        await person.press(*["left"] * 6)
        assert (view.marked, list(view.shown)) == (33, [33, 34, 35, 36, 37, 38])
        await person.see("picture 33.")

    then(steps)


@pytest.mark.usefixtures("three")
def test_r_shows_the_numbers_and_hides_them_again(then: Visit) -> None:
    async def steps(person: Any) -> None:
        assert "6, then 4" not in person.screen_text()
        await person.press("r")
        await person.see("14 March 2026 · 6, then 4", "16 November 2026 · Sleep 7")
        await person.press("r")
        await person.until(lambda: "6, then 4" not in person.screen_text())

    then(steps, size=(120, 36))


@pytest.mark.usefixtures("three")
def test_enter_opens_the_marked_page_and_back_leads_here(then: Visit) -> None:
    async def steps(person: Any) -> None:
        await person.press("left", "enter")
        await person.until(lambda: person.place() == "PagesScreen" and person.app.screen.has_class("-reading"))
        await person.see("my sister")
        await person.press("escape")
        await person.until(lambda: person.place() == "TellingsScreen")
        assert person.app.screen.query_one(SideBySideView).marked == 1

    then(steps)


@pytest.mark.usefixtures("three")
def test_w_writes_the_next_one_with_the_earlier_answers_one_key_away(then: Visit, pages: Any) -> None:
    async def steps(person: Any) -> None:
        await person.press("w")
        await person.until(lambda: person.place() == "WritingScreen" and person.app.screen._begun is not None)
        await person.press("enter")
        await person.until(lambda: person.app.screen.query(Editor))
        await person.see("Earlier")
        assert "glued" not in person.screen_text()
        await person.press("f5")
        await person.see("You answered this on 16 November 2026.", "The plate, glued.", "on 14 March 2026.")
        assert person.screen_text().index("glued") < person.screen_text().index("kitchen floor")
        await person.press("escape")
        person.app.screen.query_one(Editor).insert("A bowl.")
        await person.press("tab", "a")
        await person.see("The plate, glued.")
        await person.press("q")
        await person.press("escape", "4")
        await person.until(lambda: person.place() == "TellingsScreen")
        await person.see("4 pages, the first on", "A bowl.")

    then(steps, size=(120, 36))
    assert "A bowl." in pages()[-1].entry.body


def test_writing_that_was_begun_elsewhere_has_no_earlier_answers(visit: Visit, three: list[Entry]) -> None:
    async def steps(person: Any) -> None:
        await person.until(lambda: person.place() == "WritingScreen" and person.app.screen._begun is not None)
        await person.press("enter")
        await person.until(lambda: person.app.screen.query(Editor))
        await person.press("f5")
        assert person.place() == "WritingScreen"
        assert "Earlier" not in person.screen_text()

    visit(Go("writing", GUIDE), steps)


@pytest.mark.usefixtures("three")
def test_without_a_name_the_guides_told_again_are_listed(then: Visit, tell: Callable[..., Entry]) -> None:
    tell(3, "x", guide="reset")
    tell(2, "y", guide="reset")

    async def steps(person: Any) -> None:
        await person.see("Then and now", "1  ", "2 times, from 20 November 2026 to 21 November 2026")
        await person.press("down", "enter")
        await person.see("3 pages, the first on 14 March 2026")
        await person.press("escape")
        await person.see("2 times, from 20 November 2026")
        await person.press("escape")
        await person.until(lambda: person.place() == "TodayScreen")

    then(steps, which="")


def test_today_has_a_key_for_it_and_nothing_told_twice_says_what_will_be_here(visit: Visit) -> None:
    async def steps(person: Any) -> None:
        await person.until(lambda: person.place() == "TodayScreen")
        await person.press("a")
        await person.see("You have not written with any guide twice yet.", "Esc, then g, shows the guides.")
        await person.press("escape", "g")
        await person.until(lambda: person.place() == "GuidesScreen")

    visit(Go("today"), steps)


@pytest.mark.parametrize(
    ("told", "words"),
    [(0, "You have not written with “A picture” yet. w begins it."), (1, "There is one page of this")],
)
def test_a_guide_never_told_and_told_once(then: Visit, tell: Callable[..., Entry], told: int, words: str) -> None:
    for days in range(told):
        tell(days + 1, "only")

    async def steps(person: Any) -> None:
        await person.see(words)
        await person.press("left", "right", "r", "j")
        await person.press("w")
        await person.until(lambda: person.place() == "WritingScreen")

    then(steps)


def test_what_is_missing_is_said_and_the_rest_stands(then: Visit, tell: Callable[..., Entry], context: Context) -> None:
    tell(9, "one")
    tell(8, "not to be seen", care=True)
    broken = tell(7, "two")
    path = context.journal.find(broken.id).path
    path.write_bytes(path.read_bytes() + b"\xff")

    async def steps(person: Any) -> None:
        await person.see("The page of 16 November 2026 can't be read", "handled with care is left out", "one")
        assert "not to be seen" not in person.screen_text()

    then(steps)


@pytest.mark.parametrize("words", HOSTILE)
def test_whatever_was_written_is_drawn_as_it_is(then: Visit, tell: Callable[..., Entry], words: str) -> None:
    tell(9, words, words)
    tell(8, "plain")

    async def steps(person: Any) -> None:
        await person.see("plain")

    then(steps, size=(120, 36))


@pytest.mark.usefixtures("three")
def test_another_width_lays_them_out_anew(then: Visit) -> None:
    async def steps(person: Any) -> None:
        await person.pilot.resize_terminal(120, 36)
        await person.until(lambda: "Still the plate." in line_with(person, "A plate on the kitchen floor."))
        await person.pilot.resize_terminal(80, 24)
        await person.until(lambda: "Still the plate." not in line_with(person, "A plate on the kitchen floor."))

    then(steps)


# From Pages


@pytest.mark.usefixtures("three")
def test_s_in_pages_leads_to_the_tellings_of_the_marked_page(visit: Visit) -> None:
    async def steps(person: Any) -> None:
        await person.until(lambda: person.place() == "PagesScreen" and person.app.screen.shelf.pages.names)
        await person.press("down", "s")
        await person.until(lambda: person.place() == "TellingsScreen")
        await person.see("3 pages, the first on")
        assert person.app.screen.query_one(SideBySideView).marked == 1

    visit(Go("pages"), steps)


def test_s_on_a_page_alone_says_so_and_l_ties_it(visit: Visit, tell: Callable[..., Entry], pages: Any) -> None:
    tell(9, "A plum stone.", guide="")
    tell(3, "The pocket.", guide="")

    async def steps(person: Any) -> None:
        await person.until(lambda: person.place() == "PagesScreen" and person.app.screen.shelf.pages.names)
        await person.press("s")
        await person.told("Nothing belongs beside this page")
        await person.press("l")
        await person.see("Which page belongs beside this one?")
        await person.press(*"plum", "enter")
        await person.see("Which of these?")
        await person.press("1")
        await person.told("The two pages are tied.")
        await person.press("s")
        await person.until(lambda: person.place() == "TellingsScreen")
        await person.see("Pages that you tied", "A plum stone.", "The pocket.")
        assert "w write" not in person.screen_text()

    visit(Go("pages"), steps)
    one, other = pages()
    assert (one.entry.tied, other.entry.tied) == ((other.id,), (one.id,))
