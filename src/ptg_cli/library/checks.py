"""What has to be true of a guide as a whole (ids, and steps that build on earlier ones), and of a practice."""

from collections.abc import Callable, Sequence

from ptg_cli.library.decode import Where
from ptg_cli.library.files import names, nearest
from ptg_cli.model.guide import ALSO, ASKS, Choose, Guide, Items, Pause, Recall, Scale, Sort, Step, Write
from ptg_cli.model.practice import Practice, looks_like_pattern

_GIVES_ITEMS = (Items, Choose, Sort, Write)


def problems(guide: Guide, where: Where, has: Callable[[str], bool], practices: Callable[[], list[str]]) -> list[str]:
    """Everything wrong with a guide, one whole sentence each. `has` says whether there is a practice of that name
    without reading them all; `practices` names them all."""
    said = []
    if guide.level != "gentle" and not guide.note.strip():
        said.append(
            where.say(f"a {guide.level} guide needs a “note”: what it asks, and what it will not ask.", "level")
        )
    if not guide.headings and (len(guide.steps) != 1 or not isinstance(guide.steps[0], Write) or guide.steps[0].each):
        said.append(where.say("“headings = false” fits only a guide of one single write step.", "headings"))
    if not any(isinstance(step, ASKS) for step in guide.steps):
        said.append(where.say("nothing is asked: add a step of kind write, list, scale, choose or sort."))
    earlier: dict[str, Step] = {}
    for nth, step in enumerate(guide.steps, 1):
        for words, key in _of_step(step, earlier, has, practices):
            said.append(where.say(words, key, "step", nth))
        earlier.setdefault(step.id, step)
    return said


def practice_problems(practice: Practice, where: Where, earlier: Sequence[Practice], outward: list[str]) -> list[str]:
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
            where.say(f"an outward practice needs no {' and no '.join(turns_to)}. Take out “outward”, or that.",
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
    if step.each and getattr(step, "keeps", ""):
        said.append(("“keeps” does not go with “each”.", "keeps"))
    match step:
        case Sort():
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
        case Recall(figures=True):
            if step.step or step.guide:
                said.append(("“figures” stands alone: take out “step” and “guide”.", "figures"))
        case Recall() if not step.step:
            said.append(("a recall step needs a “step”, or “figures = true”.", "kind"))
        case Recall() if not step.guide:
            if not isinstance(earlier.get(step.step), ASKS):
                hint = _near(step.step, [name for name, one in earlier.items() if isinstance(one, ASKS)])
                said.append((f"“step” names no earlier step with an answer: “{step.step}”.{hint}", "step"))
            elif earlier[step.step].each:
                said.append((f"“{step.step}” is asked once per item, so it can't be recalled as one answer.", "step"))
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
    step = earlier.get(name)
    if step is None:
        return [(f"“{key}” names no earlier step: “{name}”.{_near(name, list(earlier))}", key)]
    if isinstance(step, Scale) or not isinstance(step, _GIVES_ITEMS):
        return [(f"“{name}” has no items to build on. “{key}” fits a list, choose, sort or write step.", key)]
    if step.each:
        return [(f"“{name}” is asked once per item, so “{key}” can't build on it.", key)]
    return []


def _near(word: str, known: list[str]) -> str:
    near = nearest(word, known)
    return f" Did you mean “{near}”?" if near else ""
