"""Library, the face of the package: add, remove, list, search, reindex."""

from index.library.library import Library

__all__ = ["Library"]
