"""What has to be true of a guide as a whole (ids, and steps that build on earlier ones), and of a practice."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from ptg_cli.library.conditions import can_be_reached
from ptg_cli.library.decode import KeyPlace
from ptg_cli.library.files import names
from ptg_cli.model.aim import ANSWERS, COMMON, DID_IT, LEARNED, AimKind
from ptg_cli.model.folded import nearest
from ptg_cli.model.guide import (
    ALSO,
    ASKS,
    DECISIONS,
    FIGURES,
    FITS,
    OF_EACH_VALUE,
    PLAN_LOOKED_AT,
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
from ptg_cli.model.journey import Journey, JourneyGuide
from ptg_cli.model.need import Need
from ptg_cli.model.practice import Practice, looks_like_pattern

_GIVES_ITEMS = (Items, Choose, Sort, Shares, Write)


def problems(
    guide: Guide, where: KeyPlace, has: Callable[[str], bool], practices: Callable[[], list[str]]
) -> list[str]:
    """Everything wrong with a guide, one whole sentence each. `has` says whether there is a practice of that name
    without reading them all; `practices` names them all."""
    said = []
    if guide.level != "gentle" and not guide.note.strip():
        said.append(
            where.say(f"a {guide.level} guide needs a “note”: what it asks, and what it will not ask.", "level")
        )
    if not guide.headings and (len(guide.steps) != 1 or not isinstance(guide.steps[0], Write) or guide.steps[0].each):
        said.append(where.say("“headings = false” fits only a guide with one step, of kind write.", "headings"))
    if not any(isinstance(step, ASKS) for step in guide.steps):
        said.append(where.say("nothing is asked: add a step of kind write, list, scale, date, choose, sort or shares."))
    for key, words in (("title", guide.title), ("summary", guide.summary), ("note", guide.note)):
        if quoted_in(words):
            said.append(where.say(f"“{key}” can't quote an answer. Take the {{answer:…}} out.", key))
    papers = [step.id for step in guide.steps if step.paper]
    if bool(guide.sheet) != bool(papers):
        said.append(where.say("“sheet” at the top goes with “paper” in the steps that belong on that page.", "sheet"))
    if guide.slug in guide.was:
        said.append(where.say(f"“{guide.slug}” is the name of this guide now. “was” takes those it had before.", "was"))
    if guide.returns and guide.level == "deep":
        said.append(where.say("a guide that asks how an aim went is gentle or moderate, never deep.", "level"))
    if guide.returns and guide.follows:
        said.append(where.say("a guide that asks how an aim went is in no series. Take “follows” out.", "follows"))
    if guide.days_after and not guide.follows:
        said.append(where.say("“days_after” goes with “follows”. Add it, or take “days_after” out.", "days_after"))
    earlier: dict[str, Step] = {}
    for nth, step in enumerate(guide.steps, 1):
        found = [
            *_of_step(step, earlier, has, practices),
            *_of_quotes(step, earlier),
            *_of_was(step, guide),
            *_of_aim(step, guide),
        ]
        for words, key in found:
            said.append(where.say(words, key, "step", nth))
        earlier.setdefault(step.id, step)
    return said or _out_of_reach(guide, where)


def need_problems(guide: Guide, where: KeyPlace, needs: Sequence[Need]) -> list[str]:
    """What is said of needs of a guide that are none of `needs`; nothing where there are none to compare with."""
    ids = [need.id for need in needs]
    return [
        where.say(f"“need” takes one or two of: {', '.join(ids)}.{_near(word, ids)}", "need")
        for word in guide.need
        if ids and word not in ids
    ]


def _out_of_reach(guide: Guide, where: KeyPlace) -> list[str]:
    """What is said of steps that nobody can come to. Only of a guide in which nothing else is wrong."""
    said: list[str] = []
    end = ""  # the read that ends the guide for everyone
    may_end = False
    for nth, step in enumerate(guide.steps, 1):
        ends = isinstance(step, Read) and step.ends
        never = f"“ends” of “{step.id}” is never reached" if ends else f"“{step.id}” is never asked"
        key = "when" if step.when else "unless" if step.unless else "id"
        if end:
            words = (
                f"{never}: “{end}” before it ends the guide for everyone. Give “{end}” a “when”, or move it to the end."
            )
            said.append(where.say(words, "id", "step", nth))
        elif both := next((one for one in step.unless if one in step.when), None):
            words = f"{never}: “when” and “unless” look for the same answer to “{both.step}”. Take one of them out."
            said.append(where.say(words, key, "step", nth))
        elif (step.has_conditions or may_end) and not can_be_reached(guide, step):
            look = (
                "Check its “when” and “unless”, and those of each step that is named there. "
                "Check any “ends” before it, too."
            )
            said.append(where.say(f"{never}: no answers to the steps before it lead here. {look}", key, "step", nth))
        elif ends:
            may_end = True
            end = "" if step.has_conditions else step.id
    return said


def practice_problems(
    practice: Practice, where: KeyPlace, earlier: Sequence[Practice], outward: list[str]
) -> list[str]:
    """Everything wrong with a practice, one whole sentence each. `earlier` are those whose names are taken, `outward`
    names what may be offered in place of it."""
    said = []
    if looks_like_pattern(practice.slug):
        said.append(
            where.say("a file name that begins with a digit or a hyphen reads as a breathing pattern. Begin it with a "
                      "letter.")
        )  # fmt: skip
    for other in earlier:
        if names(practice) & names(other):
            place = f", or call this file {other.slug}.toml to take its place" if practice.mine > other.mine else ""
            said.append(
                where.say(f"{other.slug}.toml goes by the name “{practice.title}” already. Give this one a title and "
                          f"a file name of its own{place}.", "title")
            )  # fmt: skip
    if practice.outward and (turns_to := [need for need in practice.needs if need != "body"]):
        said.append(
            where.say(f"an outward practice does not use {' or '.join(turns_to)}. Take one of them out.",
                      "outward")
        )  # fmt: skip
    # Ours are held to this by a test, and stay usable when someone's own file takes the place of an outward one.
    if practice.mine and practice.alternative and practice.alternative not in outward:
        near = _near(practice.alternative, outward)
        said.append(where.say(f"no outward practice is called “{practice.alternative}”.{near}", "alternative"))
    return said


def _of_step(
    step: Step, earlier: dict[str, Step], has: Callable[[str], bool], practices: Callable[[], list[str]]
) -> list[tuple[str, str]]:
    """What is wrong with one step, and the key to blame."""
    said = []
    if step.id in earlier:
        said.append((f"the id “{step.id}” is taken by an earlier step. Give this one its own.", "id"))
    if step.id == ALSO:
        said.append((f"the id “{ALSO}” is ptg's own. Choose another.", "id"))
    for key, words in (("prompt", step.prompt), ("hint", step.hint)):
        if "{item}" in words and not step.each:
            said.append(("“{item}” stands only in a step with “each”.", key))
    if step.each:
        said += _builds_on(step.each, "each", earlier)
        if "{item}" not in step.prompt:
            said.append(("a step with “each” needs {item} in its prompt, where the item is to stand.", "prompt"))
    said += _of_keeps(step, earlier)
    match step:
        case Scale(again=again) if again and not of_aim(again):
            said += _of_again(step, earlier)
        case Shares():
            said += _of_shares(step, earlier)
        case Sort():
            if bool(step.source) == bool(step.cards):
                said.append(("a sort step needs “from” or “cards”, and only one of the two.", "kind"))
            if step.source:
                said += _builds_on(step.source, "from", earlier)
            if len(set(step.piles)) < len(step.piles):
                said.append(("two piles have the same name.", "piles"))
        case Choose():
            said += _of_choose(step, earlier)
        case Pause():
            if not has(step.practice):
                said.append(
                    (f"no practice is called “{step.practice}”.{_near(step.practice, practices())}", "practice")
                )
        case Recall(figures=figures) if figures:
            if figures not in FIGURES:
                said.append((f"“figures” is true, or one of: {', '.join(FIGURES)}.", "figures"))
            if step.step or step.guide:
                said.append(("“figures” can't stand with “step” or “guide”. Take those out.", "figures"))
        case Recall() if not step.step:
            said.append(("a recall step needs a “step”, or “figures = true”.", "kind"))
        case Recall() if not step.guide:
            if not isinstance(earlier.get(step.step), ASKS):
                hint = _near(step.step, [name for name, one in earlier.items() if isinstance(one, ASKS)])
                said.append((f"“step” names no earlier step with an answer: “{step.step}”.{hint}", "step"))
            elif earlier[step.step].each:
                said.append((f"“{step.step}” is asked once per item, so it can't be recalled as one answer.", "step"))
    return said


def _of_keeps(step: Step, earlier: dict[str, Step]) -> list[tuple[str, str]]:
    """What is wrong with where the answer of a step is kept."""
    keeps = getattr(step, "keeps", "")
    if not keeps:
        return []
    fits: dict[str, type[Step]] = {"values.why": Write, "values.matters": Scale, "values.lived": Scale}
    fits |= dict.fromkeys(("values.first", *DECISIONS), Choose)
    if (keeps in fits or isinstance(step, Scale)) and not (of_aim(keeps) or isinstance(step, fits.get(keeps, Write))):
        return [(f"“{keeps}” takes no answer of this kind. prompts/README.md says which it takes.", "keeps")]
    if keeps not in OF_EACH_VALUE:
        return [("“keeps” does not go with “each” here.", "keeps")] if step.each else []
    named = earlier.get(step.each)
    if named is None or getattr(named, "keeps", "") not in {"values", "values.first"}:
        words = f"“{keeps}” needs an “each” that names a step which keeps its answer in “values” or “values.first”."
        return [(words, "keeps")]
    return []


def _of_shares(step: Shares, earlier: dict[str, Step]) -> list[tuple[str, str]]:
    said = _builds_on(step.source, "from", earlier) if step.source else []
    if step.again and not step.last:
        words = "“again” is the first guess of the share of “last”. Add a “last”, or take “again” out."
        return [*said, (words, "again")]
    return [*said, *(_of_again(step, earlier) if step.again else [])]


def _of_again(step: Scale | Shares, earlier: dict[str, Step]) -> list[tuple[str, str]]:
    first = earlier.get(step.again)
    if first is None:
        return [(f"“again” names no earlier step: “{step.again}”.{_near(step.again, list(earlier))}", "again")]
    if not isinstance(first, Scale):
        return [(f"“{step.again}” is no scale. “again” takes the id of the scale that was weighed first.", "again")]
    if first.each or step.each:
        return [("“again” does not go with “each”: there would be several numbers to compare it with.", "again")]
    return []


def aim_fields(guide: Guide) -> tuple[set[str], set[str]]:
    """The fields of an aim that a guide reads, and those that it keeps."""
    read: set[str] = set()
    kept: set[str] = set()
    for step in guide.steps:
        texts = (step.prompt, step.hint, *(step.lines if isinstance(step, Read) else ()))
        names = [name for text in texts for name in quoted_in(text)]
        names += [one.step for one in (*step.when, *step.unless)]
        names += [getattr(step, "again", ""), getattr(step, "source", "")]
        read |= {of_aim(name) for name in names}
        kept.add(of_aim(getattr(step, "keeps", "")))
    return read - {""}, kept - {""}


def _of_aim(step: Step, guide: Guide) -> list[tuple[str, str]]:
    """What is wrong with the fields of an aim that a step names, and the key to blame."""
    said = []
    keeps, field = getattr(step, "keeps", ""), of_aim(getattr(step, "keeps", ""))
    if isinstance(step, Day) and keeps and not field:
        said.append(("“keeps” of this step takes “aim.” and a field of the aim, such as “aim.day”.", "keeps"))
    allowed = () if guide.returns else (LEARNED,)
    texts = {"prompt": (step.prompt,), "hint": (step.hint,), "lines": step.lines if isinstance(step, Read) else ()}
    named = [(name, key) for key, words in texts.items() for text in words for name in quoted_in(text)]
    named += [(one.step, "when" if one in step.when else "unless") for one in (*step.when, *step.unless)]
    named += [(getattr(step, "again", ""), "again"), (getattr(step, "source", ""), "from")]
    for name, key in named:
        if of_aim(name) and not guide.returns and not (guide.begins_aim and of_aim(name) in allowed):
            words = f"“{name}” is there only in a guide that asks how an aim went. Put “returns = true” at its top."
            said.append((words, key))
    if isinstance(step, Choose):
        wanted = (FITS,) if keeps == PLAN_LOOKED_AT else ANSWERS.get(field, ())
        means = dict(step.meanings)
        if not wanted and means:
            words = "“means” is for a step that keeps “aim.did”, “aim.state” or “plan.looked-at”. Take it out."
            said.append((words, "options"))
        elif wanted and (step.many or not means or not {*means.values()} <= {*wanted}):
            words = f"the options say what they mean, one of: {', '.join(wanted)}. One of them is chosen, not “many”."
            said.append((words, "options"))
        elif field == DID_IT and len(means) < len(step.options):
            said.append((f"each option says what it means, one of: {', '.join(wanted)}.", "options"))
        if step.otherwise and step.otherwise not in wanted:
            takes = f"one of: {', '.join(wanted)}" if wanted else "nothing here: the step keeps no “aim.state”"
            said.append((f"“otherwise” says what own words mean, and takes {takes}.", "otherwise"))
    elif field in ANSWERS:
        said.append((f"“aim.{field}” is kept by a choose step, whose options say what they mean.", "keeps"))
    return said


def kind_problems(kind: AimKind, where: KeyPlace, guide: Callable[[str], Guide | None]) -> list[str]:
    """Everything wrong with a kind of aim, one whole sentence each. `guide` gives the guide of a name, if there is one
    that can be used."""
    said = []
    ids = [one.id for one in kind.fields]
    for nth, name in enumerate(ids, 1):
        if name in (*COMMON, *ANSWERS) or name in ids[: nth - 1]:
            said.append(
                where.say(f"the field “{name}” is there already. Give this one another id.", "id", "field", nth)
            )
    if kind.smallest and kind.smallest not in kind.names:
        said.append(where.say(f"there is no field “{kind.smallest}”. Name “title”, or one of its fields.", "smallest"))
    if kind.smallest and kind.has_rungs:
        said.append(where.say("a kind with rungs has no smallest thing to do: rungs are never offered.", "smallest"))
    for key, name in (("guide", kind.guide), ("returns", kind.returns)):
        found = guide(name)
        if found is None:
            said.append(where.say(f"there is no guide “{name}” that can be used. `ptg guides` lists them.", key))
            continue
        if key == "guide" and not found.begins_aim:
            said.append(where.say(f'“{name}” begins no aim: one of its steps needs keeps = "aim.title".', key))
        if key == "returns" and not found.returns:
            said.append(where.say(f"“{name}” needs “returns = true” at its top: it asks how an aim went.", key))
        read, kept = aim_fields(found)
        for field in sorted((read | kept) - {*kind.names, *ANSWERS}):
            near = _near(field, list(kind.names))
            said.append(
                where.say(f"“{name}” names the field “{field}”, and there is none. Add a [[field]] with that id.{near}",
                          key)
            )  # fmt: skip
    return said


def journey_problems(
    journey: Journey, where: KeyPlace, guide: Callable[[str], Guide | None]
) -> tuple[Journey, list[str]]:
    """A journey with those of its guides that can be used, and what is wrong with the others, one whole sentence each.
    `guide` gives the guide of a name, if there is one that can be used."""
    kept: list[JourneyGuide] = []
    there: set[str] = set()
    said = []
    for nth, one in enumerate(journey.guides, 1):
        found = guide(one.name)
        if found is None:
            wrong = (
                f"there is no guide “{one.name}” that can be used. `ptg guides list` names them. It is left out here."
            )
        elif found.slug in there:
            wrong = f"the guide “{one.name}” stands here twice. Take one of them out."
        elif found.follows:
            wrong = f"“{one.name}” follows another guide. Name the first one of them here."
        elif found.returns:
            wrong = f"“{one.name}” asks how something went, and begins from that thing only. Take it out here."
        else:
            there.add(found.slug)
            kept.append(JourneyGuide(found.slug, one.why))
            continue
        said.append(where.say(wrong, "name", "guide", nth))
    return replace(journey, guides=tuple(kept)), said


def _of_quotes(step: Step, earlier: dict[str, Step]) -> list[tuple[str, str]]:
    """What is wrong with the answers a step quotes, and the key to blame. A read step quotes in its lines, any other
    in its prompt; both may in a hint."""
    reads = isinstance(step, Read)
    key, what = ("lines", "the same lines") if reads else ("prompt", "the same question")
    quoting = step.lines if isinstance(step, Read) else (step.prompt,)
    plain = step.plain_lines if isinstance(step, Read) else (step.plain,) if step.plain else ()
    said = []
    for place, words in (*((key, words) for words in quoting), ("hint", step.hint)):
        names = [name for name in quoted_in(words) if not of_aim(name)]
        said += [(wrong, place) for name in names if (wrong := _not_to_quote(name, step, earlier))]
    for place, words in (*(("plain", words) for words in plain), *_never_quoting(step)):
        if quoted_in(words):
            only = "only a prompt, a hint and the lines of a read step can"
            said.append((f"“{place}” can't quote an answer: {only}. Take the {{answer:…}} out.", place))
    quotes = any(map(quoted_in, quoting))
    if quotes and not plain:
        why = "for when there is no answer to quote"
        said.append(
            (f"“{key}” quotes an answer, so it needs a “plain” beside it: {what} without the quotation, {why}.", key)
        )
    elif plain and not quotes:
        said.append(
            ("“plain” is for a text that quotes an answer, and nothing is quoted here. Take “plain” out.", "plain")
        )
    if step.each and step.plain and "{item}" not in step.plain:
        said.append(("a step with “each” needs {item} in its “plain” too.", "plain"))
    return said


def _never_quoting(step: Step) -> list[tuple[str, str]]:
    """The texts of a step that stand in lists and pages as they are, each with its key."""
    match step:
        case Read(prompt=prompt):
            return [("prompt", prompt)]
        case Choose(options=options):
            return [("options", option) for option in options]
        case Sort(piles=piles):
            return [("piles", pile) for pile in piles]
        case Write(starters=starters):
            return [("starters", starter) for starter in starters]
        case Scale(low=low, high=high):
            return [("low", low), ("high", high)]
        case Shares(last=last):
            return [("last", last)]
        case _:
            return []


def _not_to_quote(name: str, step: Step, earlier: dict[str, Step]) -> str:
    """Why the answer of the step called `name` can't be quoted in `step`; empty where it can."""
    quoted = earlier.get(name)
    if name == step.id:
        return "a step can't quote its own answer. Name an earlier one."
    if quoted is None:
        return f"{{answer:{name}}} names no earlier step.{_near(name, list(earlier))}"
    if not isinstance(quoted, ASKS):
        return f"“{name}” asks nothing, so it has no answer to quote."
    if quoted.each:
        return f"“{name}” is asked once per item, so it can't be quoted as one answer."
    return ""


