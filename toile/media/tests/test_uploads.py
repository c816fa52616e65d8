"""Every door of the back office through which a file comes: kept clean and audited, or refused with its sentence."""

import io

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import translation
from PIL import Image
from wagtail.models import UploadedFile

from toile.accounts.models import User
from toile.media.models import Picture, PictureRendition, PublishedDocument
from toile.media.sizes import NAMES
from toile.services.audit import entries_of
from toile.services.files import refusals
from toile.services.files.tests import hostile

from .factories import editor, with_sizes

pytestmark = pytest.mark.django_db
WORDS = {
    "title": "La pompe",
    "alternative_text_fr": "Deux personnes montent une pompe.",
    "alternative_text_en": "",
    "credit": "Studio d’exemple",
    "licence": "own",
    "taken_at_place": "Labé, 2025",
    "consent_until": "2030-01-31",
}


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture
def redaction(client):
    client.force_login(editor())
    return client


def kept_files() -> list[str]:
    names = []
    for folder in ("", "original_images", "images", "documents", "uploaded_files"):
        if default_storage.exists(folder or "."):
            names += default_storage.listdir(folder or ".")[1]
    return sorted(names)


def sentence_of(reason: str) -> str:
    with translation.override("fr"):
        error = getattr(refusals, reason)
        return str(error.message)


