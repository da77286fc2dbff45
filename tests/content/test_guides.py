"""The shipped guides: the schema, the plan for each, and what of the voice a program can check."""

import re
import tomllib
from pathlib import Path
from typing import Final

import pytest
from tests.every_row import of_each

from ptg_cli.desk.guides import AT_FIRST, found_by, near
from ptg_cli.library.library import Library
from ptg_cli.model.guide import (
    DECISIONS,
    Choose,
    Day,
    Guide,
    Items,
    Pause,
    Read,
    Recall,
    Scale,
    Shares,
    Sort,
    Step,
    Write,
    of_aim,
    quoted_in,
)
from ptg_cli.model.practice import Practice
from ptg_cli.model.support import TALK_IT_OVER

PROMPTS: Final = Path(__file__).parents[2] / "prompts"
LIBRARY: Final = Library(PROMPTS, PROMPTS / "nobodys")
BLANK: Final = "blank-page"

PLAN: Final = {
    "Where I am today": (1, "gentle", 5),
    "My safety plan": (2, "moderate", 25),
    "A small anchor for the day": (3, "gentle", 6),
    "Naming what hurts": (4, "moderate", 10),
    "List what helps in hard hours": (6, "gentle", 8),
    "Plan for a painful reminder": (7, "moderate", 10),
    "Reset": (8, "gentle", 4),
    "Weather of feelings": (9, "gentle", 6),
    "Wait before I act": (10, "gentle", 5),
    "Circle of control": (12, "gentle", 8),
    "Look at one hard thought": (14, "moderate", 12),
    "What ended and what is still there": (16, "moderate", 12),
    "Who and what helped": (19, "gentle", 10),
    "Find a picture for my life": (21, "moderate", 10),
    "What I cared about in a hard time": (22, "moderate", 12),
    "What matters most to me": (24, "gentle", 15),
    "Look at what I keep away from": (26, "moderate", 8),
    "Imagine a good enough day": (27, "moderate", 20),
    "Try a small experiment": (28, "moderate", 10),
    "Support map": (29, "gentle", 10),
    "Ask for what I need": (30, "gentle", 8),
    "Three real things": (42, "gentle", 4),
    "Look back at what I tried": (43, "gentle", 8),
    "After a bad dream": (46, "gentle", 4),
    "A letter that needs no answer": (47, "moderate", 12),
    "How the anchor goes": (103, "gentle", 3),
    "How the experiment went": (128, "gentle", 5),
    "How asking went": (130, "gentle", 5),
    "One step for what matters": (25, "gentle", 6),
    "A clear limit": (32, "moderate", 10),
    "Give something small": (33, "gentle", 6),
    "Do something I may like": (37, "gentle", 6),
    "Take a problem apart": (38, "gentle", 8),
    "How the step went": (125, "gentle", 4),
    "How the limit went": (132, "gentle", 5),
    "How giving went": (133, "gentle", 4),
    "How doing it went": (137, "gentle", 4),
    "How the first part went": (138, "gentle", 4),
    "A role that matters to me": (34, "moderate", 10),
    "How the role went": (134, "gentle", 4),
    "Try what steadies me": (5, "gentle", 4),
    "What I used to believe": (11, "moderate", 15),
    "When I ask why": (15, "moderate", 12),
    "Scenes from before": (17, "moderate", 15),
    "The next part of my story": (23, "moderate", 15),
    "How much to tell": (31, "moderate", 10),
    "Notice parts of my body": (36, "gentle", 6),
    "I am someone who…": (39, "gentle", 7),
    "A kind letter to myself": (41, "moderate", 12),
    "What happened, from a distance": (18, "deep", 15),
    "A look at the last months": (44, "moderate", 18),
    "A short look at the week": (49, "gentle", 5),
    "A ladder to something I avoid": (35, "deep", 12),
    "How the rung went": (135, "moderate", 5),
    "From what matters to this week": (48, "moderate", 20),
    "When it gets harder again": (45, "moderate", 12),
    "Four days of writing": (20, "deep", 20),
    "The second day of writing": (120, "deep", 20),
    "The third day of writing": (121, "deep", 20),
    "The fourth day of writing": (122, "deep", 20),
    "Two weeks after writing": (123, "gentle", 8),
    "Whose part was it?": (13, "deep", 15),
}
"""Title: its number in the plan, level, minutes."""

