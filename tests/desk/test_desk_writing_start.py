"""What a session has to know at its start: own lists, earlier answers, whether the card is due, suggestions."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest

from ptg_cli.desk.writing_start import card_is_due, earlier_answers, newest_entries, own_lists, suggested
from ptg_cli.journal.documents.store import Documents
from ptg_cli.journal.journal import Journal
from ptg_cli.journal.names import own_place
from ptg_cli.journal.places import Places
from ptg_cli.library.library import Library, prompts_folder
from ptg_cli.library.titles import Titles
from ptg_cli.model.body import Section, compose
from ptg_cli.model.entry import CARD_SHOWN, Entry
from ptg_cli.model.guide import OWN_LISTS, Choose, Guide, Recall, Write
from ptg_cli.session.writing_view import Earlier

NOW = datetime(2026, 11, 23, 8, 15, 2)
FOUR = time(4, 0)
LIBRARY = Library(prompts_folder(), Path("nobodys"))


@pytest.fixture
def documents(journal: Journal) -> Documents:
    """The documents of an empty journal."""
    return Documents(journal)


@pytest.fixture
def put(places: Places) -> Callable[[str, str], Path]:
    """Puts a document beside the entries, as a person would with an editor."""

    def one(name: str, text: str) -> Path:
        path = places.journal / f"{name}.toml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        return path

    return one


@pytest.fixture
def wrote(journal: Journal) -> Callable[..., Entry]:
    """Keeps a page of a guide, with one answer per step."""

    def one(entry_id: str, guide: str = "first-light", care: bool = False, **answers: str) -> Entry:
        sections = [Section(f"{step}?", step, 0, text) for step, text in answers.items()]
        entry = Entry(entry_id, kind="journal", guide=guide, care=care, body=compose(sections))
        return journal.add(entry).entry

    return one


def guide(*steps: Any, slug: str = "now", **changes: Any) -> Guide:
    values: dict[str, Any] = {"title": slug, "summary": "s", "level": "gentle", "minutes": 5, **changes}
    return Guide(slug=slug, steps=steps or (Write("one", "What?"),), **values)


CHOOSES = guide(Choose("who", "Who is it?", own="people"), Choose("what", "What?", own="values"))
RECALLS = guide(Recall("r", "Before", step="hope", guide="first-light"), Write("one", "And now?"))
WANTED = ("first-light", "hope")


# Own lists


def test_only_the_lists_a_guide_chooses_from_are_read(
    documents: Documents, put: Callable[[str, str], Path], places: Places
) -> None:
    put("people", '[[person]]\nname = "Ana"\n')
    put("strategies", "not toml")
    assert own_lists(guide(), documents) == ({}, [])
    assert own_lists(CHOOSES, documents) == ({"people": ("Ana",), "values": ()}, [])


def test_a_list_there_is_none_of_is_empty_and_nothing_is_made(documents: Documents, places: Places) -> None:
    assert own_lists(CHOOSES, documents) == ({"people": (), "values": ()}, [])
    assert not places.journal.exists()


def test_names_come_in_their_order_without_white_space_and_with_keys_of_their_own(
    documents: Documents, put: Callable[[str, str], Path]
) -> None:
    put("people", '[[person]]\nname = " Zoë "\nphone = "1"\n\n[[person]]\nname = "Ana"\n')
    assert own_lists(CHOOSES, documents)[0]["people"] == ("Zoë", "Ana")


@pytest.mark.parametrize(
    ("text", "words", "left"),
    [
        ("[[person]\nname =", "line 1: that isn't TOML.", ()),
        ("person = 3\n", "begin with [[person]]", ()),
        ('[[person]]\nnane = "Ana"\n', "line 1: each [[person]] needs a name", ()),
        ('[[person]]\nname = "Ana"\n[[person]]\nname = " "\n', "line 4: each [[person]] needs a name", ("Ana",)),
        ("[[person]]\nname = 3\n", "line 2: each [[person]] needs a name", ()),
        ("a = " + "[" * 5000, "nested too deep", ()),
    ],
)
def test_a_damaged_list_is_named_once_and_the_others_still_serve(
    documents: Documents, put: Callable[[str, str], Path], text: str, words: str, left: tuple[str, ...]
) -> None:
    path = put("people", text)
    put("values", '[[value]]\nname = "Patience"\n')
    found, problems = own_lists(CHOOSES, documents)
    assert found == {"people": left, "values": ("Patience",)}
    (said,) = problems
    assert str(path) in said
    assert words in said
    assert "Ana" not in said


def test_a_list_that_is_not_utf_8_is_named_and_stops_nothing(
    documents: Documents, put: Callable[[str, str], Path]
) -> None:
    put("people", "").write_bytes(b"\xff\xfe")
    found, problems = own_lists(CHOOSES, documents)
    assert found == {"people": (), "values": ()}
    assert len(problems) == 1


def test_a_folder_or_a_loop_in_place_of_a_list_is_named_and_stops_nothing(documents: Documents, places: Places) -> None:
    (places.journal / "people.toml").mkdir(parents=True)
    (places.journal / "values.toml").symlink_to("values.toml")
    found, problems = own_lists(CHOOSES, documents)
    assert found == {}
    assert len(problems) == 2
    assert str(places.journal / "people.toml") in " ".join(problems)


def test_where_nobody_can_tell_who_is_not_safe_no_list_is_offered_that_may_name_them(
    documents: Documents, put: Callable[[str, str], Path], places: Places
) -> None:
    put("values", '[[value]]\nname = "Time with Ana"\n')
    (places.journal / "people.toml").mkdir()
    found, (said,) = own_lists(CHOOSES, documents)
    assert found == {}
    assert str(places.journal / "people.toml") in said


OWN_PLAN = """\
[steadies]
items = ["call Mara", "tea"]
[signs]
items = ["I snap at mara", "a tight jaw"]
[places]
items = ["Mara's kitchen", "the library"]
[professional]
items = ["Mara's doctor", "1737"]
[safer]
items = ["Mara has the key", "a key away"]
[stay]
items = ["Mara", "the dog"]
[[triggers.items]]
cue = "Mara calls"
[[triggers.items]]
cue = "Sundays"
"""


@pytest.fixture
def everything(put: Callable[[str, str], Path]) -> None:
    """Every list of one's own, each with Mara and one thing more."""
    put("plan", OWN_PLAN)
    put("strategies", '[[strategy]]\nname = "A walk with Mara"\n[[strategy]]\nname = "Tea"\n')
    put("values", '[[value]]\nname = "To be like Mara"\n[[value]]\nname = "Patience"\n')
    put("aims/20261128-081502-7f3k", 'title = "Call"\nperson = "Mara"\n')
    put("aims/20261128-081502-8g4m", 'title = "Open the window"\n')


