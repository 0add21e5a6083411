"""What every turn asks of the database: one statement where several would do the same, for each is a way to the server.

A statement with several parts sees the database as it was when it began, apart from the rows that it locks or writes.
"""

from sqlalchemy import ARRAY, Boolean, DateTime, Integer, String, bindparam, text
from sqlalchemy.dialects.postgresql import JSONB

_NOW = bindparam("now", type_=DateTime(timezone=True))
_CONVERSATION = bindparam("conversation_id", type_=Integer)

ACCEPT = text("""
with locked as (select id, holder from conversation where id = :conversation_id for update),
new as (
    insert into inbox (conversation_id, kind, external_id, payload, received_at)
    select id, :kind, :external_id, :payload, :now from locked
    on conflict (conversation_id, external_id) do nothing
    returning id
),
written as (
    insert into message (conversation_id, author, external_id, blocks, language, created_at)
    select :conversation_id, 'customer', :external_id, :blocks, :language, :now from new where :is_message
    returning id
),
heard as (
    update conversation
    set updated_at = :now, needs_desk = true, heard_at = case when :is_message then :now else heard_at end
    where id = :conversation_id and exists (select from new)
)
select new.id as row_id, written.id as message_id, holder <> 'agent' as is_held
from new left join written on true, locked
""").bindparams(
    _NOW,
    _CONVERSATION,
    bindparam("payload", type_=JSONB),
    bindparam("blocks", type_=JSONB),
    bindparam("is_message", type_=Boolean),
)
"""Ids are taken under the conversation's lock. A repeated delivery changes nothing and returns no row."""

SAVE = text("""
with freed as (
    update conversation
    set claim = null, claimed_until = null, tries = 0, updated_at = :now, needs_desk = true,
        language = case when :language = '' then language else :language end,
        feeling = case when :feeling = '' then feeling else :feeling end,
        memory = case when holder <> 'person' or :was_held then :memory else memory end
    where id = :conversation_id and claim = :mark
    returning id, language, needs_sending, holder
),
new as (
    insert into turn (conversation_id, trace, milliseconds, created_at)
    select id, :trace, :milliseconds, :now from freed
    returning id
),
answered as (update inbox set turn_id = new.id from new where inbox.id = any(:row_ids)),
labelled as (
    insert into conversation_topic (conversation_id, turn_id, topic, created_at)
    select freed.id, new.id, named.topic, :now
    from freed, new, unnest(:topics) with ordinality as named (topic, place)
    order by named.place desc
)
select freed.id, freed.language, freed.needs_sending, freed.holder, new.id as turn_id, exists (
    select from inbox
    where conversation_id = :conversation_id and turn_id is null and not id = any(:row_ids)
) as is_more
from freed, new
""").bindparams(
    _NOW,
    _CONVERSATION,
    bindparam("memory", type_=JSONB),
    bindparam("trace", type_=JSONB),
    bindparam("was_held", type_=Boolean),
    bindparam("row_ids", type_=ARRAY(Integer)),
    bindparam("topics", type_=ARRAY(String)),
)
"""No row comes back from a turn that lost its claim, and nothing is written. Memory changes only if it was said.

`is_more` tells of what came in meanwhile: whoever was woken by it, in another process, found the conversation claimed.
"""

WRITE = text("""
with said as (
    insert into message (conversation_id, author, blocks, language, turn_id, created_at)
    select :conversation_id, :author, part.blocks, :language, :turn_id, :now
    from jsonb_array_elements(:messages) with ordinality as part (blocks, place)
    order by part.place
    returning id
),
ways_out as (
    insert into delivery (message_id, conversation_id, state, attempts, created_at, sent_at)
    select id, :conversation_id, case when :needs_sending then 'waiting' else 'sent' end, 0, :now,
        case when :needs_sending then null else :now end
    from said
)
select id from said order by id
""").bindparams(
    _NOW,
    _CONVERSATION,
    bindparam("turn_id", type_=Integer),
    bindparam("messages", type_=JSONB),
    bindparam("needs_sending", type_=Boolean),
)
"""Messages with their ways out: what needs no sending has arrived with the commit."""
