"""Public files: sizes of pictures and documents, with safe headers, and nothing else of what is stored."""

from datetime import date, timedelta
from io import BytesIO

import pytest
from django.contrib.auth.models import Permission
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import Client
from PIL import Image
from wagtail.models import Collection, CollectionViewRestriction

from toile.accounts.models import User
from toile.media.models import Picture, PictureRendition, PublishedDocument

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj trailer<</Root 1 0 R>>\n"


def png(name: str = "photo.png") -> ContentFile:
    file = BytesIO()
    Image.new("RGB", (64, 40), "teal").save(file, "PNG")
    return ContentFile(file.getvalue(), name=name)


@pytest.fixture
def rendition(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    picture = Picture.objects.create(title="Photo", file=png(), alternative_text={"fr": "x"}, credit="x")
    return PictureRendition.objects.create(
        image=picture, filter_spec="width-320", focal_point_key="", file=png("photo.width-320.png"), width=64, height=40
    )


@pytest.fixture
def document(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    document = PublishedDocument(title="Note", file=ContentFile(PDF, name="Note été.pdf"))
    document.save()
    return document


def test_a_size_of_a_picture_is_sent_with_safe_headers(rendition, client: Client):
    response = client.get(rendition.url)

    assert response.status_code == 200
    assert b"".join(response.streaming_content).startswith(b"\x89PNG")
    assert {name: response[name] for name in ("Content-Type", "X-Content-Type-Options", "Content-Security-Policy")} == {
        "Content-Type": "image/png",
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
    }


def test_a_part_of_it_stays_a_part_for_who_accepts_compression(rendition, client: Client):
    response = client.get(rendition.url, headers={"range": "bytes=0-7", "accept-encoding": "gzip"})

    assert (response.status_code, b"".join(response.streaming_content)) == (206, b"\x89PNG\r\n\x1a\n")
    assert "Content-Encoding" not in response


def test_it_costs_one_statement(rendition, client: Client, django_assert_num_queries):
    with django_assert_num_queries(1):
        client.get(rendition.url)


def test_originals_documents_and_other_files_have_no_address(rendition, client: Client):
    default_storage.save("images/script.html", ContentFile(b"<script>"))
    default_storage.save("secret.png", png())
    for name in (
        rendition.image.file.name,
        "images/script.html",
        "secret.png",
        "../toile.sqlite3",
        "images/",
        "%2e%2e/x.png",
    ):
        assert client.get(f"/media/{name}").status_code == 404, name


def test_a_size_whose_type_is_not_a_picture_s_has_no_address(rendition, client: Client):
    PictureRendition.objects.update(file="images/photo.svg")

    assert client.get("/media/images/photo.svg").status_code == 404


def test_a_file_that_the_storage_has_lost_is_not_found(rendition, client: Client):
    default_storage.delete(rendition.file.name)

    assert client.get(rendition.url).status_code == 404


def test_a_picture_whose_consent_has_ended_is_shown_to_the_staff_alone(rendition, client: Client):
    Picture.objects.update(consent_until=date.today() - timedelta(days=1))
    editor = User.objects.create_user(email="editor@example.org", password="x")
    editor.user_permissions.add(Permission.objects.get(codename="access_admin"))

    assert client.get(rendition.url).status_code == 404
    client.force_login(editor)
    assert client.get(rendition.url).status_code == 200


def test_a_document_is_an_attachment_from_behind_a_sandbox(document, client: Client):
    response = client.get(document.url)

    assert (response.status_code, b"".join(response.streaming_content)) == (200, PDF)
    assert response["Content-Disposition"].startswith("attachment;")
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Security-Policy"] == "sandbox; default-src 'none'; frame-ancestors 'none'"


def test_a_cut_download_goes_on_where_it_was(document, client: Client):
    response = client.get(document.url, headers={"range": "bytes=5-"})

    assert (response.status_code, b"".join(response.streaming_content)) == (206, PDF[5:])


def test_a_document_answers_under_its_own_name_alone(document, client: Client):
    assert client.get(f"/documents/{document.pk}/autre.pdf").status_code == 404
    assert client.get(f"/documents/{document.pk + 1}/{document.filename}").status_code == 404


def test_a_document_of_a_kept_collection_is_not_sent(document, client: Client):
    collection = Collection.get_first_root_node().add_child(name="À part")
    CollectionViewRestriction.objects.create(collection=collection, restriction_type="login")
    PublishedDocument.objects.update(collection=collection)

    assert client.get(document.url).status_code == 302


def test_files_are_only_read(rendition, document, client: Client):
    for address in (rendition.url, document.url):
        assert client.post(address).status_code == 405
