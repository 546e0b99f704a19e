"""Feeds as sites make them: what a mature reader gets of one is got, and a broken entry costs no other."""

import datetime
from io import BytesIO

import feedparser
import pytest
from feeds import MadeFeed, made_feed

from index.article import Article
from index.errors import ArticleError
from index.loading.feed import articles_of_feed, entries_of_feed

ITEM = "<item><title>Rat</title><link>https://example.org/1</link>{}</item>"
RSS = '<rss version="2.0"><channel><title>Stadtfunk</title>{}</channel></rss>'
LONG = "Der Rat der Stadt hat am Montag über den Haushalt gesprochen, der im Herbst kommt. " * 14


def text_of(inside: str) -> str:
    (_, found), *_ = articles_of_feed("feed.xml", RSS.format(ITEM.format(inside)).encode())
    assert isinstance(found, Article), found
    return found.text


def articles(feed: MadeFeed) -> list[Article]:
    try:
        return [found for _, found in articles_of_feed("feed.xml", feed.data) if isinstance(found, Article)]
    except ArticleError:
        return []


def words_of_a_reader(feed: MadeFeed) -> set[str]:
    """The words that feedparser alone has in the texts of entries."""
    entries = feedparser.parse(BytesIO(feed.data)).entries
    values = [{"value": entry.get("summary")} for entry in entries] + [v for e in entries for v in e.get("content", [])]
    texts = [value["value"] or "" for value in values]
    return {word for word in feed.words if any(word in text for text in texts)}


@pytest.mark.parametrize("seeds", [range(start, start + 50) for start in range(0, 200, 50)], ids=str)
def test_every_entry_that_a_mature_reader_gets_is_got(seeds: range) -> None:
    for seed in seeds:
        feed = made_feed(seed)
        found = articles(feed)
        lost = {word for word in words_of_a_reader(feed) if not any(word in article.text for article in found)}
        assert lost == set(), (seed, feed.about)
        for article in found:
            assert "<p>" not in article.text, (seed, feed.about)


def test_what_is_not_broken_is_right() -> None:
    for seed in range(200):
        feed = made_feed(seed)
        if "whole" not in feed.about:
            continue
        found = articles(feed)
        assert [article.title for article in found] == [f"Rat & {word}" for word in feed.words], feed.about
        for word, article in zip(feed.words, found, strict=True):
            assert word in article.text, feed.about
            assert article.source == f"https://example.org/{word}?a=1&b=2", feed.about
            assert article.outlet == "Stadtfunk", feed.about
            assert article.published == datetime.date(2024, 11, 16), feed.about
            assert "Foto" not in article.text, feed.about


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("<description>M&uuml;nchen &amp; &nbsp;Umland</description>", "München & \xa0Umland"),
        ("<description>M&amp;uuml;nchen</description>", "München"),
        ("<description>&amp;lt;p>Er kam.&amp;lt;/p>&amp;lt;p>Sie geht.</description>", "Er kam.\n\nSie geht."),
        ("<description>&lt;p>A&amp;amp;B, 3 &amp;lt; 4&lt;/p></description>", "A&B, 3 < 4"),
        ("<media:description>Ein langer Satz unter dem Bild.</media:description><description>Er kam.</description>",
         "Er kam."),
        ("<description>Er kam.</description><media:content><media:description>Ein langer Satz unter dem Bild."
         "</media:description></media:content>", "Er kam."),
        ("<media:group><media:description>Der Film zeigt den Rat.</media:description></media:group>",
         "Der Film zeigt den Rat."),
        ("<content:encoded>&lt;p>Er kam und blieb.&lt;/p></content:encoded><description>Er kam.</description>",
         "Er kam und blieb."),
        ("<description>Er kam.</description><itunes:summary>Er kam.</itunes:summary>", "Er kam."),
    ],
)  # fmt: skip
def test_the_text_of_an_entry(inside: str, text: str) -> None:
    assert text_of(inside) == text


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("Sat, 16 Nov 2024 00:30:00 +0100", datetime.date(2024, 11, 16)),  # the 15th in UTC
        ("Sa, 16 Nov 2024 00:30:00 +0100", datetime.date(2024, 11, 16)),
        ("16 Nov 24 08:00 EST", datetime.date(2024, 11, 16)),
        ("11/16/2024 08:00", datetime.date(2024, 11, 16)),
        ("gestern", None),
    ],
)
def test_the_day_is_that_of_the_outlet(date: str, expected: datetime.date | None) -> None:
    feed = RSS.format(ITEM.format(f"<description>Er kam.</description><pubDate>{date}</pubDate>"))
    ((_, found),) = articles_of_feed("feed.xml", feed.encode())
    assert isinstance(found, Article)
    assert found.published == expected


@pytest.mark.parametrize(
    ("text", "is_teaser"),
    [
        ("Er kam.", True),
        (LONG, False),
        (f"{LONG} …", True),
        (f"{LONG} [&amp;hellip;]", True),
        (f"{LONG} Weiterlesen", True),
    ],
)
def test_a_teaser(text: str, is_teaser: bool) -> None:
    ((_, entry),) = entries_of_feed("f", RSS.format(ITEM.format(f"<description>{text}</description>")).encode())
    assert (entry.is_teaser, entry.address) == (is_teaser, "https://example.org/1")


def test_addresses_are_relative_to_the_feeds() -> None:
    feed = RSS.format("<item><link>/rat?a=1&amp;b=2</link><description>Er kam.</description></item>").encode()
    ((_, entry),) = entries_of_feed("f", feed, "https://example.org/feeds/all.xml")
    assert entry.address == "https://example.org/rat?a=1&b=2"


def test_a_feed_that_breaks_off_has_no_half_entry() -> None:
    entries = ITEM.format("<description>Er kam.</description>") + "<item><description>Sie ging in den"
    (_, first), (_, second) = articles_of_feed("f", f"<rss><channel>{entries}".encode())
    assert isinstance(first, Article)
    assert str(second) == "f#2 is broken XML (it breaks off): export the feed again."


def test_a_feed_is_no_name_of_a_file(tmp_path: object) -> None:
    path = f"{tmp_path}/secret.xml"
    with open(path, "w") as file:
        file.write(RSS.format(ITEM.format("<description>Geheim.</description>")))
    with pytest.raises(ArticleError, match="has no element"):
        list(articles_of_feed("f", path.encode()))
