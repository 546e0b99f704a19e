"""German nouns for what cannot speak: things, events, qualities (`data/speechless_nouns.tsv`)."""

import re

from index.lexicon.table import Row, rows


def _ending(*reasons: str, more: str = "") -> re.Pattern[str]:
    found = (row["noun"][1:] for row in rows("speechless_nouns.tsv") if row["why"] in reasons and _is_ending(row))
    return re.compile(f"(?:{'|'.join(found)}){more}$")


def _is_ending(row: Row) -> bool:
    return row["noun"].startswith("-")


SPEECHLESS = frozenset(row["noun"] for row in rows("speechless_nouns.tsv") if not _is_ending(row))
"""Common nouns for what cannot speak."""

QUALITY = _ending("quality")
"""Ends of nouns for qualities, events, times and amounts."""

COLLECTIVE = _ending("collective", more="(?:en)?")
"""Nouns with such an ending for bodies that act and for texts that can be quoted."""