BANNED: Final = (
    "journey", "heal", "healing", "healed", "resilience", "resilient", "toxic", "triggered", "trigger", "survivor",
    "survivors", "victim", "victims", "trauma", "traumatic", "should", "shouldn't", "must", "mustn't", "ought",
    "silver lining", "everything happens for a reason", "deep breath", "breathe deeply", "close your eyes",
    "great job", "well done", "stronger", "describe your", "blessing", "closure", "forgive yourself", "move on",
    "let it go", "positive", "gift", "lesson", "grateful", "brave", "proud", "at least", "normal",
)  # fmt: skip

AVOIDED: Final = {
    "vehicles": "car cars bus buses train trains bike bicycle motorbike truck lorry van taxi tram plane traffic",
    "hospitals": "hospital hospitals ambulance clinic ward doctor nurse surgeon surgery patient needle pill medicine",
    "uniforms": "uniform uniforms police officer soldier army guard badge",
    "fire": "fire fires flame flames burn burns burning burnt smoke candle ash ashes matches",
    "drink": "beer wine whisky vodka gin pub bar drunk alcohol toast bottle sober",
    "family": "mother father mum mom mummy dad daddy parent parents son sons daughter sister brother wife husband "
    "partner spouse child children kid kids baby grandmother grandfather grandma grandpa aunt uncle cousin family",
}

INVITATIONS: Final = re.compile(
    r"\b(if you like|if you want|you might|as you like|or leave it|leave it|or not)\b", re.I
)
AFTER_NEWS: Final = "If something hard happened days or weeks ago, a “gentle” guide may be better now."

GUIDES: Final = LIBRARY.every_guide()
PRACTICES: Final = LIBRARY.practices()
CONTENT: Final[list[Guide | Practice]] = [*GUIDES, *PRACTICES]
each_guide = of_each({guide.slug: guide for guide in GUIDES})
each_content = of_each({f"{type(content).__name__} {content.slug}": content for content in CONTENT})
each_step = of_each({f"{guide.slug}, step {step.id}": step for guide in GUIDES for step in guide.steps})


def titled(title: str) -> Guide:
    """The shipped guide of that title."""
    return next(guide for guide in GUIDES if guide.title == title)


def asked(step: Step) -> list[str]:
    """What a step says in ptg's own voice."""
    lines = (*step.lines, *step.plain_lines) if isinstance(step, Read) else ()
    return [step.prompt, step.plain, step.hint, *lines]


def borrowed(step: Step) -> list[str]:
    """What a step lends a person to say: starters, options, piles, ends of a scale."""
    match step:
        case Write(starters=words) | Choose(options=words) | Sort(piles=words):
            return list(words)
        case Scale(low=low, high=high):
            return [low, high]
        case Shares(last=last) if last:
            return [last]
        case _:
            return []


def spoken(content: Guide | Practice) -> list[str]:
    """Everything a guide or practice says in ptg's own voice."""
    if isinstance(content, Practice):
        said = [content.summary, content.instead, *(phase.text for phase in content.phases)]
    else:
        said = [content.summary, content.note, *(words for step in content.steps for words in asked(step))]
    return [words for words in said if words]


def written(content: Guide | Practice) -> list[str]:
    """Every text a person meets in a guide or practice."""
    own = [] if isinstance(content, Practice) else [words for step in content.steps for words in borrowed(step)]
    return [content.title, *spoken(content), *own]


def holding(words: str, texts: list[str]) -> list[str]:
    """The texts that hold these words, as whole words and whatever the case."""
    return [text for text in texts if re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text, re.I)]


