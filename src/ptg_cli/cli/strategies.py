"""`ptg strategies`, `ptg helps`: what can be done in a hard moment, and what helped."""

from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from ptg_cli.cli import arguments, completions
from ptg_cli.cli.diagnostics import ExitStatus, Refused, usage
from ptg_cli.cli.document import Earlier, VersionNumber, history_of, restore_version, say_problems, show_history
from ptg_cli.cli.option_values import Choice, Number
from ptg_cli.cli.shell import Shell, check_text, plain_row
from ptg_cli.cli.tree import SEE, Branch
from ptg_cli.journal.documents.strategies import STRATEGIES
from ptg_cli.model.scales import DID, FEELINGS, WORTH
from ptg_cli.model.strategy import FAMILIES, OWN_FAMILY, SETTINGS, Strategy
from ptg_cli.sentences import helps as said_of_helps
from ptg_cli.sentences import page_edit as said_of_page_edit
from ptg_cli.sentences import strategies as said_of_strategies

if TYPE_CHECKING:
    from ptg_cli.desk.document import DocumentDesk
    from ptg_cli.desk.strategies import StrategyDesk
    from ptg_cli.insight.helps import Figures, Helps, RatingSpread, TriedOverDays, TryFilter

_MOST_TRIGGERS: Final = 20

_Family: Final = Choice("--family", FAMILIES, or_none=True)
_Feeling: Final = Choice("--feeling", FEELINGS, or_none=True)
_Setting: Final = Choice("--setting", SETTINGS, or_none=True)

Family = Annotated[
    str,
    typer.Option(
        "--family",
        parser=_Family,
        autocompletion=_Family.complete,
        metavar="KIND",
        help=f"Only strategies of this kind: {', '.join(FAMILIES)}.",
        show_default=False,
    ),
]
Minutes = Annotated[
    int | None,
    typer.Option(
        "--minutes",
        parser=Number("--minutes", 1, unit="minutes"),
        metavar="N",
        help="At most so many minutes.",
        show_default=False,
    ),
]
Energy = Annotated[
    int | None,
    typer.Option(
        "--energy",
        parser=Number("--energy", 1, 3),
        metavar="1-3",
        help="Only strategies that take at most this much energy: 1 (hardly any), 2 or 3 (a good deal).",
        show_default=False,
    ),
]
Setting = Annotated[
    str,
    typer.Option(
        "--setting",
        parser=_Setting,
        autocompletion=_Setting.complete,
        metavar="WHERE",
        help=f"Only what can be done in this place: {', '.join(SETTINGS)}.",
        show_default=False,
    ),
]
Feeling = Annotated[
    str,
    typer.Option(
        "--feeling",
        parser=_Feeling,
        autocompletion=_Feeling.complete,
        metavar="WORD",
        help="Only strategies that suit this feeling.",
        show_default=False,
    ),
]
HelpedFeelings = Annotated[
    list[str] | None,
    typer.Option(
        "--feeling",
        parser=_Feeling,
        autocompletion=_Feeling.complete,
        metavar="WORD",
        help="Only where you felt this. Given several times, you felt all of them.",
        show_default=False,
    ),
]
Takes = Annotated[
    int | None,
    typer.Option(
        "--minutes",
        parser=Number("--minutes", 1, unit="minutes"),
        metavar="N",
        help="About how long it takes, in minutes.",
        show_default=False,
    ),
]
Star = Annotated[
    bool | None,
    typer.Option("--star/--no-star", help="Put a star on the strategy you name, or take it off.", show_default=False),
]
Hide = Annotated[
    bool | None,
    typer.Option("--hide/--no-hide", help="Hide the strategy you name, or show it again.", show_default=False),
]


strategies_app = Branch()

Name = Annotated[
    str, typer.Argument(metavar="NAME", autocompletion=completions.strategies, help="Which one.", show_default=False)
]
Starred = Annotated[bool, typer.Option("--starred", help="Only strategies with a star.")]
Hidden = Annotated[bool, typer.Option("--hidden", help="Show the strategies that you hid, too.")]


