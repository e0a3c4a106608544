"""Many articles through the commands, as ratios to finding and placing alone, printed as Markdown.

``python -m benchmarks.many`` makes up folders of 1,000 and 4,000 articles of 2,000 characters with about nineteen
toponyms each, and runs ``dateline mentions`` and ``dateline build`` with the world gazetteer over them, on one core and
on all: articles a second of processor time and of time, and the most memory. Proposals from the text are left out.
``--small`` takes a tenth. Put the output into ``RESULTS.md``.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from gazetteer.atlas import Atlas
from gazetteer.finding import Finder
from gazetteer.places import curated
from gazetteer.placing import Marked, Placer
from gazetteer.workers import processors
from gazetteer.world import open_world
from tools import options

LENGTH = 2000
COUNTS = (1_000, 4_000)
TOWNS = (
    "Springfield,Troy,Baghdad,Lyon,Portland,Kandahar,Manchester,Lima,Osaka,Perth,Cambridge,Halifax,Aleppo,Mosul,Durban,"
    "Quito,Accra,Lagos,Fargo,Tulsa,Bristol,Cordoba,Victoria,Hamilton,Santa Fe,Salem,Georgetown,Basra,Kerman,Erbil"
).split(",")
LANDS = "Iraq,Canada,France,Kenya,Peru,the United States,Japan,Georgia,Texas,Ohio,Alberta,Bavaria,Syria,Chad".split(
    ","
)
PEOPLE = "Ann Moss,Peter Hale,Maria Ortiz,Jonas Weil,Samira Haddad,Tom Birch,Lena Fox,Omar Aziz".split(",")
SENTENCES = (
    "Officials in {town} said that the water had risen by {n} metres since noon, and that the bridge would stay shut.",
    "A spokesman for the ministry, Mr. {person}, said that {n} lorries had left {town} for {land} before dawn.",
    "The road between {town} and {town} was cut off after heavy rain, and {n} families were moved to schools nearby.",
    '"We have seen nothing like it," said {person}, who runs a shop near the station, "and do not know what comes."',
    "Prices for wheat have gone up by {n} per cent within a year, which traders put down to a poor harvest in {land}.",
    "It was not clear when the talks would go on; both sides had said that they would wait for {town}, {land}.",
    "The company, which has plants in {town} and in {land}, did not answer questions about the delay.",
    "Doctors at the hospital treated {n} people, most of them for smoke, and sent all but four home by evening.",
    "The {town} council will vote on the plan next week, after a hearing at which neighbours may speak.",
    "Nobody was hurt, the police said, although windows broke in several streets and a wall fell on two parked cars.",
)


def article(rng: random.Random) -> str:
    """Make up an article.

    Parameters
    ----------
    rng : random.Random

    Returns
    -------
    str
    """
    sentences: list[str] = []
    while sum(map(len, sentences)) < LENGTH - len(sentences):
        sentence = rng.choice(SENTENCES)
        for slot, words in (("{town}", TOWNS), ("{land}", LANDS), ("{person}", PEOPLE)):
            while slot in sentence:
                sentence = sentence.replace(slot, rng.choice(words), 1)
        sentences.append(sentence.replace("{n}", str(rng.randint(2, 90))))
    paragraphs = [sentences[number : number + 3] for number in range(0, len(sentences), 3)]
    return "\n\n".join(map(" ".join, paragraphs)) + "\n"


def alone(texts: list[str]) -> float:
    """Articles a second of processor time that are found and placed, each by itself, and nothing else."""
    atlas = Atlas(open_world(), curated())
    finder, placer = Finder(atlas), Placer(atlas)
    spent = []
    for _ in range(2):  # the first fills what is remembered
        start = time.process_time()
        for text in texts:
            found = finder.find(text)
            placer.place(
                Marked(text, [(name.start, name.end) for name in found], "", [one.trust for one in found])
            )
        spent.append(time.process_time() - start)
    return len(texts) / spent[-1]


def run(arguments: list[str], cores: int | None) -> tuple[float, float, float]:
    """Seconds of processor time, seconds, and the most megabytes that one process had, of a command."""
    pinned = ["taskset", "-c", ",".join(map(str, range(cores)))] if cores else []
    start = time.perf_counter()
    process = subprocess.Popen(
        [*pinned, sys.executable, "-m", "dateline", *arguments],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"dateline {arguments[0]} ended with {status}")
    return usage.ru_utime + usage.ru_stime, time.perf_counter() - start, usage.ru_maxrss / 1000


def main(arguments: list[str] | None = None) -> None:
    """Measure and print all."""
    parser = options.parser("benchmarks.many", __doc__)
    parser.add_argument("--small", action="store_true", help="a tenth of the articles")
    counts = [count // 10 for count in COUNTS] if parser.parse_args(arguments).small else list(COUNTS)
    rng = random.Random(7)
    texts = [article(rng) for _ in range(max(counts))]
    base = alone(texts[: counts[0]])
    print(f"Finding and placing alone: {base:,.0f} articles a second of processor time.\n")
    print(
        "| command | articles | cores | a second of processor time | times as long as alone | a second | MB |"
    )
    print("|---|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as scratch:
        for count in counts:
            folder = Path(scratch) / str(count)
            folder.mkdir()
            for number, text in enumerate(texts[:count]):
                (folder / f"a{number:05}.txt").write_text(text, encoding="utf-8")
            page = str(Path(scratch) / "map.html")
            for command in (
                ["mentions", str(folder), "--json"],
                ["build", str(folder), "-o", page, "--no-proposals"],
            ):
                for cores in (1, None) if count == counts[-1] else (1,):
                    busy, spent, size = run([*command, "--gazetteer", "world"], cores)
                    print(
                        f"| `{command[0]}` | {count:,} | {cores or processors()} | {count / busy:,.0f} "
                        f"| {base * busy / count:.1f} | {count / spent:,.0f} | {size:,.0f} |",
                        flush=True,
                    )


if __name__ == "__main__":
    main()