def sentences(texts: list[str]) -> list[str]:
    """The texts parted into sentences."""
    answered = (re.sub(r"\{item\}|\{(answer|aim):[^}]*\}", "it", text) for text in texts)
    whole = (
        text.replace("{people}", "F3")
        .replace("{steady}", "F2")
        .replace("{safer}", TALK_IT_OVER)
        .replace("{plan}", "Esc, then 7")
        for text in answered
    )
    return [part for text in whole for part in re.split(r"(?<=[.?!…])[”’\"]?\s+", text) if words_of(part)]


def words_of(text: str) -> list[str]:
    """The words of a text."""
    return re.findall(r"[A-Za-zÀ-ÿ0-9]+(?:['’-][A-Za-zÀ-ÿ0-9]+)*", text)


def syllables(word: str) -> int:
    """About how many syllables a word has: its groups of vowels, a silent e at the end not counted."""
    plain = re.sub(r"[^a-z]", "", word.lower())
    if len(plain) > 3:
        plain = re.sub(r"(?<![aeioul])es$|(?<![aeiouyl])e$|(?<=[^aeioutd])ed$", "", plain)
    return max(1, len(re.findall(r"[aeiouy]+", plain)))


def grade(texts: list[str]) -> float:
    """The Flesch–Kincaid grade of the texts."""
    parts = sentences(texts)
    words = [word for part in parts for word in words_of(part)]
    return 0.39 * len(words) / len(parts) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


def test_the_grade_tells_plain_words_from_learned_ones() -> None:
    assert [syllables(word) for word in ("it", "time", "kitchen", "listened", "wanted", "table", "yesterday")] == [
        1, 1, 2, 2, 2, 2, 3,
    ]  # fmt: skip
    assert grade(["What do you call the thing that hurts?"]) < 6
    assert grade(["Subsequently, contemplate transformational opportunities accompanying adversity."]) > 12


def test_every_shipped_file_can_be_used() -> None:
    assert LIBRARY.broken() == []
    assert len(GUIDES) == len(list((PROMPTS / "guides").iterdir()))
    assert len(PRACTICES) == len(list((PROMPTS / "practices").iterdir()))


def test_the_guides_are_those_of_the_plan_and_the_blank_page() -> None:
    assert {guide.title for guide in GUIDES if guide.slug != BLANK} == set(PLAN)
    assert LIBRARY.guide(BLANK).title == "Blank page"


@each_content
def test_a_name_is_the_title_in_kebab_case(content: Guide | Practice) -> None:
    if isinstance(content, Guide):
        assert content.slug == "-".join(re.findall(r"[a-z0-9]+", content.title.lower()))
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", content.slug)


@of_each({title: title for title in PLAN})
def test_order_level_and_minutes_are_those_of_the_plan(title: str) -> None:
    guide = titled(title)
    assert (guide.order, guide.level, guide.minutes) == PLAN[title]


def test_the_guides_between_them_show_every_kind_of_step_and_every_way_to_build_on_one() -> None:
    steps = [step for guide in GUIDES for step in guide.steps]
    assert {type(step) for step in steps} == {Write, Items, Scale, Day, Choose, Sort, Shares, Pause, Recall, Read}
    assert any(step.each for step in steps)
    assert any(step.when for step in steps)
    assert any(step.unless for step in steps)
    assert any(isinstance(step, Scale) and step.again for step in steps)
    assert any(quoted_in(step.prompt) for step in steps)
    assert any(isinstance(step, Choose) and step.source and step.pile for step in steps)
    assert any(isinstance(step, Choose) and step.source and not step.pile for step in steps)


@each_guide
def test_from_moderate_up_a_note_says_what_it_asks_and_will_not_ask(guide: Guide) -> None:
    if guide.level != "gentle":
        assert guide.note.startswith("This guide asks ")
        assert "It will not ask " in guide.note
        # The safety plan is for just those days.
        assert guide.note.endswith(AFTER_NEWS) != (guide.title == "My safety plan")