@strategies_app.callback()
def strategies_default() -> None:
    """See all there is to try in a hard moment, and add your own.

    `ptg strategies` alone lists them, and `ptg strategies NAME` shows one.

    Example: ptg strategies list --feeling tired --minutes 5
    """


@strategies_app.command("list")
def strategies_list(
    ctx: typer.Context,
    family: Family = "",
    feeling: Feeling = "",
    minutes: Minutes = None,
    energy: Energy = None,
    setting: Setting = "",
    starred: Starred = False,
    hidden: Hidden = False,
    as_json: arguments.Json = False,
    plain: arguments.Plain = False,
) -> None:
    """List what there is to try, or what of it fits.

    Example: ptg strategies list --feeling tired --minutes 5
    """
    strategies(ctx, "", family, feeling, minutes, energy, setting, starred, hidden, as_json=as_json, plain=plain)


@strategies_app.command("show")
def strategies_show(ctx: typer.Context, name: Name, as_json: arguments.Json = False) -> None:
    """Show one strategy, with its steps.

    Example: ptg strategies show slow-walk
    """
    strategies(ctx, name, as_json=as_json)


@strategies_app.command("add")
def strategies_add(ctx: typer.Context, family: Family = "", minutes: Takes = None) -> None:
    """Add a strategy of your own: what you call it, and its steps.

    On a terminal ptg asks for each. From a pipe, the first line is the title, and each line after it is a step.

    Example: ptg strategies add --family social --minutes 10
    """
    shell: Shell = ctx.obj
    _add(shell, shell.context.strategy_desk, family, minutes or 0)


@strategies_app.command("change")
def strategies_change(ctx: typer.Context, name: Name, star: Star = None, hide: Hide = None) -> None:
    """Star a strategy or hide it, or take that back.

    Example: ptg strategies change slow-walk --star
    """
    if star is None and hide is None:
        raise usage(said_of_strategies.WHAT_TO_CHANGE)
    shell: Shell = ctx.obj
    desk = shell.context.strategy_desk
    _change(shell, desk, _find(desk, name), star, hide, reword=False)


@strategies_app.command("reword")
def strategies_reword(ctx: typer.Context, name: Name) -> None:
    """Put one into your own words. With nothing said, ptg's own words are back.

    From standard input come its title and its steps, a line each.

    Example: ptg strategies reword slow-walk
    """
    shell: Shell = ctx.obj
    desk = shell.context.strategy_desk
    _change(shell, desk, _find(desk, name), None, None, reword=True)


@strategies_app.command("edit")
def strategies_edit(ctx: typer.Context) -> None:
    """Open the file of your strategies in your own editor, and check it afterwards. What it said before is kept.

    Example: ptg strategies edit
    """
    shell: Shell = ctx.obj
    shell.context.open_editor(_document(shell).ready_to_edit())
    strategies_check(ctx)


@strategies_app.command("check")
def strategies_check(ctx: typer.Context, as_json: arguments.Json = False) -> None:
    """Say what is wrong in strategies.toml. Ends with 2 when anything is.

    Example: ptg strategies check
    """
    desk = _document(ctx.obj)
    desk.look().keep_version()
    say_problems(ctx.obj, desk.check(), said_of_strategies.NOTHING_WRONG, as_json=as_json)


@strategies_app.command("history")
def strategies_history(ctx: typer.Context, number: VersionNumber = None, as_json: arguments.Json = False) -> None:
    """List earlier versions of your strategies, the newest first. A number shows one.

    Example: ptg strategies history 2
    """
    show_history(ctx.obj, history_of(ctx.obj, STRATEGIES), number, as_json=as_json)


@strategies_app.command("restore")
def strategies_restore(ctx: typer.Context, number: Earlier = 1) -> None:
    """Put an earlier version of your strategies back. The present one is kept among the versions.

    Example: ptg strategies restore 1
    """
    restore_version(ctx.obj, history_of(ctx.obj, STRATEGIES), number)