def sent(content: bytes, name: str = "photo.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


@pytest.mark.parametrize("what", hostile.REFUSED_PICTURES)
def test_a_hostile_picture_comes_back_with_its_sentence_and_nothing_is_kept(redaction, what):
    build, reason = hostile.REFUSED_PICTURES[what]

    response = redaction.post("/gestion/images/add/", {**WORDS, "file": sent(build())})

    assert response.status_code == 200
    assert response.context["form"].errors == {"file": [sentence_of(reason)]}
    assert (Picture.objects.count(), kept_files()) == (0, [])


@pytest.mark.parametrize("what", hostile.REFUSED_DOCUMENTS)
def test_a_hostile_document_comes_back_with_its_sentence_and_nothing_is_kept(redaction, what):
    build, reason = hostile.REFUSED_DOCUMENTS[what]

    response = redaction.post("/gestion/documents/add/", {"title": "Note", "file": sent(build(), "note.pdf")})

    assert response.status_code == 200
    assert response.context["form"].errors == {"file": [sentence_of(reason)]}
    assert (PublishedDocument.objects.count(), kept_files()) == (0, [])


def test_a_stored_picture_is_clean_audited_and_has_every_size(redaction, work_off_tasks):
    photograph = hostile.with_place()

    response = redaction.post("/gestion/images/add/", {**WORDS, "file": sent(photograph, "../Été à Labé\u202e.exe")})
    work_off_tasks()

    picture = Picture.objects.get()
    assert (response.status_code, picture.file.name) == (302, "original_images/ete-a-labe.jpg")
    assert (picture.width, picture.height, picture.uploaded_by_user.email) == (60, 90, "redaction@example.org")
    assert picture.alternative_text == {"fr": "Deux personnes montent une pompe."}
    assert dict(Image.open(picture.file.open()).getexif()) == {}
    assert [entry.verb for entry in entries_of(picture)] == ["picture.stored", "picture.created"]
    assert sorted(picture.renditions.values_list("filter_spec", flat=True)) == sorted(NAMES)
    for rendition in picture.renditions.all():
        assert b"secret" not in rendition.file.read()


def test_a_picture_without_alternative_text_in_french_is_refused(redaction):
    words = WORDS | {"alternative_text_fr": "", "alternative_text_en": "A pump."}

    response = redaction.post("/gestion/images/add/", {**words, "file": sent(hostile.picture())})

    assert response.context["form"].errors == {"alternative_text": ["Écrivez-le au moins en français."]}
    assert (Picture.objects.count(), kept_files()) == (0, [])


@pytest.mark.parametrize("handler", ["MemoryFileUploadHandler", "TemporaryFileUploadHandler"])
def test_several_pictures_sent_at_once_are_clean_before_their_words_are_written(redaction, settings, handler):
    settings.FILE_UPLOAD_HANDLERS = [f"django.core.files.uploadhandler.{handler}"]

    asked = redaction.post("/gestion/images/multiple/add/", {"files[]": sent(hostile.with_place())}).json()
    waiting = UploadedFile.objects.get()
    number = waiting.pk
    between = waiting.file.read()
    words = {f"uploaded-image-{number}-{name}": value for name, value in WORDS.items()}
    kept = redaction.post(f"/gestion/images/multiple/create_from_uploaded_image/{number}/", words).json()

    picture = Picture.objects.get()
    assert (asked["success"], asked["uploaded_file_id"], kept) == (
        True,
        number,
        {"success": True, "image_id": picture.pk},
    )
    assert (b"secret" in between, dict(Image.open(io.BytesIO(between)).getexif())) == (False, {})
    assert (picture.width, picture.height, picture.file.read() == between) == (60, 90, True)
    assert [entry.verb for entry in entries_of(picture)] == ["picture.stored"]


def test_a_hostile_picture_among_several_says_its_sentence(redaction):
    response = redaction.post("/gestion/images/multiple/add/", {"files[]": sent(hostile.SVG)}).json()

    assert response == {"success": False, "error_message": sentence_of("DrawingWithCode")}
    assert (UploadedFile.objects.count(), kept_files()) == (0, [])


def test_a_picture_sent_from_a_chooser_is_clean_and_shown_at_once(redaction):
    words = {f"image-chooser-upload-{name}": value for name, value in WORDS.items()}
    words["image-chooser-upload-file"] = sent(hostile.with_place())

    response = redaction.post("/gestion/images/chooser/create/", words).json()

    picture = Picture.objects.get()
    assert (response["step"], response["result"]["id"]) == ("chosen", str(picture.pk))
    assert list(picture.renditions.values_list("filter_spec", flat=True)) == ["max-165x165"]
    assert [entry.verb for entry in entries_of(picture)] == ["picture.stored"]


def test_another_file_takes_the_place_of_the_former_one_and_its_sizes(
    client, work_off_tasks, django_capture_on_commit_callbacks
):
    picture = with_sizes()
    client.force_login(User.objects.create_superuser("administration@example.org", "x" * 12))
    former = [picture.file.name, *picture.renditions.values_list("file", flat=True)]

    with django_capture_on_commit_callbacks(execute=True):
        response = client.post(f"/gestion/images/{picture.pk}/", {**WORDS, "file": sent(hostile.with_place())})
    between = picture.renditions.count()
    work_off_tasks()

    picture.refresh_from_db()
    assert (response.status_code, between, picture.width, picture.height) == (302, 0, 60, 90)
    assert [entry.verb for entry in entries_of(picture)] == ["picture.file_replaced", "picture.edited"]
    assert [name for name in former if default_storage.exists(name)] == []
    assert picture.renditions.count() == len(NAMES)


def test_a_hostile_file_does_not_take_the_place_of_a_picture(client):
    picture = with_sizes()
    client.force_login(User.objects.create_superuser("administration@example.org", "x" * 12))

    response = client.post(f"/gestion/images/{picture.pk}/", {**WORDS, "file": sent(hostile.HTML)})

    assert response.context["form"].errors == {"file": [sentence_of("NotAPicture")]}
    assert default_storage.exists(picture.file.name)
    assert (picture.renditions.count(), list(entries_of(picture))) == (len(NAMES), [])


def test_making_sizes_again_changes_nothing_and_a_new_focal_point_only_what_it_cuts(client, work_off_tasks):
    picture = with_sizes()
    client.force_login(User.objects.create_superuser("administration@example.org", "x" * 12))
    before = dict(picture.renditions.values_list("filter_spec", "pk"))
    point = {"focal_point_x": 700, "focal_point_y": 300, "focal_point_width": 100, "focal_point_height": 100}

    client.post(f"/gestion/images/{picture.pk}/", {**WORDS, **point})
    work_off_tasks()

    after = dict(picture.renditions.values_list("filter_spec", "pk"))
    assert sorted(name for name in NAMES if before[name] != after[name]) == ["fill-128x128|format-webp", "fill-600x338"]
    assert len(after) == picture.renditions.count() == len(NAMES)


def test_a_size_that_is_not_in_the_list_is_never_made(redaction):
    picture = with_sizes()

    with pytest.raises(Exception, match="not among the sizes"):
        picture.get_rendition("width-5000")

    assert PictureRendition.objects.count() == len(NAMES)


def test_a_document_is_kept_under_its_true_kind_with_its_pages_by_either_door(redaction, work_off_tasks):
    redaction.post("/gestion/documents/add/", {"title": "Note", "file": sent(hostile.pdf(), "../Note été.docx")})
    several = redaction.post("/gestion/documents/multiple/add/", {"files[]": sent(hostile.office(), "plan.pdf")}).json()
    work_off_tasks()

    note, plan = PublishedDocument.objects.order_by("pk")
    assert (note.file.name, note.page_count, note.uploaded_by_user.email) == (
        "documents/note-ete.pdf", 2, "redaction@example.org",
    )  # fmt: skip
    assert (plan.file.name, plan.page_count, several["doc_id"]) == ("documents/plan.docx", None, plan.pk)
    assert [[entry.verb for entry in entries_of(each)] for each in (note, plan)] == [
        ["document.stored", "publisheddocument.created"],
        ["document.stored"],
    ]  # fmt: skip - Wagtail's own log says nothing of its door for several files


def test_another_file_takes_the_place_of_a_document_s(client, work_off_tasks):
    client.force_login(User.objects.create_superuser("administration@example.org", "x" * 12))
    client.post("/gestion/documents/add/", {"title": "Note", "file": sent(hostile.pdf(), "note.pdf")})
    document = PublishedDocument.objects.get()
    former = document.file.name

    client.post(
        f"/gestion/documents/edit/{document.pk}/", {"title": "Plan", "file": sent(hostile.office(), "plan.docx")}
    )
    work_off_tasks()

    document.refresh_from_db()
    assert (document.title, document.file.name, document.page_count) == ("Plan", "documents/plan.docx", None)
    assert (default_storage.exists(former), default_storage.exists(document.file.name)) == (False, True)
    assert [entry.verb for entry in entries_of(document)] == [
        "document.stored", "publisheddocument.created", "document.changed", "publisheddocument.edited",
    ]  # fmt: skip
