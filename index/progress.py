"""How far something is that takes long."""

from collections.abc import Callable

Progress = Callable[[int, int | None, str], None]
"""Called with (done, total or None where it is not known, what is counted: "bytes", "articles", "vectors", …)."""
