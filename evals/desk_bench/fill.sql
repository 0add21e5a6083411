-- customers
insert into customer (id, store_id, shop_customer_id, email, name, language, created_at)
select i, 1 + i % 3, 'c' || i, lower(first.word) || '.' || i || '@mail.test', first.word || ' ' || last.word,
    (array['en', 'en', 'de', 'pt', 'fr'])[1 + i % 5], timestamptz '{now}' - interval '400 days'
from generate_series(1, {customers}) as i
join bench_name as first on first.id = i * 7 % {names} join bench_name as last on last.id = i * 13 / 7 % {names};

-- properties
insert into customer_property (customer_id, name, store_id, value, source, updated_at)
select i, one.name, 1 + i % 3, one.value, 'computed', timestamptz '{now}' - interval '1 day'
from generate_series(1, {customers}) as i, lateral (values
    ('$country', jsonb_build_object('is', (array['FR', 'DE', 'PT', 'US', 'GB', 'PL', 'ES', 'IT'])[1 + i % 8])),
    ('$churn_risk', jsonb_build_object('is', (array['low', 'low', 'low', 'medium', 'high'])[1 + i % 5])),
    ('$orders', jsonb_build_object('is', i % 17)),
    ('plan', jsonb_build_object('is', (array['plain', 'silver', 'gold'])[1 + i % 3]))
) as one (name, value);

-- events
insert into customer_event (id, store_id, customer_id, name, happened_at, order_id, order_name, facts, once, kept_at)
select i, 1 + who % 3, who,
    (array['Placed Order', 'Viewed Product', 'Viewed Product', 'Fulfilled', 'Delivered', 'Added to Cart', 'Returned',
        'Viewed Product'])[1 + i % 8],
    at, case when i % 8 in (0, 3, 4, 6) then 'o' || i / 8 else '' end,
    case when i % 8 in (0, 3, 4, 6) then '#' || 1000 + i / 8 else '' end,
    jsonb_build_object('value', i % 300, 'currency', 'EUR'), 'bench:' || i, at
from (
    select i, 1 + (i::bigint * 7919 % {customers})::int as who,
        timestamptz '{now}' - interval '365 days' * (1 - i::float / {events}) as at
    from generate_series(1, {events}) as i
) as every;

-- matters
create unlogged table bench_matter as
select i, store_id, opened_at, channel, language, topic, is_person, person_id, 1 + person_id % 4 as team_id, is_late,
    case when i % 5 < 3 then 3 * (i::bigint * 6271 % ({customers} / 3))::int + case store_id when 1 then 3 else store_id - 1 end
    end as customer_id,
    opened_at + interval '5 seconds' as answered_at,
    opened_at + interval '3 minutes' as again_at,
    opened_at + interval '4 minutes' + case when is_person then (i * 37 % 480) * interval '1 minute' else interval '0' end
        as last_at,
    case when is_late then null
        else opened_at + case when is_person then (9 + i * 11 % 40) * interval '1 hour' else interval '73 hours' end
    end as closed_at,
    case when i % 4 = 0 then '#' || 1000 + i / 2 else '' end as order_name,
    (i::bigint * 9973 % {texts})::int as text_id
from (
    select i, 1 + i % 3 as store_id,
        timestamptz '{now}' - interval '1 day' - interval '365 days' * (1 - i::float / ({tickets} + 1)) as opened_at,
        (array['webchat', 'webchat', 'webchat', 'webchat', 'webchat', 'sms', 'sms', 'whatsapp', 'email', 'email'])[1 + i % 10]
            as channel,
        (array['en', 'en', 'en', 'de', 'pt', 'fr', 'es'])[1 + i % 7] as language,
        (array['{topics}'])[1 + i * 31 / 7 % {topic_count}] as topic,
        i * 17 % 10 < 3 as is_person, 1 + i * 3 % {people} as person_id,
        i > {tickets} * 0.9945 as is_late
    from generate_series(1, {tickets}) as i
) as every;

-- conversations
insert into conversation (id, key, store_id, channel, manner, customer_id, address, heard_at, needs_sending, language,
    holder, memory, feeling, discount_code, contact_email, contact, is_preview, needs_desk, tries, created_at, updated_at,
    subject, address_proof)
