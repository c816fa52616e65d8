"""Files as an attacker, a broken telephone or a hurried person sends them. Built here; none is kept in the project."""

import io
import struct
import zipfile
import zlib

import pikepdf
from PIL import Image

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def picture(format: str = "JPEG", size: tuple[int, int] = (90, 60), mode: str = "RGB", **options) -> bytes:
    out = io.BytesIO()
    Image.new(mode, size, 120 if mode in {"L", "P", "1"} else None).save(out, format, **options)
    return out.getvalue()


def with_place() -> bytes:
    """A photograph held upright, as telephones write it: turned by a tag, with the place where it was taken."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = "Téléphone secret"
    exif.get_ifd(0x8825).update({1: "N", 2: (48.0, 51.0, 30.0), 3: "E", 4: (2.0, 17.0, 40.0)})
    return picture(size=(90, 60), exif=exif, comment=b"commentaire secret")


def chunk(kind: bytes, content: bytes, declared: int | None = None) -> bytes:
    length = struct.pack(">I", len(content) if declared is None else declared)
    return length + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def png_of(width: int, height: int, pixels: bytes = b"", **declared) -> bytes:
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", pixels, **declared) + chunk(b"IEND", b"")


def png_with_script() -> bytes:
    whole = picture("PNG")
    script = chunk(b"tEXt", b"Comment\0<script>alert(1)</script>")
    return whole[:33] + script + whole[33:] + b"<script>alert(2)</script>"


def gif_and_program() -> bytes:
    """A picture that a browser would also run: its tail closes the comment which its head opens."""
    return picture("GIF", mode="P") + b"*/=1;alert(1)"


def many_frames() -> bytes:
    frames = [Image.new("P", (60, 40), number) for number in range(60)]
    out = io.BytesIO()
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:])
    return out.getvalue()


SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
HTML = b"<!DOCTYPE html><script>alert(1)</script>"
HEIC = b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic" + b"\0" * 200

REFUSED_PICTURES = {
    "nothing": (lambda: b"", "EmptyFile"),
    "a bomb of 50,000 by 50,000 pixels": (lambda: png_of(50_000, 50_000, zlib.compress(b"\0" * 500)), "TooManyPixels"),
    "a part that declares 200 MB": (lambda: png_of(90, 60, b"x" * 50, declared=200_000_000), "DamagedPicture"),
    "pixels that never come": (lambda: png_of(900, 600, zlib.compress(b"\0" * 500)), "DamagedPicture"),
    "a cut JPEG": (lambda: picture(size=(900, 600))[:3_000], "DamagedPicture"),
    "the shell of an AVIF": (lambda: b"\0\0\0\x1cftypavif\0\0\0\0avifmif1miaf" + b"\0" * 90, "DamagedPicture"),
    "an SVG with a script": (lambda: SVG, "DrawingWithCode"),
    "a web page": (lambda: HTML, "NotAPicture"),
    "a PDF": (lambda: pdf(), "NotAPicture"),
    "an archive": (lambda: office(), "NotAPicture"),
    "a telephone's HEIC": (lambda: HEIC, "PhoneFormat"),
}


def pdf(**root) -> bytes:
    document = pikepdf.new()
    document.add_blank_page()
    document.add_blank_page()
    for key, value in root.items():
        document.Root[f"/{key}"] = value
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def pdf_that_acts(verb: str = "/JavaScript") -> bytes:
    return pdf(OpenAction=pikepdf.Dictionary(Type=pikepdf.Name.Action, S=pikepdf.Name(verb), JS="app.alert(1)"))


def locked_pdf() -> bytes:
    document = pikepdf.new()
    document.add_blank_page()
    out = io.BytesIO()
    document.save(out, encryption=pikepdf.Encryption(owner="x", user="y"))
    return out.getvalue()


def office(*parts: tuple[str, bytes], main: str = WORD) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", f'<Types><Override ContentType="{main}"/></Types>')
        archive.writestr("word/document.xml", "<w:document/>")
        for name, content in parts:
            archive.writestr(name, content)
    return out.getvalue()


def open_document(mimetype: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", mimetype)
        archive.writestr("content.xml", "<office:document-content/>")
    return out.getvalue()


def lying_bomb() -> bytes:
    """A part that says it is small, and unpacks to 40 MB."""
    whole = bytearray(office(("word/media/a.bin", b"\0" * 40_000_000)))
    true = struct.pack("<I", 40_000_000)
    while (place := whole.find(true)) >= 0:
        whole[place : place + 4] = struct.pack("<I", 40_000)
    return bytes(whole)


REFUSED_DOCUMENTS = {
    "nothing": (lambda: b"", "EmptyFile"),
    "a cut PDF": (lambda: pdf()[:300], "DamagedDocument"),
    "a PDF with JavaScript": (pdf_that_acts, "ActivePdf"),
    "a PDF that starts a program": (lambda: pdf_that_acts("/Launch"), "ActivePdf"),
    "a PDF with a password": (locked_pdf, "LockedDocument"),
    "a bomb in a Word file": (lambda: office(("word/media/a.bin", b"\0" * 200_000_000)), "Bomb"),
    "a bomb that lies about its size": (lying_bomb, "DamagedDocument"),
    "macros": (lambda: office(("word/vbaProject.bin", b"x")), "Macros"),
    "a billion laughs": (lambda: office(("word/a.xml", b'<!DOCTYPE x [<!ENTITY a "b">]><x/>')), "Macros"),
    "a part outside": (lambda: office(("../../etc/passwd", b"x")), "DamagedDocument"),
    "a plain archive": (lambda: office(main="text/plain"), "NotADocument"),
    "a web page": (lambda: HTML, "NotADocument"),
    "a program": (lambda: b"\x7fELF" + bytes(range(256)), "NotADocument"),
}

NAMES = {
    "../../etc/passwd.jpg": "passwd",
    "..\\..\\boot.jpg": "boot",
    "photo\u202egpj.exe": "photogpj",
    "🎉 Fête à Labé.jpg": "fete-a-labe",
    "صورة.jpg": "fichier",
    "a" * 300 + ".jpg": "a" * 60,
    ".jpg": "jpg",
}
