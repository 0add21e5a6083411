"""How facts from many sentences become the terms that decisions stand on (S1-33, S1-45 to S1-51)."""

from datetime import timedelta
from decimal import Decimal

import pytest

from commerce.terms import MODIFY_KINDS, EditKind, ExceptionKind, Fee, Known, Terms, Unknown, UnknownWhy, WindowKind
from kit.errors import Invalid, NotFound
from kit.tables import ROOT
from knowledge.corrections import Act, Subject, correct
from knowledge.coverage import State, coverage
from knowledge.deps import Deps
from knowledge.files.read import read_file
from knowledge.policies import terms
from knowledge.policy.values import FactKind
from stores.stores import Store
from tests.knowledge.conftest import Write

ARTICLES = ROOT / "demo_data" / "articles"
MODIFY = Subject(FactKind.MODIFY_WINDOW)


async def read(deps: Deps, store: Store, language: str = "en") -> Terms:
    async with deps.database.begin() as session:
        return await terms(session, store.id, language)


async def say(write: Write, *bodies: str, language: str = "en") -> None:
    for number, body in enumerate(bodies):
        await write(f"Article {number} {language}", body, language=language, indexed=False)


async def put_right(
    deps: Deps, store: Store, subject: Subject, value: dict[str, object] | None, act: Act = Act.SET
) -> None:
    async with deps.database.begin() as session:
        await correct(
            session, deps.clock, store.id, subject, act=act, value=value, why="The boss said so", by="staff:1"
        )


NEVER_BACK = {ExceptionKind.PERSONALISED, ExceptionKind.GIFT_CARD, ExceptionKind.FINAL_SALE}


async def test_the_demo_s_policies_are_read_the_same_in_both_languages(deps: Deps, store: Store, write: Write) -> None:
    """S1-28, S1-29, S1-30."""
    for language in ("en", "pt"):
        for file in sorted((ARTICLES / language).glob("*.md")):
            found = read_file(file.name, file.read_bytes())
            await write(found.title, found.body, language=language, indexed=False)
    for language in ("en", "pt"):
        said = await read(deps, store, language)
        for fact in (said.modify_window, said.cancel_window, said.restocking_fee, said.eligible, said.return_window):
            assert isinstance(fact, Known)
            assert fact.source.language == language
        assert said.modify_window.value.within == timedelta(hours=1)  # type: ignore[union-attr]
        assert said.cancel_window.value.within == timedelta(hours=2)  # type: ignore[union-attr]
        assert said.restocking_fee.value == Fee(percent=Decimal(5))  # type: ignore[union-attr]
        assert said.eligible.value == MODIFY_KINDS  # type: ignore[union-attr]
        assert said.exchanges.value is True  # type: ignore[union-attr]
        assert said.refund_time.value == timedelta(days=5)  # type: ignore[union-attr]
        assert {one.kind for one in said.return_exceptions} == NEVER_BACK
        assert {one.kind for one in said.exceptions} == set(ExceptionKind)
        assert all(EditKind.CANCEL in one.forbids for one in said.exceptions)
    async with deps.database.begin() as session:
        assert [point.title for point in await coverage(session, store.id, "en") if point.is_open] == []


async def test_what_no_article_states_is_unknown(deps: Deps, store: Store, write: Write) -> None:
    """S1-33."""
    await say(write, "We are a small shop by the sea, and we love what we do.")
    said = await read(deps, store)
    assert said.modify_window == said.cancel_window == Unknown(UnknownWhy.MISSING)
    assert said.exceptions == ()


async def test_two_articles_that_contradict_each_other_decide_nothing_and_both_are_named(
    deps: Deps, store: Store, write: Write
) -> None:
    """S1-33."""
    await say(write, "Orders can be changed within 1 hour.", "Orders can be changed within 12 hours.")
    fact = (await read(deps, store)).modify_window
    assert isinstance(fact, Unknown)
    assert fact.why is UnknownWhy.CONTRADICTORY
    assert [source.sentence[-9:] for source in fact.sources] == ["n 1 hour.", "12 hours."]


async def test_one_article_can_contradict_itself(deps: Deps, store: Store, write: Write) -> None:
    await say(
        write, "Orders can be changed within 1 hour. We never change orders. Orders cannot be changed once placed."
    )
    assert isinstance((await read(deps, store)).modify_window, Unknown)


async def test_an_english_and_a_portuguese_article_can_contradict_each_other(
    deps: Deps, store: Store, write: Write
) -> None:
    await say(write, "Orders can be cancelled within 2 hours.")
    await say(
        write, "Os pedidos podem ser cancelados em até 3 horas após a compra, sem exceção nenhuma.", language="pt"
    )
    assert isinstance((await read(deps, store)).cancel_window, Unknown)


