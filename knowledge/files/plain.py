"""Plain text as Markdown: paragraphs by empty lines, headings by their look."""

import re

from knowledge.files.lines import plain_line

_LONGEST_HEADING = 70
_UNDERLINE = re.compile(r"^\s*(=|-|~|_|\*){3,}\s*$")
_BULLET = re.compile(r"^\s*[•·▪◦●‣*\u2013-]\s+(.+)$")
_NUMBERED = re.compile(r"^(\d+(\.\d+)*)[.)]?\s+(?=\S)")
_ENDS_SENTENCE = re.compile(r"[.!?;,…][\"'\u201d\u2019)\]]*$")
_HYPHENATED = re.compile(r"(?<=[^\W\d_])-$")


def to_markdown(text: str) -> str:
    """Return a plain text as Markdown blocks; lines broken by a page's width are joined again."""
    lines = [line.rstrip() for line in text.expandtabs(4).splitlines()]
    blocks: list[str] = []
    open_lines: list[str] = []
    for place, line in enumerate(lines):
        if not line.strip() or _UNDERLINE.match(line):
            _close(blocks, open_lines)
        elif _is_heading(lines, place):
            _close(blocks, open_lines)
            blocks.append("## " + line.strip().replace("<", "\\<"))
        elif bullet := _BULLET.match(line):
            _close(blocks, open_lines)
            open_lines.append("- " + bullet[1])
        else:
            open_lines.append(line.strip())
    _close(blocks, open_lines)
    return "\n\n".join(blocks)


def _close(blocks: list[str], open_lines: list[str]) -> None:
    if open_lines:
        text = open_lines[0]
        for line in open_lines[1:]:
            text = _HYPHENATED.sub("", text) + line if _HYPHENATED.search(text) else f"{text} {line}"
        is_item = text.startswith("- ")
        blocks.append("- " + plain_line(text[2:]) if is_item else plain_line(text))
    open_lines.clear()


def _is_heading(lines: list[str], place: int) -> bool:
    """Tell a heading by its look: short, without an end mark, at the start of a block and with words below it."""
    line = lines[place].strip()
    above = lines[place - 1].strip() if place else ""
    below = lines[place + 1] if place + 1 < len(lines) else ""
    has_text_below = any(later.strip() for later in lines[place + 1 : place + 4])
    if len(line) > _LONGEST_HEADING or not has_text_below or _BULLET.match(line):
        return False
    if _ENDS_SENTENCE.search(line) or line.endswith(":") or not re.search(r"[^\W\d_]{3}", line):
        return False
    if above and not _ENDS_SENTENCE.search(above) and not _UNDERLINE.match(above):
        return False
    starts = _NUMBERED.sub("", line)[:1]
    stands_out = line.isupper() or bool(_UNDERLINE.match(below)) or not below.strip()
    follows = below.strip()[:1].isupper() and len(line) < _LONGEST_HEADING * 0.7
    return starts.isupper() and (stands_out or follows)
