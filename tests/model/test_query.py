"""The language in which pages are asked for: what is understood, what is not, and that nothing raises."""

from datetime import datetime, time, timedelta, timezone
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ptg_cli.model.civil_time import read_span, stamp
from ptg_cli.model.entry import Entry
from ptg_cli.model.query import KEYS, Query, as_typed, read_query

MONDAY = datetime(2026, 11, 23, 8, 15, 2)
FOUR = time(4)
SUNDAY = datetime(2026, 11, 22, 12)


def asked(text: str) -> Query:
    """What these words ask for on a Monday morning. A guide is known by an older name, too."""
    return read_query(text, MONDAY, FOUR, lambda name: frozenset({name, "pause"} if name == "urge-pause" else {name}))


def finds(text: str, body: str = "", at: datetime = SUNDAY, **facts: Any) -> bool:
    """True where this finds the page, and no cheaper test before it rules the page out."""
    care = bool(facts.pop("look", False))
    name = f"{stamp(at)}-aaaa"
    entry = Entry(name, body=body, **facts)
    query = asked(text)
    found = query.matches(name, entry, care=care)
    file = f'title = "{entry.title}"\ntags = {list(entry.tags)}\n{body}'
    if found:
        assert query.may_be(name)
        assert query.may_match(name, file.encode())
        assert query.may_match_file(name, file)
        first, last = query.months
        assert not first or first <= name[:6]
        assert not last or name[:6] <= last
    return found


@pytest.mark.parametrize(
    ("text", "body", "found"),
    [
        ("plum", "A plum.", True),
        ("plum jam", "Jam of a plum.", True),
        ("plum jam", "A plum.", False),
        ('"plum jam"', "jam, plum", False),
        ('"plum jam', "Plum  jam", True),
        ("plum or quince", "A quince.", True),
        ("plum OR quince", "Neither.", False),
        ("plum jam or quince", "A plum.", False),
        ("plum jam or quince", "A quince.", True),
        ("plum or", "A plum.", True),
        ("or plum", "A plum.", True),
        ("plum or or quince", "A quince.", True),
        ('plum "or" quince', "plum quince", False),
        ('plum "or" quince', "plum or quince", True),
        ("plum -dad", "A plum.", True),
        ("plum -dad", "A plum, and Dad.", False),
        ("-dad", "A plum.", True),
        ("-dad", "Dad.", False),
        ('-"my dad"', "dad", True),
        ('-"my dad"', "My Dad", False),
        ("plum or quince -dad", "A plum for Dad.", False),
        ("plum -dad or quince", "A quince for Dad.", False),
        ("plum or quince -dad", "A plum.", True),
        ("plum or quince -kind:note", "A plum.", True),
        ("plum -", "A plum.", True),
        ("plum tag:", "A plum.", True),
        ("plum kind:no", "A plum.", True),
        ("plum from:so", "A plum.", True),
        ("plum or tag:", "Neither.", False),
        ("https://x.example", "at https://x.example", True),
        ("note: tea", "note: tea", True),
        ('"tag:sleep"', "write tag:sleep", True),
        ("--", "plum", True),
    ],
)
def test_words_phrases_alternatives_and_what_is_not_wanted(text: str, body: str, found: bool) -> None:
    assert finds(text, body) is found


@pytest.mark.parametrize(
    ("text", "facts", "found"),
    [
        ("tag:sleep", {"tags": ("Sleep",)}, True),
        ("TAG: sleep", {"tags": ("Sleep",)}, True),
        ("tag:#sleep", {"tags": ("sleep",)}, True),
        ('tag:"two words"', {"tags": ("Two words",)}, True),
        ("tag:sleep", {"body": "sleep"}, False),
        ("tag:sle", {"tags": ("sleep",)}, False),
        ("-tag:sleep", {"tags": ("sleep",)}, False),
        ("-tag:sleep", {}, True),
        ("tag:sleep tag:home", {"tags": ("sleep",)}, False),
        ("tag:sleep or tag:home", {"tags": ("sleep",)}, True),
        ("kind:note", {"kind": "note"}, True),
        ("kind:Note", {"kind": "journal"}, False),
        ("guide:urge-pause", {"guide": "pause"}, True),
        ("guide:reset", {"guide": "pause"}, False),
        ("feeling:far-away", {"feelings": ("far away",)}, True),
        ('feeling:"far away"', {"feelings": ("far away",)}, True),
        ("feeling:sad", {"feelings": ("far away",)}, False),
        ("kitchen #sleep", {"body": "kitchen", "tags": ("sleep",)}, True),
    ],
)
def test_keys_ask_for_what_a_page_says_of_itself(text: str, facts: dict[str, Any], found: bool) -> None:
    assert finds(text, **facts) is found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("yesterday", True),
        ("about yesterday", True),
        ("around saturday", False),
        ("-on yesterday", False),
        ("sunday", True),
        ("22 Nov", True),
        ("Nov 22", True),
        ("22 november 2026", True),
        ("Sun 22 Nov 2026", True),
        ("2026-11-22", True),
        ("2026-11", True),
        ("november", True),
        ("-1d", True),
        ("today", False),
        ("saturday", False),
        ("21 nov", False),
        ("october", False),
        ("-yesterday", False),
        ("-saturday", True),
        ("on:yesterday", True),
        ("on:sun", True),
        ("on:22 nov", True),
        ("on: 22 nov", True),
        ("on:-1d", True),
        ("-on:yesterday", False),
        ("on:today", False),
        ("from:saturday", True),
        ("from:today", False),
        ("to:yesterday", True),
        ("to:saturday", False),
        ("from:2026-11 to:2026-11", True),
        ("from:yesterday 12:00 to:yesterday 12:00", True),
        ("from:yesterday at 12:01", False),
        ('to:"yesterday 11:59"', False),
        ("sun", False),
        ("22", False),
    ],
)
def test_a_day_finds_its_pages(text: str, found: bool) -> None:
    assert finds(text) is found


