"""The mails that visitors asked for: written here, where nobody waits for them, and sent.

Here and not before it is looked at whether an address is known. One that is told so in its mail.
A run that ends between the server's 250 and the note of it sends such a mail once more with another
link, which does no harm; a letter is handled with more care (sending.py).
"""

import datetime

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from . import links, mail, messages
from .models import Outgoing, Subscriber, Suppressed, Ticket

MINUTE = datetime.timedelta(minutes=1)
# When a mail that was not taken for now is tried again; after the last it is given up.
DELAYS = [5 * MINUTE, 30 * MINUTE, 2 * 60 * MINUTE, 6 * 60 * MINUTE, 12 * 60 * MINUTE, 24 * 60 * MINUTE]

State = Outgoing.State


def send_waiting(server, at_once=50):
    """Send what waits, a number at once; how many were sent. Unreachable where no server takes mail."""
    sent = 0
    for outgoing in Outgoing.objects.due()[:at_once]:
        message = write(outgoing)
        if message is None:
            settle(outgoing, State.NOTHING)
            continue
        try:
            server.hand_over(messages.sender(), outgoing.email, message, lambda: True)
        except mail.Refused as refused:
            if refused.at == "sender":
                raise mail.Unreachable(f"The mail server refuses the sender: {refused}") from refused
            put_off(outgoing, str(refused)) if refused.for_now else settle(outgoing, State.FAILED, str(refused))
        except mail.Dropped as dropped:
            put_off(outgoing, str(dropped))
        else:
            settle(outgoing, State.SENT)
            sent += 1
    return sent


def settle(outgoing, state, answer=""):
    outgoing.state, outgoing.answer = state, answer[:300]
    outgoing.save(update_fields=["state", "answer"])


def put_off(outgoing, answer):
    """Try again later, more and more rarely, and at last no more."""
    if outgoing.attempts >= len(DELAYS):
        return settle(outgoing, State.FAILED, answer)
    outgoing.next_try_at = timezone.now() + DELAYS[outgoing.attempts]
    outgoing.attempts += 1
    outgoing.answer = answer[:300]
    outgoing.save(update_fields=["next_try_at", "attempts", "answer"])


# Writing them


@transaction.atomic
def write(outgoing):
    """The mail that answers a request, or nothing where nobody is to be written to."""
    if Suppressed.objects.holds(outgoing.email):
        return None
    subscriber = Subscriber.objects.at(outgoing.email).first()
    if outgoing.kind == Outgoing.Kind.DATA:
        return subscriber and data_mail(outgoing, subscriber)
    if subscriber and subscriber.state == Subscriber.State.ACTIVE:
        return known_mail(outgoing, subscriber)
    return confirm_mail(outgoing, subscriber or Subscriber.objects.create(email=outgoing.email))


def confirm_mail(outgoing, subscriber):
    """Asks whether it was they who signed up; what they were shown is kept beside."""
    subscriber.asked_at = outgoing.asked_at
    subscriber.save(update_fields=["asked_at"])
    consent, _ = subscriber.consents.get_or_create(
        asked_at=outgoing.asked_at, wording=outgoing.wording, version=outgoing.version, page=outgoing.page
    )
    token = Ticket.objects.make(Ticket.Purpose.CONFIRM, subscriber, consent)
    ctx = {"confirm": links.absolute(reverse("newsletter-confirm", args=[token])), "wording": consent.wording}
    return note(outgoing, "confirm", "Please confirm: the newsletter", ctx)


def known_mail(outgoing, subscriber):
    """Tells a subscriber that somebody signed their address up once more, and that nothing changes."""
    return note(outgoing, "known", "You are subscribed already", {"own_leave": links.leave_url(subscriber)})


def data_mail(outgoing, subscriber):
    token = Ticket.objects.make(Ticket.Purpose.DATA, subscriber)
    ctx = {"own_data": links.absolute(reverse("newsletter-data-of", args=[token]))}
    return note(outgoing, "data", "What is kept about you", ctx)


def note(outgoing, name, subject, ctx):
    return messages.note_to(outgoing.email, name, subject, ctx, f"outgoing {outgoing.pk}")
