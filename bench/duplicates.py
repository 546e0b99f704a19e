"""How near-duplicates are found: cut and edited copies of real articles, and different articles taken for one.

    python bench/duplicates.py [--articles ../shared/data/tenkgnad/articles.csv] [--limit 300]

Every article of 40 words or more gets one copy of each kind; the library then holds the originals, all of them
different texts, and the copies. `found`: the copy is in the story of its original. `wrong`: it shares a story with
something that is no copy of its original.
"""

import argparse
import random
import tempfile
import time
from pathlib import Path

from index import Article, Library
from index.article import sentences_of
from index.library.adding import add
from index.store.stories import catch_up, stories
from index.text.near_duplicates import SHORTEST
from index.text.terms import words_of

KINDS = (
    "retitled",
    "last third cut",
    "last half cut",
    "first two cut",
    "two sentences added",
    "one word in fifty left out",
)


def main() -> None:
    """Print a line for each kind, then what it costs."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--articles", type=Path, default=Path("../shared/data/tenkgnad/articles.csv"))
    arguments.add_argument("--limit", type=int, default=300)
    given = arguments.parse_args()
    lines = given.articles.read_text("utf-8").splitlines()
    texts = [line.partition(";")[2].strip("'\" ") for line in lines]
    texts = [text for text in texts if len(words_of(text)) >= SHORTEST][: given.limit]
    dice = random.Random(7)
    originals = [Article.from_text(text, title=f"{i}", source=f"{i}/original") for i, text in enumerate(texts)]
    for kind in KINDS:
        copies = [
            Article.from_text(_copy(text, kind, dice), title=f"copy {i}", source=f"{i}/copy")
            for i, text in enumerate(texts)
        ]
        with tempfile.TemporaryDirectory() as folder, Library.open(folder) as library:
            library.add([*originals, *copies])
            story = stories(library.store)
        together: dict[int, set[str]] = {}
        for article in (*originals, *copies):
            if article.id in story:
                together.setdefault(story[article.id], set()).add(str(article.source).partition("/")[0])
        found = sum(story.get(a.id, -1) == story.get(b.id, -2) for a, b in zip(originals, copies, strict=True))
        wrong = sum(len(numbers) > 1 for numbers in together.values())
        print(f"{kind}: found {found} of {len(texts)}, stories of different articles {wrong}", flush=True)
    with tempfile.TemporaryDirectory() as folder, Library.open(folder) as library:
        library.search("warm")
        begin = time.perf_counter()
        add(library.store, lambda: library.embedder, library.tagger, originals)
        adding = time.perf_counter() - begin
        with library.store.database.write() as connection:
            connection.execute("DELETE FROM story")
            connection.execute("DELETE FROM band")
        begin = time.perf_counter()
        catch_up(library.store)
        share = (time.perf_counter() - begin) / adding
        wrong = len(stories(library.store))
    print(f"originals alone: {wrong} articles in stories; finding stories takes {share:.1%} of the time of add")


def _copy(text: str, kind: str, dice: random.Random) -> str:
    if kind == "one word in fifty left out":
        return " ".join(word for word in text.split(" ") if dice.random() >= 0.02)
    article = Article.from_text(text)
    sentences = [sentence.text for sentence in sentences_of(article)]
    if kind == "last third cut":
        sentences = sentences[: -(-2 * len(sentences) // 3)]
    elif kind == "last half cut":
        sentences = sentences[: -(-len(sentences) // 2)]
    elif kind == "first two cut":
        sentences = sentences[2:] or sentences
    elif kind == "two sentences added":
        sentences.insert(1, f"Das berichtet unsere Zeitung am {dice.choice('Montag Dienstag Freitag'.split())}.")
        sentences.append(f"Mehr dazu steht in der Ausgabe {dice.randint(100, 999)} dieser Zeitung.")
    elif kind == "retitled":
        sentences.insert(0, f"Nachrichten aus aller Welt, Teil {dice.randint(10, 99)}\n\n")
    return " ".join(sentences)


if __name__ == "__main__":
    main()