@pytest.mark.parametrize("name", OWN_LISTS)
def test_no_own_list_offers_someone_who_is_not_safe_or_a_line_that_names_them(
    documents: Documents, put: Callable[[str, str], Path], everything: None, name: str
) -> None:
    put("people", '[[person]]\nname = "Mara"\nnot_safe = true\n[[person]]\nname = "Ana"\n')
    found, problems = own_lists(guide(Choose("c", "?", own=name)), documents)
    assert problems == []
    assert len(found[name]) == 1
    assert "mara" not in " ".join(found[name]).casefold()
    put("people", '[[person]]\nname = "Mara"\n[[person]]\nname = "Ana"\n')
    assert len(own_lists(guide(Choose("c", "?", own=name)), documents)[0][name]) == 2


@pytest.mark.parametrize("name", [name for name in OWN_LISTS if name.startswith("plan.")])
def test_where_people_do_not_read_the_plan_offers_only_professional_help(
    documents: Documents, put: Callable[[str, str], Path], everything: None, name: str
) -> None:
    path = put("people", "[[person\n")
    found, problems = own_lists(guide(Choose("c", "?", own=name)), documents)
    helps = name == "plan.professional"
    assert len(found[name]) == (2 if helps else 0)
    assert [str(path) in said for said in problems] == ([] if helps else [True])


# Earlier answers


def test_the_newest_earlier_answer_is_offered_with_its_day(journal: Journal, wrote: Callable[..., Entry]) -> None:
    wrote("20261101-080000-aaaa", hope="older")
    wrote("20261103-080000-aaaa", hope="newer")
    wrote("20261104-080000-aaaa", guide="another", hope="another guide's")
    assert earlier_answers(RECALLS, journal, LIBRARY) == {WANTED: Earlier(date(2026, 11, 3), "newer")}


def test_a_newer_page_without_that_answer_does_not_hide_an_older_one(
    journal: Journal, wrote: Callable[..., Entry]
) -> None:
    wrote("20261101-080000-aaaa", hope="older")
    wrote("20261103-080000-aaaa", other="something else")
    assert earlier_answers(RECALLS, journal, LIBRARY)[WANTED].text == "older"


def test_earlier_answers_never_come_from_pages_to_be_handled_with_care(
    journal: Journal, wrote: Callable[..., Entry]
) -> None:
    wrote("20261103-080000-aaaa", care=True, hope="not this")
    assert earlier_answers(RECALLS, journal, LIBRARY) == {}
    wrote("20261101-080000-aaaa", hope="older")
    assert earlier_answers(RECALLS, journal, LIBRARY)[WANTED].text == "older"


def test_an_answer_is_recalled_from_a_page_that_has_the_names_of_an_earlier_version(
    journal: Journal, wrote: Callable[..., Entry], tmp_path: Path
) -> None:
    (tmp_path / "guides").mkdir()
    (tmp_path / "guides" / "morning.toml").write_text(
        'title = "Morning"\nsummary = "s"\nlevel = "gentle"\nminutes = 5\nwas = ["first-light"]\n'
        '[[step]]\nid = "wish"\nkind = "write"\nprompt = "p?"\nwas = ["hope"]\n',
        encoding="utf-8",
    )
    library = Library(prompts_folder(), tmp_path)
    wrote("20261103-080000-aaaa", hope="rain")
    recalls = guide(Recall("r", step="wish", guide="morning"), Write("one", "?"))
    assert earlier_answers(recalls, journal, library)["morning", "wish"].text == "rain"
    recalls = guide(Recall("r", step="hope", guide="first-light"), Write("one", "?"))
    assert earlier_answers(recalls, journal, library)["first-light", "hope"].text == "rain"
    assert library.guide("first-light").slug == "morning"
    assert Titles(prompts_folder(), tmp_path).guide("first-light") == "Morning"
    (suggestion,) = suggested([library.guide("morning")], journal, Documents(journal), NOW, FOUR)
    assert suggestion.why == "You used this guide last on 3 November 2026."


