"""What guides and practices are called: each read from its own file, however that stands there."""

from pathlib import Path

import pytest

from ptg_cli.library.library import Library
from ptg_cli.library.prompts import prompts_folder
from ptg_cli.library.titles import Titles


@pytest.fixture
def titles(tmp_path: Path) -> Titles:
    """Ours, and a person's own in a folder that has none yet."""
    return Titles(prompts_folder(), tmp_path)


def own(folder: Path, text: str, slug: str = "mine") -> None:
    """A guide of the person's own."""
    (folder / "guides").mkdir(exist_ok=True)
    (folder / "guides" / f"{slug}.toml").write_text(text, encoding="utf-8")


def test_every_guide_and_practice_is_called_what_it_is_called_where_it_is_chosen(
    titles: Titles, tmp_path: Path
) -> None:
    library = Library(prompts_folder(), tmp_path)
    assert {one.slug: titles.guide(one.slug) for one in library.guides()} == {
        one.slug: one.title for one in library.guides()
    }
    assert {one.slug: titles.practice(one.slug) for one in library.practices()} == {
        one.slug: one.title for one in library.practices()
    }


@pytest.mark.parametrize(
    "text",
    [
        'title = "Dot, [comma]"\n[[step]]\n',
        "minutes = 3\ntitle='Dot, [comma]'\n[[step]]\n",
        'note = """\n[[step]]\n"""\ntitle = "Dot,\\n \\u005bcomma]"\n[[step]]\nid = "a"\n',
        '\ufefftitle = "Dot, [comma]"',
    ],
)
def test_a_title_is_read_however_it_is_written(titles: Titles, tmp_path: Path, text: str) -> None:
    own(tmp_path, text)
    assert titles.guide("mine") == "Dot, [comma]"


@pytest.mark.parametrize("text", ["title = [oops", "title = 3", "", "\x00", "[" * 20_000])
def test_one_that_does_not_read_is_its_name_as_words_or_ours(titles: Titles, tmp_path: Path, text: str) -> None:
    own(tmp_path, text)
    own(tmp_path, text, "reset")
    assert titles.guide("mine") == "Mine"
    assert titles.guide("reset") == "Reset"


@pytest.mark.parametrize(
    ("slug", "said"),
    [("gone-for-good", "Gone for good"), ("../../secret", "../../secret"), ("a" * 5000, "A" + "a" * 4999), ("", "")],
)
def test_what_is_gone_or_never_was_is_its_name_as_words(titles: Titles, tmp_path: Path, slug: str, said: str) -> None:
    (tmp_path / "secret.toml").write_text('title = "Never read"')
    assert titles.guide(slug) == said


def test_a_pattern_of_breath_stays_one(titles: Titles) -> None:
    assert titles.practice("4-6") == "Breathing 4-6"
    assert titles.practice("") == ""


def test_a_file_is_read_once(titles: Titles, tmp_path: Path) -> None:
    own(tmp_path, 'title = "First"')
    assert titles.guide("mine") == "First"
    own(tmp_path, 'title = "Second"')
    assert titles.guide("mine") == "First"


COMPOSED, DECOMPOSED = "\u00fcber-mich", "u\u0308ber-mich"


@pytest.mark.parametrize("on_disk", [COMPOSED, DECOMPOSED])
@pytest.mark.parametrize("typed", [COMPOSED, DECOMPOSED, "\u00dcBER mich", "U\u0308ber   Mich"])
def test_a_guide_is_found_in_whichever_form_its_file_or_the_keyboard_has_the_letters(
    titles: Titles, tmp_path: Path, on_disk: str, typed: str
) -> None:
    ours = (prompts_folder() / "guides" / "where-i-am-today.toml").read_text(encoding="utf-8")
    own(tmp_path, ours, on_disk)
    library = Library(prompts_folder(), tmp_path)
    assert library.broken() == []
    assert library.guide(typed).slug == COMPOSED
    assert library.guide(typed).mine
    assert titles.guide(COMPOSED) == library.guide(COMPOSED).title


def test_a_guide_that_a_sync_service_has_is_named_and_not_silently_missing(tmp_path: Path) -> None:
    own(tmp_path, "bplist", "mine")
    (tmp_path / "guides" / "mine.toml").rename(tmp_path / "guides" / ".mine.toml.icloud")
    (broken,) = Library(prompts_folder(), tmp_path).broken()
    assert broken.messages == (
        f"{tmp_path}/guides/.mine.toml.icloud: it is still in iCloud, not on this computer. "
        "Open its folder in your file manager, and download it there.",
    )
