"""What ptg can do, each thing once.

`ptg --help`, the palette, today's keys and home in plain lines are made of this list, and the test of parity tries
each row in every face it names. Nothing else lists what there is. A row says where each face has it by name only:
nothing is imported before someone asks for it.
"""

from typing import Final, NamedTuple


class Capability(NamedTuple):
    """One thing that ptg can do. What it is called in `label` stands in the palette and on keys, `about` says in one
    sentence what it is, `words` are others that people look for it by.

    `key` opens it from today's screen. `in_lines` is the number or letter that opens it from home in plain lines, and
    what stands beside it there.
    `command` is its name after `ptg`, in that `panel` of the help. `also` are names that people type for it from habit:
    they work, and stand in no help. `example` is how it is typed; the palette shows it
    where a thing has no screen.

    `cli` is the module of that room and the function or Typer app in it, `screen` the module of `tui/screens/` and the
    screen's class, `line` the module of `line/` and its function that is given a `Face`. Each is empty where that face
    has it in another way. `talk` stands for both of these: the module of `talks/` and its function that is given the
    context, and returns what begins the talk. With a talk, `screen` is what draws it where a plain list is not enough.
    """

    name: str
    about: str
    label: str = ""
    words: str = ""
    key: str = ""
    in_lines: tuple[str, str] = ("", "")
    command: str = ""
    also: str = ""
    panel: str = ""
    example: str = ""
    cli: str = ""
    screen: str = ""
    line: str = ""
    talk: str = ""

    @property
    def on_screen(self) -> bool:
        """True where the screen has a place for it."""
        return bool(self.screen or self.talk)

    @property
    def at_home(self) -> bool:
        """True where home in plain lines leads to it."""
        return bool(self.line or self.talk)


WRITE: Final = "Write"
PRACTISE: Final = "Practise"
HARD_MOMENTS: Final = "Hard moments"
WHAT_MATTERS: Final = "What matters"
LOOK_BACK: Final = "Look back"
LET_GO: Final = "Let go"
PEOPLE_AND_HELP: Final = "People and help"
UPKEEP: Final = "Upkeep"