async def test_not_once_shipped_is_no_contradiction_to_a_window(deps: Deps, store: Store, write: Write) -> None:
    await say(write, "Orders can be changed within 1 hour. Once your order has shipped, it cannot be changed.")
    fact = (await read(deps, store)).modify_window
    assert isinstance(fact, Known)
    assert fact.value.kind is WindowKind.WITHIN


async def test_not_once_shipped_alone_is_until_it_ships(deps: Deps, store: Store, write: Write) -> None:
    await say(write, "Once your order has shipped, it cannot be changed.")
    fact = (await read(deps, store)).modify_window
    assert isinstance(fact, Known)
    assert fact.value.kind is WindowKind.UNTIL_SHIPPED


async def test_equal_fees_said_in_other_words_are_one(deps: Deps, store: Store, write: Write) -> None:
    await say(write, "Cancelling is free of charge.", "We do not charge a restocking fee.")
    assert (await read(deps, store)).restocking_fee.value == Fee()  # type: ignore[union-attr]


async def test_a_fee_that_depends_on_something_is_unknown(deps: Deps, store: Store, write: Write) -> None:
    await say(write, "Orders over \u20ac200 carry a cancellation fee of 10%.")
    assert isinstance((await read(deps, store)).restocking_fee, Unknown)


async def test_lists_of_possible_changes_add_up(deps: Deps, store: Store, write: Write) -> None:
    """S1-46."""
    await say(write, "You can change the size and the colour.", "You can also change the shipping address.")
    assert (await read(deps, store)).eligible.value == {EditKind.VARIANT, EditKind.ADDRESS}  # type: ignore[union-attr]


async def test_what_is_allowed_here_and_refused_there_is_unknown(deps: Deps, store: Store, write: Write) -> None:
    await say(write, "You can change the shipping address.", "We cannot change the shipping address.")
    assert isinstance((await read(deps, store)).eligible, Unknown)


async def test_all_but_what_is_refused_can_be_changed(deps: Deps, store: Store, write: Write) -> None:
    await say(write, "We cannot change the shipping address.")
    assert (await read(deps, store)).eligible.value == MODIFY_KINDS - {EditKind.ADDRESS}  # type: ignore[union-attr]


async def test_what_two_sentences_forbid_for_one_kind_adds_up(deps: Deps, store: Store, write: Write) -> None:
    """S1-48."""
    await say(write, "Pre-orders cannot be changed. Pre-orders cannot be cancelled.")
    (exception,) = (await read(deps, store)).exceptions
    assert exception.kind is ExceptionKind.PRE_ORDER
    assert exception.forbids == MODIFY_KINDS | {EditKind.CANCEL}


async def test_edge_cases_are_checked_for(deps: Deps, store: Store, write: Write) -> None:
    """S1-49, S1-50, S1-51."""
    edges = ("partial_shipment", "adding_items", "handover")

    async def missing() -> set[str]:
        async with deps.database.begin() as session:
            points = await coverage(session, store.id, "en")
        return {point.kind.value for point in points if point.state is State.MISSING and point.kind.value in edges}

    assert await missing() == set(edges)
    await say(
        write,
        "If your order was partially shipped, the rest can still be changed.",
        "We cannot add items to an order. Please place a new one.",
        "The assistant passes you to a person on our team when you ask.",
    )
    assert await missing() == set()


async def test_a_correction_wins_over_every_article_and_is_said_in_both_languages(
    deps: Deps, store: Store, write: Write
) -> None:
    await say(write, "Orders can be changed within 1 hour.", "Orders can be changed within 12 hours.")
    await put_right(deps, store, MODIFY, {"window": "within", "minutes": 90})
    for language, words in (("en", "within 90 minutes"), ("pt", "em até 90 minutos")):
        fact = (await read(deps, store, language)).modify_window
        assert isinstance(fact, Known)
        assert fact.corrected
        assert fact.value.within == timedelta(minutes=90)
        assert words in fact.source.sentence


async def test_staff_can_say_that_the_shop_states_no_such_thing_and_take_it_back(
    deps: Deps, store: Store, write: Write
) -> None:
    await say(write, "Orders can be changed within 1 hour.")
    await put_right(deps, store, MODIFY, None, Act.NOT_STATED)
    assert (await read(deps, store)).modify_window == Unknown(UnknownWhy.MISSING)
    await put_right(deps, store, MODIFY, None, Act.WITHDRAWN)
    assert isinstance((await read(deps, store)).modify_window, Known)


