"""A foreign shop's orders: read from its files, loaded into the stand-in, judged as our adapter reads them."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from rich.progress import Progress

from commerce.port import Can
from eligibility import judge
from evals.retail import KINDS, Retail, decide, differences, read
from kit.clock import ManualClock
from kit.errors import StartError

HOME = {"address1": "1 Pier Lane", "address2": "", "city": "Port", "country": "USA", "state": "ME", "zip": "04101"}
NAMES = {"pending": "#W10", "processed": "#W11", "delivered": "#W12", "cancelled": "#W13"}
ALLOWED = {"pending": KINDS[:3], "delivered": KINDS[3:]}


def order(name: str, status: str) -> dict[str, object]:
    items = [{"item_id": "v1", "product_id": "p1", "name": "Scarf", "options": {"colour": "red"}, "price": 12.5}]
    sent = [{"tracking_id": ["T-1"], "item_ids": ["v1"]}] if status != "pending" else []
    return {
        "order_id": name,
        "user_id": "jo",
        "status": status,
        "address": HOME,
        "items": items,
        "fulfilments": sent,
    }


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    files: dict[str, list[dict[str, object]]] = {
        "users": [{"user_id": "jo", "first_name": "Jo", "last_name": "Pier", "email": "jo@example.com"}],
        "products": [
            {
                "product_id": "p1",
                "name": "Scarf",
                "variants": [{"item_id": "v1", "options": {"colour": "red"}, "available": True, "price": 12.5}],
            }
        ],
        "orders": [order(name, status) for status, name in NAMES.items()],
        "eligibility": [
            {"order_id": name, "can": {kind: kind in ALLOWED.get(status, ()) for kind in KINDS}}
            for status, name in NAMES.items()
        ],
    }
    for name, rows in files.items():
        (tmp_path / f"{name}.jsonl").write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    return tmp_path


@pytest.fixture
def retail(folder: Path, clock: ManualClock) -> Retail:
    return read(folder, clock.now())


async def test_every_state_is_read_as_it_was_loaded_and_judged_as_the_policy_says(
    retail: Retail, clock: ManualClock
) -> None:
    judged = await judge(retail, clock, Progress(disable=True))
    assert judged.wrong == []
    assert (judged.orders, judged.rows) == (4, 4)
    assert [judged.counts[kind, "right"] for kind in KINDS] == [4] * 5


async def test_a_row_that_is_decided_otherwise_is_named(retail: Retail, clock: ManualClock) -> None:
    bold = {**retail.allowed, "#W13": {**retail.allowed["#W13"], "cancel": True}}
    judged = await judge(replace(retail, allowed=bold), clock, Progress(disable=True))
    assert judged.wrong == ["#W13: cancel is True, decided False"]
    assert judged.counts["cancel", "wrong"] == 1


def test_what_was_read_otherwise_is_named(retail: Retail) -> None:
    loaded = retail.orders[0]
    assert list(differences(loaded, loaded)) == []
    assert list(differences(loaded, None)) == ["it was not found"]
    [told] = differences(loaded, replace(loaded, name="#W99"))
    assert told.startswith("its name came as #W99")


def test_what_a_shop_cannot_do_is_not_allowed(retail: Retail, clock: ManualClock) -> None:
    decided = decide(retail.orders[0], clock.now(), frozenset({Can.READ_ORDERS}))
    assert not any(decided.values())


def test_a_folder_without_its_files_is_told(tmp_path: Path, clock: ManualClock) -> None:
    with pytest.raises(StartError, match="is no folder of a shop's orders"):
        read(tmp_path, clock.now())
