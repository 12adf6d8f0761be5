"""Sending a letter to everybody: in batches, stopped and gone on with at any moment, and nobody gets it twice.

Each subscriber has one Delivery of a letter. A run takes those that wait, one after another; mail.py says
how one is handed over. There is one window in which a run that is killed leaves a doubt: from the note
that a mail is about to be gone, past its last dot and the server's 250, to the commit of “sent”. At most
one mail of a run is in it. Whether the server has that mail cannot be known here, so it has to be chosen: it
is not sent again, since a letter that comes twice is what readers complain of; the run names it,
and ``--again-in-doubt`` sends it once more, with the same Message-ID, by which many mailboxes
drop a double. Before the note nothing was handed over and nothing is lost; after the commit all is known.
"""

from django.db import transaction
from django.utils import timezone

from people.models import AuditEntry

from . import letters, mail, messages, outbox
from .models import Delivery, Letter, Subscriber

AT_ONCE = 1000  # rows made in one transaction
REFUSALS_IN_A_ROW = 10
DROPS_IN_A_ROW = 3

State = Delivery.State


class NotSendable(Exception):
    """A letter that cannot go out as it is, with the way out in a sentence."""


def begin(letter):
    """Freeze the letter, unless it is frozen, and give every subscriber their row; goes on where it was stopped."""
    if letter.frozen is None:
        freeze(letter)
    if letter.addressed_at is None:
        address(letter)


@transaction.atomic
def freeze(letter):
    """From now on everybody gets it as it is this moment."""
    held = Letter.objects.select_for_update().get(pk=letter.pk)
    if held.frozen is None:
        copy = letters.compose(held)
        if not copy.stories and not letters.paragraphs(held.intro):
            raise NotSendable(f"“{held}” has neither a live story nor an opening. There is nothing to send.")
        now = timezone.now()
        held.frozen, held.frozen_at, held.state = copy.as_json(), now, Letter.State.SENDING
        held.goes_out_at = held.goes_out_at or now
        held.save(update_fields=["frozen", "frozen_at", "state", "goes_out_at"])
        words = " ".join(["Begun.", *copy.left_out])
        AuditEntry.objects.record(AuditEntry.Action.SENT, held, by=held.released_by, words=words)
    letter.refresh_from_db()


def address(letter):
    """A row for everybody who was subscribed when the letter was frozen. Made again, it makes what is missing."""
    wanted = Subscriber.objects.active().filter(confirmed_at__lte=letter.frozen_at).order_by("pk")
    last = 0
    while keys := list(wanted.filter(pk__gt=last).values_list("pk", flat=True)[:AT_ONCE]):
        rows = [Delivery(letter=letter, subscriber_id=key) for key in keys]
        Delivery.objects.bulk_create(rows, ignore_conflicts=True)
        last = keys[-1]
    letter.addressed_at = timezone.now()
    letter.save(update_fields=["addressed_at"])


