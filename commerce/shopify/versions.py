"""The versions of Shopify's Admin API: the one we speak, and the one after it, which the documents are tried on."""

PINNED = "2026-07"
NEXT = "2026-10"
