"""Where a sentence ends; the abbreviations of every language stand together."""

import re

_END = re.compile(r"[.!?…]+[\"'\u201d\u2019)\]]*\s+(?=[\"'\u201c\u2018(\[¿¡]*[^\W_])")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(])(?:e\.g|i\.e|etc|vs|approx|incl|excl|no|nos|mr|mrs|ms|dr|st|inc|ltd|co|min|max|tel|hrs?|"
    r"p\.?\s?ex|ex|sr|sra|srs|dra|prof|art|av|ltda|cia|pág|pag|núm|num|n\.?º|obs|seg|qua|qui|sex|sáb|dom|"
    r"mon|tue|wed|thu|fri|sat|sun|jan|feb|fev|mar|apr|abr|jun|jul|aug|ago|sep|sept|set|oct|out|nov|dec|dez|"
    r"godz|np|tzn|tj|tys|ul|nr|wg|m\.in|напр|вул|буд|кв|тис|грн|"
    r"bzw|ggf|evtl|inkl|zzgl|z\.\s?b|d\.\s?h|ca|esim|klo|ks|ts|env|aprox|p\.?\s?ej|[a-z])\.$",
    re.IGNORECASE,
)
_TIME = re.compile(r"\b[ap]\.m\.$", re.IGNORECASE)


def split(text: str) -> list[str]:
    """Return the sentences of a paragraph in order, each with its own end mark; nothing of the text is lost but spaces.

    A full stop after a known abbreviation ends a sentence only where a capital letter follows a time of day.
    """
    text = " ".join(text.split())
    found: list[str] = []
    start = 0
    for end in _END.finditer(text):
        piece = text[start : end.end()].rstrip()
        following = text[end.end() : end.end() + 1]
        if _goes_on(piece, following):
            continue
        found.append(piece)
        start = end.end()
    rest = text[start:].strip()
    return [*found, rest] if rest else found


def _goes_on(piece: str, following: str) -> bool:
    if piece.rstrip(".").isdigit():
        return True
    if _TIME.search(piece):
        return not following.isupper()
    if piece.endswith((".", "…")) and following.islower():
        return True
    return bool(_ABBREVIATION.search(piece)) and not piece.endswith(("!", "?"))