def test_sources_are_those_that_were_read() -> None:
    known = tomllib.loads((PROMPTS / "sources.toml").read_text(encoding="utf-8"))["source"]
    keys = [source["key"] for source in known]
    assert len(keys) == len(set(keys))
    assert [key for guide in GUIDES for key in guide.sources if key not in keys] == []
    assert [source["key"] for source in known if not (source["who"] and source["where"] and source["says"])] == []


def test_after_a_bad_dream_asks_no_rating_is_handled_with_care_and_never_suggested() -> None:
    guide = titled("After a bad dream")
    assert (guide.check_in, guide.care, guide.suggest) == (False, True, False)
    first, *_, last = guide.steps
    assert isinstance(first, Read)
    assert " ".join(first.lines) == (
        "You were asleep. You are awake now. The dream is over. "
        "If you are not safe right now, you can find people to call here: {people}."
    )
    assert isinstance(last, Read)
    assert "You can rest now, asleep or awake." in last.lines
    (help_step,) = [step for step in guide.steps if isinstance(step, Choose)]
    assert set(help_step.options) >= {"water", "a light", "another room", "something warm"}
    assert holding("breath", written(guide)) == []


def test_guides_never_suggested_by_themselves_are_these() -> None:
    quiet = {guide.title for guide in GUIDES if not guide.suggest and not guide.returns}
    assert quiet == {
        "After a bad dream",
        "What ended and what is still there",
        "Blank page",
        "Reset",
        "Wait before I act",
        "What happened, from a distance",
        "Whose part was it?",
        "A ladder to something I avoid",
        "Four days of writing",
        "The second day of writing",
        "The third day of writing",
        "The fourth day of writing",
        "Two weeks after writing",
    }
    assert {guide.title for guide in GUIDES if not guide.check_in} == {"After a bad dream", "How the anchor goes"}
    assert [guide.title for guide in GUIDES if guide.care] == ["After a bad dream"]


def test_circle_of_control_begins_with_the_way_out_for_someone_who_is_not_safe() -> None:
    first, second = sentences([titled("Circle of control").note])[:2]
    assert re.search(r"^If someone could hurt you when you say no, choose another guide\.$", first)
    assert second == f"{TALK_IT_OVER}: F3."
    assert "{safer}: {people}." in titled("Circle of control").note


def kept(guide: Guide) -> list[str]:
    """Where the guide keeps answers besides its page, step by step."""
    return [step.keeps for step in guide.steps if isinstance(step, Write | Items | Scale | Choose) and step.keeps]


def test_my_safety_plan_goes_through_the_plan_in_order_and_says_what_it_is_not() -> None:
    guide = titled("My safety plan")
    assert kept(guide) == [
        "plan.signs", "plan.triggers.cue", "plan.triggers.instead", "plan.steadies", "plan.places", "plan.people",
        "plan.people.in-the-way", "plan.professional", "plan.professional.in-the-way", "plan.safer", "plan.stay",
    ]  # fmt: skip
    for words in ("Therapists make plans like this", "with someone beside you", "have to promise anything."):
        assert words in guide.note
    assert "{people}" in " ".join(asked(guide.steps[0]))
    for step in guide.steps:
        if not isinstance(step, Read):
            assert re.search(r"A word (is enough|will do)|can be left|leave (it|this)", step.hint, re.I), step.id


def test_the_safety_plan_names_no_way_of_coming_to_harm() -> None:
    words = "pill pills tablets rope blade knife gun weapon bridge roof height heights rails river drawer overdose cut"
    assert [text for word in words.split() for text in holding(word, written(titled("My safety plan")))] == []


def test_what_rests_on_a_comparison_of_cohorts_says_it_was_no_trial() -> None:
    (line,) = [line for line in LIBRARY.sources(titled("My safety plan")) if "Stanley" in line]
    assert "was no trial" in line