def test_pages_in_the_trash_are_not_recalled(journal: Journal, wrote: Callable[..., Entry]) -> None:
    wrote("20261103-080000-aaaa", hope="thrown away")
    journal.discard(journal.find("@last"))
    assert earlier_answers(RECALLS, journal, LIBRARY) == {}


def test_an_answer_asked_once_per_item_is_not_recalled_as_one(journal: Journal) -> None:
    body = compose([Section("About a?", "hope", 1, "one"), Section("About b?", "hope", 2, "two")])
    journal.add(Entry("20261103-080000-aaaa", kind="journal", guide="first-light", body=body))
    assert earlier_answers(RECALLS, journal, LIBRARY) == {}


def test_several_answers_may_come_from_several_pages(journal: Journal, wrote: Callable[..., Entry]) -> None:
    wrote("20261101-080000-aaaa", hope="h", fear="f")
    wrote("20261103-080000-aaaa", hope="newer")
    two = guide(
        Recall("a", step="hope", guide="first-light"), Recall("b", step="fear", guide="first-light"), Write("one", "?")
    )
    found = earlier_answers(two, journal, LIBRARY)
    assert {key[1]: answer.text for key, answer in found.items()} == {"hope": "newer", "fear": "f"}


def test_a_recall_within_the_session_looks_at_no_page(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Journal, "newest", lambda *_: pytest.fail("pages were looked at"))
    assert earlier_answers(guide(Write("one", "?"), Recall("r", step="one")), journal, LIBRARY) == {}


def test_an_answer_beyond_the_first_64_kb_is_recalled_too(journal: Journal, wrote: Callable[..., Entry]) -> None:
    wrote("20261103-080000-aaaa", long="a line\n" * 20_000, hope="far down")
    assert earlier_answers(RECALLS, journal, LIBRARY)[WANTED].text == "far down"


def test_unreadable_pages_among_them_do_no_harm(journal: Journal, places: Places, wrote: Callable[..., Entry]) -> None:
    wrote("20261101-080000-aaaa", hope="older")
    own_place(places.entries, "20261103-080000-aaaa").write_bytes(b"\xff\xfeh\x00")
    own_place(places.entries, "20261104-080000-aaaa").symlink_to("nowhere")
    assert earlier_answers(RECALLS, journal, LIBRARY)[WANTED].text == "older"
    assert [entry.id for entry in newest_entries(journal)] == ["20261101-080000-aaaa"]


# The card and the suggestion


@pytest.mark.parametrize(
    ("shown", "ago", "due"),
    [
        (True, timedelta(hours=1), False),
        (True, timedelta(hours=11, minutes=59), False),
        (True, timedelta(hours=12), True),
        (False, timedelta(hours=1), True),
    ],
)
def test_the_full_card_is_due_unless_it_was_shown_within_12_hours(
    journal: Journal, shown: bool, ago: timedelta, due: bool
) -> None:
    then = NOW - ago
    extra = {CARD_SHOWN: True} if shown else {}
    journal.add(Entry(journal.new_id(then), kind="journal", distress_before=9, body="x", extra=extra))
    assert card_is_due(journal, NOW) is due


def test_with_no_journal_the_card_is_due_and_nothing_is_made(journal: Journal, places: Places) -> None:
    assert card_is_due(journal, NOW)
    assert not places.journal.exists()


def test_a_guide_for_this_hour_is_suggested_from_the_pages_with_its_reason(
    journal: Journal, wrote: Callable[..., Entry]
) -> None:
    guides = [guide(slug="a-one", order=1), guide(slug="b-two", order=2)]
    first, second = suggested(guides, journal, Documents(journal), NOW, FOUR)
    assert (first.guide.slug, second.guide.slug) == ("a-one", "b-two")
    wrote("20261101-080000-aaaa", guide="a-one", one="x")
    first, second = suggested(guides, journal, Documents(journal), NOW, FOUR)
    assert first.guide.slug == "b-two"
    assert second.why == "You used this guide last on 1 November 2026."


def test_a_loud_close_yesterday_keeps_today_gentle(journal: Journal) -> None:
    guides = [guide(slug="deep-one", level="deep", order=1), guide(slug="soft", order=2)]
    journal.add(Entry("20261122-210000-aaaa", kind="journal", distress_after=7, body="x"))
    assert [one.guide.slug for one in suggested(guides, journal, Documents(journal), NOW, FOUR)] == ["soft"]
