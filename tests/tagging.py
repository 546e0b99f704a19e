"""The tagger that the tests share, so that its model is read and its memory filled once."""

from index.grammar.tagger import Tagger

TAGGER = Tagger()