def test_the_trigger_map_makes_one_whole_row_of_the_plan() -> None:
    assert kept(titled("Plan for a painful reminder")) == [
        f"plan.triggers.{key}" for key in ("cue", "effect", "instead")
    ]


def test_the_support_map_asks_by_kind_of_help_and_who_is_to_be_kept_off() -> None:
    guide = titled("Support map")
    assert kept(guide) == [
        "people.listen", "people.practical", "people.company", "people.advice", "people.crisis", "people.not-safe",
    ]  # fmt: skip
    assert re.match(r"If someone could hurt you when you say no, .*\. \{safer\}: \{people\}\.", guide.note)
    assert [step for step in guide.steps if "If there is nobody just now, leave it empty." in step.hint]


def test_figures_are_offered_only_where_one_looks_back() -> None:
    offering = {guide.title for guide in GUIDES for step in guide.steps if isinstance(step, Recall) and step.figures}
    assert offering == {"Look back at what I tried", "A look at the last months"}


@each_guide
def test_a_guide_that_keeps_answers_elsewhere_says_where(guide: Guide) -> None:
    said = " ".join(spoken(guide))
    places = {"plan": "your plan", "people": "your list of people", "strategies": "your own strategies"}
    places["values"] = "your list of what matters to you"
    places["aim"] = "among the things you try"
    places["aims"] = "the things you are trying"
    assert [place for place in {keeps.split(".")[0] for keeps in kept(guide)} if places[place] not in said] == []


@each_step
def test_no_nobody_or_nothing_is_lent_to_a_step_that_is_kept_elsewhere(step: Step) -> None:
    keeps = getattr(step, "keeps", "")
    if isinstance(step, Write | Items | Choose) and keeps and keeps not in DECISIONS and not of_aim(keeps):
        texts = [*borrowed(step), *re.findall("“(.*?)”", step.hint)]
        assert [text for word in ("nobody", "nothing", "none", "no one", "no") for text in holding(word, texts)] == []


def test_the_blank_page_is_one_empty_page_with_beginnings_to_borrow() -> None:
    page = LIBRARY.guide(BLANK)
    (step,) = page.steps
    assert isinstance(step, Write)
    assert step.starters
    assert (page.headings, page.level, page.fits_the_night) == (False, "gentle", True)


def _ends_for_want_of_words(step: Read) -> bool:
    """True where someone had nothing to list, or wants to look no further: nobody is in danger there."""
    quiet = ("I don't want to look ahead",), ("not today",), ("no, nothing",), ("nothing, just now",)
    return all(one.test == "skipped" or one.options in quiet for one in step.when)


@each_guide
def test_a_guide_that_ends_because_of_an_answer_names_people_to_talk_to_there(guide: Guide) -> None:
    for step in guide.steps:
        if isinstance(step, Read) and step.ends and not _ends_for_want_of_words(step):
            assert "{people}" in " ".join(step.lines), step.id


@each_guide
def test_an_ending_hands_the_person_back_to_the_room(guide: Guide) -> None:
    assert guide.slug == BLANK or isinstance(guide.steps[-1], Read)


@each_guide
def test_an_ending_needs_neither_eyes_nor_feet(guide: Guide) -> None:
    for step in guide.steps:
        if isinstance(step, Read) and (step.ends or step is guide.steps[-1]):
            said = " ".join(step.lines)
            if holding("look", [said]) or holding("see", [said]):
                assert re.search(r"(?i)\b(listen|hear|touch|feel|hold|say|move|press|push|put)\b", said), step.id
            assert not holding("feet", [said]) or holding("hands", [said]), step.id


def test_whoever_tells_how_it_went_can_say_that_it_was_not_safe_and_is_asked_no_more() -> None:
    without = {guide.title for guide in GUIDES if guide.returns} - {
        guide.title
        for guide in GUIDES
        for step in guide.steps
        if guide.returns and step.id == "was-not-safe" and isinstance(step, Read) and step.ends
    }
    assert without == {"How the anchor goes", "How doing it went"}