CAPABILITIES: Final = (
    Capability(
        "writing", "Write, one question at a time.", "write", "journal entry begin start new diary",
        command="journal", also="write", panel=WRITE, cli="journal:journal", screen="writing:WritingScreen",
    ),
    Capability(
        "note",
        "Keep a line or a text as a page, quickly.", example="ptg note",
        command="note", also="add jot", panel=WRITE, cli="note:note",
    ),
    Capability(
        "checkin",
        "Check in: say how hard it is, what you feel, and a line of words.", "check in", "mood rating distress log",
        key="i", in_lines=("i", "check in"), command="checkin", also="check-in", panel=WRITE, cli="checkin:checkin",
        screen="checkin:CheckinScreen", line="checkin:run",
    ),
    Capability(
        "drafts", "See your drafts: go on with one, keep it or throw it away.", "drafts",
        "draft unfinished left open resume", in_lines=("d", "drafts"), command="drafts", also="draft", panel=WRITE,
        cli="drafts:drafts_app", talk="draft:begin",
    ),
    Capability(
        "guides", "See the guides there are to write with.", "guides",
        "questions prompts write new",
        key="g", in_lines=("4", "the list of guides"), command="guides", also="guide", panel=WRITE,
        cli="content:guides_app",
        screen="guides:GuidesScreen", line="home:guides",
    ),
    Capability(
        "journeys", "See guides that belong together, in an order, and where you are in them.", "guides in order",
        "journey journeys path course programme program plan series sequence next together weeks", key="j",
        in_lines=("j", "guides in order"), command="journeys", also="journey", panel=WRITE,
        cli="journeys:journeys_app", talk="journeys:begin",
    ),
    Capability(
        "breathing", "Breathe along, at once.", "breathe", "breathing calm timer",
        key="b", in_lines=("8", "breathe, or another practice"), command="breathe", also="breath", panel=PRACTISE,
        cli="practice:breathe_app", screen="practice:PracticeScreen", line="practice:run",
    ),
    Capability(
        "practice", "Do a short timed practice: grounding, muscles, body scan, kindness.", example="ptg practice",
        command="practice", panel=PRACTISE, cli="practice:practice",
    ),
    Capability(
        "practices", "See the practices there are, each with its time.", "practices", "exercises grounding body scan",
        key="m", command="practices", panel=PRACTISE, cli="practice:practices_app", screen="practices:PracticesScreen",
    ),
    Capability(
        "hard-moment", "In a hard moment: one thing to do, or three to choose from.", "hard moment",
        "cope crisis urge panic",
        key="c", in_lines=("c", "a hard moment"), command="cope", also="hard-moment",
        panel=HARD_MOMENTS, cli="hard_moment:cope",
        screen="hard_moment:HardMomentScreen", line="hard_moment:run",
    ),
    Capability(
        "plan",
        "Make a plan for hard times, and name people in it, or look at your plan.", "plan", "safety people contacts",
        key="p", in_lines=("p", "your plan"), command="plan", panel=HARD_MOMENTS, cli="plan:plan_app",
        screen="plan:PlanScreen", talk="plan:begin",
    ),
    Capability(
        "strategies", "See all there is to try in a hard moment, and add your own.", "strategies", "coping skills list",
        key="r", in_lines=("r", "strategies"), command="strategies", also="strategy", panel=HARD_MOMENTS,
        cli="strategies:strategies_app", screen="talk_finder:TalkFinder", talk="strategies:begin",
    ),
    Capability(
        "helps", "See what helped you, in your own ratings and words.", "helps", "helped works figures",
        key="h", in_lines=("h", "what helps you"), command="helps", also="helped", panel=HARD_MOMENTS,
        cli="strategies:helps",
        screen="helps:HelpsScreen", line="helps:run",
    ),
    Capability(
        "values", "Say what matters to you, in your own words, and see it.", "what matters",
        "values important meaning purpose why direction",
        key="v", in_lines=("v", "what matters to you"), command="values", also="value",
        panel=WHAT_MATTERS, cli="values:values_app",
        talk="values:begin",
    ),
    Capability(
        "aims", "See what you are trying, begin something new, and say how it went.", "what I try",
        "aim aims goal goals try experiment ask anchor habit routine step task plan to do activity",
        key="f", in_lines=("f", "what you try"), command="aims", also="aim goals", panel=WHAT_MATTERS,
        cli="aims:aims_app", talk="aims:begin",
    ),
    Capability(
        "pages", "Look through your pages: read, find, change or delete them.", "pages",
        "copy search look up tags rename title redate undo edit entries journal history browse",
        key="e", in_lines=("5", "your pages"), command="browse", also="pages", panel=LOOK_BACK, cli="browse:browse",
        screen="pages:PagesScreen", line="pages:run",
    ),
    Capability(
        "tellings", "Read what you answered to the same guide then and now, side by side.", "then and now",
        "compare again before earlier same guide over time side by side", key="a", in_lines=("t", "then and now"),
        command="then", panel=LOOK_BACK, cli="tellings:then", screen="tellings:TellingsScreen", line="tellings:run",
    ),
    Capability(
        "calendar", "See on which days of a month or a year you have pages.", "calendar",
        "month year week days date when", command="calendar", also="cal", panel=LOOK_BACK, cli="calendar:calendar",
        screen="calendar:CalendarScreen",
    ),
    Capability(
        "trends", "See the numbers you gave, over time: how hard it was, and what a check-in asks once a week.",
        "over time", "chart charts graph numbers statistics stats trend easier harder month year mood sleep",
        key="n", screen="trends:TrendsScreen",
        in_lines=("n", "your numbers, over time"), line="trends:run",
        command="trends", also="trend stats chart", panel=LOOK_BACK, cli="trends:trends_command",
    ),
    Capability(
        "on-this-day", "See what you wrote on this day in earlier years.", "on this day",
        "memories anniversary years ago last year earlier past",
        key="y", in_lines=("y", "on this day, in earlier years"), command="on-this-day", also="onthisday memories",
        panel=LOOK_BACK, cli="on_this_day:on_this_day", talk="on_this_day:begin",
    ),
    Capability(
        "sheets", "Put your plan, or what you wrote in a look back, on one page, to keep on paper.", "on paper",
        "sheet print printed paper page export pdf write out file wallet card",
        in_lines=("o", "one page, to keep on paper"), command="sheet", also="sheets", panel=HARD_MOMENTS,
        cli="sheets:sheet", talk="sheets:begin",
    ),
    Capability(
        "milestones", "See the pages that you marked as milestones, in your own words.", "milestones",
        "milestone marks marked turning points first time achievements",
        in_lines=("m", "your milestones"), command="milestones", also="milestone", panel=LOOK_BACK,
        cli="milestones:milestones_command", talk="milestones:begin",
    ),
    Capability("tags", "See your tags, each with how many pages have it.", words="labels hashtags topics",
               command="tags", panel=LOOK_BACK, cli="tags:tags_command", example="ptg tags"),
    Capability(
        "list", "List your pages, newest first.", command="list", also="ls", panel=LOOK_BACK, cli="pages:list_command",
    ),
    Capability(
        "search", "Find pages by their words, tags or days.", example="ptg search WORDS",
        command="search", also="find grep", panel=LOOK_BACK, cli="pages:search_command",
    ),
    Capability(
        "show", "Show a page, or several.",
        command="show", also="cat view print read", panel=LOOK_BACK, cli="pages:show_page",
    ),
    Capability(
        "edit", "Open a page's text in your own editor ($VISUAL or $EDITOR).", command="edit", panel=LOOK_BACK,
        cli="change:edit_page",
    ),
    Capability(
        "change", "Change a page's title, tags, care mark, date or milestone, or say whether it was worth doing.",
        command="change", panel=LOOK_BACK, cli="change:change_one",
    ),
    Capability(
        "tie", "Tie two pages, to read them side by side.", words="link join connect untie", example="ptg tie ID ID",
        command="tie", panel=LOOK_BACK, cli="tellings:tie_pages",
    ),
    Capability(
        "history", "See the earlier versions of a page, and put one back.", example="ptg history @last",
        command="history", panel=LOOK_BACK, cli="removal:history",
    ),
    Capability(
        "delete", "Put pages in the trash.", command="delete", also="rm remove del", panel=LET_GO,
        cli="removal:delete_pages",
    ),
    Capability(
        "restore", "Bring a page back from the trash: the page you name, or the one deleted last.",
        command="restore", also="undelete", panel=LET_GO, cli="removal:restore_page",
    ),
    Capability(
        "trash", "See or empty the trash, and bring pages back.", "trash", "bin deleted removed undo restore recover",
        command="trash", also="bin", panel=LET_GO, cli="removal:trash_app", screen="trash:TrashScreen",
    ),
    Capability(
        "erase", "Remove all that ptg keeps on this computer: pages, trash, drafts, settings, your own guides.",
        example="ptg erase --everything", command="erase", panel=LET_GO, cli="removal:erase",
    ),
    Capability(
        "people",
        "Show people to talk to now: helplines, for suicide and other crises, and for when someone hurts you.",
        "people", "phone call hotline emergency 112 911 suicidal i don't want to live die kill myself",
        in_lines=("6", "people to talk to"), command="sos", panel=PEOPLE_AND_HELP, cli="support:sos",
        screen="support:SupportScreen", line="home:people",
    ),
    Capability("help", "Show help for ptg or for one command.", command="help", also="man", panel=PEOPLE_AND_HELP,
               cli="app:help_command"),
    Capability("paths", "Show where your files are.", example="ptg paths", command="paths", also="path where which",
               panel=UPKEEP, cli="about:paths"),
    Capability(
        "settings", "See and change settings: country, look, motion and more.", "settings",
        "theme dark light dawn dusk contrast colors colours look preferences options configure language",
        key="s", in_lines=("7", "settings"), command="config", also="settings", example="ptg config", panel=UPKEEP,
        cli="about:config_app", screen="settings:SettingsScreen", talk="settings:begin",
    ),
    Capability(
        "doctor", "Check every file, name what can't be read, and rescue what a crash left behind.",
        example="ptg doctor", command="doctor", panel=UPKEEP, cli="about:doctor",
    ),
    Capability(
        "completion", "Print the script that lets Tab complete `ptg` in bash, zsh or fish.",
        command="completion", also="completions", panel=UPKEEP, cli="completions:completion",
    ),
)  # fmt: skip
"""In the order of the help: what is done every day first."""

