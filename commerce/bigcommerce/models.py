"""The changes that were made at BigCommerce, each under the key that makes it happen once."""

from typing import Any

from sqlalchemy.orm import Mapped

from commerce.once import Keeping


class BigCommerceChangeRow(Keeping):
    """What was asked under a key, and what was answered. What was only begun stands at BigCommerce, in the order."""

    __tablename__ = "bigcommerce_change"

    answer: Mapped[dict[str, Any]]
