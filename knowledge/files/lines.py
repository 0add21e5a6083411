"""One line of words as Markdown that stays words."""

import re

_STARTS_MARKUP = re.compile(r"^(#{1,6}\s|[-*+>]\s|\d+[.)]\s|```|~~~|[-=_*]{3,}\s*$)")


def plain_line(text: str) -> str:
    """Return a line that Markdown will not take for a heading, a list or a rule."""
    text = text.replace("<", "\\<")
    found = _STARTS_MARKUP.match(text)
    if found is None:
        return text
    mark = len(found[1].rstrip()) - 1 if text[0].isdigit() else 0
    return f"{text[:mark]}\\{text[mark:]}"
