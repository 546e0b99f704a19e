"""XML to a tree; what grows to many times its length while it is parsed is refused."""

import re
from xml.etree import ElementTree

GROWING = re.compile(
    rb"<!ENTITY\s[^\"'<>]{1,200}[\"'][^\"'<>&]*(?:&#[^\"'<>&]*)*&[^#]"  # an entity that another one is part of
    rb"|xmlns[^\"'=<>]{0,200}=\s*[\"'][^\"']{2000}"  # a namespace, which the parser writes before each name
)
"""What grows to many times its length while it is parsed."""


def tree_of_xml(data: bytes) -> ElementTree.Element:
    """The root of an XML document.

    Raises:
        ElementTree.ParseError: it is none.
        LookupError: it is in an encoding that there is none of.
        ValueError: it would grow (https://en.wikipedia.org/wiki/Billion_laughs_attack).
    """
    if GROWING.search(data):
        raise ValueError("it has entities of entities, or a namespace of more than 2,000 letters")
    return ElementTree.fromstring(data)
