"""Looking for words: all of them, whatever the case, the accents, the script or the quotation marks."""

import unicodedata

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from ptg_cli.model.query import read_query


def found(words: str, text: str) -> bool:
    """True when the text is found by these words, given as one argument each, and the byte test lets it through."""
    query = read_query(words.split())
    assert not query.matches(text) or query.may_match(text.encode())
    return query.matches(text)


def test_a_tag_is_looked_for_with_its_hash_and_stands_in_a_file_without_it() -> None:
    query = read_query(["#Sleep", "kitchen"])
    assert query.matches("#sleep\nkitchen")
    assert not query.matches("sleep\nkitchen")
    assert query.may_match(b'tags = ["sleep"]\nkitchen')
    assert query.may_match_file('tags = ["sleep"]\nkitchen')
    assert not query.may_match_file('tags = ["slept"]\nkitchen')
    assert read_query(["#"]).may_match_file("a # b")
    assert not read_query(["#"]).may_match_file("ab")


def test_every_word_is_needed_anywhere_in_the_page() -> None:
    text = "The kitchen was quiet.\n\nThen the phone rang."
    assert found("kitchen phone", text)
    assert found("phone kitchen", text)
    assert found("itch", text)
    assert not found("kitchen stairs", text)


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("kitchen", "KITCHEN"),
        ("KITCHEN", "kitchen"),
        ("cafe", "Café"),
        ("cafe", "cafe\u0301"),
        ("Café", "cafe"),
        ("cafe\u0301", "café"),
        ("ete", "ÉTÉ"),
        ("naive", "naïve"),
        ("strasse", "Straße"),
        ("Straße", "STRASSE"),
        ("straße", "STRAẞE"),
        ("schlossstrasse", "Schlossstraße"),
        ("flussgrosse", "Flussgröße"),
        ("missstande auf der strasse", "Missstände auf der Straße"),
        ("ol", "Öl"),
        ("gesla jazn", "gęślą jaźń"),
        ("viet nam", "Việt Nam"),
        ("istanbul", "İstanbul"),
        ("ılık", "ILIK"),
        ("елка", "Ёлка"),
        ("йод", "ЙОД"),
        ("μαιου", "Μαΐου"),
        ("σοφος", "ΣΟΦΌΣ"),
    ],
)
def test_case_and_accents_make_no_difference(words: str, text: str) -> None:
    assert found(words, f"before {text} after")
    assert found(words, f"before {unicodedata.normalize('NFD', text)} after")


@pytest.mark.parametrize("letter", "èéêëēĕėęěẽếÈÉÊË")
def test_e_finds_every_e(letter: str) -> None:
    assert found("e", letter)
    assert found("e", unicodedata.normalize("NFD", letter))
    assert not found("e", "a o u à ö")


@pytest.mark.parametrize(
    "word",
    [
        "ありがとう",  # Japanese, with a voiced sound
        "パン",
        "हिन्दी",  # Devanagari, with a joined consonant
        "বাংলা",
        "தமிழ்",
        "น้ำ",  # Thai, with a tone mark
        "ကျေးဇူး",
        "한국어",
        "שָׁלוֹם",  # Hebrew, pointed
        "سَلَام",  # Arabic, with vowel marks
        "ભાષા",
        "և",  # an Armenian letter that is two when folded
        "საქართველო",
        "ᏣᎳᎩ",
        "ﬁne",  # a ligature, as pasted from a page
        "中文",
        "💧",
    ],
)
def test_a_word_that_stands_in_a_page_is_found_in_every_script(word: str) -> None:
    assert found(word, f"one {word} two")


@given(st.text(st.characters(categories=["L", "M", "N"]), min_size=1, max_size=6))
@example("ß")
@example("ſ")
def test_any_word_that_stands_in_a_page_is_found(word: str) -> None:
    assume(unicodedata.category(word[0])[0] == "L")
    assert found(word, f"one {word} two")