def _document(shell: Shell) -> "DocumentDesk[Any]":
    from ptg_cli.desk.document import DocumentDesk

    return DocumentDesk(shell.context.documents, STRATEGIES)


@strategies_app.command(SEE, hidden=True)
def strategies(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(metavar="[NAME]", autocompletion=completions.strategies)] = "",
    family: Family = "",
    feeling: Feeling = "",
    minutes: Minutes = None,
    energy: Energy = None,
    setting: Setting = "",
    starred: Starred = False,
    hidden: Hidden = False,
    star: Star = None,
    hide: Hide = None,
    reword: Annotated[bool, typer.Option("--reword", help="Put the strategy you name into your own words.")] = False,
    add: Annotated[bool, typer.Option("--add", help="Add a strategy of your own.")] = False,
    as_json: arguments.Json = False,
    plain: arguments.Plain = False,
) -> None:
    """List the strategies, or show the one that is named. Its options for changing one are older spellings.

    Example: ptg strategies --feeling tired --minutes 5
    """
    from ptg_cli.desk import strategy_list

    shell: Shell = ctx.obj
    desk = shell.context.strategy_desk
    wanted = strategy_list.StrategyFilter(
        family,
        feeling,
        minutes or 0,
        energy or 0,
        setting,
        starred,
        hidden,
    )
    if add:
        if name or reword or star is not None or hide is not None:
            raise usage(said_of_strategies.ADD_TAKES_NO_NAME)
        _add(shell, desk, wanted.family, wanted.minutes)
        return
    if (reword or star is not None or hide is not None) and not name:
        raise usage(said_of_strategies.WHICH_ONE)
    one = _find(desk, name) if name else None
    if one and (reword or star is not None or hide is not None):
        _change(shell, desk, one, star, hide, reword=reword)
        return
    found = [one] if one else strategy_list.in_order(filter(wanted.fits, desk.strategies()), desk.families)
    for problem in (*desk.problems, *_ours_left_out(shell)):
        shell.warn(f"Skipped: {problem}")
    _show(shell, desk, found, whole=bool(name), as_json=as_json, plain=plain)


def _show(
    shell: Shell, desk: "StrategyDesk", found: list[Strategy], *, whole: bool, as_json: bool, plain: bool
) -> None:
    from ptg_cli.desk import strategy_list

    if as_json:
        shell.show_json("strategies", [_row(each) for each in found])
    elif plain:
        for each in found:
            kind = "hidden" if each.hidden else each.family
            shell.show(plain_row((each.slug, kind, each.minutes, each.energy, each.setting, each.title)))
    elif whole:
        for words in _whole(desk, found[0]):
            shell.show_wrapped(words)
    else:
        for kind, group in strategy_list.groups(found, desk.families).items():
            shell.show(f"{kind.capitalize()}")
            for each in group:
                marks = ", ".join(word for word in (strategy_list.marks(each),) if word and not each.hidden)
                shell.show_wrapped(f"  {each.title}{f' ({marks})' if marks else ''}")
                shell.show_wrapped(f"    {each.slug} · {each.about.removeprefix(f'{each.family} · ')}")
        if not found:
            shell.say(said_of_strategies.NONE_FITS)
        shell.say(said_of_strategies.SHOWS_AND_BEGINS)
    if desk.unreadable:
        raise typer.Exit(ExitStatus.FAILED)


def _whole(desk: "StrategyDesk", one: Strategy) -> list[str]:
    from ptg_cli.desk import strategy_list

    marks = strategy_list.marks(one)
    starts = desk.starts(one)
    said = [one.title, f"{one.about[:1].upper()}{one.about[1:]}.{f' {marks.capitalize()}.' if marks else ''}"]
    said += [strategy_list.suits(one), ""]
    said += [f"{number} {step}" for number, step in enumerate(one.steps, 1)]
    said += ["", one.caution] if one.caution else []
    said += [said_of_strategies.starts(starts)] if starts else []
    said += [said_of_strategies.EASES_ONLY] if one.short_relief else []
    return [*said, *desk.sources(one)]


