"""Two tickets become one and are parted again (D7, S5-36 to S5-39); in any order nothing is lost and nothing stays."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conversations.messages import Author, ChannelKind
from helpdesk.tickets import merging
from helpdesk.tickets.fold import apply, begin, fold
from helpdesk.tickets.joining import absorb
from helpdesk.tickets.life import Change, Holder, Kind, Priority, State, Ticket
from kit.errors import AppError, Conflict, Invalid, NotFound
from tests.helpdesk.timeline.conftest import Matter, Room


async def merge(room: Room, source: Matter, target: Matter) -> merging.Merge:
    async with room.database.begin() as session:
        return await merging.merge(session, room.desk, source.ticket, target.ticket, by="staff:1", why="One matter.")


async def undo(room: Room, merge_id: int) -> merging.Merge:
    async with room.database.begin() as session:
        return await merging.undo(session, room.desk, merge_id, by="staff:1", why="Two matters.")


async def test_one_matter_on_two_channels_is_one_ticket(room: Room) -> None:
    """S5-36, S5-38: both conversations stand in the older ticket, which hears what was written last."""
    chat = await room.matter("Where is my parcel?")
    text = await room.matter("still no parcel!!", channel=ChannelKind.SMS)
    await merge(room, text, chat)
    one, gone = await room.ticket(chat.ticket), await room.ticket(text.ticket)
    assert [await room.place(chat), await room.place(text)] == [chat.ticket, chat.ticket]
    assert (one.channel, one.state) == ("sms", State.OPEN)
    assert (gone.state, gone.merged_into) == (State.CLOSED, chat.ticket)
    assert one.unanswered_since is not None
    assert one.heard_at is not None
    assert one.unanswered_since < one.heard_at


async def test_what_is_written_after_the_merge_belongs_to_the_one_ticket(room: Room) -> None:
    chat, text = await room.matter("one"), await room.matter("two", channel=ChannelKind.SMS)
    await merge(room, text, chat)
    newest = await room.says(text, "three")
    assert (await room.ticket(chat.ticket)).last_message_id == newest
    assert (await room.ticket(text.ticket)).state is State.CLOSED


async def test_nothing_of_people_is_lost(room: Room) -> None:
    """Team and assignee stay, or are the other's where there is none; the higher priority counts."""
    chat, text = await room.matter("one"), await room.matter("two")
    await room.change(chat.ticket, Kind.TEAM, team_id=7)
    await room.change(text.ticket, Kind.TEAM, team_id=8)
    await room.change(text.ticket, Kind.ASSIGNED, staff_id=3)
    await room.change(text.ticket, Kind.PRIORITY, priority="urgent")
    await room.change(text.ticket, Kind.NEEDS_PERSON, reason="asked", handoff_id=1)
    await room.change(text.ticket, Kind.TAGGED, tag="vip")
    await merge(room, text, chat)
    one = await room.ticket(chat.ticket)
    assert (one.team_id, one.assignee_id, one.priority, one.tags) == (7, 3, Priority.URGENT, ("vip",))
    assert (one.holder, one.reason) == (Holder.PERSON, "asked")


async def test_an_undone_merge_takes_later_words_home(room: Room) -> None:
    """Undo after more messages: each conversation goes home with all of it, and nothing of it stays behind."""
    chat, text = await room.matter("one"), await room.matter("two", channel=ChannelKind.SMS)
    before = await room.ticket(chat.ticket)
    done = await merge(room, text, chat)
    newest = await room.says(text, "three")
    await undo(room, done.id)
    assert await room.place(text) == text.ticket
    assert replace(await room.ticket(chat.ticket), updated_at=before.updated_at) == before
    home = await room.ticket(text.ticket)
    assert (home.state, home.merged_into, home.last_message_id, home.channel) == (State.OPEN, None, newest, "sms")
    told = [(await room.changes(one.ticket))[-1] for one in (chat, text)]
    assert [(change.kind, change.why) for change in told] == [(Kind.PARTED, "Two matters.")] * 2


async def test_a_closed_ticket_brings_no_wait_along(room: Room) -> None:
    chat, text = await room.matter("one"), await room.matter("two")
    await room.change(text.ticket, Kind.CLOSED)
    await room.says(chat, "answered", Author.PERSON, staff_id=1)
    await merge(room, text, chat)
    assert (await room.ticket(chat.ticket)).unanswered_since is None
    assert (await room.ticket(chat.ticket)).state is State.OPEN


async def test_two_proved_customers_are_never_put_together(room: Room) -> None:
    """D7: not even by staff, and not by a conversation that merely stands in the ticket."""
    ana, sam = await room.customer("ana"), await room.customer("sam")
    hers, his, nobodys = (
        await room.matter("a", customer=ana),
        await room.matter("b", customer=sam),
        await room.matter("c"),
    )
    with pytest.raises(Conflict, match="Two different customers") as refused:
        await merge(room, his, hers)
    assert refused.value.code == "two_customers"
    await merge(room, nobodys, hers)
    with pytest.raises(Conflict):
        await merge(room, his, nobodys)


async def test_what_cannot_be_merged_is_refused_with_a_sentence(room: Room) -> None:
    """A merge of a merged ticket, into itself, of two stores, of a preview, of what is not there."""
    one, two, three = [await room.matter(text) for text in ("one", "two", "three")]
    other = await room.matter("four", store=await room.store("birch"))
    preview = await room.matter("five", is_preview=True)
    await merge(room, two, one)
    refused: list[tuple[Matter, Matter, type[AppError], str]] = [
        (one, one, Invalid, "same_ticket"),
        (two, three, Conflict, "already_merged"),
        (one, two, Conflict, "already_merged"),
        (other, one, Invalid, "two_stores"),
        (preview, one, NotFound, "ticket_not_found"),
        (Matter(2**31 - 1, one.conversation), one, NotFound, "ticket_not_found"),
    ]
    for source, target, kind, code in refused:
        with pytest.raises(kind) as error:
            await merge(room, source, target)
        assert error.value.code == code
    with pytest.raises(NotFound):
        await undo(room, 2**31 - 1)


