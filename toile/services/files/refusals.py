"""Why a file is refused: one error for each reason, with what to do about it."""

from django.utils.translation import gettext_lazy as _

from toile.core.refusals import Refused


class FileRefused(Refused):
    """A file that is not kept."""


class EmptyFile(FileRefused):
    message = _("This file is empty. Choose it again, or export it again from where it was made.")


class TooHeavy(FileRefused):
    """`most` is the largest weight that is taken, in megabytes."""

    def __init__(self, most: int):
        super().__init__()
        self.message = _("This file is heavier than %(most)s MB. Make it lighter, then send it again.") % {"most": most}


class NotAPicture(FileRefused):
    message = _("This is not a picture that the site can show. Send a JPEG, PNG, WebP, AVIF or GIF file.")


class DrawingWithCode(FileRefused):
    message = _("An SVG drawing may hold programs, so it is not taken. Export it as PNG, then send that.")


class PhoneFormat(FileRefused):
    message = _("This is a HEIC photograph, which few readers can see. Export it as JPEG, then send that.")


class TooManyPixels(FileRefused):
    message = _("This picture has too many pixels. Make it smaller: 3,000 pixels on its longest side are plenty.")


class DamagedPicture(FileRefused):
    message = _("This picture is cut or damaged. Open it, save it again as JPEG or PNG, then send that.")


class TooMuchWork(FileRefused):
    message = _("This file asks for too much memory or time. Save it again in a simpler form, then send that.")


class NotADocument(FileRefused):
    message = _("This is not a document that the site gives out. Send a PDF, DOCX, ODT, XLSX, ODS, CSV or ICS file.")


class DamagedDocument(FileRefused):
    message = _("This document is cut or damaged. Open it, save it again, then send that.")


class LockedDocument(FileRefused):
    message = _("This document asks for a password. Save it without one, then send that.")


class ActivePdf(FileRefused):
    message = _("This PDF holds a program, a form that acts or another file. Print it to PDF again, then send that.")


class Macros(FileRefused):
    message = _(
        "This document holds macros or another file that acts. Save it without them, or as PDF, then send that."
    )


class Bomb(FileRefused):
    message = _("This document unpacks to far more than it weighs. Save it again, or as PDF, then send that.")