select i, 'bench-' || i, store_id, channel, channel, customer_id,
    case when channel in ('sms', 'whatsapp') then '+3519' || lpad(i::text, 8, '0') end, again_at, false, language,
    case when is_person and is_late then 'person' else 'agent' end, '{}', 'neutral', '', '', '{}', false, false, 0, opened_at, last_at,
    '', ''
from bench_matter;

-- turns
insert into turn (id, conversation_id, trace, milliseconds, created_at)
select 2 * i - 1 + k, i,
    jsonb_build_object('path', jsonb_build_array('guard', 'understand', 'store_questions:answer'))
        || case when k = 1 and i % 6 = 0 then '{"confirmed": true}'::jsonb else '{}' end,
    40, case when k = 0 then answered_at else again_at end
from bench_matter, generate_series(0, 1) as k
where k = 0 or not is_person;

-- messages
insert into message (id, conversation_id, author, external_id, blocks, language, turn_id, created_at)
select 4 * (i - 1) + 1 + k, i, author, case when author = 'customer' then 'm' || i || k end,
    jsonb_build_array(jsonb_build_object('type', 'text', 'text',
        words || case when k = 0 and order_name <> '' then ' ' || order_name else '' end, 'lang', 'en')),
    'en', case when author = 'agent' then 2 * i - case when k = 1 then 1 else 0 end end,
    case k when 0 then opened_at when 1 then answered_at when 2 then again_at else last_at end
from bench_matter, generate_series(0, 3) as k,
    lateral (select case when k in (0, 2) then 'customer' when k = 1 or not is_person then 'agent' else 'person' end) as a (author)
join bench_text on true
where bench_text.id = (text_id + k * 977) % {texts};

