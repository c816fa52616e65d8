"""Files that people send: what they really are, read in a process of limited memory and time, never in our own.

`read_picture` and `read_document` give a file that is safe to keep, or raise a `Refused` with one helpful sentence;
`sizes_of` makes the sizes of a kept picture. The programs that read stand in `inside/`.
"""

from .documents import ReadDocument, read_document
from .pictures import CleanPicture, Made, Size, read_picture, sizes_of

__all__ = ["CleanPicture", "Made", "ReadDocument", "Size", "read_document", "read_picture", "sizes_of"]
