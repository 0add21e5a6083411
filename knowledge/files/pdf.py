"""PDF as Markdown, by pypdf: its text layer alone; a scan holds no words and is refused."""

import io
import logging

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from kit.errors import Invalid, TooLarge
from knowledge.files import plain

MOST_PAGES = 1000

logging.getLogger("pypdf").setLevel(logging.ERROR)  # it reports every oddity of a file; we report one sentence


def to_markdown(data: bytes) -> str:
    """Return the words of a PDF.

    Raises:
        Invalid: it is password-protected (`password_protected`) or damaged (`unreadable_file`).
        TooLarge: it has more than `MOST_PAGES` pages.
    """
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise Invalid(
                "This PDF is protected by a password. Save it without one and upload it again.",
                code="password_protected",
            )
        if len(reader.pages) > MOST_PAGES:
            raise TooLarge(
                f"This PDF has more than {MOST_PAGES} pages. Split it and upload the parts.", code="too_long"
            )
        text = "\n".join(page.extract_text() for page in reader.pages)
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, OSError, RuntimeError) as error:
        raise Invalid(
            "This PDF is damaged and cannot be read. Save it again and upload it.", code="unreadable_file"
        ) from error
    return plain.to_markdown(text)