async def test_what_goes_into_a_merged_ticket_goes_where_that_went(room: Room) -> None:
    one, two, three = [await room.matter(text) for text in ("one", "two", "three")]
    await merge(room, two, one)
    done = await merge(room, three, two)
    assert done.target_id == one.ticket
    assert await room.place(three) == one.ticket


async def test_a_merge_is_undone_once(room: Room) -> None:
    one, two = await room.matter("one"), await room.matter("two")
    done = await merge(room, two, one)
    await undo(room, done.id)
    with pytest.raises(Conflict) as refused:
        await undo(room, done.id)
    assert refused.value.code == "merge_undone"


async def test_of_two_opposite_merges_at_once_one_wins(room: Room) -> None:
    one, two = await room.matter("one"), await room.matter("two")
    done = await asyncio.gather(merge(room, one, two), merge(room, two, one), return_exceptions=True)
    refused = [error for error in done if isinstance(error, BaseException)]
    assert [type(error) for error in refused] == [Conflict]
    assert len({await room.place(one), await room.place(two)}) == 1


@dataclass(frozen=True)
class Done:
    """One thing that was done: a merge, or a change of a ticket, or of wherever a conversation stands."""

    place: int
    change: Change | None = None
    talk: int | None = None
    merge_id: int = 0
    into: int = 0


@dataclass
class Plain:
    """The plainest desk: everything that was done, played from the start without the merges that were undone."""

    opened: dict[int, Change]
    log: list[Done] = field(default_factory=list)
    undone: set[int] = field(default_factory=set)

    def play(self) -> tuple[dict[int, Ticket], dict[int, int]]:
        tickets = {number: begin(change) for number, change in self.opened.items()}
        into: dict[int, int] = {}
        for one in self.log:
            if one.change is not None:
                place = one.place if one.talk is None else end(into, one.talk)
                tickets[place] = apply(tickets[place], one.change)
            elif one.merge_id not in self.undone:
                tickets[one.into] = absorb(tickets[one.into], tickets[one.place])
                into[one.place] = one.into
        return tickets, into


def end(into: dict[int, int], ticket: int) -> int:
    while ticket in into:
        ticket = into[ticket]
    return ticket


ACTS = ["says", "answers", "closes", "teams", "hurries"]
steps = st.lists(
    st.one_of(
        st.tuples(st.sampled_from(["merge"]), st.integers(0, 3), st.integers(0, 3)),
        st.tuples(st.sampled_from(["undo"]), st.integers(0, 5), st.just(0)),
        st.tuples(
            st.sampled_from(["says", "answers", "closes", "teams", "hurries"]), st.integers(0, 3), st.integers(1, 4)
        ),
    ),
    min_size=4,
    max_size=16,
)


@given(story=steps)
@settings(max_examples=25, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
async def test_merges_undone_in_any_order_leave_what_would_be_had_they_never_been(
    room: Room, story: list[tuple[str, int, int]]
) -> None:
    matters = [await room.matter() for _ in range(4)]
    plain = Plain({one.ticket: (await room.changes(one.ticket))[0] for one in matters})
    merges: list[merging.Merge] = []
    for step, first, second in story:
        if step == "merge":
            merges += await _try_to_merge(room, plain, matters[first], matters[second])
        elif step == "undo" and merges:
            await _try_to_undo(room, plain, merges[first % len(merges)])
            await _is_as_plain(room, plain, matters)
        elif step != "undo":
            await _do(room, plain, step, matters[first], second)
    await _is_as_plain(room, plain, matters)


async def _try_to_merge(room: Room, plain: Plain, source: Matter, target: Matter) -> Sequence[merging.Merge]:
    _, into = plain.play()
    place = end(into, target.ticket)
    if source.ticket in into or place == source.ticket:
        with pytest.raises((Conflict, Invalid)):
            await merge(room, source, target)
        return []
    done = await merge(room, source, target)
    plain.log.append(Done(source.ticket, merge_id=done.id, into=place))
    return [done]


async def _try_to_undo(room: Room, plain: Plain, done: merging.Merge) -> None:
    if done.id in plain.undone:
        with pytest.raises(Conflict):
            await undo(room, done.id)
        return
    await undo(room, done.id)
    plain.undone.add(done.id)


async def _do(room: Room, plain: Plain, step: str, matter: Matter, number: int) -> None:
    place = await room.place(matter)
    if step == "says":
        await room.says(matter, "words")
    elif step == "answers":
        await room.says(matter, "words", Author.PERSON, staff_id=number)
    elif step == "closes":
        await room.change(place, Kind.CLOSED)
    elif step == "teams":
        await room.change(place, Kind.TEAM, team_id=number)
    else:
        await room.change(place, Kind.PRIORITY, priority=Priority(number).word)
    talk = matter.ticket if step in {"says", "answers"} else None
    plain.log.append(Done(place, (await room.changes(place))[-1], talk))


async def _is_as_plain(room: Room, plain: Plain, matters: Sequence[Matter]) -> None:
    expected, into = plain.play()
    for matter in matters:
        row = await room.ticket(matter.ticket)
        assert row == fold(await room.changes(matter.ticket))
        assert row.merged_into == into.get(matter.ticket)
        if row.merged_into is None:
            assert row == replace(expected[matter.ticket], updated_at=row.updated_at)
        assert await room.place(matter) == end(into, matter.ticket)
