"""The values to choose from: all of them are there, in plain words that push nobody, and a damaged file says where."""

import shutil
from pathlib import Path
from typing import Final

import pytest
from tests.content.test_guides import AVOIDED, BANNED, grade, holding
from tests.content.test_strategies import HARM, ORDERS
from tests.every_row import of_each

from ptg_cli.library.errors import BadContent
from ptg_cli.library.prompts import prompts_folder
from ptg_cli.library.values import value_groups
from ptg_cli.model.value import ValueWords

GROUPS: Final = value_groups(prompts_folder())
VALUES: Final = [one for group in GROUPS for one in group.values]
each_value = of_each({value.id: value for value in VALUES})


def test_there_are_fifty_five_in_six_groups_each_once() -> None:
    assert [len(group.values) for group in GROUPS] == [10, 10, 9, 7, 9, 10]
    assert len({one.id for one in VALUES}) == 55
    assert len({one.name.casefold() for one in VALUES}) == 55


@each_value
def test_each_is_a_word_or_a_few_and_says_what_it_can_mean(value: ValueWords) -> None:
    assert value.name[0].isupper()
    assert len(value.name) <= 24
    assert 1 <= len(value.about.split()) <= 9
    assert value.about[0].islower()
    assert not value.about.endswith(".")
    assert len(value.said) <= 48  # beside its number, in one line of a small window
    assert value.name.casefold() not in value.about.casefold().split() or value.id == "family"


def test_they_read_easily_push_nobody_and_name_no_way_of_coming_to_harm() -> None:
    texts = [*(group.title for group in GROUPS), *(words for one in VALUES for words in (one.name, one.about))]
    assert grade([f"{one.name} is {one.about}." for one in VALUES]) <= 8
    assert [(words, text) for words in BANNED + ORDERS for text in holding(words, texts)] == []
    named = {"family"}  # as a value of one's own; its words leave open who that is
    words = [word for kind in AVOIDED.values() for word in kind.split() if word not in named]
    assert [(word, text) for word in (*words, *HARM, "river", "drink") for text in holding(word, texts)] == []
    assert [text for text in texts if '"' in text or "!" in text or "  " in text or text != text.strip()] == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('name = "Love"', 'nane = "Love"', "“name” takes a text in quotes."),
        ('about = "being close', "about = 3 #", "“about” takes a text in quotes."),
        ('group = "others"', 'group = "other"', "“group” takes one of: others, self"),
        ("[[group]]\nid", "[[group]\nid", "that isn't TOML."),
    ],
)
def test_what_is_wrong_is_said_with_its_line(tmp_path: Path, old: str, new: str, said: str) -> None:
    path = tmp_path / "values.toml"
    shutil.copy(prompts_folder() / "values.toml", path)
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    with pytest.raises(BadContent) as bad:
        value_groups(tmp_path)
    assert bad.value.messages[0].startswith(f"{path}, line ")
    assert said in bad.value.messages[0]
