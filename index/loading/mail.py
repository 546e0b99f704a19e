"""A saved e-mail (.eml, RFC 5322), such as a newsletter, to an article.

Title is the subject, the date that of sending, the outlet the sender's name. The text is the plain one if the mail has
one, else that of its HTML; attachments stay out.
"""

import email
import email.policy
import email.utils
from email.message import EmailMessage, MIMEPart

from index.article import Article
from index.errors import EmptyArticleError, UnreadableError
from index.loading.decode import decode, plain
from index.loading.web_page import text_of_fragment


def article_of_mail(name: str, data: bytes) -> Article:
    """The article of a mail.

    Raises:
        UnreadableError: it is no mail.
        EmptyArticleError: it has no text, only attachments.
    """
    try:
        return _article(name, data)
    except (IndexError, AttributeError) as error:  # CPython's parser of headers raises these on “From: <” and the like
        raise UnreadableError(f"{name} has a broken header ({error}): save the mail again, or its text.") from error


def _article(name: str, data: bytes) -> Article:
    message = email.message_from_bytes(data, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    if not message.keys() or not any(message.get(header) for header in ("From", "Subject", "Date", "Content-Type")):
        raise UnreadableError(
            f"{name} is no e-mail (it has no “From:”, “Subject:” or “Date:”): give it the ending .txt."
        )
    part = message.get_body(preferencelist=("plain",))
    text = _content(part, name) if part is not None else ""
    if not text.strip() and (part := message.get_body(preferencelist=("html",))) is not None:
        text = text_of_fragment(_content(part, name))
    if not text.strip():
        raise EmptyArticleError(f"{name} has no text, only attachments perhaps: save and add those.")
    outlet, address = email.utils.parseaddr(str(message.get("From", "")))
    return Article.from_text(
        text,
        title=" ".join(str(message.get("Subject", "")).split()) or None,
        source=name,
        published=_date(message),
        outlet=outlet or address or None,
    )


def _content(part: MIMEPart, name: str) -> str:
    """A part's text; in the encoding that it states, else in the one that is found."""
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes):
        return ""
    charset = part.get_content_charset() or "utf-8"
    try:
        return plain(payload.decode(charset))
    except (LookupError, ValueError):
        return decode(payload, name) if payload.strip() else ""


def _date(message: EmailMessage) -> str | None:
    try:
        return email.utils.parsedate_to_datetime(str(message.get("Date", ""))).date().isoformat()
    except ValueError:
        return None
