"""The customers of the demo shop. Their addresses are made up and fixed: tests, evaluations and the tour name them."""

from dataclasses import asdict, dataclass

from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from commerce.demo.models import DemoCustomerRow
from commerce.port import Address

ANA = "ana@example.com"
"""The main demo customer: her newest order is open, with a T-shirt in sizes; she has older ones too. English."""
JOAO = "joao@example.com"
"""Writes Portuguese; has one open order."""
SAM = "sam@example.com"
"""Has several open orders, so that the agent must ask which one."""
LEE = "lee@example.com"
"""Has orders of which a part has left."""
MARIA = "maria@example.com"
"""Writes Portuguese; has orders under an exception: engraved, pre-ordered, made to order, final sale."""
NOAH = "noah@example.com"
"""His orders have been sent."""
AINO = "aino@example.com"
"""Her orders are with the warehouse."""
PIOTR = "piotr@example.com"
"""His orders are on hold or scheduled."""
CHLOE = "chloe@example.com"
"""Her orders are cancelled, archived, refunded or locked."""
LARS = "lars@example.com"
"""His payments are not settled, or too old, or nothing is to be sent."""
GIULIA = "giulia@example.com"
"""Has open returns, and an order whose quantities the shop cannot tell."""
OLENA = "olena@example.com"
"""Her orders are unsent but older than any window."""
LUCIA = "lucia@example.com"
"""What she ordered has arrived; some of it is on its way back, or may not come back. Spanish."""
IDA = "ida@example.com"
"""Her parcels go their own ways: late, attempted, at a shop, lost, in two parcels. Swedish, writes English."""
TIAGO = "tiago@example.com"
"""Has never ordered anything."""


SHARED = "+33 1 99 00 12 34"
"""The number of an office: two customers have it, so that it proves neither."""


@dataclass(frozen=True, slots=True)
class DemoCustomer:
    """A customer as the demo shop knows them; `phone` as a person would write it, empty where the shop has none."""

    email: str
    name: str
    language: str
    address: Address
    phone: str = ""

    @property
    def id(self) -> str:
        """The shop's id: `customer-` and the part of the address before the sign."""
        return f"customer-{self.email.partition('@')[0]}"


def _lives(name: str, street: str, postcode: str, city: str, country: str) -> Address:
    return Address(name=name, line1=street, city=city, postcode=postcode, country=country)


CUSTOMERS = (
    DemoCustomer(
        ANA,
        "Ana Whitfield",
        "en",
        _lives("Ana Whitfield", "14 Quay Street", "BS1 4DB", "Bristol", "GB"),
        "+44 7700 900101",
    ),
    DemoCustomer(
        JOAO,
        "João Tavares",
        "pt",
        _lives("João Tavares", "Rua das Flores 88", "4050-262", "Porto", "PT"),
        "+351 910 000 002",
    ),
    DemoCustomer(
        SAM, "Sam Okafor", "en", _lives("Sam Okafor", "3 Canal Walk", "M1 5WG", "Manchester", "GB"), "+44 7700 900103"
    ),
    DemoCustomer(
        LEE,
        "Lee Brennan",
        "en",
        _lives("Lee Brennan", "27 Harbour Road", "D02 X285", "Dublin", "IE"),
        "+353 20 912 0104",
    ),
    DemoCustomer(
        MARIA,
        "Maria Lobato",
        "pt",
        _lives("Maria Lobato", "Avenida do Mar 5", "2750-642", "Cascais", "PT"),
        "+351 910 000 005",
    ),
    DemoCustomer(NOAH, "Noah Visser", "en", _lives("Noah Visser", "Brouwersgracht 61", "1015 GC", "Amsterdam", "NL")),
    DemoCustomer(AINO, "Aino Koskela", "fi", _lives("Aino Koskela", "Satamakatu 9", "00160", "Helsinki", "FI")),
    DemoCustomer(PIOTR, "Piotr Maj", "pl", _lives("Piotr Maj", "ul. Portowa 12", "80-342", "Gdańsk", "PL")),
    DemoCustomer(
        CHLOE, "Chloé Garnier", "fr", _lives("Chloé Garnier", "8 quai des Bateaux", "44000", "Nantes", "FR"), SHARED
    ),
    DemoCustomer(
        LARS, "Lars Petersen", "de", _lives("Lars Petersen", "Hafenstraße 40", "20359", "Hamburg", "DE"), SHARED
    ),
    DemoCustomer(GIULIA, "Giulia Ferri", "it", _lives("Giulia Ferri", "Via del Molo 3", "16124", "Genova", "IT")),
    DemoCustomer(OLENA, "Olena Bondar", "uk", _lives("Olena Bondar", "Prymorska 21", "65026", "Odesa", "UA")),
    DemoCustomer(LUCIA, "Lucía Ferrer", "es", _lives("Lucía Ferrer", "Calle del Faro 7", "29016", "Málaga", "ES")),
    DemoCustomer(IDA, "Ida Lindqvist", "en", _lives("Ida Lindqvist", "Strandgatan 4", "211 19", "Malmö", "SE")),
    DemoCustomer(
        TIAGO, "Tiago Rezende", "pt", _lives("Tiago Rezende", "Rua da Praia 310", "88010-000", "Florianópolis", "BR")
    ),
)


async def welcome(session: AsyncSession, store_id: int, customers: tuple[DemoCustomer, ...] = CUSTOMERS) -> None:
    """Let these be customers of the shop, with the name, telephone number and language that stand here.

    So a shop that an earlier version of the demo filled learns what was added since; an address that is kept stays.
    """
    rows = [
        {
            "store_id": store_id,
            "id": customer.id,
            "email": customer.email.lower(),
            "name": customer.name,
            "phone": customer.phone,
            "language": customer.language,
            "address": asdict(customer.address),
        }
        for customer in customers
    ]
    new = insert(DemoCustomerRow)
    told = {name: new.excluded[name] for name in ("name", "phone", "language")}
    await session.execute(new.on_conflict_do_update(index_elements=("store_id", "id"), set_=told), rows)
