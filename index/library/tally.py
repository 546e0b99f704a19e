"""How far an `add` is: in bytes of its files, also within one of many articles and within one long article."""

from index.article import Article
from index.progress import Progress


class Tally:
    """Tells `progress` how much is done.

    Args:
        progress: who is told; None: nobody.
        total: how much there is; None where that is not known.
        what: of what: "bytes", "articles" or "addresses".
    """

    def __init__(self, progress: Progress | None, total: int | None, what: str) -> None:
        self._progress = progress
        self._total = total
        self._what = what
        self._done = 0
        """Of what came before what was begun last."""
        self._size = 0
        self._within = 0.0
        """Bytes of what was begun last, and how many of them are done."""

    def begin(self, size: int) -> None:
        """A file of so many bytes comes next, an article, or an address (0 bytes: it has to be fetched first)."""
        if self._what == "bytes":
            self._done += self._size
            self._size, self._within = size, 0.0
        elif self._what == "addresses":
            self._done += 1

    def inside(self, article: Article) -> Progress | None:
        """Who is told how far the work on an article is, which is the next part of what was begun."""
        if self._progress is None or self._what != "bytes":
            return self._progress
        return lambda done, total, what: self._tell(self._within + len(article.text) * done / (total or done or 1))

    def end(self, found: Article | Exception) -> None:
        """An article is done, or there is none."""
        self._within += len(found.text) if isinstance(found, Article) else 0
        self._done += self._what == "articles"
        self._tell(self._within)

    def all_done(self) -> None:
        """Nothing is left."""
        if self._what == "bytes":
            self.begin(0)
            self._tell(0)

    def _tell(self, within: float) -> None:
        if self._progress is not None:
            done = self._done + min(self._size, int(within))
            self._progress(done if self._total is None else min(done, self._total), self._total, self._what)
