"""How far back a shop lets us look: what is older is not told apart from what never was, except to its owner.

Part of the port; shopify.md section 1 and the last row of its section 9.
"""

from kit.errors import NotFound


class BeyondReach(NotFound):
    """It may well exist, but the shop does not let us look so far back; only somebody at the shop can see it."""

    code = "order_too_old"

    def __init__(self) -> None:
        """Say so, and whom to ask."""
        super().__init__("This order may be too old to be read here. Ask the shop's support for it.")
