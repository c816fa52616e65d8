"""Pictures and documents as the back office keeps them."""

import io
from datetime import date

from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from PIL import Image

from toile.accounts.models import User
from toile.media.models import Picture
from toile.media.sizes import NAMES
from toile.media.tasks import store_sizes


def picture(
    title: str = "La pompe", *, size: tuple[int, int] = (900, 600), consent_until: date | None = None
) -> Picture:
    """A stored picture without its sizes yet."""
    out = io.BytesIO()
    Image.new("RGB", size, "teal").save(out, "JPEG")
    made = Picture(
        title=title,
        file=ContentFile(out.getvalue(), "pompe.jpg"),
        alternative_text={"fr": f"{title}, décrite."},
        credit="Studio d’exemple",
        taken_at_place="Labé, 2025",
        consent_until=consent_until,
    )
    made._set_image_file_metadata()
    made.save()
    return made


def with_sizes(**values) -> Picture:
    """A stored picture with all its sizes."""
    made = picture(**values)
    store_sizes(made, made.made(NAMES))
    return made


def editor() -> User:
    """Somebody who writes, without the right to publish."""
    user = User.objects.create_user("redaction@example.org", "x" * 12)
    user.groups.set(Group.objects.filter(name="editor"))
    return user
