"""A shop that the demo has connected to its own telephone, served without the demo."""

from fastapi import FastAPI

from channels.port import Deps
from channels.twilio.status import status
from kit.health import Unavailable
from kit.serve import take_port
from kit.web import answer_errors
from stores.stores import Store
from tests.channels.twilio.conftest import connect, on_a_port


async def test_a_served_shop_of_the_demo_is_unavailable_with_cause_and_mend(deps: Deps, store: Store) -> None:
    """S1-37: nothing stands where the demo's carrier stood; the sentence says what brings it back."""
    app, listening = FastAPI(), take_port("127.0.0.1", 0)
    answer_errors(app)
    address = f"http://127.0.0.1:{listening.getsockname()[1]}/demo/twilio"
    await connect(deps, store, address)
    async with on_a_port(app, listening):
        found = await status(deps, store.id)
    assert isinstance(found, Unavailable)
    assert address in found.causes[0].sentence
    assert "app.py demo" in found.causes[0].mend