def test_a_bare_day_finds_the_word_too_and_goes_together_with_words() -> None:
    assert finds("saturday", "Not before Saturday.")
    assert finds("28 nov", "It is on 28 Nov.")
    assert not finds("-saturday", "Not before Saturday.")
    assert not finds("on:saturday", "Not before Saturday.")
    assert finds("yesterday kitchen", "The kitchen.")
    assert not finds("yesterday kitchen", "The stairs.")
    assert not finds("saturday kitchen", "The kitchen.")
    assert not finds('"yesterday"', "The kitchen.")


@pytest.mark.parametrize(
    ("at", "day"),
    [
        (datetime(2026, 11, 22, 3, 59, 59), "saturday"),
        (datetime(2026, 11, 22, 4), "sunday"),
        (datetime(2026, 11, 23, 0, 1), "sunday"),
        (datetime(2026, 11, 1, 0, 1), "october"),
        (datetime(2026, 11, 1, 4), "november"),
        (datetime(2026, 5, 1, 3), "2026-04"),
        (datetime(2026, 6, 1, 3), "2026-05"),
    ],
)
def test_a_day_is_the_persons_own(at: datetime, day: str) -> None:
    for text in (day, f"on:{day}", f"from:{day} to:{day}"):
        assert finds(text, at=at)
    assert not finds(f"on:{day}", at=at + timedelta(days=40))


def test_a_page_that_was_named_by_hand_is_of_no_day() -> None:
    entry = Entry("ideas", body="sunday")
    assert not asked("on:sunday").may_be("ideas")
    assert asked("sunday").matches("ideas", entry)
    assert asked("-yesterday").matches("ideas", entry)


def test_a_page_with_care_is_found_by_its_day_and_facts_and_never_by_its_words() -> None:
    about: dict[str, Any] = {"body": "kitchen", "care": True, "tags": ("home",), "kind": "note"}
    for text in ("yesterday", "tag:home", "kind:note on:yesterday", "kitchen or tag:home"):
        assert finds(text, **about)
    for text in ("kitchen", "#home", "-stairs", "saturday", "kind:note kitchen", "-saturday"):
        assert not finds(text, **about)
    assert finds("kitchen -stairs", **about, look=True)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("from:soon", "ptg can't read “soon” as a date. Try 2026-11-03"),
        ("kind:poem", "“poem” isn't a kind of page. The kinds are: journal, note"),
        ("feeling:blue", "“blue” isn't one of the feelings here. They are: numb"),
        ("tag:", "“tag:” needs something after it, such as tag:sleep."),
    ],
)
def test_what_is_not_understood_asks_for_nothing_and_says_why(text: str, said: str) -> None:
    query = asked(text)
    assert not query.asks
    assert query.troubles[0].startswith(said)
    assert query.troubles[0].endswith(".")


@pytest.mark.parametrize(
    ("text", "meant"),
    [("tags:sleep", "tag:sleep"), ("since:may", "from:may"), ("feelings:sad", "feeling:sad"), ("Form:may", "from:may")],
)
def test_a_near_miss_is_a_word_and_is_hinted_at(text: str, meant: str) -> None:
    query = asked(text)
    assert query.hints == (f"“{text}” is looked for as a word. Did you mean {meant}?",)
    assert finds(text, f"a line with {text} in it")


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ('"plum or quince"', "“plum or quince” is looked for as one phrase, since it stands in quotes."),
        ("plum|quince", "“plum|quince” is looked for as it stands. Did you mean plum or quince?"),
        ("plum not dad", "“not” is looked for as a word. Did you mean -dad?"),
        ("plum since 28 nov", '“since” is looked for as a word. Did you mean from:"28 nov"?'),
        ("plum before may", "“before” is looked for as a word. Did you mean to:may?"),
        ("distress:7", "“distress:7” is looked for as a word. The keys are tag:, kind:"),
        ("tag:x plum or quince", "“tag:x” holds for its side of “or” alone. For both, type it on each side."),
        ("plum or quince yesterday", "“yesterday” holds for its side of “or” alone."),
        ("tag:x plum or tag:y quince", ""),
        ("tag:x or quince", ""),
        ("plum or quince -dad -tag:x", ""),
        ("not -dad", ""),
        ("not tag:x dad", ""),
        ("not or dad", ""),
        ("since then", ""),
        ("| a||b", ""),
    ],
)
def test_what_is_a_sign_in_other_programs_is_hinted_at(text: str, hint: str) -> None:
    hints = asked(text).hints
    assert len(hints) == bool(hint)
    assert all(one.startswith(hint) for one in hints)


