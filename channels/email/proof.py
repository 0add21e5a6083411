"""Whether the sender's domain wrote a letter, as the shop's own mail server says in Authentication-Results (RFC 8601).

The header is believed only under the name of that server (`trusted_id`), and only its topmost: every other may have
been written by the sender. A domain that signed counts if the sender's address belongs to it or lies below it.
"""

import re
from collections.abc import Iterable

from channels.email.decoding import clean_line
from channels.email.letter import Proof

LONGEST = 5_000
_COMMENT = re.compile(r"\([^()]*\)")
_PROPERTY = re.compile(r"\b(header\.(?:d|i|from))\s*=\s*\"?([^\s;\"]+)", re.IGNORECASE)
_RESULT = re.compile(r"\s*([a-z-]+)\s*(?:/\s*\d+\s*)?=\s*([a-z]+)", re.IGNORECASE)
_NEST = 5


def proof_of(results: Iterable[str], trusted_id: str, domain: str) -> Proof:
    """Return what proves that `domain` wrote; `results` are the Authentication-Results headers, topmost first."""
    wanted = trusted_id.strip().lower()
    if not wanted or not domain:
        return ""
    for raw in results:
        words = _bare(raw)
        name, _, told = words.partition(";")
        if name.split(maxsplit=1)[:1] == [wanted]:
            return _read(told, domain)
    return ""


def is_aligned(signed: str, domain: str) -> bool:
    """Tell whether a domain that signed vouches for a sender's domain."""
    by = signed.strip().strip(".").lower().rpartition("@")[2]
    return "." in by and (domain == by or domain.endswith(f".{by}"))


def _bare(raw: str) -> str:
    words = clean_line(raw)[:LONGEST].lower()
    for _ in range(_NEST):
        words = _COMMENT.sub(" ", words)
    return words


def _read(told: str, domain: str) -> Proof:
    found: set[Proof] = set()
    for part in told.split(";"):
        result = _RESULT.match(part)
        if result is None or result[2] != "pass":
            continue
        properties = {name.lower(): value for name, value in _PROPERTY.findall(part)}
        if result[1] == "dmarc" and properties.get("header.from", "") == domain:
            found.add("dmarc")
        signed = properties.get("header.d") or properties.get("header.i") or ""
        if result[1] == "dkim" and is_aligned(signed, domain):
            found.add("dkim")
    return "dmarc" if "dmarc" in found else "dkim" if "dkim" in found else ""
