"""Looking for words: all of them, whatever the case, the accents, the script or the quotation marks."""

import unicodedata

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from ptg_cli.model.terms import Terms, best_line, read_terms


def sought(*words: str) -> Terms:
    """The terms that these words are."""
    terms = read_terms(words)
    assert terms is not None
    return terms


def found(words: str, text: str) -> bool:
    """True when the text is found by these words, given as one argument each, and the byte test lets it through."""
    terms = sought(*words.split())
    assert not terms.matches(text) or terms.may_match(text.encode())
    return terms.matches(text)


def test_a_tag_is_looked_for_with_its_hash_and_stands_in_a_file_without_it() -> None:
    terms = sought("#Sleep", "kitchen")
    assert terms.matches("#sleep\nkitchen")
    assert not terms.matches("sleep\nkitchen")
    assert terms.may_match(b'tags = ["sleep"]\nkitchen')
    assert terms.may_match_file('tags = ["sleep"]\nkitchen')
    assert not terms.may_match_file('tags = ["slept"]\nkitchen')
    assert sought("#").may_match_file("a # b")
    assert not sought("#").may_match_file("ab")


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
        ("lodz", "Łódź"),
        ("ŁÓDŹ", "lodz"),
        ("smorrebrod", "Smørrebrød"),
        ("Ærø", "ærø"),
        ("dak", "Đak"),
        ("kitchen 12", "Ｋｉｔｃｈｅｎ　１２"),
        ("ｋｉｔｃｈｅｎ", "Kitchen"),
        ("cafe", "ｃａｆé"),
    ],
)
def test_case_and_accents_make_no_difference(words: str, text: str) -> None:
    assert found(words, f"before {text} after")
    assert found(words, f"before {unicodedata.normalize('NFD', text)} after")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("می\u200cخواهم", "میخواهم"),  # Persian, with and without the joiner between the parts of a word
        ("خانه\u200cها", "خانهها"),
        ("سَلَام", "سلام"),  # Arabic, with and without vowel marks
        ("مُحَمَّد", "محمد"),
        ("كتـــاب", "كتاب"),
        ("الأَمَل", "الأمل"),
        ("آبَ", "آب"),
    ],
)
def test_marks_and_joiners_that_may_be_left_out_make_no_difference(one: str, other: str) -> None:
    for words, text in ((one, other), (other, one), (one, one), (other, other)):
        for form in ("NFC", "NFD"):
            assert found(words, f"before {unicodedata.normalize(form, text)} after")
            assert found(unicodedata.normalize(form, words), f"before {text} after")


def test_a_joiner_outside_arabic_letters_is_part_of_its_word() -> None:
    assert found("क्\u200dष", "क्\u200dष")
    assert not found("अब", "अ\u200dब")


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
    for terms in (sought('"quiet kitchen"'), sought("quiet kitchen")):
        assert terms.matches("a Quiet  Kitchen")
        assert terms.matches("quiet\nkitchen")
        assert not terms.matches("kitchen, quiet")
        assert not terms.matches("quiet, and the kitchen")


@pytest.mark.parametrize("words", [[], [""], ["  "], ['""'], ["", " "], ["\u0301"]])
def test_accents_and_spaces_alone_are_nothing_to_look_for(words: list[str]) -> None:
    assert read_terms(words) is None


@pytest.mark.parametrize("word", [".*", "[a", "(", "\\", "a+b", "$5", "^", "?", "|", "{2}"])
def test_signs_mean_themselves(word: str) -> None:
    assert found(word, f"say {word} here")
    assert not found(word, "say nothing here")


LETTERS = "aesStTxoOlLéÉèßẞöÖüñçøØłŁſıİœæǆｅＥＬμέήςσЙйёñ\u0301\u0308\u0327' ’“\"-–ﬁが한"
NEAR = st.text(st.sampled_from(LETTERS), max_size=12)


@given(st.text(st.sampled_from(LETTERS), min_size=1, max_size=6), NEAR, NEAR)
@example("assxss", "", "")
@example("sss", "", "")
@example("ı", "", "")
@example("e", "", "e\u0301")
@example("strasse", "", "straße")
def test_the_byte_test_never_rules_out_what_matches(word: str, before: str, after: str) -> None:
    terms = read_terms([word])
    if terms is None:
        return
    sharp = (word.replace("ss", "ß"), word.replace("ss", "ß", 1), "ß".join(word.rsplit("ss", 1)))
    for middle in (word, word.upper(), *sharp, word.replace("ß", "ss")):
        text = before + middle + after
        for page in (text, unicodedata.normalize("NFC", text), unicodedata.normalize("NFD", text)):
            assert not terms.matches(page) or terms.may_match(page.encode())


@given(st.text(min_size=1, max_size=8), st.text(max_size=30))
def test_the_byte_test_holds_for_any_text(word: str, text: str) -> None:
    terms = read_terms([word])
    if terms is None:
        return
    for page in (text, text + word, word.swapcase() + text):
        assert not terms.matches(page) or terms.may_match(page.encode("utf-8", "surrogatepass"))


def test_the_byte_test_rules_out_pages_without_the_words() -> None:
    terms = sought("kitchen")
    assert not terms.may_match(b"nothing of the kind")
    assert not terms.may_match("à côté".encode())
    assert terms.may_match(b"the KITCHEN")


@pytest.mark.parametrize("page", ["Łódź, żółty", "şehir, việt", "đ, ŧ, ħ", "ﬁ ｅ ẞ", "mąr maład"])
def test_the_byte_test_rules_out_pages_that_only_have_such_letters(page: str) -> None:
    assert not sought("marmalade").may_match(f"{page} and a plain line of words".encode())


@pytest.mark.parametrize("page", ["mąrmałade", "MARMALAĐE", "mármĄlåđę", "ｍarmalade", "marmaláde", "ḿarmalade"])
def test_the_byte_test_lets_a_word_through_whatever_its_letters_wear(page: str) -> None:
    assert sought("marmalade", "plain").may_match(f"{page}, a plain line of żółty words".encode())


def test_bytes_that_are_no_text_never_raise() -> None:
    terms = sought("kitchen", "é")
    for raw in (b"", b"\xff\xfe\x00k", b"\xc3", b"\x80" * 9, bytes(range(256))):
        terms.may_match(raw)


def test_the_line_shown_holds_most_words_and_is_the_persons_own() -> None:
    text = "## Was it quiet?\n<!-- step: quiet -->\n\n  quiet here\nquiet in the kitchen\n"
    assert best_line(sought("quiet").patterns, text) == "quiet here"
    assert best_line(sought("quiet", "kitchen").patterns, text) == "quiet in the kitchen"
    assert best_line(sought("stairs").patterns, text) == ""
    assert best_line(sought("was").patterns, text) == "## Was it quiet?"
