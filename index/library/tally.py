"""How far an `add` is: in bytes of all its files, also within a file of many articles and within one long article."""

from collections.abc import Sequence

from index.article import Article
from index.progress import Progress


class Tally:
    """Tells `progress` how much is done.

    Args:
        progress: who is told; None: nobody.
        sizes: bytes of each source, where they are known beforehand, else None. A source that has to be fetched first
            has none; where all have, the sources themselves are counted.
    """

    def __init__(self, progress: Progress | None, sizes: Sequence[int] | None) -> None:
        self._progress = progress
        self._in_bytes = sizes is None or any(sizes)
        self._total = None if sizes is None else sum(sizes) or len(sizes)
        self._articles = self._before = self._size = 0
        self._within = 0.0

    def begin(self, size: int) -> None:
        """A file of so many bytes comes next, or an article."""
        self._before += self._size
        self._size = size if self._in_bytes else 0
        self._within = 0.0

    def begin_fetching(self) -> None:
        """What is fetched comes next."""
        self.begin(0)
        self._size = 0 if self._in_bytes else 1

    def inside(self, article: Article) -> Progress | None:
        """Who is told how far the work on an article is, which is the next part of what was begun."""
        if self._progress is None or self._total is None:
            return self._progress
        length = len(article.text)
        return lambda done, total, what: self._tell(self._within + length * done / (total or done or 1))

    def end(self, found: Article | Exception) -> None:
        """An article is done, or there is none."""
        self._articles += 1
        self._within += len(found.text) if isinstance(found, Article) else 0
        self._tell(self._within)

    def _tell(self, within: float) -> None:
        if self._progress is None:
            return
        if self._total is None:
            self._progress(self._articles, None, "articles")
            return
        done = self._before + min(self._size, int(within))
        self._progress(min(done, self._total), self._total, "bytes" if self._in_bytes else "addresses")

    def all_done(self) -> None:
        """Nothing is left."""
        if self._progress is not None and self._total:
            self._progress(self._total, self._total, "bytes" if self._in_bytes else "addresses")
