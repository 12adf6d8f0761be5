"""Letters that came back after a mail server had taken them."""

import io
from email.message import EmailMessage
from email.mime.message import MIMEMessage
from email.mime.multipart import MIMEMultipart
from email.mime.nonmultipart import MIMENonMultipart
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest import mock

from django.core.management import CommandError, call_command

from magazine.newsletter import bounces, links

from .case import make_letter
from .test_sending import SendingTestCase


def notification(mail, status="5.1.1", action="failed", answer="smtp; 550 No such user", *, whole=True):
    """What a mail server writes of a letter that it could not deliver."""
    report = MIMEMultipart("report", report_type="delivery-status")
    said = MIMENonMultipart("message", "delivery-status")
    host, reader = EmailMessage(), EmailMessage()
    host["Reporting-MTA"] = "dns; mail.example"
    reader["Final-Recipient"] = f"rfc822; {mail['To']}"
    reader["Action"], reader["Status"], reader["Diagnostic-Code"] = action, status, answer
    said.set_payload([host, reader])
    report.attach(said)
    if whole:
        report.attach(MIMEMessage(mail))
    else:
        headers = MIMENonMultipart("text", "rfc822-headers")
        headers.set_payload("".join(f"{name}: {value}\r\n" for name, value in mail.items()))
        report.attach(headers)
    return report.as_bytes()


class BounceTests(SendingTestCase):
    def sent_to_ada(self):
        letter = make_letter()
        self.send(letter)
        return self.mail.to("ada@example.org")[-1]

    def test_of_an_address_that_does_not_exist_ends_the_letters_to_it(self):
        for whole in (True, False):
            with self.subTest(whole=whole):
                self.ada.refresh_from_db()
                delivery = bounces.record(notification(self.sent_to_ada(), whole=whole))
                self.assertEqual(delivery.state, "failed")
                self.assertEqual(delivery.answer, "Came back: 5.1.1 smtp; 550 No such user")
                self.assertEqual(self.state_of(self.ada)[0], "bounced")
                self.ada.state, self.ada.failures = "active", 0
                self.ada.save()

    def test_of_a_full_mailbox_ends_them_after_three_in_a_row_although_the_server_takes_each(self):
        for state in ("active", "active", "bounced"):
            bounces.record(notification(self.sent_to_ada(), "5.2.2"))
            self.assertEqual(self.state_of(self.ada)[0], state)

    def test_between_letters_that_arrive_it_ends_nothing(self):
        for _ in range(3):
            bounces.record(notification(self.sent_to_ada(), "5.2.2"))
            self.sent_to_ada()
        self.assertEqual(self.state_of(self.ada)[0], "active")

    def test_the_same_again_changes_nothing(self):
        mail = self.sent_to_ada()
        for _ in range(3):
            bounces.record(notification(mail, "5.2.2"))
        self.assertEqual(self.state_of(self.ada), ("active", 1))

    def test_that_mail_is_late_is_no_failure(self):
        with self.assertRaisesMessage(bounces.NotOurs, "of nobody"):
            bounces.record(notification(self.sent_to_ada(), "4.4.1", "delayed"))

    def test_cannot_be_made_up(self):
        mail = self.sent_to_ada()
        mail.replace_header("List-Unsubscribe", f"<https://magazine.example/newsletter/leave/{self.ada.pk}-guess/>")
        with self.assertRaisesMessage(bounces.NotOurs, "no letter of this magazine"):
            bounces.record(notification(mail))
        mail.replace_header("List-Unsubscribe", f"<{links.leave_url(self.ada)}>")
        mail.replace_header("Message-ID", "<guess@magazine.example>")
        with self.assertRaisesMessage(bounces.NotOurs, "not kept any more"):
            bounces.record(notification(mail))
        self.assertEqual(self.state_of(self.ada)[0], "active")


class CommandTests(SendingTestCase):
    def run_on(self, *files, stdin=b""):
        out = io.StringIO()
        with mock.patch("sys.stdin", io.TextIOWrapper(io.BytesIO(stdin))):
            call_command("record_bounces", *files, stdout=out)
        return out.getvalue()

    def test_reads_one_that_a_mail_server_pipes_in(self):
        self.send(self.letter)
        said = self.run_on(stdin=notification(self.mail.to("ada@example.org")[0]))
        self.assertIn(f"standard input: Subscriber {self.ada.pk} (mail is not taken). Came back: 5.1.1", said)

    def test_passes_over_what_is_no_notification_and_goes_on_with_the_next(self):
        self.send(self.letter)
        with TemporaryDirectory() as folder:
            files = [Path(folder, "holiday.eml"), Path(folder, "bounce.eml")]
            files[0].write_bytes(b"Subject: I am on holiday\r\n\r\nUntil Monday.\r\n")
            files[1].write_bytes(notification(self.mail.to("ada@example.org")[0]))
            said = self.run_on(*files)
        self.assertIn("holiday.eml: passed over. It is no delivery status notification.", said)
        self.assertIn("bounce.eml: Subscriber", said)

    def test_names_a_file_that_cannot_be_read(self):
        with self.assertRaisesMessage(CommandError, "nowhere.eml cannot be read"):
            self.run_on("nowhere.eml")
