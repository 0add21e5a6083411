"""Any text as one segment of an address: other systems' ids may hold slashes, dots and signs that proxies alter.

Letters, digits, `-` and `_` stand for themselves, every other byte of the UTF-8 is `~` and two digits: of
`gid://shop/Order/1` that makes `gid~3A~2F~2Fshop~2FOrder~2F1`. The widget writes the same (`widget/src/segments.ts`).
"""

from urllib.parse import quote, unquote

from starlette.convertors import Convertor, register_url_convertor


def to_segment(text: str) -> str:
    """Return `text` as a segment."""
    return quote(text, safe="").replace("~", "%7E").replace(".", "%2E").replace("%", "~")


def from_segment(segment: str) -> str:
    """Return the text of a segment; bytes that are no UTF-8 become signs that no id has."""
    return unquote(segment.replace("~", "%"))


class _Segment(Convertor[str]):
    """Lets a route say `{order_id:segment}` and be given the text."""

    regex = "(?:[A-Za-z0-9_-]|~[0-9A-F]{2})+"

    def convert(self, value: str) -> str:
        return from_segment(value)

    def to_string(self, value: str) -> str:
        return to_segment(value)


register_url_convertor("segment", _Segment())
