"""A real mail server on this machine, which answers as a test tells it to."""

import email
import email.policy
import socket
from collections import defaultdict

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP


class Drop(Exception):
    """Instead of an answer: the connection breaks."""


class Handler:
    """Takes all mail, unless ``answers`` has others for an address, by the stage at which they are given."""

    def __init__(self):
        self.mails, self.raw, self.connections = [], [], 0
        self.answers = defaultdict(list)
        self.before_data = self.after_data = lambda address: None

    def say(self, stage, address, *answers):
        self.answers[stage, address] += answers

    async def handle_EHLO(self, server, session, envelope, hostname, responses):
        self.connections += 1
        session.host_name = hostname
        return responses

    async def handle_MAIL(self, server, session, envelope, address, options):
        if answer := self.answer(server, "sender", address):
            return answer
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(self, server, session, envelope, address, options):
        if answer := self.answer(server, "reader", address):
            return answer
        self.before_data(address)
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        address = envelope.rcpt_tos[0]
        planned = self.answers["mail", address]
        drops = planned and planned[0] is Drop
        if planned and not drops:
            return planned.pop(0)
        self.raw.append(envelope.original_content)
        self.mails.append((address, email.message_from_bytes(envelope.original_content, policy=email.policy.default)))
        self.after_data(address)
        if drops:
            planned.pop(0)
            server.transport.abort()
        return "250 OK"

    def answer(self, server, stage, address):
        planned = self.answers[stage, address]
        answer = planned.pop(0) if planned else None
        if answer is Drop:
            server.transport.abort()
            return "250 OK"
        return answer

    def to(self, address):
        return [mail for reader, mail in self.mails if reader == address]


class Running(Controller):
    has_stopped = False

    def stop(self, *args, **kwargs):
        if not self.has_stopped:
            self.has_stopped = True
            super().stop(*args, **kwargs)

    def factory(self):
        return SMTP(self.handler, hostname="mail.example", enable_SMTPUTF8=False)


def started(test):
    """A server that runs until the test ends, with what it took."""
    running = Running(Handler(), hostname="127.0.0.1", port=free_port())
    running.start()
    test.addCleanup(running.stop)
    return running


def free_port():
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return held.getsockname()[1]
