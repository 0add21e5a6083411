"""Whatever people, customers and the agent do, in any order: a ticket's row is what its changes make of it."""

import random
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import timedelta

import pytest

from conversations.inbox import Conversation
from helpdesk.tickets import acts
from helpdesk.tickets.closing import close_quiet, give_back, wake_due
from helpdesk.tickets.fold import fold
from helpdesk.tickets.replying import Answer, Then, reply
from helpdesk.tickets.taking_over import take_over
from kit.auth import Actor
from kit.errors import AppError
from tests.helpdesk.browser import live_of
from tests.helpdesk.conftest import DeskStage

STEPS = 60
THEN: tuple[Then, ...] = ("waiting", "open", "closed")


class Crowd:
    """Customers, people and time, who do what the dice say."""

    def __init__(self, desk: DeskStage, dice: random.Random, people: list[Actor], team: int) -> None:
        self.desk, self.dice, self.people, self.team = desk, dice, people, team
        self.chats: list[Conversation] = []
        self.step = 0

    async def act(self) -> None:
        """Let one thing happen; what is refused changes nothing."""
        self.step += 1
        things: list[Callable[[], Awaitable[object]]] = [self.hear, self.hear, self.ask, self.person_acts]
        things += [self.person_acts, self.person_acts, self.time_passes]
        await self.dice.choice(things)()

    async def hear(self) -> None:
        if len(self.chats) < 3:
            self.chats.append(await self.desk.start(self.dice.choice(["webchat", "sms"])))
        chat = self.dice.choice(self.chats)
        await self.desk.hear(chat, f"word {self.step}")
        await self.desk.answer(chat, "Yes.", is_confirmed=self.dice.random() < 0.3)

    async def ask(self) -> None:
        if self.chats:
            await self.desk.ask_person(self.dice.choice(self.chats), is_hard=self.dice.random() < 0.5)

    async def time_passes(self) -> None:
        self.desk.later(hours=self.dice.choice([1, 20, 80]))
        for sweep in (close_quiet, wake_due, give_back):
            await sweep(self.desk.database, self.desk.desk)

    async def person_acts(self) -> None:
        if not (numbers := await self.desk.tickets()):
            return
        desk, actor, number = self.desk.desk, self.dice.choice(self.people), self.dice.choice(numbers)
        until = self.desk.clock.now() + timedelta(hours=5)
        owner, team = self.dice.choice([None, *(one.id for one in self.people)]), self.dice.choice([None, self.team])
        then = self.dice.choice(THEN)
        answer = Answer("Here.", self.dice.choice([0, 2**31 - 1]), f"a{self.step}", then)
        with suppress(AppError):
            async with self.desk.database.begin() as session:
                doings = (
                    lambda: acts.assign(session, desk, actor, number, owner),
                    lambda: acts.give_to_team(session, desk, actor, number, team),
                    lambda: acts.tag(session, desk, actor, number, f"t{self.step % 4}"),
                    lambda: acts.untag(session, desk, actor, number, f"t{self.step % 4}"),
                    lambda: acts.set_priority(session, desk, actor, number, "high"),
                    lambda: acts.close(session, desk, actor, number),
                    lambda: acts.reopen(session, desk, actor, number),
                    lambda: acts.wait(session, desk, actor, number, until),
                    lambda: acts.hand_back(session, desk, actor, number),
                    lambda: take_over(session, desk, actor, number),
                    lambda: reply(session, desk, live_of(self.desk), actor, number, answer),
                )
                await self.dice.choice(doings)()


@pytest.mark.parametrize("seed", [1, 2])
async def test_a_row_is_what_its_changes_make_of_it(desk: DeskStage, seed: int) -> None:
    people = [await desk.person("Ana"), await desk.person("Bo")]
    crowd = Crowd(desk, random.Random(seed), people, await desk.team("Returns", people[0]))  # noqa: S311 - a story
    for _ in range(STEPS):
        await crowd.act()

    for number in await desk.tickets():
        assert await desk.read(number) == fold(await desk.changes(number))
