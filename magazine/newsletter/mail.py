"""Handing mail over to a server, so exactly that it is known of each whether the server took it.

SMTP ends a mail with a dot on a line of its own, and the server answers it with 250 once the mail is its own
care. ``hand_over`` sends everything but the dot, then asks ``claim``, which writes down that this mail is
about to be gone, and only then sends the dot. Whoever dies before has sent nothing; whoever dies between
the dot and the note of the 250 leaves a mail that is in doubt, and knows which.
"""

import re
import smtplib
import socket
import ssl
import sys

from django.conf import settings

from . import opening

TIMEOUT = 30  # seconds: a server that scans what it takes may need some


class Unreachable(Exception):
    """No server answers, or it does not let us in. It says nothing about any address."""


class Dropped(Exception):
    """The connection broke. ``in_doubt`` where the mail was already the server's, and its answer was lost."""

    def __init__(self, words, *, in_doubt):
        super().__init__(words)
        self.in_doubt = in_doubt


class NotClaimed(Exception):
    """Somebody else had it, or its reader left: the mail was not sent."""


class Refused(Exception):
    """The server said no: to the sender, to the reader's address, or to the mail."""

    def __init__(self, code, words, at):
        self.code, self.at = code, at
        self.words = " ".join(words.decode("utf-8", "replace").split()) if isinstance(words, bytes) else words
        super().__init__(f"{code} {self.words}")

    @property
    def for_now(self):
        return 400 <= self.code < 500

    @property
    def no_such_address(self):
        """Whether the address is not there, by the server's own words: trying again is of no use."""
        enhanced = re.match(r"(\d)\.(\d+)\.(\d+)", self.words)
        if self.for_now or self.at != "reader":
            return False
        return enhanced[2] == "1" if enhanced else self.code in (550, 551, 553)


class Console:
    """No server: mail is printed. For trying things out."""

    def open(self):
        pass

    close = open

    def hand_over(self, sender, address, mail, claim):
        if not claim():
            raise NotClaimed
        sys.stdout.write(f"{'─' * 78}\n{mail}\n")


class Server:
    """A connection to a mail server, used for one mail after another."""

    def __init__(self, scheme, host, port, user, password):
        self.scheme, self.host, self.port, self.user, self.password = scheme, host, port, user, password
        self.smtp = None

    def open(self):
        if self.smtp:
            return
        try:
            self.smtp = self.connected()
        except (smtplib.SMTPException, OSError) as trouble:
            raise Unreachable(f"{self.host}:{self.port} does not take mail: {trouble}") from trouble

    def connected(self):
        context = ssl.create_default_context()
        if self.scheme == "smtps":
            smtp = smtplib.SMTP_SSL(self.host, self.port, timeout=TIMEOUT, context=context)
        else:
            smtp = smtplib.SMTP(self.host, self.port, timeout=TIMEOUT)
        try:
            if self.scheme == "smtp":
                smtp.starttls(context=context)
            if self.user:
                smtp.login(self.user, self.password)
            smtp.ehlo_or_helo_if_needed()
            # The last dot goes in a packet of its own, and would wait 40 ms for the one before to be acknowledged.
            smtp.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        except (smtplib.SMTPException, OSError):
            smtp.close()
            raise
        return smtp

    def close(self):
        if self.smtp:
            try:
                self.smtp.quit()
            except (smtplib.SMTPException, OSError):
                self.smtp.close()
            self.smtp = None

    def abandon(self):
        """Leave without a word: what was not ended with a dot, the server forgets."""
        if self.smtp:
            self.smtp.close()
            self.smtp = None

    def hand_over(self, sender, address, mail, claim):
        """Give one mail to the server, which has it once this returns."""
        self.open()
        claimed = False
        try:
            self.expect(self.smtp.mail(sender), "sender")
            self.expect(self.smtp.rcpt(address), "reader")
            self.expect(self.smtp.docmd("DATA"), "mail", (354,))
            self.smtp.send(stuffed(mail))
            if not claim():
                self.abandon()
                raise NotClaimed
            claimed = True
            self.smtp.send(b".\r\n")
            self.expect(self.smtp.getreply(), "mail")
        except (smtplib.SMTPException, OSError) as broken:
            self.abandon()
            raise Dropped(str(broken) or type(broken).__name__, in_doubt=claimed) from broken

    def expect(self, reply, at, wanted=(250, 251)):
        code, words = reply
        if code in wanted:
            return
        if code < 400:
            raise smtplib.SMTPServerDisconnected(f"The server answered out of turn: {code}")
        if code == 421:
            self.abandon()  # it is about to close
        else:
            self.forget_mail()
        raise Refused(code, words, at)

    def forget_mail(self):
        """Let the server begin anew with the next mail."""
        try:
            self.smtp.rset()
        except (smtplib.SMTPException, OSError):
            self.abandon()


def stuffed(mail):
    """A mail as it goes through the wire, without the dot that ends it: a line that begins with one gets another."""
    lines = mail.as_bytes().rstrip(b"\r\n").split(b"\r\n")
    return b"\r\n".join(b"." + line if line.startswith(b".") else line for line in lines) + b"\r\n"


def server():
    """The server that the settings name."""
    opening.insist()
    if settings.MAIL_SERVER["scheme"] == "console":
        return Console()
    return Server(**settings.MAIL_SERVER)