def test_a_word_with_a_colon_is_a_word_without_a_hint() -> None:
    assert asked("https://x 14:30 dear: re:plum").hints == ()


@pytest.mark.parametrize(
    ("arguments", "text"),
    [
        (["plum", "or", "quince"], "plum or quince"),
        (["the smell"], '"the smell"'),
        (["-the smell"], '-"the smell"'),
        (["tag:two words"], 'tag:"two words"'),
        (["-tag:two words"], '-tag:"two words"'),
        (['"quiet kitchen" phone'], '"quiet kitchen" phone'),
        (["“or”"], '"or"'),
        (["28 Nov"], "28 Nov"),
        (["kitchen", "november 2026"], "kitchen november 2026"),
        (["on:28 nov"], 'on:"28 nov"'),
    ],
)
def test_arguments_of_a_command_line_are_one_text(arguments: list[str], text: str) -> None:
    assert as_typed(arguments) == text


def test_parts_may_be_added_to_every_alternative_that_asks() -> None:
    more = asked("kind:note -dad").parts[0]
    query = asked("plum or quince or tag:").narrowed(more)
    assert str(query) == "plum kind:note -dad or quince kind:note -dad"
    assert str(asked("").narrowed(more)) == "kind:note -dad"
    assert asked("plum").narrowed(()) == asked("plum")


def test_the_months_that_can_hold_what_is_asked_for_are_known() -> None:
    assert asked("on:2026-05 plum").months == ("202605", "202606")
    assert asked("from:2026-05").months == ("202605", "")
    assert asked("to:2026-05 or from:2026-09 to:2026-10").months == ("", "202611")
    assert asked("plum or on:2026-05").months == ("", "")
    assert asked("may").months == asked("").months == ("", "")


def test_nothing_asked_for_is_every_page() -> None:
    for text in ("", "  ", '"', '""', "-", "or", "or or", "tag:", "\u0301"):
        query = asked(text)
        assert not query.asks
        assert query.matches("20261122-120000-aaaa", Entry("20261122-120000-aaaa"))
        assert not query.narrowed(()).asks


def test_the_words_are_set_off_and_days_too_but_not_what_is_unwanted() -> None:
    patterns = asked("plum or yesterday -dad tag:home").patterns
    assert [bool(any(one.search(text) for one in patterns)) for text in ("Plum", "yesterday", "dad", "home")] == [
        True, True, False, False,
    ]  # fmt: skip
    assert asked("plum or quince").best_line("one\ntwo quince\n") == "two quince"
    assert asked("tag:home").best_line("one") == ""


PIECES = st.sampled_from(
    [
        "plum", "or", "OR", '"', '"a b"', "-", "-dad", "--", "28", "nov", "Nov", "2026", "yesterday", "-3d", "sat",
        "may", "at", "7am", "14:30", "2026-11-28", "2026-11", "“x y”", "\u0301", "«", ":", "tags:x", "\n", "\u3000",
        *(f"{key}:" for key in KEYS), "tag:sleep", "kind:note", "kind:x", "on:28", "from:mon", "to:november",
        'on:"28"', "#sleep",
    ]
)  # fmt: skip
TEXTS = st.one_of(st.text(), st.lists(PIECES).map(" ".join), st.lists(PIECES).map("".join))


@given(TEXTS, st.datetimes().map(lambda moment: moment.replace(microsecond=0)))
@example('on:"28" nov', MONDAY)
@example('28 "" nov', MONDAY)
@example('on:0" nov', MONDAY)
@example("tag: or plum", MONDAY)
@example("-yesterday", datetime(1, 1, 1))
@example("9999-12-31 to:9999-12", datetime(9999, 12, 31, 23, 59))
def test_any_text_is_a_query_and_printed_it_reads_the_same(text: str, now: datetime) -> None:
    query = read_query(text, now, FOUR)
    again = read_query(str(query), now, FOUR)
    assert again == query
    assert str(again) == str(query)
    name = f"{stamp(now)}-aaaa"
    entry = Entry(name, body=text)
    found = query.matches(name, entry)
    if found:
        raw = text.encode("utf-8", "surrogatepass")
        assert query.may_be(name)
        assert query.may_match(name, raw)
        assert query.may_match_file(name, text)
    query.best_line(text)


@pytest.mark.parametrize("hours", [14, -3.5, 0])
def test_a_day_is_told_by_the_clock_where_the_page_was_written(hours: float) -> None:
    """In Kiritimati, in St John's, in Greenwich: the name of a page keeps the time that its clock showed."""
    zone = timezone(timedelta(hours=hours))
    written = datetime(2026, 11, 30, 0, 1, tzinfo=zone)
    assert finds("on:2026-11-29", at=written.replace(tzinfo=None), created=written)
    span = read_span("2026-11-29", written.replace(tzinfo=None), FOUR)
    assert span.end == datetime(2026, 11, 30, 4)