class Run:
    """One run of the command, which has the newsletter to itself (alone.py).

    ``show`` is called after each mail, ``batch`` mails go through one connection.
    """

    def __init__(self, server, *, batch, show=lambda: None):
        self.server, self.batch, self.show = server, batch, show
        self.is_stopping = False
        self.sent = self.refused = self.put_off = self.doubted = 0
        self.refusals = self.drops = 0  # in a row

    def stop(self, *signal):
        """The mail in hand is finished, then no other is begun."""
        self.is_stopping = True

    def send(self, letter):
        """Send what is due of a letter. Unreachable where the server takes no more; what waits, waits on."""
        begin(letter)
        copy = letters.frozen_copy(letter)
        due = letter.deliveries.due().select_related("subscriber")
        try:
            while not self.is_stopping and (batch := list(due[: self.batch])):
                self.server.open()
                for delivery in batch:
                    if self.is_stopping:
                        break
                    self.deliver(delivery, letter, copy)
                    self.show()
                # Who signs up meanwhile does not wait for the whole letter.
                outbox.send_waiting(self.server)
                self.server.close()
        finally:
            self.server.close()
        finish(letter)

    def deliver(self, delivery, letter, copy):
        message = messages.letter_to(delivery.subscriber, letter, copy)
        try:
            address = delivery.subscriber.email
            claim = lambda: Delivery.objects.claim(delivery.pk)  # noqa: E731 - said where it is used
            self.server.hand_over(messages.sender(), address, message, claim)
        except mail.NotClaimed:
            pass
        except mail.Refused as refused:
            self.was_refused(delivery, refused)
        except mail.Dropped as dropped:
            self.was_dropped(delivery, dropped)
        else:
            settle(delivery, State.SENT, sent_at=timezone.now(), answer="")
            self.sent += 1
            self.refusals = self.drops = 0
            if delivery.subscriber.failures:
                delivery.subscriber.was_taken()

    def was_refused(self, delivery, refused):
        """For now: later. For good: the letter is not sent to them, and an address that is not there bounces.

        A refusal of the mail itself is not held against its reader.
        """
        if refused.at == "sender" and not refused.for_now:
            put_back(delivery)
            raise mail.Unreachable(f"The mail server refuses the sender: {refused}")
        self.refusals = 0 if refused.at == "reader" and not refused.for_now else self.refusals + 1
        if refused.for_now:
            self.later(delivery, str(refused))
        else:
            settle(delivery, State.FAILED, answer=str(refused)[:300])
            self.refused += 1
            if refused.at == "reader":
                delivery.subscriber.was_refused(str(refused), for_good=refused.no_such_address)
        if self.refusals >= REFUSALS_IN_A_ROW:
            raise mail.Unreachable(f"The mail server refused {self.refusals} mails in a row, the last with: {refused}")

    def was_dropped(self, delivery, dropped):
        """In doubt it stays as it is claimed. Else it is tried once more at once, then later."""
        self.drops += 1
        if dropped.in_doubt:
            self.doubted += 1
        elif delivery.attempts:
            self.later(delivery, str(dropped))
        else:
            put_back(delivery, attempts=1, answer=str(dropped)[:300])
        if self.drops >= DROPS_IN_A_ROW:
            raise mail.Unreachable(f"The connection broke {self.drops} times in a row: {dropped}")

    def later(self, delivery, answer):
        if delivery.attempts >= len(outbox.DELAYS):
            settle(delivery, State.FAILED, answer=f"Given up: {answer}"[:300])
            self.refused += 1
            return
        at = timezone.now() + outbox.DELAYS[delivery.attempts]
        put_back(delivery, attempts=delivery.attempts + 1, next_try_at=at, answer=answer[:300])
        self.put_off += 1


def settle(delivery, state, **fields):
    Delivery.objects.filter(pk=delivery.pk).update(state=state, **fields)


def put_back(delivery, **fields):
    settle(delivery, State.WAITING, claimed_at=None, **fields)


@transaction.atomic
def finish(letter):
    """Sent, once nobody waits for it any more. Who left meanwhile does not."""
    held = Letter.objects.select_for_update().get(pk=letter.pk)
    if held.state != Letter.State.SENDING or held.deliveries.waiting().exists():
        return
    gone = held.deliveries.filter(state=State.WAITING)
    gone.update(state=State.FAILED, answer="They left, or their mail bounced, before it was sent.")
    held.state, held.finished_at = Letter.State.SENT, timezone.now()
    held.save(update_fields=["state", "finished_at"])
    AuditEntry.objects.record(AuditEntry.Action.SENT, held, by=held.released_by, words=f"Finished: {in_words(held)}.")
    letter.refresh_from_db()


def in_words(letter):
    """How many have it, and how many do not: “1,200 sent, 3 refused, 1 in doubt”."""
    tally = letter.deliveries.tally()
    words = {State.SENT: "sent", State.FAILED: "not sent", State.WAITING: "to be sent", State.CLAIMED: "in doubt"}
    counted = [f"{tally[state]:,} {said}" for state, said in words.items() if tally.get(state)]
    return ", ".join(counted) or "no subscriber to send it to"
