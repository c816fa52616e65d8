"""Django's mail backend only inserts a task row: a message is kept with the transaction that wrote it, or not at all."""

import base64
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes, policy

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django_tasks_db.models import DBTaskResult

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


@dataclass(frozen=True, slots=True)
class Kept:
    """A message as its readers see it: `text` is its plain part, `to` its addresses; `written_at` an aware instant."""

    subject: str
    to: str
    text: str
    written_at: datetime


def kept(most: int) -> list[Kept]:
    """The latest messages that still stand in the table of tasks, newest first. One SQL statement."""
    rows = DBTaskResult.objects.filter(task_path=deliver.module_path).order_by("-enqueued_at", "-pk")[:most]
    return [_kept(*row.args_kwargs["args"], written_at=row.enqueued_at) for row in rows]


def _kept(sender: str, recipients: list[str], raw: str, *, written_at: datetime) -> Kept:
    message = message_from_bytes(base64.b64decode(raw), policy=policy.default)
    part = message.get_body(preferencelist=("plain",))
    text = part.get_content() if part else ""
    return Kept(message["Subject"] or "", ", ".join(recipients), text, written_at)