async def test_an_exception_can_be_corrected_by_its_kind(deps: Deps, store: Store, write: Write) -> None:
    await say(write, "Pre-orders and gift cards cannot be changed or cancelled.")
    pre_orders = Subject(FactKind.EXCEPTION, ExceptionKind.PRE_ORDER)
    await put_right(deps, store, pre_orders, {"forbids": ["address"]})
    found = {one.kind: one.forbids for one in (await read(deps, store)).exceptions}
    assert found[ExceptionKind.PRE_ORDER] == {EditKind.ADDRESS}
    assert EditKind.CANCEL in found[ExceptionKind.GIFT_CARD]
    await put_right(deps, store, pre_orders, None, Act.NOT_STATED)
    assert [one.kind for one in (await read(deps, store)).exceptions] == [ExceptionKind.GIFT_CARD]


VALUES = [
    (MODIFY, {"window": "within", "minutes": 0}),
    (MODIFY, {"window": "within", "minutes": "soon"}),
    (MODIFY, {"window": "cutoff", "cutoff": "25:00"}),
    (MODIFY, {"window": "sometimes"}),
    (MODIFY, {}),
    (Subject(FactKind.RESTOCKING_FEE), {"percent": "101"}),
    (Subject(FactKind.RESTOCKING_FEE), {"percent": "NaN"}),
    (Subject(FactKind.RESTOCKING_FEE), {"fixed": "5", "currency": "euros"}),
    (Subject(FactKind.ELIGIBLE), {"allow": ["cancel"]}),
    (Subject(FactKind.RETURN_WINDOW), {"days": -1}),
    (Subject(FactKind.EXCEPTION, ExceptionKind.PRE_ORDER), {"forbids": []}),
]


@pytest.mark.parametrize(("subject", "value"), VALUES)
async def test_a_correction_that_does_not_fit_is_refused(
    deps: Deps, store: Store, subject: Subject, value: dict[str, object]
) -> None:
    with pytest.raises(Invalid):
        await put_right(deps, store, subject, value)


async def test_a_correction_needs_an_article_of_this_store(deps: Deps, store: Store) -> None:
    with pytest.raises(NotFound):
        async with deps.database.begin() as session:
            await correct(
                session, deps.clock, store.id, MODIFY, act=Act.NOT_STATED, value=None, why="x", by="a", article_id=77
            )


async def test_staff_can_correct_refund_time_exchanges_and_what_never_comes_back(
    deps: Deps, store: Store, write: Write
) -> None:
    await say(
        write,
        "Gift cards cannot be returned. Personalised items cannot be returned.",
        "We do not offer exchanges. Your refund reaches you within 5 days.",
    )
    gift = Subject(FactKind.RETURN_EXCEPTION, ExceptionKind.GIFT_CARD)
    sale = Subject(FactKind.RETURN_EXCEPTION, ExceptionKind.FINAL_SALE)
    await put_right(deps, store, Subject(FactKind.REFUND_TIME), {"days": "14"})
    await put_right(deps, store, Subject(FactKind.EXCHANGES), {"allowed": True})
    await put_right(deps, store, gift, None, Act.NOT_STATED)
    await put_right(deps, store, sale, {})
    said = await read(deps, store)
    assert (said.refund_time.value, said.exchanges.value) == (timedelta(days=14), True)  # type: ignore[union-attr]
    assert [one.kind for one in said.return_exceptions] == [ExceptionKind.PERSONALISED, ExceptionKind.FINAL_SALE]
    assert said.return_exceptions[1].source.sentence == "Final sale items cannot be returned."
    await put_right(deps, store, gift, None, Act.WITHDRAWN)
    assert ExceptionKind.GIFT_CARD in [one.kind for one in (await read(deps, store)).return_exceptions]


@pytest.mark.parametrize(
    ("subject", "value"),
    [
        (Subject(FactKind.REFUND_TIME), {"days": "0"}),
        (Subject(FactKind.REFUND_TIME), {"days": "soon"}),
        (Subject(FactKind.EXCHANGES), {}),
        (Subject(FactKind.EXCHANGES), {"allowed": "maybe"}),
    ],
)
async def test_a_correction_of_returns_that_does_not_fit_is_refused(
    deps: Deps, store: Store, subject: Subject, value: dict[str, object]
) -> None:
    with pytest.raises(Invalid, match="does not fit"):
        await put_right(deps, store, subject, value)


async def test_what_nobody_has_said_may_be_set_by_hand(deps: Deps, store: Store, write: Write) -> None:
    await say(write, "Gift cards cannot be returned.")
    await put_right(deps, store, Subject(FactKind.EXCHANGES), {"allowed": False})
    async with deps.database.begin() as session:
        points = {point.kind: point for point in await coverage(session, store.id, "en")}
    left = [subject.exception for subject in points[FactKind.RETURN_EXCEPTION].unsaid]
    assert left == [kind for kind in ExceptionKind if kind is not ExceptionKind.GIFT_CARD]
    assert points[FactKind.REFUND_TIME].unsaid == (Subject(FactKind.REFUND_TIME),)
    assert points[FactKind.EXCHANGES].unsaid == ()
    assert points[FactKind.HANDOVER].unsaid == ()
