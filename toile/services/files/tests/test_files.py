"""What people send is read in a limited process: kept clean, or refused with one sentence."""

import io
import time

import pytest
from PIL import Image

from toile.services.files import Size, limited, read_document, read_picture, refusals, sizes_of
from toile.services.files.content import name_for

from . import hostile


@pytest.mark.parametrize("what", hostile.REFUSED_PICTURES)
def test_a_picture_that_cannot_be_trusted_is_refused_by_its_reason(what):
    build, reason = hostile.REFUSED_PICTURES[what]

    with pytest.raises(refusals.FileRefused) as refused:
        read_picture(io.BytesIO(build()))

    assert type(refused.value).__name__ == reason


@pytest.mark.parametrize("what", hostile.REFUSED_DOCUMENTS)
def test_a_document_that_cannot_be_trusted_is_refused_by_its_reason(what):
    build, reason = hostile.REFUSED_DOCUMENTS[what]

    with pytest.raises(refusals.FileRefused) as refused:
        read_document(io.BytesIO(build()))

    assert type(refused.value).__name__ == reason


def test_a_photograph_is_kept_upright_without_place_camera_or_comment():
    sent = hostile.with_place()
    assert b"secret" in sent
    assert Image.open(io.BytesIO(sent)).getexif().get_ifd(0x8825) != {}

    clean = read_picture(io.BytesIO(sent))

    kept = Image.open(io.BytesIO(clean.content))
    assert (clean.ending, clean.width, clean.height) == ("jpg", 60, 90)
    assert (kept.size, dict(kept.getexif()), b"secret" in clean.content) == ((60, 90), {}, False)
    assert set(kept.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density", "progressive", "progression"}


@pytest.mark.parametrize(
    ("sent", "ending"),
    [
        (hostile.picture("PNG"), "png"),
        (hostile.picture("PNG", mode="RGBA"), "png"),
        (hostile.picture("PNG", mode="I;16"), "png"),
        (hostile.picture("PNG", mode="1"), "png"),
        (hostile.picture("JPEG", mode="CMYK"), "jpg"),
        (hostile.picture("JPEG", icc_profile=b"no profile at all"), "jpg"),
        (hostile.picture("WEBP"), "jpg"),
        (hostile.picture("AVIF"), "jpg"),
        (hostile.many_frames(), "png"),
        (hostile.png_with_script(), "png"),
        (hostile.gif_and_program(), "png"),
    ],
    ids=[
        "png",
        "transparent",
        "deep",
        "two-colours",
        "cmyk",
        "bad-profile",
        "webp",
        "avif",
        "animated",
        "script",
        "polyglot",
    ],
)
def test_whatever_a_picture_was_what_is_kept_is_pixels_alone(sent, ending):
    clean = read_picture(io.BytesIO(sent))

    kept = Image.open(io.BytesIO(clean.content))
    assert (clean.ending, kept.size) == (ending, (clean.width, clean.height))
    assert (kept.mode in {"RGB", "RGBA", "L"}, getattr(kept, "n_frames", 1)) == (True, 1)
    assert (b"script" in clean.content, b"alert" in clean.content, "icc_profile" in kept.info) == (False, False, False)


def test_a_picture_is_kept_no_longer_than_a_page_needs():
    clean = read_picture(io.BytesIO(hostile.picture(size=(6000, 3000))))

    assert (clean.width, clean.height) == (2880, 1440)


def test_a_file_heavier_than_allowed_is_not_read_to_its_end(settings):
    settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE = 2_000_000
    file = io.BytesIO(b"\xff\xd8\xff" + b"\0" * 5_000_000)

    with pytest.raises(refusals.TooHeavy) as refused:
        read_picture(file)

    assert (str(refused.value)[:33], file.tell()) == ("Ce fichier pèse plus de 2 Mo. All", 2_000_001)


def test_sizes_are_never_larger_than_the_picture_and_fill_around_what_matters():
    left, right = Image.new("RGB", (400, 300), "red"), Image.new("RGB", (200, 300), "blue")
    left.paste(right, (200, 0))
    out = io.BytesIO()
    left.save(out, "PNG")
    asked = [Size("width", 200, 0, "WEBP"), Size("width", 900, 0, "WEBP"), Size("max", 165, 165, "JPEG")]

    made = sizes_of(out.getvalue(), [*asked, Size("fill", 100, 200, "PNG")], focus=(390, 150))

    assert [(each.ending, each.width, each.height) for each in made] == [
        ("webp", 200, 150), ("webp", 400, 300), ("jpg", 165, 124), ("png", 100, 200),
    ]  # fmt: skip
    assert Image.open(io.BytesIO(made[3].content)).getcolors() == [(20_000, (0, 0, 255))]


@pytest.mark.parametrize(
    ("sent", "ending", "pages"),
    [
        (hostile.pdf(), "pdf", 2),
        (hostile.office(), "docx", None),
        (hostile.open_document("application/vnd.oasis.opendocument.text"), "odt", None),
        (hostile.open_document("application/vnd.oasis.opendocument.spreadsheet"), "ods", None),
        (b"nom;ville\nA;Lyon\n", "csv", None),
        (b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "ics", None),
    ],
    ids=["pdf", "docx", "odt", "ods", "csv", "ics"],
)
def test_a_document_is_what_its_content_says(sent, ending, pages):
    read = read_document(io.BytesIO(sent))

    assert (read.ending, read.pages) == (ending, pages)


@pytest.mark.parametrize(("sent", "stem"), hostile.NAMES.items())
def test_a_name_is_kept_as_plain_letters(sent, stem):
    assert name_for(sent, "jpg") == f"{stem}.jpg"


@pytest.mark.parametrize(
    "code",
    [
        "x = bytearray(2_000_000_000)",
        "import socket; socket.create_connection(('127.0.0.1', 9))",
        "import os; os.system('true')",
        "open('/tmp/toile-never', 'wb').write(b'x')",
        "import os; assert 'HOME' in os.environ",
        "import os; os.kill(os.getpid(), 9)",
    ],
    ids=["memory", "network", "program", "file", "environment", "killed"],
)
def test_a_limited_process_cannot_take_memory_connect_start_write_or_see_the_environment(code, tmp_path, monkeypatch):
    written = f"import sys; sys.path.insert(0, {str(limited.INSIDE)!r}); import bounds; bounds.enter()\n{code}\n"
    (tmp_path / "wild.py").write_text(written + "bounds.answer(lambda content, order: ({}, []))")
    monkeypatch.setattr(limited, "INSIDE", tmp_path)

    with pytest.raises(refusals.TooMuchWork):
        limited.run("wild", b"x")


def test_a_limited_process_that_never_ends_is_stopped(tmp_path, monkeypatch):
    (tmp_path / "wild.py").write_text("while True: pass")
    monkeypatch.setattr(limited, "INSIDE", tmp_path)
    begun = time.monotonic()

    with pytest.raises(refusals.TooMuchWork):
        limited.run("wild", b"x", clock=0.5)

    assert time.monotonic() - begun < 3
