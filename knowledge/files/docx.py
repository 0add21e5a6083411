"""DOCX as Markdown, by python-docx: headings by their style, lists, tables."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator

from docx import Document
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from docx.table import Table, _Row
from docx.text.paragraph import Paragraph
from lxml.etree import LxmlError

from kit.errors import Invalid, TooLarge
from knowledge.files import tables
from knowledge.files.lines import plain_line

MOST_UNPACKED = 200 * 1024 * 1024
_HEADING = re.compile(r"^(?:heading|título|titulo)\s*(\d)", re.IGNORECASE)


def is_docx(data: bytes) -> bool:
    """Whether the bytes are a Word document and not another kind of archive."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return "word/document.xml" in archive.namelist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError):
        return False


def to_markdown(data: bytes) -> str:
    """Return the words of a Word document, without comments and deleted text.

    Raises:
        Invalid: it is damaged (`unreadable_file`).
        TooLarge: it unpacks to more than `MOST_UNPACKED` bytes.
    """
    damaged = Invalid(
        "This document is damaged and cannot be read. Save it again and upload it.", code="unreadable_file"
    )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(part.file_size for part in archive.infolist()) > MOST_UNPACKED:
                raise TooLarge(
                    "This document unpacks to far more than it holds as words. Save it again without pictures."
                )
        return "\n\n".join(_blocks(io.BytesIO(data)))
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        RuntimeError,
        PackageNotFoundError,
        LxmlError,
        KeyError,
        ValueError,
        OSError,
        AttributeError,
    ) as error:
        raise damaged from error


def _blocks(file: io.BytesIO) -> Iterator[str]:
    for block in Document(file).iter_inner_content():
        if isinstance(block, Table):
            yield from _rows(block)
        elif isinstance(block, Paragraph) and block.text.strip():
            yield _paragraph(block)


def _paragraph(paragraph: Paragraph) -> str:
    text = plain_line(" ".join(paragraph.text.split()))
    style = (paragraph.style.name if paragraph.style is not None else "") or ""
    if style.lower() in {"title", "título", "titulo"}:
        return f"# {text}"
    if found := _HEADING.match(style):
        return "#" * min(6, int(found[1]) or 1) + f" {text}"
    numbered = paragraph._p.pPr is not None and paragraph._p.pPr.numPr is not None  # noqa: SLF001 - no public way
    return f"- {text}" if numbered or style.lower().startswith("list") else text


def _rows(table: Table) -> list[str]:
    rows = [_cells(row) for row in table.rows]
    return tables.to_markdown(rows, is_headed=bool(rows) and _is_heading(table.rows[0]))


def _cells(row: _Row) -> list[str]:
    """Return the words of a row's cells; one that reaches over several columns counts in the first of them."""
    cells = list(row.cells)
    return [
        "" if place and cells[place - 1]._tc is cell._tc else " ".join(cell.text.split())  # noqa: SLF001 - no public way
        for place, cell in enumerate(cells)
    ]


def _is_heading(row: _Row) -> bool:
    """Whether a row is repeated on every page, or bold throughout."""
    settings = row._tr.trPr  # noqa: SLF001 - no public way
    if settings is not None and settings.find(qn("w:tblHeader")) is not None:
        return True
    runs = [run for cell in row.cells for paragraph in cell.paragraphs for run in paragraph.runs if run.text.strip()]
    return bool(runs) and all(run.bold for run in runs)