def _row(one: Strategy) -> dict[str, Any]:
    return {
        "id": one.slug,
        "title": one.title,
        "family": one.family,
        "minutes": one.minutes,
        "energy": one.energy,
        "setting": one.setting,
        "feelings": list(one.feelings),
        "company": one.company,
        "steps": list(one.steps),
        "caution": one.caution,
        "relief": "short" if one.short_relief else "",
        "source": one.source,
        "practice": one.practice,
        "guide": one.guide,
        "outward": one.outward,
        "heavier": one.heavier,
        "starred": one.starred,
        "hidden": one.hidden,
        "own": one.mine,
    }


# Changing


def _change(
    shell: Shell, desk: "StrategyDesk", one: Strategy, star: bool | None, hide: bool | None, *, reword: bool
) -> None:
    done, said = [], []
    if reword and shell.on_terminal:
        from ptg_cli.cli.faces import talk_in_lines
        from ptg_cli.talks.strategies import reword as reword_talk

        talk_in_lines(shell, lambda: reword_talk(desk, one))
        one = desk.strategy(one.slug)
    elif reword:
        title, steps = _words(shell)
        said.append(desk.reword(one, title, steps))
        done.append(
            said_of_strategies.IN_YOUR_WORDS
            if title
            else said_of_page_edit.NOTHING_WAS_CHANGED
            if one.mine
            else said_of_strategies.AS_IT_CAME
        )
    if star is not None or hide is not None:
        said.append(desk.change(one, star=star, hide=hide))
    if star is not None:
        done.append(said_of_strategies.STARRED if star else said_of_strategies.NOT_STARRED)
    if hide is not None:
        done.append(said_of_strategies.HIDDEN if hide else said_of_strategies.SHOWN_AGAIN)
    for words in filter(None, said):
        shell.warn(words)
    if done:
        shell.say(" ".join(done))


def _add(shell: Shell, desk: "StrategyDesk", family: str, minutes: int) -> None:
    from ptg_cli.desk.strategies import own_strategy

    if shell.on_terminal:
        from ptg_cli.cli.faces import talk_in_lines
        from ptg_cli.talks.strategies import add

        added = talk_in_lines(shell, lambda: add(shell.context, desk, family, minutes))
        if added:
            shell.show_kept(added)
        else:
            shell.say(said_of_strategies.NOTHING_SAID)
        return
    title, steps = _words(shell)
    if not title:
        raise Refused(said_of_strategies.NOTHING_SAID)
    one = own_strategy(title, family or OWN_FAMILY, steps, minutes)
    family = one.family
    said = desk.add(one)
    if said:
        shell.warn(said)
    shell.say(said_of_strategies.added(family))
    shell.show_kept(one.slug)


def _words(shell: Shell) -> tuple[str, list[str]]:
    """A title and steps from standard input."""
    import sys

    from ptg_cli.cli.note import read_text
    from ptg_cli.desk import strategy_list

    if sys.stdin.isatty():
        raise usage(said_of_strategies.WORDS_FROM_INPUT)
    return strategy_list.worded(read_text(shell))


# What helped


