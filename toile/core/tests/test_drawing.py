"""Documents and pictures drawn with Typst: the text inside is the text given, and markup in a name stays text."""

import io

import pikepdf
import pytest
from typst import TypstError

from toile.core.drawing import pdf_of, png_of

SQUARE = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><rect width="16" height="16" fill="#1c3d63"/></svg>'
)
NOTE = {
    "title": "Trois demandes pour l’égalité",
    "lead": "Le vote, la convention, les compétences.",
    "network": "FORIM",
    "date": "18 décembre 2022",
    "mention": "Exemple fictif",
    "language": "fr",
    "sections": [
        {"heading": "Le vote", "paragraphs": ["Une phrase.", '#panic("non") *pas gras*'], "quoted": ["Le vote."]}
    ],
}
SHARING = {"title": "À Conakry", "kicker": "Concertation", "network": "FORIM", "tagline": "", "language": "fr"}


def test_a_note_is_a_tagged_pdf_with_its_title_and_language():
    with pikepdf.open(io.BytesIO(pdf_of("note", NOTE))) as pdf:
        assert pdf.docinfo["/Title"] == "Trois demandes pour l’égalité"
        assert str(pdf.Root.Lang) == "fr"
        assert pdf.Root.MarkInfo.Marked
        assert len(pdf.pages) == 1


def test_the_same_data_gives_the_same_bytes():
    assert pdf_of("note", NOTE) == pdf_of("note", NOTE)


def test_a_sharing_picture_has_the_size_that_networks_ask():
    png = png_of("sharing", SHARING, {"banner.svg": SQUARE, "seal.svg": SQUARE})

    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    assert (int.from_bytes(png[16:20]), int.from_bytes(png[20:24])) == (1200, 630)


def test_a_picture_that_is_none_is_an_error():
    with pytest.raises(TypstError):
        png_of("sharing", SHARING, {"banner.svg": SQUARE, "seal.svg": "not a picture"})
