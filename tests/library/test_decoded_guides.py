"""Guides and practices as they are read: every step kind, every key, ours and the person's own."""

from pathlib import Path

import pytest

from ptg_cli.library import decode
from ptg_cli.library.errors import BadContent, NoSuchGuide
from ptg_cli.library.files import LARGEST
from ptg_cli.library.library import Library, prompts_folder
from ptg_cli.model.guide import Choose, Items, Pause, Read, Recall, Scale, Shares, Sort, Write
from ptg_cli.model.practice import Phase

OURS = Path(__file__).parents[2] / "prompts"

WHOLE = """
title = "Every kind"
summary = "One of each."
level = "deep"
minutes = 25
themes = ["one", "two"]
note = "It asks. It will not ask more."
sources = ["somewhere"]
order = 7
suggest = false
check_in = false
care = true

[[step]]
id = "calm"
kind = "read"
lines = ["One.", "Two."]

[[step]]
id = "words"
kind = "write"
prompt = "What is it?"
hint = "A word."
starters = ["It was", "I was"]

[[step]]
id = "things"
kind = "list"
prompt = "What else?"

[[step]]
id = "loud"
kind = "scale"
prompt = "How hard is this: {item}?"
low = "calm enough"
high = "as bad as it gets"
each = "things"

[[step]]
id = "first"
kind = "scale"
prompt = "How much?"
low = "none"
high = "all"

[[step]]
id = "whose"
kind = "sort"
prompt = "Whose is each?"
from = "things"
piles = ["mine", "not mine"]

[[step]]
id = "parts"
kind = "shares"
prompt = "How large is each?"
from = "things"
last = "my own part"
again = "first"

[[step]]
id = "which"
kind = "choose"
prompt = "Which one?"
options = ["neither"]
many = true
from = "whose"
pile = "mine"
own = "values"

[[step]]
id = "wait"
kind = "pause"
practice = "tiny"
prompt = "A minute."

[[step]]
id = "here"
kind = "recall"
step = "words"

[[step]]
id = "there"
kind = "recall"
step = "name"
guide = "naming-what-hurts"
"""

PRACTICE = """
title = "Tiny"
summary = "Short."
rounds = 3
outward = true

[[phase]]
text = "In."
seconds = 4

[[phase]]
text = "Out."
seconds = 6.5
"""

ONE = 'title = "{0}"\nsummary = "s"\nlevel = "gentle"\nminutes = 5\n[[step]]\nid = "a"\nkind = "write"\nprompt = "p?"\n'


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """The person's own folder, with a practice in it."""
    folder = tmp_path / "own"
    (folder / "guides").mkdir(parents=True)
    (folder / "practices").mkdir()
    (folder / "practices" / "tiny.toml").write_text(PRACTICE, encoding="utf-8")
    return folder


@pytest.fixture
def ours(tmp_path: Path) -> Path:
    """A folder of content like ours, with two guides."""
    folder = tmp_path / "prompts"
    (folder / "guides").mkdir(parents=True)
    for name, title in (("first-light", "First light"), ("second-wind", "Second wind")):
        (folder / "guides" / f"{name}.toml").write_text(ONE.format(title), encoding="utf-8")
    return folder


@pytest.fixture
def library(ours: Path, own: Path) -> Library:
    """A library of both folders."""
    return Library(ours, own)


def put(folder: Path, name: str, text: str) -> Path:
    """Writes a guide."""
    path = folder / "guides" / name
    path.write_text(text, encoding="utf-8")
    return path


def test_every_step_kind_and_key_is_read(library: Library, own: Path) -> None:
    guide = library.check(put(own, "every-kind.toml", WHOLE))
    assert (guide.slug, guide.title, guide.summary) == ("every-kind", "Every kind", "One of each.")
    assert (guide.level, guide.minutes, guide.order, guide.themes) == ("deep", 25, 7, ("one", "two"))
    assert (guide.note, guide.sources) == ("It asks. It will not ask more.", ("somewhere",))
    assert (guide.suggest, guide.check_in, guide.care, guide.headings, guide.mine) == (False, False, True, True, True)
    assert guide.steps == (
        Read("calm", lines=("One.", "Two.")),
        Write("words", "What is it?", "A word.", starters=("It was", "I was")),
        Items("things", "What else?"),
        Scale("loud", "How hard is this: {item}?", each="things", low="calm enough", high="as bad as it gets"),
        Scale("first", "How much?", low="none", high="all"),
        Sort("whose", "Whose is each?", piles=("mine", "not mine"), source="things"),
        Shares("parts", "How large is each?", source="things", last="my own part", again="first"),
        Choose("which", "Which one?", options=("neither",), many=True, source="whose", pile="mine", own="values"),
        Pause("wait", "A minute.", practice="tiny"),
        Recall("here", step="words"),
        Recall("there", step="name", guide="naming-what-hurts"),
    )


