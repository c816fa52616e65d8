"""Django's mail backend only inserts a task row: a message is kept with the transaction that wrote it, or not at all."""

import base64
from email import message_from_bytes, policy

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend

from .tasks import task


class TaskRowBackend(BaseEmailBackend):
    """Keeps each message, whole as it will be sent, in a task of the caller's transaction."""

    def send_messages(self, email_messages: list[EmailMessage]) -> int:
        """Insert one task row a message that has recipients. Returns how many were kept."""
        kept = 0
        for message in email_messages:
            if recipients := message.recipients():
                raw = base64.b64encode(message.message().as_bytes()).decode()
                deliver.enqueue(message.from_email, recipients, raw)
                kept += 1
        return kept


class Prepared(EmailMessage):
    """A message as it was kept, byte for byte, ready for a backend that sends."""

    def __init__(self, sender: str, recipients: list[str], raw: bytes):
        self.parsed = message_from_bytes(raw, policy=policy.default)
        super().__init__(subject=self.parsed["Subject"] or "", from_email=sender, to=recipients)

    def message(self):
        return self.parsed


@task(queue_name="mail")
def deliver(sender: str, recipients: list[str], raw: str) -> None:
    """Send one kept message. In demo mode nothing leaves: /boite-demo/ shows the tasks themselves."""
    if settings.DEMO:
        return
    get_connection(settings.TOILE_MAIL_TRANSPORT).send_messages([Prepared(sender, recipients, base64.b64decode(raw))])
