"""How much of an article comes back from web pages and PDFs made of it: `python -m bench.loaders [ARTICLES]`.

Articles of ../shared/data/wikinews are put into six kinds of pages (navigation, consent banners, comments, boxes of
related articles, newsletters, layout by tables, text without paragraphs) and printed by Chromium in four layouts (one
and two columns, justified with divided words, indented) with running headers and page numbers. Measured is the F1 of
the characters that both texts have in the same order, white space left out, and the share of sentences that are whole.
"""

import difflib
import html
import json
import random
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import mean
from typing import Any

from playwright.sync_api import sync_playwright

from index.loading.pdf import article_of_pdf
from index.loading.web_page import article_of_html
from index.text.sentences import split_sentences

ARTICLES = Path(__file__).parents[2] / "shared" / "data" / "wikinews" / "train.jsonl"
Row = dict[str, Any]

NAVIGATION = "<nav><ul>" + "".join(f'<li><a href="/{n}">Rubrik {n}</a></li>' for n in range(8)) + "</ul></nav>"
CONSENT = '<div class="cookie-banner"><p>Wir verwenden Cookies. Mehr dazu in der Datenschutzerklärung.</p></div>'
FOOTER = "<footer><p>© 2024 Stadtfunk. Alle Rechte vorbehalten.</p></footer>"
STYLES = {
    "one column": "body {font: 12pt serif}",
    "justified": "body {font: 11pt sans-serif; text-align: justify; hyphens: auto} p {margin: 0; text-indent: 1.2em}",
    "two columns": "body {font: 10pt serif} div {column-count: 2; text-align: justify; hyphens: auto}",
    "two, indented": "body {font: 9pt serif} div {column-count: 2; hyphens: auto} p {margin: 0; text-indent: 1em}",
}
BAND = '<div style="font-size: 8px; width: 100%; text-align: center">{}</div>'


def paragraphs(row: Row) -> list[str]:
    """The paragraphs of an article, escaped."""
    return [html.escape(part.strip()) for part in row["text"].replace("\r", "").split("\n\n") if part.strip()]


def tagged(row: Row, tag: str = "p") -> str:
    """The paragraphs in elements."""
    return "\n".join(f"<{tag}>{part}</{tag.split()[0]}>" for part in paragraphs(row))


def head(row: Row) -> str:
    """A page's head with metadata in JSON-LD and Open Graph."""
    title = html.escape(row["title"], quote=True)
    facts = json.dumps({"@context": "https://schema.org", "@type": "NewsArticle", "datePublished": row["published"]})
    return (
        f'<html lang="de"><head><meta charset="utf-8"><title>{title} | Stadtfunk</title>'
        f'<meta property="og:site_name" content="Stadtfunk"><script type="application/ld+json">{facts}</script></head>'
    )


def related(others: list[Row], tag: str = "aside") -> str:
    """A box of related articles."""
    teasers = (
        f'<a href="#"><h5>{html.escape(o["title"])}</h5></a><p>{html.escape(o["text"][:120])} …</p>' for o in others
    )
    return f'<{tag} class="related-articles"><h4>Lesen Sie auch</h4>{"".join(teasers)}</{tag}>'


def comments(others: list[Row]) -> str:
    """Readers' comments, as long as an article."""
    texts = (f'<div class="comment"><p>{html.escape(" ".join(o["text"].split()[:60]))}</p></div>' for o in others)
    return f'<section id="comments"><h2>Kommentare</h2>{"".join(texts)}</section>'


def semantic(row: Row, others: list[Row]) -> str:
    """Article, aside, comments and footer in elements of these names."""
    body = f"<article><h1>{html.escape(row['title'])}</h1><p class='byline'>Von Erika Muster</p>{tagged(row)}</article>"
    return f"{head(row)}<body>{CONSENT}{NAVIGATION}<main>{body}{related(others)}{comments(others)}</main>{FOOTER}"


def divisions(row: Row, others: list[Row]) -> str:
    """Everything in div elements with telling classes."""
    body = f'<div id="content"><h1>{html.escape(row["title"])}</h1><div class="text">{tagged(row)}</div></div>'
    return (
        f'{head(row)}<body><div class="menu">{NAVIGATION}</div>{body}{related(others, "div")}{comments(others)}{FOOTER}'
    )