-- what is searched
insert into search_text (message_id, conversation_id, store_id, at, words)
select message.id, i, store_id, message.created_at,
    document || case when k = 0 and order_name <> '' then ('''' || substr(order_name, 2) || ''':1A')::tsvector else '' end
        || array_to_tsvector(array['b/' || message.id / {bucket}, 'h/' || message.id / {shelf}, 's/' || store_id])
from bench_matter
cross join generate_series(0, 3) as k
join message on message.id = 4 * (i - 1) + 1 + k
join bench_text on bench_text.id = (text_id + k * 977) % {texts};

-- topics
insert into conversation_topic (id, conversation_id, turn_id, topic, created_at)
select i, i, 2 * i - 1, topic, answered_at from bench_matter;

-- handoffs
insert into handoff (id, store_id, conversation_id, reason, summary, intent, order_state, tried, passages, is_preview,
    created_at, taken_by, taken_at)
select i, store_id, i, 'asked_for_person', 'They want a person.', topic, null, '[]', '[]', false, again_at, person_id, last_at
from bench_matter where is_person;

-- tickets
insert into ticket (id, store_id, opened_at, updated_at, channel, language, subject, state, holder, reason,
    needs_person_at, team_id, assignee_id, priority, tags, topics, feeling, customer_id, order_id, order_name, order_state,
    order_value, order_currency, heard_at, replied_at, first_reply_at, person_replied_at, first_person_reply_at,
    first_person_id, unanswered_since, person_awaited_since, last_message_id, closed_at, is_preview)
select i, store_id, opened_at, coalesce(closed_at, last_at), channel, language, 'About ' || replace(topic, '_', ' '),
    case when not is_late then 'closed' when i % 3 = 0 then 'waiting' else 'open' end,
    case when is_person and is_late then 'person' else 'agent' end, case when is_person then 'asked_for_person' else '' end,
    case when is_person then again_at end, case when is_person and i % 4 > 0 then team_id end,
    case when is_person and i % 4 > 1 then person_id end, 2, case when i % 20 = 0 then '["gift"]' else '[]' end::jsonb,
    jsonb_build_array(topic), 'neutral', customer_id, case when order_name <> '' then 'o' || i else '' end, order_name,
    case when order_name <> '' then 'open' else '' end, case when order_name <> '' then i % 400 end,
    case when order_name <> '' then 'EUR' else '' end, again_at, last_at, answered_at, case when is_person then last_at end,
    case when is_person then last_at end, case when is_person then person_id end, null, null, 4 * i, closed_at, false
from bench_matter;

-- threads
insert into ticket_thread (id, ticket_id, home_ticket_id, conversation_id, first_message_id, seen_message_id,
    seen_handoff_id, seen_handoff_stage, seen_topic_id, seen_subject, is_current, created_at)
select i, i, i, i, 4 * (i - 1) + 1, 4 * i, case when is_person then i else 0 end, case when is_person then 2 else 0 end, i, '',
    true, opened_at
from bench_matter;

-- labels of tickets
insert into search_ticket (ticket_id, words)
select i, array_to_tsvector(array_remove(array_remove(array['b/' || i / {bucket}, 'h/' || i / {shelf}, substr(order_name, 2),
    case when i % 20 = 0 then 'gift' end, case when i % 20 = 0 then 't/gift' end, case when channel in ('sms', 'whatsapp') then '9' || lpad(i::text, 8, '0') end,
    case when channel in ('sms', 'whatsapp') then '3519' || lpad(i::text, 8, '0') end], ''), null))
from bench_matter;

-- changes
insert into ticket_event (ticket_id, kind, at, by, why, facts)
select i, kind, one.at, by, '', one.facts
from bench_matter, lateral (values
    (1, 'opened', opened_at, 'customer', jsonb_build_object('store_id', store_id, 'channel', channel, 'language', language,
        'subject', 'About ' || replace(topic, '_', ' '), 'customer_id', customer_id, 'is_preview', false, 'tags', '[]'::jsonb)),
    (2, 'heard', opened_at, 'customer',
        jsonb_build_object('conversation_id', i, 'message_id', 4 * i - 3, 'channel', channel)),
    (3, 'replied', answered_at, 'agent',
        jsonb_build_object('conversation_id', i, 'message_id', 4 * i - 2, 'author', 'agent', 'staff_id', null)),
    (4, 'understood', answered_at, 'agent', jsonb_build_object('topics', jsonb_build_array(topic), 'feeling', 'neutral',
        'language', language)),
    (5, 'heard', again_at, 'customer',
        jsonb_build_object('conversation_id', i, 'message_id', 4 * i - 1, 'channel', channel)),
    (6, 'needs_person', again_at, 'agent', jsonb_build_object('reason', 'asked_for_person', 'handoff_id', i)),
    (7, 'team', again_at, 'rule:1', jsonb_build_object('team_id', team_id)),
    (8, 'assigned', again_at, 'staff:' || person_id, jsonb_build_object('staff_id', person_id)),
    (9, 'replied', last_at, case when is_person then 'staff:' || person_id else 'agent' end, jsonb_build_object(
        'conversation_id', i, 'message_id', 4 * i, 'author', case when is_person then 'person' else 'agent' end,
        'staff_id', case when is_person then person_id end)),
    (10, case when i % 9 = 0 then 'breached' else 'met' end, last_at, 'sla:1',
        jsonb_build_object('deadline_id', i, 'target', 'first_reply', 'due_at', again_at + interval '4 hours')),
    (11, 'closed', closed_at, case when is_person then 'staff:' || person_id else 'system' end, '{}'::jsonb)
) as one (place, kind, at, by, facts)
where one.at is not null and (is_person or place not in (6, 7, 8, 10)) and (place <> 7 or i % 4 > 0)
    and (place <> 8 or i % 4 > 1)
order by i, place;

-- words
insert into search_word (word, count, written)
select lexeme, count(*), count(*) filter (where 'A' = any(weights)) from search_text, unnest(words)
where position('/' in lexeme) = 0 group by lexeme;
insert into search_progress (name, last_id) values ('messages', 4 * {tickets}), ('customers', {customers});
insert into search_word (word, count, written)
select lexeme, count(*), count(*) filter (where lexeme !~ '[@0-9]') from customer, unnest(search_words) group by lexeme
on conflict (word) do update
set count = search_word.count + excluded.count, written = search_word.written + excluded.written;
