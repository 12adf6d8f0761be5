"""Mail to a server that encrypts and asks for a password, by a certificate that is checked."""

import os
import socket
import ssl
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest import mock

from aiosmtpd.smtp import SMTP, AuthResult
from django.test import SimpleTestCase

from magazine.newsletter import mail, messages

from .case import OPEN
from .mail_server import Handler, Running, free_port

USER, PASSWORD = "letters", "a pass/word"


def let_in(server, session, envelope, mechanism, given):
    return AuthResult(success=(given.login, given.password) == (USER.encode(), PASSWORD.encode()), handled=False)


class Encrypted(Running):
    """``from_the_start``, or once it is asked by STARTTLS; it takes no mail from whoever does neither and logs in."""

    def __init__(self, certificate, *, from_the_start):
        self.context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        self.context.load_cert_chain(certificate)
        self.from_the_start = from_the_start
        around = self.context if from_the_start else None
        super().__init__(Handler(), hostname="127.0.0.1", port=free_port(), ssl_context=around)

    def _trigger_server(self):
        """Only knock: the library would ask for a greeting, which nobody is given who does not encrypt."""
        socket.create_connection((self.hostname, self.port)).close()

    def factory(self):
        asked = {} if self.from_the_start else {"tls_context": self.context, "require_starttls": True}
        # Under encryption from the start the library does not see that there is any.
        return SMTP(
            self.handler,
            hostname="mail.example",
            authenticator=let_in,
            auth_required=True,
            auth_require_tls=not self.from_the_start,
            **asked,
        )


class EncryptedTests(SimpleTestCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        folder = TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.certificate = Path(folder.name, "mail.pem")
        made = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", "/CN=mail.example"]
        made += ["-addext", "subjectAltName=IP:127.0.0.1", "-keyout", cls.certificate, "-out", f"{cls.certificate}.crt"]
        subprocess.run(made, check=True, capture_output=True)
        cls.authority = Path(f"{cls.certificate}.crt")
        cls.certificate.write_bytes(cls.certificate.read_bytes() + cls.authority.read_bytes())

    def start(self, scheme):
        running = Encrypted(self.certificate, from_the_start=scheme == "smtps")
        running.start()
        self.addCleanup(running.stop)
        return running

    def send(self, scheme, port, password=PASSWORD):
        server = mail.Server(scheme, "127.0.0.1", port, USER, password)
        try:
            with self.settings(**OPEN):
                message = messages.message("ada@example.org", "Hello", "Text", "<p>Text</p>", "a test")
                server.hand_over("letters@magazine.example", "ada@example.org", message, lambda: True)
        finally:
            server.close()

    def trusting(self, authority):
        return mock.patch.dict(os.environ, {"SSL_CERT_FILE": str(authority)})

    def test_takes_mail_of_whoever_has_the_password(self):
        for scheme in ("smtps", "smtp"):
            with self.subTest(scheme):
                running = self.start(scheme)
                with self.trusting(self.authority):
                    self.send(scheme, running.port)
                self.assertEqual([address for address, _ in running.handler.mails], ["ada@example.org"])

    def test_a_wrong_password_is_no_fault_of_any_reader(self):
        for scheme in ("smtps", "smtp"):
            with self.subTest(scheme):
                running = self.start(scheme)
                with self.trusting(self.authority), self.assertRaisesMessage(mail.Unreachable, "535"):
                    self.send(scheme, running.port, "wrong")
                self.assertEqual(running.handler.mails, [])

    def test_one_whose_certificate_nobody_vouches_for_gets_neither_mail_nor_password(self):
        for scheme in ("smtps", "smtp"):
            with self.subTest(scheme):
                running = self.start(scheme)
                with self.trusting(os.devnull), self.assertRaisesMessage(mail.Unreachable, "CERTIFICATE_VERIFY_FAILED"):
                    self.send(scheme, running.port)
                self.assertEqual(running.handler.mails, [])

    def test_one_that_does_not_encrypt_gets_neither(self):
        running = Running(Handler(), hostname="127.0.0.1", port=free_port())
        running.start()
        self.addCleanup(running.stop)
        with self.assertRaisesMessage(mail.Unreachable, "STARTTLS"):
            self.send("smtp", running.port)
