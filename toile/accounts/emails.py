"""What moderation tells by mail: to publishers what waits for them, to whoever asked what became of it. docs/moderation.md.

Wagtail decides when and to whom; the words, the language and the transaction are ours.
"""

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils.translation import override
from wagtail.admin.mail import (
    EmailNotificationMixin,
    GroupApprovalTaskStateSubmissionEmailNotifier,
    WorkflowStateApprovalEmailNotifier,
    WorkflowStateRejectionEmailNotifier,
)
from wagtail.models import TaskState, WorkflowState
from wagtail.signals import task_submitted, workflow_approved, workflow_rejected

from .models import User


class InTheirLanguage(EmailNotificationMixin):
    """Plain text in the recipient's language. An error stops the verb itself: nobody is left untold."""

    template_directory = "accounts/emails/"

    def send_emails(self, template_set: dict[str, str], context: dict, recipients: set[User], **kwargs) -> bool:
        for recipient in sorted(recipients, key=lambda user: user.pk):
            words = context | {"recipient": recipient, "base": settings.BASE_URL}
            with override(recipient.wagtail_userprofile.preferred_language or settings.LANGUAGE_CODE):
                subject = " ".join(render_to_string(template_set["subject"], words).splitlines()).strip()
                text = render_to_string(template_set["text"], words).strip() + "\n"
            message = EmailMessage(subject, text, to=[recipient.email], headers={"Auto-Submitted": "auto-generated"})
            message.send()
        return True


class ToReread(InTheirLanguage, GroupApprovalTaskStateSubmissionEmailNotifier):
    """To the publishers, but not to whoever asked."""

    def get_context(self, task_state: TaskState, **kwargs) -> dict:
        return super().get_context(task_state, **kwargs) | {"who": task_state.workflow_state.requested_by}


class Approved(InTheirLanguage, WorkflowStateApprovalEmailNotifier):
    """To whoever asked: it is published, or will be at its instant."""

    def get_context(self, workflow_state: WorkflowState, **kwargs) -> dict:
        return super().get_context(workflow_state, **kwargs) | {"who": kwargs.get("user")}


class ChangesAsked(InTheirLanguage, WorkflowStateRejectionEmailNotifier):
    """To whoever asked: what to change, in the publisher's words."""

    def get_context(self, workflow_state: WorkflowState, **kwargs) -> dict:
        return super().get_context(workflow_state, **kwargs) | {"who": kwargs.get("user")}


TO_REREAD, APPROVED, CHANGES_ASKED = ToReread(), Approved(), ChangesAsked()


def take_the_place_of_wagtails() -> None:
    """Connect ours under the names of Wagtail's own: a signal takes the first of a name, and our apps are ready first."""
    task_submitted.connect(TO_REREAD, sender=TaskState, dispatch_uid="group_approval_task_submitted_email_notification")
    workflow_approved.connect(APPROVED, WorkflowState, dispatch_uid="workflow_state_approved_email_notification")
    workflow_rejected.connect(CHANGES_ASKED, WorkflowState, dispatch_uid="workflow_state_rejected_email_notification")
