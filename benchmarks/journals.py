"""Makes journals of any size for the benchmarks: half of the pages with accents, typographic quotes and other
scripts, the needle `marmalade` in one page of a thousand. Fictional, and the same each time."""

import random
from datetime import datetime, timedelta
from pathlib import Path

PLAIN = (
    "the house is quiet on sundays and what was cooking by sounds from hall morning coffee walk river letter "
    "sister phone kitchen window table chair street rain winter small thing tired slept badly work again called "
    "nobody friend dog garden light evening"
).split()
ACCENTED = "café naïve façade Zoë mañana über été señor crème “quoted” don’t — straße déjà œuvre piñata".split()
OTHER = "Привет мир дом 日本語 テスト καλημέρα зима żółty ćma Łódź şehir việt".split()
LETTERS = "0123456789abcdefghjkmnpqrstvwxyz"
NEEDLE = "marmalade"
YEARS = 10


def make(folder: Path, pages: int, *, all_accented: bool = False) -> None:
    """Fills `folder` (a PTG_HOME) with so many pages over ten years."""
    dice = random.Random(pages)
    moment = datetime(2016, 1, 1, 8)
    step = timedelta(days=YEARS * 365) / pages
    for number in range(pages):
        moment += step
        page_id = f"{moment:%Y%m%d-%H%M%S}-{''.join(dice.choices(LETTERS, k=4))}"
        month = folder / "journal" / "entries" / f"{moment:%Y}" / f"{moment:%m}"
        month.mkdir(parents=True, exist_ok=True)
        body = _body(dice, accented=all_accented or number % 2 == 1)
        if number % 1000 == 7 or number == pages - 1:
            body += f"\nA {NEEDLE} evening."
        front = f'id = "{page_id}"\ncreated = {moment:%Y-%m-%dT%H:%M:%S}+01:00\nkind = "note"\ntags = ["work"]\n'
        (month / f"{page_id}.md").write_text(f"+++\n{front}+++\n\n{body}\n", encoding="utf-8")


def as_jrnl(folder: Path, target: Path) -> None:
    """The same pages as one file in jrnl's own format."""
    with target.open("w", encoding="utf-8") as out:
        for page in sorted((folder / "journal" / "entries").rglob("*.md")):
            name = page.stem
            day, clock = f"{name[:4]}-{name[4:6]}-{name[6:8]}", f"{name[9:11]}:{name[11:13]}"
            body = page.read_text(encoding="utf-8").split("+++\n", 2)[2].strip()
            out.write(f"[{day} {clock}] {body}\n\n")


def _body(dice: random.Random, *, accented: bool) -> str:
    paragraphs = []
    for _ in range(4):
        words = dice.choices(PLAIN, k=45)
        if accented:
            words[dice.randrange(45)] = dice.choice(ACCENTED)
            words[dice.randrange(45)] = dice.choice(OTHER)
        paragraphs.append(" ".join(words) + ".")
    return "\n\n".join(paragraphs)
