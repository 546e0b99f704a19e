"""The quote check on annotated German news: direct quotations as they stand, with a word changed, under other names.

    python bench/quotes.py [--split dev] [--limit N]

Every gold direct quotation of six words or more in quotation marks is pasted five times: as it stands, with one word in
its middle replaced, with a sentence-internal word left out, under the name of somebody who speaks elsewhere, and (the
quotation's article taken out of the library) as one that is not there. Printed is the share that gets the right kind,
and the milliseconds a check took (median, 95 of 100; one thread, nothing else running in the process).
The annotated articles (CC BY-NC-SA, uhh-lt/german-news-quotation-attribution-2024) measure only.
"""

import argparse
import json
import statistics
import tempfile
import time
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from index import Article, Library
from index.names.person_names import same_name
from qa import check_quote

DATA = Path(__file__).resolve().parent.parent.parent / "shared" / "data" / "wikinews"
FEWEST_WORDS = 6


def quotations(entries: list[dict[str, Any]], articles: list[Article]) -> list[tuple[Article, str, str | None]]:
    """(article, gold direct quotation, gold speaker as written) of all with one span."""
    found = []
    for entry, article in zip(entries, articles, strict=True):
        for statement in entry["statements"]:
            spans = (statement["quote"] or {"spans": []})["spans"]
            if statement["kind"] != "Direct" or len(spans) != 1:
                continue
            text = article.text[slice(*spans[0])]
            speaker = (statement["speaker"] or {"spans": []})["spans"]
            named = article.text[slice(*speaker[0])] if speaker else None
            if len(text.split()) >= FEWEST_WORDS:
                found.append((article, text, named))
    return found


def main() -> None:
    """Measure one split."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--split", default="dev")
    parser.add_argument("--limit", type=int, help="quotations, not articles: the library is the whole split")
    options = parser.parse_args()
    if not DATA.is_dir():
        print(f"{DATA} is not there: nothing to measure.")
        return
    entries = [json.loads(line) for line in (DATA / f"{options.split}.jsonl").open(encoding="utf-8")]
    articles = [
        Article.from_text(entry["text"], entry["title"], entry["file"], entry["published"], language="de")
        for entry in entries
    ]
    kinds: dict[str, Counter[str]] = defaultdict(Counter)
    milliseconds: list[float] = []
    with tempfile.TemporaryDirectory() as folder, Library.open(folder) as library:
        library.add(articles)
        others = [name for name in library.store.speakers() if " " in name]
        for number, (article, text, named) in enumerate(quotations(entries, articles)[: options.limit]):
            words = text.split(" ")
            middle = len(words) // 2
            changed = " ".join([*words[:middle], "gewissermaßen", *words[middle + 1 :]])
            shortened = " ".join([*words[:middle], *words[middle + 1 :]])
            here = {one.speaker for one in library.statements(article=article) if one.speaker}
            free = [name for name in others if not any(same_name(name, one) for one in here)]
            other = free[number * 7919 % len(free)]
            for what, pasted, speaker in (
                ("as it stands", text, None),
                ("one word replaced", changed, None),
                ("one word left out", shortened, None),
                ("under another name", text, other),
            ):
                begin = time.perf_counter()
                check = check_quote(pasted, speaker, library)
                milliseconds.append((time.perf_counter() - begin) * 1000)
                right_place = bool(check.places) and any(place.article.id == article.id for place in check.places)
                kinds[what][check.kind if right_place or not check.places else f"{check.kind}, other article"] += 1
                if what == "as it stands" and named and check.places:
                    speaker_found = check.places[0].speaker
                    agrees = bool(speaker_found and (same_name(named, speaker_found) or speaker_found in named))
                    kinds["speaker as the gold (written names only)"][
                        "same" if agrees else "none" if speaker_found is None else "another, or a pronoun in the gold"
                    ] += 1
        for article, text, _ in quotations(entries, articles)[: min(options.limit or 60, 60)]:
            library.remove(article.id)
            kinds["article taken out"][check_quote(text, None, library).kind] += 1
            library.add(article)
    for what, counts in kinds.items():
        total = sum(counts.values())
        shares = ", ".join(f"{kind} {count / total:.3f}" for kind, count in counts.most_common())
        print(f"{what} (n={total}): {shares}")
    milliseconds.sort()
    print(
        f"{len(articles)} articles, {statistics.median(milliseconds):.1f} ms a check (median), "
        f"{milliseconds[len(milliseconds) * 95 // 100]:.1f} (95 of 100), {milliseconds[-1]:.1f} at most"
    )


if __name__ == "__main__":
    main()
