"""Our own name of a part on its way, which Meta carries along and gives back with every status."""

import re

from conversations.parts import PartKey

_KEY = re.compile(r"delivery:([0-9]{1,9})\.([0-9]{1,4})")


def read_key(key: str) -> PartKey | None:
    """Return the part that `channels.port.Parcel.key` names, or None for anything else."""
    found = _KEY.fullmatch(key)
    return PartKey(int(found[1]), int(found[2])) if found else None
