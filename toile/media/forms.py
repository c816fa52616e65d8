"""The forms of Wagtail's doors for files: each file is read in a limited process, each write is an action."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.documents.fields import WagtailDocumentField
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from toile.services.files import read_document, read_picture
from toile.services.files.content import name_for
from toile.services.files.refusals import FileRefused

from . import actions


class PictureField(WagtailImageField):
    """A file that becomes a clean picture, or an error with one sentence. Its content decides what it is."""

    default_validators = []

    def to_python(self, data):
        if data in self.empty_values:
            return None
        try:
            clean = read_picture(data.file)
        except FileRefused as refused:
            raise ValidationError(str(refused), code="refused") from refused
        put_in_place_of(data, clean.content)
        data.name = name_for(data.name, clean.ending)
        return forms.FileField.to_python(self, data)


class DocumentField(WagtailDocumentField):
    """A file that is a document of ours, or an error with one sentence. Its content decides what it is."""

    def to_python(self, data):
        if data in self.empty_values:
            return None
        try:
            data.read_as = read_document(data.file)
        except FileRefused as refused:
            raise ValidationError(str(refused), code="refused") from refused
        data.file.seek(0)
        data.name = name_for(data.name, data.read_as.ending)
        return super().to_python(data)


def put_in_place_of(upload, content: bytes) -> None:
    """Make what was sent be this content: whoever reads the upload later, in memory or in its file, finds nothing else."""
    upload.file.seek(0)
    upload.file.truncate()
    upload.file.write(content)
    upload.file.flush()
    upload.file.seek(0)
    upload.size = len(content)


class PictureForm(BaseImageForm):
    """The base of every form of a picture (`WAGTAILIMAGES_IMAGE_FORM_BASE`)."""

    def __init__(self, *args, **kwargs):
        self.user = kwargs.get("user")
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            former = self.fields["file"]
            self.fields["file"] = PictureField(label=former.label, required=former.required, widget=former.widget)
            self.fields["file"].help_text = _(
                "JPEG, PNG, WebP, AVIF or GIF, at most 15 MB. Place, date and camera are taken out of it."
            )

    def save(self, commit=True):
        """By an action. Wagtail's door for several files asks without `commit`, and saves once more what it gets."""
        is_new, former = self.instance._state.adding, self.original_file
        picture = super().save(commit=False)
        now = timezone.now()
        if is_new:
            return actions.store_picture(picture, by=self.user, now=now)
        if "file" in self.changed_data:
            return actions.replace_picture_file(picture, former, by=self.user, now=now)
        return actions.change_picture(picture, self.changed_data, by=self.user, now=now)


class DocumentForm(BaseDocumentForm):
    """The base of every form of a document (`WAGTAILDOCS_DOCUMENT_FORM_BASE`)."""

    def __init__(self, *args, **kwargs):
        self.user = kwargs.get("user")
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            former = self.fields["file"]
            self.fields["file"] = DocumentField(label=former.label, required=former.required, widget=former.widget)
            self.fields["file"].help_text = _("PDF, DOCX, ODT, XLSX, ODS, CSV or ICS, at most 25 MB.")

    def save(self, commit=True):
        """By an action. Wagtail's door for several files asks without `commit`, and saves once more what it gets."""
        is_new, former = self.instance._state.adding, self.original_file
        read = getattr(self.cleaned_data.get("file"), "read_as", None)
        document = super().save(commit=False)
        now = timezone.now()
        if is_new:
            document.uploaded_by_user = self.user
            actions.store_document(document, read, by=self.user, now=now)
        else:
            replaced = former if "file" in self.changed_data else None
            actions.change_document(document, self.changed_data, replaced, read, by=self.user, now=now)
        self.save_m2m()
        return document
