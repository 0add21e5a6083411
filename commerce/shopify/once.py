"""What a crash leaves behind of a change at Shopify (changes.py), and the mark by which it is known again there.

Where a change is kept is decided by that. A hold carries its mark as its handle, a cancellation in its staff note and a
return in its customer's note, so Shopify itself tells that they were made. An edit carries nothing that can be read
again (its staff note goes to a timeline that no interface shows), so a row is written and committed before the write
that counts: with the session of the edit, which Shopify commits at most once, and with what the order must look like
afterwards. Whoever comes after a crash reads the order, sees on which side of the write it happened, and goes on from
there; of a write whose answer was lost it is the same.

The lock is the transaction, so a crash lets go of it (`commerce.once`).
"""

import hashlib

LONGEST_MARK = 64
"""Shopify's own limit of a hold's handle."""


def lock_name(store_id: int, thing: str) -> str:
    """Return the name under which one writer at a time has an order, or a variant of which units are taken."""
    return f"shopify:{store_id}:{thing}"


def mark_of(key: str) -> str:
    """Return the words, at most 64, by which a change is known again at Shopify."""
    plain = f"tillside-{key}"
    is_plain = plain.isascii() and plain.replace("-", "").replace("_", "").isalnum()
    return (
        plain
        if is_plain and len(plain) <= LONGEST_MARK
        else f"tillside-{hashlib.sha256(key.encode()).hexdigest()[:48]}"
    )
