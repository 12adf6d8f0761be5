"""Mail that came back after a server had taken it: delivery status notifications (RFC 3464).

A notification is believed only where it brings back what nobody else could have written: the signed link to
leave, which says whose letter it was, and the Message-ID, which says which letter. So nobody can end somebody
else's subscription by sending us a notification of their own.
"""

import email
import email.policy
import re

from django.db import transaction

from . import links, messages
from .models import Delivery

State = Delivery.State
LEAVE_KEY = re.compile(r"/newsletter/leave/([\w-]+)/")


class NotOurs(Exception):
    """It tells of no letter that could not be delivered, with why in a sentence."""


def record(raw: bytes) -> Delivery:
    """Note what a notification says of a letter. The same one again changes nothing."""
    notification = email.message_from_bytes(raw, policy=email.policy.default)
    answer = failure_in(notification)
    found = delivery_of(headers_brought_back(notification))
    with transaction.atomic():
        delivery = Delivery.objects.select_for_update(of=("self",)).select_related("subscriber").get(pk=found.pk)
        if delivery.state != State.FAILED:
            delivery.state, delivery.answer = State.FAILED, f"Came back: {answer}"[:300]
            delivery.save(update_fields=["state", "answer"])
            delivery.subscriber.came_back(delivery.answer, for_good=answer.startswith("5.1."))
    return delivery


def failure_in(notification) -> str:
    """Status and words of the reader's mail server: “5.1.1 smtp; 550 no such user”."""
    if notification.get_content_type() != "multipart/report":
        raise NotOurs("It is no delivery status notification.")
    for part in notification.walk():
        if part.get_content_type() == "message/delivery-status":
            for fields in part.get_payload():
                if str(fields.get("Action", "")).strip().lower() == "failed":
                    words = f"{fields.get('Status', '5.0.0')} {fields.get('Diagnostic-Code', '')}"
                    return " ".join(words.split())
    raise NotOurs("It says of nobody that their mail could not be delivered.")


def headers_brought_back(notification):
    """The headers of the letter, which a notification encloses with or without its text."""
    for part in notification.walk():
        if part.get_content_type() == "message/rfc822":
            return part.get_payload(0)
        if part.get_content_type() == "text/rfc822-headers":
            return email.message_from_string(part.get_content(), policy=email.policy.default)
    raise NotOurs("It does not bring back the headers of what was sent.")


def delivery_of(headers) -> Delivery:
    key = LEAVE_KEY.search(str(headers.get("List-Unsubscribe", "")))
    number = links.subscriber_number(key[1]) if key else None
    if number is None:
        raise NotOurs("What it brings back is no letter of this magazine.")
    named = str(headers.get("Message-ID", "")).strip()
    for delivery in Delivery.objects.filter(subscriber=number).order_by("-pk"):
        if messages.message_id(messages.name_of(delivery.letter_id, number)) == named:
            return delivery
    raise NotOurs("The letter or its reader is not kept any more.")
