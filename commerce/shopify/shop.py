"""A store at Shopify: the reads that skills and the Hub make, and what can be done there."""

from commerce.port import Can
from commerce.shopify.reads import ShopifyReads
from commerce.shopify.writes import WRITES, NoWrites


class ShopifyShop(ShopifyReads, NoWrites):
    """Implements `commerce.changes.ConnectedShop`; what it cannot do yet is no ability of it, so nobody offers it."""

    def _able(self) -> frozenset[Can]:
        return super()._able() - WRITES
