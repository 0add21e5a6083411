"""Windows, eligible changes, fees and exceptions, as the shop's terms state them."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from commerce.editability import Reason
from commerce.exceptions import kinds_of
from commerce.fees import cancel_fee
from commerce.port import Money
from commerce.terms import EditKind, ExceptionKind, Fee, Known, Unknown, UnknownWhy, Window, WindowKind
from commerce.windows import closing
from tests.commerce.building import (
    LISBON,
    NOW,
    ONE_HOUR,
    UNTIL_SHIPPED,
    decide,
    exception,
    fee,
    line,
    order,
    source,
    within,
)

CONTRADICTORY = Unknown(UnknownWhy.CONTRADICTORY, (source("One."), source("Two.")))
NINE = Window(WindowKind.CUTOFF, cutoff=time(9, 0))


def test_a_window_is_open_until_just_before_its_end_and_closed_at_it() -> None:
    """S1-45."""
    subject = order(line(), placed_at=NOW)
    end = NOW + timedelta(hours=1)

    assert decide(subject, now=end - timedelta(microseconds=1)).edits[EditKind.VARIANT].allowed
    assert not decide(subject, now=end).edits[EditKind.VARIANT].allowed
    assert decide(subject, now=NOW).edits[EditKind.VARIANT].closes_at == end


def test_modifying_and_cancelling_have_windows_of_their_own() -> None:
    """S1-47."""
    answer = decide(order(line()), replace(ONE_HOUR, cancel_window=within(24)), NOW + timedelta(hours=5))

    assert answer.edits[EditKind.CANCEL].allowed
    assert answer.edits[EditKind.ADDRESS].reason is Reason.WINDOW_CLOSED


def test_a_shop_that_never_allows_it_is_quoted() -> None:
    never = Known(Window(WindowKind.NEVER), source("Orders are final."))

    verdict = decide(order(line()), replace(ONE_HOUR, cancel_window=never)).edits[EditKind.CANCEL]

    assert (verdict.reason, verdict.source) == (Reason.NEVER_ALLOWED, source("Orders are final."))


def test_open_until_shipped_has_no_hour() -> None:
    verdict = decide(order(line()), UNTIL_SHIPPED, NOW + timedelta(days=30)).edits[EditKind.CANCEL]

    assert (verdict.allowed, verdict.closes_at) == (True, None)


@pytest.mark.parametrize(
    ("placed", "closes"),
    [
        ("2026-11-18T08:00", "2026-11-18T09:00+00:00"),
        ("2026-11-18T09:00", "2026-11-19T09:00+00:00"),
        ("2026-11-18T23:30", "2026-11-19T09:00+00:00"),
        ("2026-03-28T10:00", "2026-03-29T08:00+00:00"),  # summer time begins in the night between
        ("2026-10-24T10:00", "2026-10-25T09:00+00:00"),  # and ends here
    ],
)
def test_a_daily_cut_off_is_read_in_the_shops_zone(placed: str, closes: str) -> None:
    """S1-29."""
    placed_at = datetime.fromisoformat(placed).replace(tzinfo=LISBON)

    assert closing(NINE, placed_at, LISBON) == datetime.fromisoformat(closes)


def test_a_cut_off_in_the_hour_that_comes_twice_or_never_is_still_one_moment() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    twice = closing(Window(WindowKind.CUTOFF, cutoff=time(2, 30)), datetime(2026, 10, 24, 12, tzinfo=UTC), berlin)
    never = closing(Window(WindowKind.CUTOFF, cutoff=time(2, 30)), datetime(2026, 3, 28, 12, tzinfo=UTC), berlin)

    assert twice == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert never == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)


def test_the_same_cut_off_is_another_moment_in_another_zone() -> None:
    placed_at = datetime(2026, 11, 18, 8, 30, tzinfo=UTC)

    assert closing(NINE, placed_at, ZoneInfo("Europe/Helsinki")) == datetime(2026, 11, 19, 7, 0, tzinfo=UTC)


@pytest.mark.parametrize("kind", [WindowKind.WITHIN, WindowKind.CUTOFF])
def test_a_window_without_its_field_is_refused(kind: WindowKind) -> None:
    with pytest.raises(ValueError, match="needs its"):
        closing(Window(kind), NOW, LISBON)


def test_a_change_that_is_not_listed_as_eligible_is_closed_and_cancelling_is_not_its_matter() -> None:
    """S1-46: the list of eligible changes speaks of modifying."""
    listed = Known(frozenset({EditKind.VARIANT, EditKind.ADDRESS}), source("You can change size and address."))

    answer = decide(order(line()), replace(ONE_HOUR, eligible=listed))

    assert answer.edits[EditKind.VARIANT].allowed
    assert answer.edits[EditKind.QUANTITY].reason is Reason.NOT_ELIGIBLE
    assert answer.edits[EditKind.QUANTITY].source == source("You can change size and address.")
    assert answer.edits[EditKind.CANCEL].allowed


def test_contradictory_eligible_changes_close_modifying_and_a_contradictory_fee_closes_cancelling() -> None:
    eligible = decide(order(line()), replace(ONE_HOUR, eligible=CONTRADICTORY))
    charged = decide(order(line()), replace(ONE_HOUR, restocking_fee=CONTRADICTORY))

    assert eligible.edits[EditKind.ADDRESS].reason is Reason.POLICY_UNKNOWN
    assert eligible.edits[EditKind.CANCEL].allowed
    assert charged.edits[EditKind.CANCEL].reason is Reason.POLICY_UNKNOWN
    assert charged.edits[EditKind.VARIANT].allowed


def test_a_fixed_fee_in_another_currency_keeps_cancelling_closed() -> None:
    assert (
        decide(order(line()), replace(ONE_HOUR, restocking_fee=fee(fixed="5", currency="EUR")))
        .edits[EditKind.CANCEL]
        .allowed
    )
    verdict = decide(order(line()), replace(ONE_HOUR, restocking_fee=fee(fixed="5", currency="USD"))).edits[
        EditKind.CANCEL
    ]
    assert verdict.reason is Reason.POLICY_UNKNOWN


@pytest.mark.parametrize(
    ("stated", "total", "kept"),
    [
        (Fee(percent=Decimal(10)), "33.33", "3.33"),
        (Fee(percent=Decimal("12.5")), "10.20", "1.28"),
        (Fee(fixed=Decimal(5), currency="EUR"), "49.90", "5.00"),
        (Fee(fixed=Decimal(5), currency="EUR"), "3.20", "3.20"),
        (Fee(percent=Decimal(0)), "49.90", None),
        (Fee(), "49.90", None),
    ],
)
def test_the_fee_is_worked_out_to_the_cent_and_never_exceeds_the_order(
    stated: Fee, total: str, kept: str | None
) -> None:
    """S1-29."""
    expected = None if kept is None else Money(Decimal(kept), "EUR")

    assert cancel_fee(stated, Money(Decimal(total), "EUR")) == expected


def test_an_exception_that_forbids_cancelling_alone_leaves_the_line_open() -> None:
    terms = replace(ONE_HOUR, exceptions=(exception(ExceptionKind.FINAL_SALE, EditKind.CANCEL),))

    answer = decide(order(line(tags=("Final Sale",))), terms)

    assert (answer.lines[0].open, answer.edits[EditKind.CANCEL].reason) == (2, Reason.EXCEPTION)
    assert answer.edits[EditKind.ADDRESS].allowed


def test_one_open_unit_can_be_removed_but_not_reduced() -> None:
    answer = decide(order(line("l1", 1), line("l2", 1)))

    assert answer.edits[EditKind.QUANTITY].reason is Reason.SINGLE_UNIT
    assert answer.edits[EditKind.REMOVE].allowed


def test_removing_the_only_line_is_a_cancellation() -> None:
    answer = decide(order(line()))

    assert answer.edits[EditKind.REMOVE].reason is Reason.WHOLE_ORDER
    assert answer.edits[EditKind.QUANTITY].allowed


MARKS = {
    ExceptionKind.PERSONALISED: (
        "personalizada",
        "personnalisé",
        "personalizzata",
        "personalisiert",
        "personalizowany",
        "personoitu",
        "персоналізована",
    ),
    ExceptionKind.PRE_ORDER: (
        "pre-venta",
        "précommande",
        "preordine",
        "Vorbestellung",
        "przedsprzedaż",
        "ennakkotilaus",
        "передзамовлення",
    ),
    ExceptionKind.GIFT_CARD: (
        "tarjeta regalo",
        "carte cadeau",
        "buono regalo",
        "Geschenkgutschein",
        "karta podarunkowa",
        "lahjakortti",
        "подарунковий сертифікат",
    ),
    ExceptionKind.FINAL_SALE: (
        "venta final",
        "vente ferme",
        "vendita definitiva",
        "vom Umtausch ausgeschlossen",
        "bez zwrotu",
        "ei palautusoikeutta",
        "без повернення",
    ),
    ExceptionKind.MADE_TO_ORDER: (
        "por encargo",
        "sur mesure",
        "su misura",
        "Maßanfertigung",
        "na zamówienie",
        "tilaustyö",
        "під замовлення",
    ),
}
FIELDS = (
    "Nombre grabado",
    "Votre prénom",
    "Testo da incidere",
    "Wunschtext",
    "Tekst na kubku",
    "Oma nimi",
    "Текст для гравіювання",
)


@pytest.mark.parametrize(
    ("attributes", "tags", "product_type", "kind"),
    [
        ((("Engraving", "Rui & Ana"),), (), "", ExceptionKind.PERSONALISED),
        ((("Custom text", "hello"),), (), "", ExceptionKind.PERSONALISED),
        ((("Texto personalizado", "olá"),), (), "", ExceptionKind.PERSONALISED),
        ((("Gravação", "Para a Inês"),), (), "", ExceptionKind.PERSONALISED),
        ((("_monogram", "AB"),), (), "", ExceptionKind.PERSONALISED),
        ((("Name on the back", "LEE"),), (), "", ExceptionKind.PERSONALISED),
        ((), ("Personalizada",), "", ExceptionKind.PERSONALISED),
        ((), (), "Personalised gifts", ExceptionKind.PERSONALISED),
        ((), ("Pré-venda",), "", ExceptionKind.PRE_ORDER),
        ((), ("preorder",), "", ExceptionKind.PRE_ORDER),
        ((), (), "Cartão-presente", ExceptionKind.GIFT_CARD),
        ((), ("final_sale",), "", ExceptionKind.FINAL_SALE),
        ((), ("Made-to-Order",), "", ExceptionKind.MADE_TO_ORDER),
        ((), ("feito por encomenda",), "", ExceptionKind.MADE_TO_ORDER),
        *((((name, "Ana"),), (), "", ExceptionKind.PERSONALISED) for name in FIELDS),
        *(((), (mark,), "", kind) for kind, marks in MARKS.items() for mark in marks),
        *(((), (), mark.title(), kind) for kind, marks in MARKS.items() for mark in marks),
    ],
)
def test_exception_lines_are_found_in_the_shops_own_words(
    attributes: tuple[tuple[str, str], ...], tags: tuple[str, ...], product_type: str, kind: ExceptionKind
) -> None:
    """S1-48."""
    assert kinds_of(line(attributes=attributes, tags=tags, product_type=product_type)) == {kind}


@pytest.mark.parametrize(
    ("attributes", "tags"),
    [
        ((("Engraving", "No"),), ()),
        ((("Personalização", ""),), ()),
        ((("Gift note", "Happy birthday"),), ()),
        ((("Size guide", "read"),), ("customer favourite", "sale")),
        ((), ("non-personalised",)),
        ((("Grabado", "ninguno"),), ("sin grabado", "oferta")),
        ((("Gravure", "Aucune"),), ("non personnalisé", "soldes")),
        ((("Incisione", "nessuna"),), ("non personalizzato",)),
        ((("Wunschgravur", "keine"),), ("nicht personalisiert", "Neuheit")),
        ((("Grawer", "brak"),), ("niepersonalizowane", "wyprzedaż")),
        ((("Kaiverrus", "ei"),), ("ei personoitu",)),
        ((("Гравіювання", "немає"),), ("не персоналізований",)),
        ((("Note for the courier", "ring twice"),), ("customer's choice", "Haftnotizen")),
    ],
)
def test_plain_lines_are_not_taken_for_exceptions(
    attributes: tuple[tuple[str, str], ...], tags: tuple[str, ...]
) -> None:
    assert kinds_of(line(attributes=attributes, tags=tags)) == frozenset()


def test_a_gift_card_is_known_by_the_shop_itself() -> None:
    assert kinds_of(line(is_gift_card=True)) == {ExceptionKind.GIFT_CARD}
