"""The demo shop's catalogue as the port describes it, without a database: what the pure parts are tried on."""

from commerce.demo.catalogue import ARTICLES, CURRENCY
from commerce.demo.shelves import variant_values
from commerce.port import Money, Product, Variant
from skills.product_advice.decide import Before, Decision, decide
from skills.product_advice.wanted import read_wanted


def catalogue() -> tuple[Product, ...]:
    products = []
    for article in ARTICLES:
        variants = tuple(
            Variant(
                str(told["id"]),
                str(told["title"]),
                tuple((str(name), str(value)) for name, value in told["options"]),  # type: ignore[attr-defined]
                Money(told["price"], CURRENCY),  # type: ignore[arg-type]
                told["stock"],  # type: ignore[arg-type]
            )
            for told in variant_values(1, article)
        )
        products.append(
            Product(article.id, article.title, article.description, article.product_type, article.tags, variants)
        )
    return tuple(products)


PRODUCTS = catalogue()


def asked(kind: str, text: str, language: str = "en", before: Before | None = None) -> Decision:
    """What is decided of a message to the demo shop."""
    return decide(kind, read_wanted(text, language), PRODUCTS, before or Before())


def ids(decision: Decision) -> list[str]:
    return [product.id for product in decision.products]