COMMANDS: Final = {one.command: one for one in CAPABILITIES if one.command}
"""By what is typed after `ptg`."""

OTHER_COMMANDS: Final = {word: one for one in CAPABILITIES for word in one.also.split()}
"""By what is typed for one of them from habit."""

_BY_NAME: Final = {one.name: one for one in CAPABILITIES}


class Group(NamedTuple):
    """What stands together in the palette under a heading: what is in these panels of the help, and the commands of
    these names that work everywhere."""

    heading: str
    panels: tuple[str, ...]
    commands: tuple[str, ...] = ()


GROUPS: Final = (
    Group("Write and steady", (WRITE, PRACTISE), ("steady",)),
    Group("Look back", (LOOK_BACK,)),
    Group("Plan and people", (HARD_MOMENTS, WHAT_MATTERS, PEOPLE_AND_HELP)),
    Group("Settings and leaving", (UPKEEP, LET_GO), ("told", "keys", "hide", "suspend", "leave")),
)


class Absent(NamedTuple):
    """What people look for and ptg does not have: what it is called, other `words` for it, what is said instead, and
    the name of the nearest thing there is, empty where there is none."""

    label: str
    words: str
    said: str
    near: str = ""


ABSENT: Final = (
    Absent("Reminders", "remind reminders notification alarm schedule",
           "ptg does not remind you. A calendar or a phone can."),
    Absent("A password", "password passphrase lock locked encrypt encryption pin protect secret security",
           "ptg can't lock your pages yet. Whoever can use this account can read them. F9 empties the screen, and in "
           "plain lines /hide does."),
    Absent("Export", "export share send print pdf therapist doctor download",
           "Pages are text files already: `ptg paths` shows where. `ptg plan export` writes out your plan, and `ptg "
           "sheet` puts it on one page.", "sheets"),
    Absent("Import", "import migrate load",
           "ptg can't read another journal's files yet. `ptg note - < FILE` keeps one text as a page."),
    Absent("Backup", "backup save sync cloud copy",
           "ptg makes no backup. Copy the journal folder that `ptg paths` shows, and you have one."),
    Absent("Scores and streaks", "score scores streak progress goal badge points",
           "ptg scores nothing and counts no days in a row. The numbers you gave are there, over time.", "trends"),
    Absent("A chat that answers", "chat ai bot talk therapist therapy counsellor",
           "There are people to talk to. ptg can't answer, and nobody reads what you write here.", "people"),
    Absent("Photos and sound", "photo picture image audio voice record attach",
           "ptg keeps words only. A page can name where a picture is.", "pages"),
)  # fmt: skip