@pytest.mark.parametrize("quotes", ["''", "’‘", "´`"])
def test_typographic_quotes_are_quotes(quotes: str) -> None:
    for one in quotes:
        for other in "'’":
            assert found(f"don{one}t", f"I don{other}t know")
    assert found("“quiet”", '"quiet"') or found("quiet", "“quiet”")
    assert found("10-12", "from 10–12")


def test_a_phrase_stands_together_and_its_spaces_are_any_white_space() -> None:
    for query in (read_query(['"quiet kitchen"']), read_query(["quiet kitchen"])):
        assert query.matches("a Quiet  Kitchen")
        assert query.matches("quiet\nkitchen")
        assert not query.matches("kitchen, quiet")
        assert not query.matches("quiet, and the kitchen")


def test_a_phrase_and_words_may_stand_in_one_argument() -> None:
    query = read_query(['"quiet kitchen" phone'])
    assert query.matches("phone ... quiet kitchen")
    assert not query.matches("quiet kitchen")


@pytest.mark.parametrize("words", [[], [""], ["  "], ['""'], ["", " "]])
def test_nothing_to_look_for_is_said_in_a_sentence(words: list[str]) -> None:
    with pytest.raises(ValueError, match="nothing to look for") as refused:
        read_query(words)
    assert str(refused.value).endswith(".")


@pytest.mark.parametrize("word", [".*", "[a", "(", "\\", "a+b", "$5", "^", "?", "|", "{2}"])
def test_signs_mean_themselves(word: str) -> None:
    assert found(word, f"say {word} here")
    assert not found(word, "say nothing here")


LETTERS = "aesStTxoOéÉèßẞöÖüñçøłſıİœæǆμέήςσЙйёñ\u0301\u0308\u0327' ’“\"-–ﬁが한"
NEAR = st.text(st.sampled_from(LETTERS), max_size=12)


@given(st.text(st.sampled_from(LETTERS), min_size=1, max_size=6), NEAR, NEAR)
@example("assxss", "", "")
@example("sss", "", "")
@example("ı", "", "")
@example("e", "", "e\u0301")
@example("strasse", "", "straße")
def test_the_byte_test_never_rules_out_what_matches(word: str, before: str, after: str) -> None:
    try:
        query = read_query([word])
    except ValueError:
        return
    sharp = (word.replace("ss", "ß"), word.replace("ss", "ß", 1), "ß".join(word.rsplit("ss", 1)))
    for middle in (word, word.upper(), *sharp, word.replace("ß", "ss")):
        text = before + middle + after
        for page in (text, unicodedata.normalize("NFC", text), unicodedata.normalize("NFD", text)):
            assert not query.matches(page) or query.may_match(page.encode())


@given(st.text(min_size=1, max_size=8), st.text(max_size=30))
def test_the_byte_test_holds_for_any_text(word: str, text: str) -> None:
    try:
        query = read_query([word])
    except ValueError:
        return
    for page in (text, text + word, word.swapcase() + text):
        assert not query.matches(page) or query.may_match(page.encode("utf-8", "surrogatepass"))


def test_the_byte_test_rules_out_pages_without_the_words() -> None:
    query = read_query(["kitchen"])
    assert not query.may_match(b"nothing of the kind")
    assert not query.may_match("à côté".encode())
    assert query.may_match(b"the KITCHEN")


def test_bytes_that_are_no_text_never_raise() -> None:
    query = read_query(["kitchen", "é"])
    for raw in (b"", b"\xff\xfe\x00k", b"\xc3", b"\x80" * 9, bytes(range(256))):
        query.may_match(raw)


def test_the_line_shown_holds_most_words_and_is_the_persons_own() -> None:
    text = "## Was it quiet?\n<!-- step: quiet -->\n\n  quiet here\nquiet in the kitchen\n"
    assert read_query(["quiet"]).best_line(text) == "quiet here"
    assert read_query(["quiet", "kitchen"]).best_line(text) == "quiet in the kitchen"
    assert read_query(["stairs"]).best_line(text) == ""
    assert read_query(["was"]).best_line(text) == "## Was it quiet?"
