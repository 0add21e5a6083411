"""Whatever is committed in a conversation wakes the desk, which needs no sweep to know."""

from conversations import inbox
from conversations.handoff import HandoffNote, report
from helpdesk.tickets.jobs import register
from helpdesk.tickets.models import ThreadRow
from kit.jobs import Jobs
from tests.helpdesk.browser import deps_of
from tests.helpdesk.conftest import DeskStage


async def nobody(conversation_id: int) -> None:
    """Stand for the agent, whose turns this story takes itself."""


async def test_every_commit_wakes_the_desk(desk: DeskStage, jobs: Jobs) -> None:
    register(jobs, deps_of(desk))
    jobs.task("agent.answer", nobody)
    chat, ana, rita = await desk.start("sms"), await desk.person("Ana"), await desk.customer("Rita")
    told: list[str] = []

    async def learn() -> None:
        await jobs.drain()
        async with desk.database.begin() as session:
            thread = await session.get(ThreadRow, 1)
        kinds = await desk.kinds(thread.ticket_id) if thread else []
        told.append(kinds[-1] if kinds else "")

    await desk.hear(chat, "Hello")
    await desk.answer(chat, "Hello!")
    await learn()
    async with desk.database.begin() as session:
        await inbox.keep(session, desk.clock, chat.id, "kept", inbox.written("Thank you"))
    await learn()
    await desk.prove(chat, rita)
    await desk.answer(chat)  # what the agent is about to answer is taken in with its answer
    await learn()
    async with desk.database.begin() as session:
        await report(session, desk.clock, chat.id, HandoffNote(reason="not_delivered", summary="It did not arrive."))
    await learn()
    await desk.take_over(chat, ana)
    await learn()
    await desk.reply(chat, ana, "Ana here.")
    await learn()
    await desk.hand_back(chat, ana)
    await learn()

    assert told == ["replied", "heard", "customer", "needs_person", "taken", "replied", "handed_back"]