@each_guide
def test_a_breath_or_the_body_is_only_ever_one_of_several_that_are_chosen(guide: Guide) -> None:
    for step in guide.steps:
        if isinstance(step, Pause) and not LIBRARY.practice(step.practice).outward:
            (chosen,) = step.when
            assert chosen.test == "one of"
            question = guide.step(chosen.step)
            assert isinstance(question, Choose)
            others = [
                one
                for one in guide.steps
                if isinstance(one, Pause) and one.when[:1] and one.when[0].step == chosen.step
                if LIBRARY.practice(one.practice).outward
            ]
            assert others or "no" in question.options, step.id


@each_content
def test_it_reads_at_grade_eight_or_below(content: Guide | Practice) -> None:
    assert grade(spoken(content)) <= 8


@each_content
def test_sentences_have_eighteen_words_at_most(content: Guide | Practice) -> None:
    assert [one for one in sentences(spoken(content)) if len(words_of(one)) > 18] == []


@each_content
def test_no_word_that_pushes_blames_or_sells(content: Guide | Practice) -> None:
    texts = [text for text in written(content) if text != "Plan for a painful reminder"]
    assert [(words, text) for words in BANNED for text in holding(words, texts)] == []


@each_content
def test_no_exclamation_marks_and_no_why(content: Guide | Practice) -> None:
    assert [text for text in written(content) if "!" in text] == []
    assert [one for one in sentences(spoken(content)) if re.match(r"[“\"]?why\b", one, re.I)] == []


@each_content
def test_examples_keep_away_from_what_may_be_the_hard_thing(content: Guide | Practice) -> None:
    words = [word for kind in AVOIDED.values() for word in kind.split()]
    assert [(word, text) for word in words for text in holding(word, written(content))] == []


@each_content
def test_drink_is_only_ever_something_to_eat_or_drink(content: Guide | Practice) -> None:
    texts = [text.replace("something to eat or drink", "") for text in written(content)]
    assert [text for word in ("drink", "drinks", "drinking") for text in holding(word, texts)] == []


@each_content
def test_it_speaks_to_you_and_never_of_us(content: Guide | Practice) -> None:
    assert [
        text for word in ("we", "our", "ours", "us", "let's", "one's") for text in holding(word, spoken(content))
    ] == []


@each_step
def test_a_prompt_asks_one_question(step: Step) -> None:
    assert step.prompt.count("?") <= 1
    assert len(sentences([step.prompt])) <= 2


@each_step
def test_a_hint_has_fewer_than_twenty_five_words(step: Step) -> None:
    assert len(words_of(step.hint)) < 25


@each_step
def test_an_invitation_stands_once_in_a_step(step: Step) -> None:
    assert len(INVITATIONS.findall(" ".join(asked(step)))) <= 1


@each_step
def test_words_stand_in_typographic_quotes_and_between_single_spaces(step: Step) -> None:
    texts = [*asked(step), *borrowed(step)]
    assert [text for text in texts if '"' in text or "  " in text or text != text.strip()] == []


@each_step
def test_no_mark_of_markdown_stands_in_a_text(step: Step) -> None:
    assert [text for text in [*asked(step), *borrowed(step)] if re.search(r"[*_`]", text)] == []


@each_step
def test_only_placeholders_ptg_knows_stand_in_a_text(step: Step) -> None:
    known = {"{people}", "{steady}", "{safer}", "{plan}"} | ({"{item}"} if step.each else set())
    quoted = quoted_in(" ".join(asked(step)))
    known |= {f"{{aim:{of_aim(name)}}}" if of_aim(name) else f"{{answer:{name}}}" for name in quoted}
    found: set[str] = {name for text in [*asked(step), *borrowed(step)] for name in re.findall(r"\{.*?\}", text)}
    assert found <= known


@each_step
def test_a_question_built_on_an_earlier_answer_makes_sense_whatever_the_item(step: Step) -> None:
    """An item may be one word or a whole line, so it stands at the end."""
    if step.each:
        assert re.search(r"\{item\}\??$", step.prompt)


