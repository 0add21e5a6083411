"""A shop with its reads alone, so that no skill holds anything that could change an order (S1-23, S1-59)."""

from commerce.port import Can, Discount, Order, Product, Shop, ShopCustomer
from kit.health import Status


class ReadOnly:
    """Implements `commerce.port.Shop` over a connected shop and hides whatever else that shop can do."""

    def __init__(self, shop: Shop) -> None:
        """Pass on the reads of `shop`."""
        self.__shop = shop
        self.kind: str = shop.kind
        self.can: frozenset[Can] = shop.can

    async def status(self) -> Status:
        """Tell whether the shop can be reached and allows what it should."""
        return await self.__shop.status()

    async def customer_by_email(self, email: str) -> ShopCustomer | None:
        """Find the customer with exactly this address, case aside."""
        return await self.__shop.customer_by_email(email)

    async def customers_by_phone(self, number: str) -> tuple[ShopCustomer, ...]:
        """Return every customer with this number."""
        return await self.__shop.customers_by_phone(number)

    async def customer(self, customer_id: str) -> ShopCustomer | None:
        """Find a customer by the shop's id."""
        return await self.__shop.customer(customer_id)

    async def orders(self, customer_id: str, *, limit: int = 20) -> tuple[Order, ...]:
        """Return the customer's newest orders, newest first."""
        return await self.__shop.orders(customer_id, limit=limit)

    async def order(self, customer_id: str, order_id: str) -> Order:
        """Read one order of this customer."""
        return await self.__shop.order(customer_id, order_id)

    async def order_named(self, customer_id: str, name: str) -> Order | None:
        """Find one order of this customer by its name."""
        return await self.__shop.order_named(customer_id, name)

    async def product(self, product_id: str) -> Product | None:
        """Read one product with its variants and stock."""
        return await self.__shop.product(product_id)

    async def products(self) -> tuple[Product, ...]:
        """Return the catalogue."""
        return await self.__shop.products()

    async def discounts(self) -> tuple[Discount, ...]:
        """Return every discount code that was made."""
        return await self.__shop.discounts()