def test_what_is_not_said_has_its_default(library: Library) -> None:
    guide = library.guide("first-light")
    assert (guide.themes, guide.note, guide.sources, guide.order) == ((), "", (), 1000)
    assert (guide.suggest, guide.check_in, guide.care, guide.headings, guide.mine) == (True, True, False, True, False)


@pytest.mark.parametrize("start", ["\ufeff", "# mine\r\n", "\n\n"])
def test_a_byte_order_mark_comments_and_windows_line_endings_are_fine(library: Library, own: Path, start: str) -> None:
    path = own / "guides" / "mine.toml"
    path.write_bytes((start + ONE.format("Été")).replace("\n", "\r\n").replace("\r\r", "\r").encode())
    assert library.check(path).title == "Été"


def test_a_blank_page_is_one_write_step_without_headings(library: Library, own: Path) -> None:
    guide = library.check(put(own, "bare.toml", "headings = false\n" + ONE.format("Bare")))
    assert not guide.headings
    assert guide.fits_the_night


def test_guides_come_in_their_order_then_by_title(library: Library, own: Path) -> None:
    put(own, "zebra.toml", "order = 1\n" + ONE.format("Zebra"))
    put(own, "alder.toml", ONE.format("Alder"))
    assert [guide.title for guide in library.guides()] == ["Zebra", "Alder", "First light", "Second wind"]


def test_a_guide_goes_by_its_name_or_its_title(library: Library) -> None:
    for name in ("first-light", "First light", "FIRST  LIGHT", " first light "):
        assert library.guide(name).slug == "first-light"


def test_a_guide_whose_title_is_not_its_name_goes_by_both(library: Library, own: Path) -> None:
    put(own, "sunday.toml", ONE.format("The week, ahead!"))
    assert library.guide("sunday").title == "The week, ahead!"
    assert library.guide("the week, ahead!").slug == "sunday"


@pytest.mark.parametrize("name", ["My Guide.toml", "sunday_evening.toml", "Sunday.toml", "a.b.toml", "-.toml"])
def test_a_file_name_that_is_no_guides_name_is_found_by_it_or_reported(library: Library, own: Path, name: str) -> None:
    path = put(own, name, ONE.format("Something else"))
    if path in [broken.path for broken in library.broken()]:
        return
    assert library.guide(path.stem).title == "Something else"


def test_an_unknown_guide_names_the_nearest_and_where_all_are(library: Library) -> None:
    with pytest.raises(NoSuchGuide) as refused:
        library.guide("frist light")
    said = str(refused.value)
    assert said == "No guide is called “frist light”. Did you mean first-light? `ptg guides` shows them all."


@pytest.mark.parametrize(
    "name", ["", " ", ".", "..", "../guides/first-light", "/etc/passwd", "first-light.toml", "x\0", "a/b", "é" * 9]
)
def test_a_name_that_climbs_or_is_none_finds_nothing(library: Library, name: str) -> None:
    with pytest.raises(NoSuchGuide):
        library.guide(name)


def test_a_name_longer_than_any_file_name_finds_nothing(library: Library) -> None:
    with pytest.raises(NoSuchGuide):
        library.guide("a" * 4000)


def test_ones_own_guide_takes_the_place_of_ours_of_the_same_name(library: Library, own: Path) -> None:
    put(own, "first-light.toml", ONE.format("Mine"))
    assert library.guide("first-light").title == "Mine"
    assert library.guide("first-light").mine
    assert [guide.title for guide in library.guides()] == ["Mine", "Second wind"]


def test_a_bad_guide_of_ones_own_is_reported_and_ours_is_used(library: Library, own: Path) -> None:
    path = put(own, "first-light.toml", "title = 3\n")
    assert library.guide("first-light").title == "First light"
    assert [guide.title for guide in library.guides()] == ["First light", "Second wind"]
    (broken,) = library.broken()
    assert broken.path == path
    assert all(str(path) in message for message in broken.messages)


def test_a_bad_guide_that_stands_for_none_of_ours_says_what_is_wrong_when_asked_for(
    library: Library, own: Path
) -> None:
    put(own, "mine-alone.toml", "title = 3\n")
    with pytest.raises(BadContent, match="mine-alone"):
        library.guide("mine-alone")
    assert len(library.guides()) == 2


