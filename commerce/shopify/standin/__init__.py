"""A Shopify of one's own: its Admin interface over the official schema, and the rules of shopify.md.

Which rule is Shopify's own word and which is our model of it stands beside each rule.
"""

from commerce.shopify.standin.server import app
from commerce.shopify.standin.world import SCOPES, StoreModel, World

__all__ = ["SCOPES", "StoreModel", "World", "app"]