def _of_was(step: Step, guide: Guide) -> list[tuple[str, str]]:
    """What is wrong with what a step or its options were called in earlier versions."""
    said = []
    for name in step.was:
        taken = [one.id for one in guide.steps if one.id == name or (one is not step and name in one.was)]
        if taken:
            said.append(
                (
                    f"“{name}” under “was” is, or was, the id of “{taken[0]}”. Two steps can't have had the same id.",
                    "was",
                )
            )
    if isinstance(step, Choose | Sort):
        key, names = ("options", step.options) if isinstance(step, Choose) else ("piles", step.piles)
        before = [old for old, _ in step.retired]
        for name in dict.fromkeys(old for old in before if old in names or before.count(old) > 1):
            said.append(
                (
                    f"“{name}” under “was” is an option of this step, or a name that another option had. Take it out.",
                    key,
                )
            )
    return said


def _of_choose(step: Choose, earlier: dict[str, Step]) -> list[tuple[str, str]]:
    said = []
    if not (step.options or step.source or step.own):
        said.append(("there is nothing to choose from: add “options”, “from” or “own”.", "kind"))
    if len(set(step.options)) < len(step.options):
        said.append(("two options are the same.", "options"))
    if step.source:
        said += _builds_on(step.source, "from", earlier)
    if step.pile:
        sorted_step = earlier.get(step.source)
        if not isinstance(sorted_step, Sort):
            said.append(("“pile” needs a “from” that names a sort step.", "pile"))
        elif step.pile not in sorted_step.piles:
            said.append(
                (f"“{step.pile}” is no pile of “{step.source}”.{_near(step.pile, list(sorted_step.piles))}", "pile")
            )
    return said


def _builds_on(name: str, key: str, earlier: dict[str, Step]) -> list[tuple[str, str]]:
    """What is wrong with building on the step called `name`: it has to come earlier and to hold items."""
    if of_aim(name):
        return [] if key == "from" else [(f"“{key}” can't build on a field of the aim. “from” can.", key)]
    step = earlier.get(name)
    if step is None:
        return [(f"“{key}” names no earlier step: “{name}”.{_near(name, list(earlier))}", key)]
    if isinstance(step, Scale | Day) or not isinstance(step, _GIVES_ITEMS):
        return [(f"“{name}” has no items to build on. “{key}” fits a list, choose, sort, shares or write step.", key)]
    if step.each:
        return [(f"“{name}” is asked once per item, so “{key}” can't build on it.", key)]
    return []


def _near(word: str, known: list[str]) -> str:
    near = nearest(word, known)
    return f" Did you mean “{near}”?" if near else ""