def test_bad_files_of_every_sort_are_reported_and_the_rest_still_works(library: Library, own: Path) -> None:
    folder = own / "guides"
    (folder / "bytes.toml").write_bytes(b"\xff\xfet\x00")
    (folder / "empty.toml").write_bytes(b"")
    (folder / "folder.toml").mkdir()
    (folder / "gone.toml").symlink_to(folder / "nowhere")
    (folder / "loop.toml").symlink_to(folder / "loop.toml")
    (folder / "large.toml").write_bytes(b"#" * (LARGEST + 1))
    put(own, "fine.toml", ONE.format("Fine"))
    assert [guide.title for guide in library.guides()] == ["Fine", "First light", "Second wind"]
    said = {broken.path.stem: " ".join(broken.messages) for broken in library.broken()}
    assert set(said) == {"bytes", "empty", "folder", "gone", "loop", "large"}
    assert "isn't UTF-8" in said["bytes"]
    assert "byte 1" in said["bytes"]
    assert "no question yet" in said["empty"]
    assert "is not a file" in said["folder"]
    assert "isn't there" in said["gone"]
    assert "leads in a circle" in said["loop"]
    assert "larger than 256 KB" in said["large"]


def test_a_link_to_a_guide_is_a_guide(library: Library, own: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere.toml").write_text(ONE.format("Linked"), encoding="utf-8")
    (own / "guides" / "linked.toml").symlink_to(tmp_path / "elsewhere.toml")
    assert library.guide("linked").title == "Linked"


def test_other_files_and_hidden_ones_are_left_alone(library: Library, own: Path) -> None:
    for name in ("notes.txt", ".hidden.toml", "fine.toml~", ".toml"):
        put(own, name, "not a guide")
    assert len(library.guides()) == 2
    assert library.broken() == []


def test_no_folder_of_ones_own_is_nothing_wrong(ours: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    for folder in (tmp_path / "none", tmp_path / "file"):
        library = Library(ours, folder)
        assert len(library.guides()) == 2
        assert library.broken() == []


def test_a_closed_folder_of_ones_own_never_stops_ours(
    library: Library, own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Path.iterdir

    def closed(path: Path) -> object:
        if own in path.parents:
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)

    monkeypatch.setattr(Path, "iterdir", closed)
    assert len(library.guides()) == 2


def test_a_practice_runs_all_its_phases_in_every_round(library: Library) -> None:
    practice = library.practice("tiny")
    assert practice.phases == (Phase("In.", 4), Phase("Out.", 6.5))
    assert practice.cycles == 3
    assert practice.seconds == 31.5
    assert practice.outward
    assert (practice.slug, practice.title) == ("tiny", "Tiny")


def test_an_unknown_practice_names_the_nearest(library: Library) -> None:
    with pytest.raises(NoSuchGuide, match=r"No practice is called “tinny”\. Did you mean tiny\?"):
        library.practice("tinny")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("seconds = 4", "seconds = 0"), "line 9: “seconds” has to be more than 0."),
        (("seconds = 6.5", "seconds = 4000"), "line 13: “seconds” has to be 3600 or less."),
        (("seconds = 4", "seconds = nan"), "line 9: “seconds” has to be more than 0."),
        (("seconds = 4", 'seconds = "4"'), "line 9: “seconds” takes a number."),
        (("seconds = 4", "secnds = 4"), "line 9: “secnds” isn't a key here. Did you mean “seconds”?"),
        (("seconds = 6.5", ""), "line 11: “seconds” is missing."),
        (("rounds = 3", "rounds = 0"), "line 4: “rounds” has to be 1 or more."),
        (("outward = true", 'outward = "yes"'), "line 5: “outward” takes true or false, without quotes."),
        (("outward", "outwards"), "line 5: “outwards” isn't a key here. Did you mean “outward”?"),
        (('title = "Tiny"', ""), "“title” is missing."),
    ],
)
def test_a_bad_practice_says_file_line_key_and_remedy(change: tuple[str, str], said: str) -> None:
    path = Path("somewhere") / "tiny.toml"
    with pytest.raises(BadContent) as refused:
        decode.practice(PRACTICE.replace(*change), path)
    assert refused.value.messages == [f"{path}, {said}" if said.startswith("line") else f"{path}: {said}"]


def test_a_bad_practice_is_reported_and_the_others_still_run(library: Library, own: Path) -> None:
    (own / "practices" / "bad.toml").write_text("title = 3\n", encoding="utf-8")
    assert [practice.slug for practice in library.practices()] == ["tiny"]
    assert [broken.path.name for broken in library.broken()] == ["bad.toml"]


def test_ones_own_practice_takes_the_place_of_ours(own: Path) -> None:
    mine = PRACTICE.replace("Tiny", "My own listening")
    (own / "practices" / "sounds-around-you.toml").write_text(mine, encoding="utf-8")
    assert Library(OURS, own).practice("sounds-around-you").title == "My own listening"


def test_the_prompts_are_found_in_a_checkout() -> None:
    assert prompts_folder().resolve() == OURS.resolve()
    assert (prompts_folder() / "guides" / "blank-page.toml").is_file()
