"""A customer's own words in a message that quotes an earlier mail: what is quoted wishes nothing and names no order."""

import re

_QUOTED = re.compile(r"^\s*(?:>|&gt;)")
_WROTE = re.compile(
    r"^.{0,200}\b(?:wrote|schrieb|escreveu|escribi[oó]|ha scritto|a [eé]crit|napisał\(?a?\)?|пише|написа(?:в|ла)|"
    r"kirjoitti)"
    r"\b.{0,80}:\s*$",
    re.IGNORECASE,
)
_HEAD = re.compile(
    r"^\s*(?:-{2,}\s*)?(?:original message|ursprüngliche nachricht|mensagem original|mensaje original|"
    r"messaggio originale|message d'origine|wiadomość oryginalna|оригінальне повідомлення|alkuperäinen viesti)\b.*$",
    re.IGNORECASE,
)


def own_words(text: str) -> str:
    """Return a message without quoted lines, and without all that follows "… wrote:"; unchanged if nothing is left."""
    kept: list[str] = []
    for line in text.splitlines():
        if _HEAD.match(line) or (_WROTE.match(line) and any(word.strip() for word in kept)):
            break
        if not _QUOTED.match(line):
            kept.append(line)
    own = "\n".join(kept).strip()
    return own or text