@each_content
def test_titles_and_summaries_fit_a_list(content: Guide | Practice) -> None:
    assert len(content.title) <= 40
    assert content.summary.endswith(".")
    assert len(content.summary) <= 110


def test_no_two_guides_ask_a_question_in_the_same_words() -> None:
    """Those that ask how an aim went share a form: whoever comes back knows what comes."""
    prompts: list[str] = [step.prompt for guide in GUIDES for step in guide.steps if step.prompt and not guide.returns]
    assert [prompt for prompt in prompts if prompts.count(prompt) > 1] == []


def test_an_outward_practice_speaks_of_no_breath_and_needs_no_sight() -> None:
    outward = [practice for practice in PRACTICES if practice.outward]
    assert "name-the-day" in {practice.slug for practice in outward}
    for practice in outward:
        texts = written(practice)
        assert [
            text for word in ("breath", "breathe", "in-breath", "out-breath") for text in holding(word, texts)
        ] == []
        assert [text for word in ("look", "see", "watch") for text in holding(word, texts)] == []


@each_guide
def test_what_goes_into_the_kit_or_the_plan_is_asked_for_with_the_next_morning_in_mind(guide: Guide) -> None:
    for step in guide.steps:
        if isinstance(step, Write | Items | Choose) and step.keeps in {"strategies", "plan.steadies"}:
            asked_before = [one for one in guide.steps if one.id in {getattr(step, "source", ""), step.id}]
            texts = [text for one in (*asked_before, step) for text in (one.prompt, one.hint)]
            assert any("next morning" in text for text in texts), step.id


@each_guide
def test_nobody_is_sent_to_do_what_stands_in_their_own_list(guide: Guide) -> None:
    kept_lists = {
        one.id
        for one in guide.steps
        if getattr(one, "keeps", "") in {"strategies", "plan.steadies"} or getattr(one, "own", None) == "plan.steadies"
    }
    for step in guide.steps:
        if {step.each, getattr(step, "source", "")} & kept_lists:
            for text in (step.prompt, step.hint, *getattr(step, "lines", ())):
                assert not re.search(r"(?i)(^|\. )(go and |now )?do (it|that|this)\b", text), text


@of_each({guide.slug: guide for guide in LIBRARY.guides()})
def test_people_find_it_by_what_they_need(guide: Guide) -> None:
    ids = ", ".join(need.id for need in LIBRARY.needs)
    assert 1 <= len(guide.need) <= 2, f'Give {guide.slug}.toml one or two of {ids}: need = ["say"]'


def test_no_need_has_so_few_guides_or_so_many_that_it_helps_nobody() -> None:
    counts = {need.id: sum(need.id in guide.need for guide in LIBRARY.guides()) for need in LIBRARY.needs}
    assert all(5 <= count <= 16 for count in counts.values()), counts


@pytest.mark.parametrize(
    ("words", "among"),
    [
        ("anger", "a-letter-that-needs-no-answer"),
        ("gratitude", "three-real-things"),
        ("I can't sleep", "after-a-bad-dream"),
        ("guilt", "look-at-one-hard-thought"),
        ("anniversary", "plan-for-a-painful-reminder"),
        ("work", "take-a-problem-apart"),
        ("my body", "weather-of-feelings"),
        ("picture", "find-a-picture-for-my-life"),
        ("lonely", "support-map"),
        ("write to someone who died", "a-letter-that-needs-no-answer"),
        ("I don't want to live", "my-safety-plan"),
        ("hate myself", "a-kind-letter-to-myself"),
        ("my husband left me", "what-ended-and-what-is-still-there"),
    ],
)
def test_words_people_would_type_find_it_among_the_first(words: str, among: str) -> None:
    found = found_by(LIBRARY.guides(), words) or near(LIBRARY.guides(), words)
    assert among in [guide.slug for guide in found[:AT_FIRST]]
