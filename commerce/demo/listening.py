"""The demo's own shop tells by itself what happens in it (`commerce.demo.telling`): there is nothing to ask for."""

from commerce.demo.feed import DemoFeed


class DemoListening(DemoFeed):
    """The part of `commerce.feed.Feed` that makes the shop tell us what happens."""

    async def listen(self, address: str) -> tuple[str, ...]:  # noqa: ARG002 - the port's own argument
        """Do nothing: the demo shop calls nobody."""
        return ()
