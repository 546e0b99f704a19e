"""A saved e-mail (.eml, RFC 5322), such as a newsletter, to an article.

Title is the subject, the date that of sending, the outlet the sender's name. The text is the plain one if the mail has
one, else that of its HTML; attachments stay out. Of a mail that forwards another the longer text counts, with what is
said of it: the mail within it, or what stands below “Forwarded message” and its headers.
"""

import email
import email.utils
import itertools
import re
from collections.abc import Sequence
from email.message import EmailMessage, MIMEPart
from email.policy import EmailPolicy, Policy

from index.article import Article
from index.errors import EmptyArticleError, UnreadableError
from index.loading.decode import declared, decode, plain
from index.loading.web_page import text_of_fragment
from index.text.dates import date_in

_HEADER = 1000
"""Characters of a header that are read: CPython's parser of headers takes time that grows with their square, and keeps
gigabytes for a megabyte of encoded words. A line of a header may have 998 (RFC 5322, section 2.1.1)."""
_PARTS, _HEADERS = 1000, 20_000
"""Parts of a mail, and headers of all of them. A digest has a hundred parts; reading a thousand takes a second."""
_BOUNDARY = re.compile(rb"boundary\s*=", re.IGNORECASE)
_BARE = re.compile(r"(\bboundary\s*=)(?!\s*\")([^;\r\n]+)", re.IGNORECASE)
"""A boundary without quotation marks, which mail programs write though it has “=” or “?” in it."""
_PREFIX = re.compile(r"(?:(?:re|aw|fwd?|wg)\s?:\s*)+", re.IGNORECASE)
_HEADERS_OF = {
    name: header
    for header, names in {"Subject": "subject betreff", "From": "from von", "Date": "date datum sent gesendet"}.items()
    for name in names.split()
} | dict.fromkeys("to an cc kopie reply-to antwort".split(), "To")
_FORWARDED = re.compile(
    rf"^[ >]*-{{2,20}}[^\n]{{0,40}}(?:forwarded|original|weitergeleitete|ursprüngliche)[^\n]{{0,40}}\n+"
    rf"(?P<head>(?:[ >*]*(?:{'|'.join(_HEADERS_OF)})\*?:[^\n]*\n)+)",
    re.IGNORECASE | re.MULTILINE,
)
"""“-------- Forwarded Message --------” and the headers below it."""
_LINES = 5
"""Lines, times the parts that they may lie in, for each byte: the parser holds each line against each boundary."""


def article_of_mail(name: str, data: bytes) -> Article:
    """The article of a mail.

    Raises:
        UnreadableError: it is no mail, or has too many parts.
        EmptyArticleError: it has no text, only attachments.
    """
    try:
        return _article(name, data)
    except (IndexError, AttributeError) as error:  # CPython's parser of headers raises these on “From: <” and the like
        raise UnreadableError(f"{name} has a broken header ({error}): save the mail again, or its text.") from error


def _article(name: str, data: bytes) -> Article:
    message = _message(name, data)
    if not message.keys() or not any(message.get(header) for header in ("From", "Subject", "Date", "Content-Type")):
        raise UnreadableError(
            f"{name} is no e-mail (it has no “From:”, “Subject:” or “Date:”): give it the ending .txt."
        )
    inner = [part.get_payload(0) for part in message.walk() if part.get_content_type() == "message/rfc822"]
    mails = [message, *(one for one in inner if isinstance(one, EmailMessage))]
    message, text = max(((mail, _text(mail, name)) for mail in mails), key=lambda found: len(found[1]))
    if not text.strip():
        raise EmptyArticleError(f"{name} has no text, only attachments perhaps: save and add those.")
    head = {header: str(message.get(header, "")) for header in ("Subject", "From", "Date")}
    *_, forwarded = [None, *_FORWARDED.finditer(text)]
    if forwarded and len(text) - forwarded.end() > forwarded.start():
        lines = (line.partition(":") for line in forwarded["head"].splitlines())
        head |= {_HEADERS_OF[key.strip(" *>").casefold()]: value.strip(" *") for key, _, value in lines if key.strip()}
        text = text[forwarded.end() :].strip("\n") + "\n"
    outlet, address = email.utils.parseaddr(head["From"])
    return Article.from_text(
        text,
        title=_PREFIX.sub("", " ".join(head["Subject"].split())) or None,
        source=name,
        published=_date(head["Date"]),
        outlet=outlet or address or None,
    )


def _text(message: EmailMessage, name: str) -> str:
    """A mail's own text: the plain one, else that of its HTML."""
    part = message.get_body(preferencelist=("plain",))
    text = _content(part, name) if part is not None else ""
    if not text.strip() and (part := message.get_body(preferencelist=("html",))) is not None:
        text = text_of_fragment(_content(part, name))
    return text


def _message(name: str, data: bytes) -> EmailMessage:
    """The mail with its parts.

    Raises:
        UnreadableError: it has too many, or too many headers.
    """
    headers, parts = itertools.count(1), itertools.count(1)
    many = UnreadableError(f"{name} has too many parts or headers for a mail: save its text, and its attachments.")

    class Bounded(EmailPolicy):
        """The default policy within bounds."""

        def header_source_parse(self, sourcelines: Sequence[str]) -> tuple[str, str]:
            if next(headers) > _HEADERS:
                raise many
            header, value = super().header_source_parse(list(sourcelines))
            return header, _BARE.sub(lambda found: f'{found[1]}"{found[2].strip()}"', value[:_HEADER])

    class Part(EmailMessage):
        """A part, one of a few."""

        def __init__(self, policy: Policy | None = None) -> None:
            if next(parts) > _PARTS:
                raise many
            super().__init__(policy)

    if data.count(b"\n") * len(_BOUNDARY.findall(data)) > _LINES * max(len(data), 1_000_000):
        raise many
    message = email.message_from_bytes(data, policy=Bounded(message_factory=Part))
    assert isinstance(message, EmailMessage)
    return message


def _content(part: MIMEPart, name: str) -> str:
    """A part's text; in the encoding that it states, else in the one that is found."""
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes):
        return ""
    try:
        return plain(declared(payload, part.get_content_charset() or "utf-8"))
    except (LookupError, ValueError):
        return decode(payload, name) if payload.strip() else ""


def _date(written: str) -> str | None:
    try:
        return email.utils.parsedate_to_datetime(written).date().isoformat()
    except ValueError:
        found = date_in(written[:_HEADER])
        return found.isoformat() if found else None
