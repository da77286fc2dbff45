"""What is said where a command line asks for something that ptg has in another way, or not at all."""

from collections.abc import Sequence
from typing import Final

_NOT_BY_DISTRESS: Final = (
    "Pages can't be listed by how hard it was. `ptg list --json` gives that with each page, as distress_before."
)
_A_DAY: Final = "A day needs no option: `ptg list yesterday`, or --from and --to."
_OWN_EDITOR: Final = "The editor is $VISUAL, else $EDITOR, else the setting `editor`: `VISUAL=vim ptg edit @last`."
_FORMS: Final = "Did you mean --json or --plain?"
_LAST: Final = "Did you mean @last?"
_EARLIER: Final = "`ptg history ID` lists earlier versions, and `ptg history ID --restore 1` puts one back."
_ONE_FOR_GOOD: Final = "`ptg delete ID --for-good` removes one page of the trash, `ptg trash empty` all of them."
_FOLDER: Final = "`ptg config set journal_folder FOLDER --move` moves your pages to another folder."
_VERSION: Final = "`ptg --version` shows the version."

OPTIONS: Final = {
    **{
        f"{command} {option}": said
        for command in ("list", "search")
        for options, said in (
            ("--distress --distress-over --distress-min --min-distress --max-distress", _NOT_BY_DISTRESS),
            ("--hard --how-hard --above --over --below --rating", _NOT_BY_DISTRESS),
            ("--on --date --day --when", _A_DAY),
            ("--format --output -o", _FORMS),
            ("--skip --offset", "`ptg show @3` shows the third newest page."),
            ("--all", "`-n 1000` shows up to 1000 pages. In a pipe all of them come."),
            ("--path --paths --file", "`ptg show ID --path` says where a page is. `ptg list --json` says it of each."),
            ("--sort --reverse", "Pages come newest first, and there is no other order."),
            ("--last --latest", "`ptg show @last` shows the newest page."),
            ("--checkins --checkin", "Did you mean --kind checkin?"),
            ("--notes --note", "Did you mean --kind note?"),
        )
        for option in options.split()
    },
    **{f"{command} {option}": _LAST for command in ("edit", "show", "delete", "change", "history")
       for option in ("--last", "--latest", "-l")},
    "edit --editor": _OWN_EDITOR,
    "checkin --json": "`ptg list --kind checkin --json` shows your check-ins.",
    "show --file": "Did you mean --path?",
    "show --format": "Did you mean --json or --raw?",
    "history --diff": _EARLIER,
    "restore --version": _EARLIER,
    "sos --country": "The country needs no option: `ptg sos NZ`.",
    "completion --shell": "The shell needs no option: `ptg completion zsh`.",
    "--config": "`ptg paths` shows where the settings are. --home FOLDER uses another folder for all that ptg keeps.",
    "--color": "--no-color leaves colours out.",
    "--colour": "--no-color leaves colours out.",
}  # fmt: skip
"""By the command and the option. All of these a command does not take."""

COMMANDS: Final = {
    "version": _VERSION,
    "status": "`ptg doctor` checks your files, and `ptg list` shows your pages.",
    "move": _FOLDER,
    "mv": _FOLDER,
    "diff": _EARLIER,
    "revert": _EARLIER,
    "undo": "`ptg restore` brings back the page deleted last, and `ptg history ID --restore 1` undoes a change.",
    "checkins": "`ptg list --kind checkin` lists your check-ins.",
    "notes": "`ptg list --kind note` lists your notes.",
    "tag": "`ptg change @last --tag sleep` gives a page a tag.",
    "untag": "`ptg change @last --untag sleep` takes a tag off a page.",
    "set": "`ptg config set country NZ` changes a setting.",
    "get": "`ptg config get country` shows a setting.",
    "open": "`ptg show @last` shows a page, and `ptg edit @last` opens it in your own editor.",
    "resume": "`ptg drafts resume` goes on with a draft.",
    "continue": "`ptg drafts resume` goes on with a draft.",
    "trash delete": _ONE_FOR_GOOD,
    "trash rm": _ONE_FOR_GOOD,
    "trash remove": _ONE_FOR_GOOD,
    "trash purge": _ONE_FOR_GOOD,
    "trash clear": "Did you mean `ptg trash empty`?",
    "new": "`ptg journal` begins a page with a question, `ptg note` keeps a line.",
    "config unset": "An empty value brings back the default: `ptg config set country \"\"`.",
    "config reset": "An empty value brings back the default: `ptg config set country \"\"`.",
}  # fmt: skip
"""By what stands after `ptg`, where no command is called so."""


def too_many(command: str, taken: Sequence[str], words: str) -> str:
    """Words are left over behind a command, which are meant in another way; empty where nothing is known of them.
    `taken` are the words that it took before."""
    match command:
        case "helps":
            return f"`ptg helps --trigger “{words}”` shows what helped where that set it off."
        case "paths":
            return f"`ptg show {words} --path` says where one page is."
        case "trash empty":
            return f"`ptg delete {words} --for-good` removes one page of the trash."
        case "restore":
            return f"`ptg history {taken[0]} --restore {words}` puts an earlier version of a page back."
        case "history" if taken[0] == "restore":
            return f"Did you mean `ptg history {taken[1]} --restore {words}`?"
    return ""


def setting_meant(key: str) -> str:
    """A setting is named where a command of `ptg config` is wanted."""
    return f"`ptg config get {key}` shows that setting, and `ptg config set {key} VALUE` changes it."


def minutes_meant(pattern: str, minutes: str) -> str:
    """Minutes are named where a breathing pattern is wanted, or behind one."""
    return f"Did you mean `ptg breathe {f'{pattern} ' if pattern else ''}--minutes {minutes}`?"


def untag_meant(tag: str) -> str:
    """A tag begins with a hyphen, as if it were to be taken off."""
    return f"A tag can't begin with a hyphen. To take a tag off a page: `ptg change @last --untag {tag}`."