def helps(
    ctx: typer.Context,
    trigger: Annotated[
        str,
        typer.Option(
            "--trigger",
            metavar="WORDS",
            help="Only hard moments with this trigger, in your own words.",
            show_default=False,
        ),
    ] = "",
    feelings: HelpedFeelings = None,
    first: arguments.From = "",
    last: arguments.To = "",
    as_json: arguments.Json = False,
) -> None:
    """See what helped you, in your own ratings and words: of what you used three times or more.

    What was mostly worth doing comes first. Guides, and whatever can feel heavier straight after, show only whether
    they were worth doing. What you try over days comes last, by kinds: how often you did it, in part, or not today.
    `ptg help` is another command: it explains commands.

    Example: ptg helps --feeling angry
    """
    from ptg_cli.insight.helps import TryFilter, lines, sentences

    shell: Shell = ctx.obj
    time = arguments.between(shell, first, last)
    only = TryFilter(check_text(trigger), tuple(feelings or ()), time.first, time.end)
    experience = shell.context.strategy_desk.experience()
    if only.trigger:
        _known_trigger(only.trigger, experience.triggers)
    found = experience.helps(only)
    if as_json:
        shell.show_json("helps", _helps(found, only))
        return
    of = _part(shell, only)
    if shell.in_lines or shell.whole_lines:
        for words in sentences(found, of, experience.by_situation(only)):
            shell.show_wrapped(words)
        return
    for words in lines(found, shell.page_columns, of):
        shell.show(words)


def _part(shell: Shell, only: "TryFilter") -> str:
    """Which part is looked at, in words; empty for everything."""
    from ptg_cli.model.civil_time import logical_day, spoken_day
    from ptg_cli.model.visible import in_one_line

    starts = shell.context.settings.day_starts_at
    days = [None if one is None else spoken_day(logical_day(one, starts)) for one in (only.since, only.until)]
    return said_of_helps.only_part(only.feelings, in_one_line(only.trigger), *days)


def _known_trigger(words: str, known: list[str]) -> None:
    """Raises: Refused where no entry names that trigger, with those there are."""
    from ptg_cli.insight.tries import same_words

    if same_words(words) in map(same_words, known):
        return
    if not known:
        raise usage(said_of_helps.no_triggers(words))
    raise usage(said_of_helps.unknown_trigger(words, known[:_MOST_TRIGGERS], max(len(known) - _MOST_TRIGGERS, 0)))


def _helps(found: "Helps", only: "TryFilter") -> dict[str, Any]:
    return {
        "only": {
            "trigger": only.trigger,
            "feeling": ", ".join(only.feelings),
            "feelings": list(only.feelings),
            "from": only.since and only.since.astimezone(),
            "to": only.until and only.until.astimezone(),
        },
        "figures": [_figures(one) for one in found.figures],
        "aims": [_over_days(one) for one in found.over_days],
        "few": len(found.seldom),
        "odd": found.odd,
        "families_used": list(found.families_used),
        "families_untried": list(found.families_untried),
        "remembered": [{"words": words, "about": title} for words, title in found.remembered],
    }


def _over_days(one: "TriedOverDays") -> dict[str, Any]:
    return {
        "kind": one.kind,
        "title": one.title,
        "told": one.told,
        "did": {word: one.did.get(word, 0) for word in DID},
        "worth": {word: one.worth.get(word, 0) for word in WORTH},
    }


def _figures(one: "Figures") -> dict[str, Any]:
    return {
        "id": one.slug,
        "title": one.title,
        "kind": one.house,
        "family": one.family,
        "group": one.group,
        "uses": one.uses,
        "rated": one.rated,
        "worth": {word: one.worth.get(word, 0) for word in WORTH},
        "before": _spread(one.before),
        "after": _spread(one.after),
        "situations": [{"words": words, "times": times} for words, times in one.situations],
        "remember": list(one.remember),
        "note": one.note,
        "heavier": one.heavier,
    }


def _spread(spread: "RatingSpread | None") -> dict[str, int] | None:
    return {"low": spread.low, "usual": spread.usual, "high": spread.high} if spread else None


# Words that have to be known


def _find(desk: "StrategyDesk", name: str) -> Strategy:
    from ptg_cli.desk.strategies import NoSuchStrategy

    try:
        return desk.strategy(check_text(name))
    except NoSuchStrategy as missing:
        raise Refused(str(missing)) from missing


def _ours_left_out(shell: Shell) -> list[str]:
    """What is wrong in ptg's own catalogue, one sentence each."""
    return [message for broken in shell.context.library.broken_strategies() for message in broken.messages]