_LEAST: Final = 3


def fit(text: str, wanted: list[str]) -> float:
    """How well a text holds every word wanted as the beginning of one of its own: 1 where it begins with them, a little
    more for whole words than for their beginnings, 0 where it lacks one."""
    words = [word.strip("(),.:;`") for word in text.casefold().split()]
    if not wanted or not all(any(word.startswith(part) for word in words) for part in wanted):
        return 0.0
    if text.casefold().startswith(" ".join(wanted)):
        return 1.0
    return 0.9 if all(part in words for part in wanted) else 0.8


def fit_of(name: str, more: str, wanted: list[str]) -> float:
    """How well a thing fits: by its name, else half as well by what it says and other words for it."""
    return max(fit(name, wanted), fit(f"{name} {more}", wanted) / 2)


def fit_of_absent(absent: Absent, wanted: list[str]) -> float:
    """How well what is not there fits, to be compared with what is: the very word for it comes before the mere
    beginning of a word for something else."""
    fits = fit(f"{absent.label} {absent.words}", wanted)
    return fits / (2 if fits == 1.0 else 2.1 if fits > 0.8 else 4)


def found_by(words: str) -> tuple[list[Capability], list[Absent]]:
    """What ptg can do that goes by these words, best first: by its name, else by what it does or another word for it;
    and, where there is nothing, what it does not have that they may mean. A word of fewer than three letters could be a
    slip of the finger, and finds nothing."""
    wanted = words.casefold().split()
    if len("".join(wanted)) < _LEAST:
        return [], []
    called = [one for one in CAPABILITIES if words.casefold() in {one.name, one.label, one.command}]
    fits = {
        one: fit_of(one.label or one.name, f"{one.label} {one.name} {one.about} {one.words}", wanted)
        for one in CAPABILITIES
    }
    there = called or sorted((one for one in CAPABILITIES if fits[one]), key=lambda one: -fits[one])
    return there, [] if there else [one for one in ABSENT if fit(f"{one.label} {one.words}", wanted)]


def capability(name: str) -> Capability:
    """The row of that name. Raises: KeyError."""
    return _BY_NAME[name]
