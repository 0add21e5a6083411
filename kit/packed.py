"""Sends a built file, compressed where the build has put it beside so and the browser takes it."""

from collections.abc import Mapping
from pathlib import Path

from fastapi import Request
from fastapi.responses import FileResponse

_PACKED = {"br": "br", "gzip": "gz"}


def packed(request: Request, file: Path, media_type: str, headers: Mapping[str, str]) -> FileResponse:
    """Return the file, or the one of the same name with `.br` or `.gz` behind it."""
    taken = request.headers.get("accept-encoding", "")
    more = {**headers, "Vary": "Accept-Encoding"}
    for coding, suffix in _PACKED.items():
        small = file.with_name(f"{file.name}.{suffix}")
        if coding in taken and small.is_file():
            return FileResponse(small, media_type=media_type, headers={**more, "Content-Encoding": coding})
    return FileResponse(file, media_type=media_type, headers=more)
