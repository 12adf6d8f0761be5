"""Mail as it goes out: plain text and HTML, and the headers by which mailboxes know what it is."""

import email.policy
from email.message import EmailMessage
from email.utils import format_datetime, parseaddr

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.crypto import salted_hmac

from people.text import one_line

from . import letters, links

# Long lines are allowed in headers, and a link that is folded or encoded in one is broken.
POLICY = email.policy.SMTP.clone(max_line_length=990)


def letter_to(subscriber, letter, copy) -> EmailMessage:
    """A letter to one subscriber. Made again it has the same Message-ID, by which mailboxes find doubles."""
    leave = links.leave_url(subscriber)
    written, text = copy.addressed(leave)
    mail = message(subscriber.email, copy.subject, text, written, name_of(letter.pk, subscriber.pk))
    mail["List-ID"] = f"<newsletter.{domain()}>"
    mail["List-Unsubscribe"] = f"<{leave}>"
    mail["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    mail["Precedence"] = "bulk"
    return mail


def name_of(letter, subscriber):
    """What a letter's Message-ID is made of, by the numbers of the letter and of its reader."""
    return f"letter {letter} {subscriber}"


def test_letter(address, letter, copy) -> EmailMessage:
    """A letter as it stands, to the editor who asks for it. Its link to leave leads to where readers sign up."""
    written, text = copy.addressed(links.absolute("/newsletter/"))
    name = f"test {letter.pk} {address} {timezone.now().isoformat()}"
    return message(address, f"[Test] {copy.subject}", text, written, name)


def note_to(address, name, subject, ctx, unique) -> EmailMessage:
    """A mail that somebody asked for on the site: the template of that name, as HTML and as text."""
    ctx = {**letters.house(), "subject": subject, **ctx}
    text = letters.as_text(name, ctx)
    return message(address, subject, text, render_to_string(f"newsletter/mail/{name}.html", ctx), unique)


def message(address, subject, text, written, unique) -> EmailMessage:
    mail = EmailMessage(policy=POLICY)
    mail["Subject"] = one_line(subject)
    mail["From"] = settings.NEWSLETTER_FROM
    mail["To"] = address
    mail["Date"] = format_datetime(timezone.now())
    mail["Message-ID"] = message_id(unique)
    mail["Auto-Submitted"] = "auto-generated"
    # Quoted-printable, since not every server takes eight bits.
    mail.set_content(text, cte="quoted-printable")
    mail.add_alternative(written, subtype="html", cte="quoted-printable")
    return mail


def message_id(unique):
    return f"<{salted_hmac('newsletter.message', unique, algorithm='sha256').hexdigest()[:32]}@{domain()}>"


def domain():
    return sender().rpartition("@")[2]


def sender():
    """The bare address that mail is from."""
    return parseaddr(settings.NEWSLETTER_FROM)[1]