def interrupted(row: Row, others: list[Row]) -> str:
    """A box of related articles and a newsletter between the paragraphs, a picture above them."""
    parts = [f"<p>{part}</p>" for part in paragraphs(row)]
    parts.insert(len(parts) // 2, related(others[:1], "div") + '<div class="newsletter"><p>Jetzt abonnieren!</p></div>')
    figure = '<figure><img src="a.jpg"><figcaption>Der Saal. Foto: Agentur</figcaption></figure>'
    body = f"<article><h1>{html.escape(row['title'])}</h1>{figure}{''.join(parts)}</article>"
    return f"{head(row)}<body>{CONSENT}{NAVIGATION}{body}{comments(others)}{FOOTER}"


def generated_classes(row: Row, others: list[Row]) -> str:
    """Classes without meaning, as frameworks generate them."""
    title, text = html.escape(row["title"]), tagged(row, "p class=css-1")
    body = f'<main><h1 class="css-h">{title}</h1><div class="css-b">{text}</div></main>{related(others, "div")}'
    return f'{head(row)}<body><div id="root"><div class="css-a">{NAVIGATION}</div>{body}</div>{FOOTER}'


def table(row: Row, others: list[Row]) -> str:
    """A page of 2001 that a table lays out, paragraphs by line breaks."""
    text = "<br><br>".join(paragraphs(row))
    menu = "<td><b>Rubriken</b><br><a href='#'>Politik</a><br><a href='#'>Sport</a></td>"
    body = f"<table><tr>{menu}<td><h2>{html.escape(row['title'])}</h2><font>{text}</font></td></tr></table>"
    return f"<html><head><title>Stadtfunk - {html.escape(row['title'])}</title></head><body>{body}<small>© 2001</small>"


def no_paragraphs(row: Row, others: list[Row]) -> str:
    """Paragraphs in div elements."""
    body = f'<div class="article"><h1>{html.escape(row["title"])}</h1>{tagged(row, "div class=paragraph")}</div>'
    return f"{head(row)}<body>{NAVIGATION}{body}{comments(others)}{FOOTER}"


PAGES: list[Callable[[Row, list[Row]], str]] = [
    *(semantic, divisions, interrupted, generated_classes, table, no_paragraphs)
]


def character_f1(expected: str, found: str) -> float:
    """F1 of the characters of words that both texts have in the same order (difflib's blocks)."""
    first, second = expected.split(), found.split()
    blocks = difflib.SequenceMatcher(None, first, second, autojunk=False).get_matching_blocks()
    common = sum(len(word) for block in blocks for word in first[block.a : block.a + block.size])
    return 2 * common / max(1, sum(map(len, first)) + sum(map(len, second)))


def whole_sentences(expected: str, found: str) -> float:
    """Share of the sentences of `expected` that are sentences of `found`, white space left aside."""
    first, second = ({"".join(t[a:b].split()) for a, b in split_sentences(t)} for t in (expected, found))
    return len(first & second) / max(1, len(first))


def row_of_table(kind: str, pairs: list[tuple[str, str]], seconds: float) -> None:
    """Print the figures of one kind."""
    scores = [character_f1(*pair) for pair in pairs]
    whole = mean(whole_sentences(*pair) for pair in pairs)
    print(f"| {kind} | {mean(scores):.4f} | {min(scores):.3f} | {whole:.3f} | {1000 * seconds / len(pairs):.0f} |")


def main() -> None:
    """Make the pages, read them, print the table."""
    if not ARTICLES.exists():
        sys.exit(f"{ARTICLES} is not there: it is no part of the project.")
    rows = [json.loads(line) for line in ARTICLES.read_text("utf-8").splitlines()]
    choose = random.Random(5)
    chosen = choose.sample(rows, int(sys.argv[1]) if len(sys.argv) > 1 else 60)
    print("| source | character F1, mean | least | sentences whole | ms an article |\n|---|---|---|---|---|")
    for page in PAGES:
        made = [(row["text"], page(row, choose.sample(rows, 3)).encode()) for row in chosen]
        start = time.perf_counter()
        pairs = [(text, article_of_html("page.html", data).text) for text, data in made]
        row_of_table(f"HTML, {page.__name__.replace('_', ' ')}", pairs, time.perf_counter() - start)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        tab = browser.new_page()
        for style, rules in STYLES.items():
            made = []
            for row in chosen:
                title = html.escape(row["title"])
                tab.set_content(f'<html lang="de"><style>{rules}</style><h1>{title}</h1><div>{tagged(row)}</div>')
                data = tab.pdf(
                    format="A5",  # so that most articles have several pages
                    margin={"top": "2cm", "bottom": "2cm", "left": "2cm", "right": "2cm"},
                    display_header_footer=True,
                    header_template=BAND.format("Stadtfunk"),
                    footer_template=BAND.format('Seite <span class="pageNumber"></span>'),
                )
                made.append((row["text"], data))
            start = time.perf_counter()
            pairs = [(text, article_of_pdf("page.pdf", data).text) for text, data in made]
            row_of_table(f"PDF, {style}", pairs, time.perf_counter() - start)
        browser.close()


if __name__ == "__main__":
    main()
