"""A BigCommerce of our own, for tests, measurements and the demo. Its rules are our reading of its documentation."""

from commerce.bigcommerce.standin.knobs import Fault, FaultKind
from commerce.bigcommerce.standin.loading import place_customer, place_discount, place_order, place_product
from commerce.bigcommerce.standin.server import app
from commerce.bigcommerce.standin.world import World

__all__ = ["Fault", "FaultKind", "World", "app", "place_customer", "place_discount", "place_order", "place_product"]
