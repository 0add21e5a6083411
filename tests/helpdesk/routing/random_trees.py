"""Random conditions, and random customers and tickets to ask them of."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

from hypothesis import strategies as st

NOW = datetime(2026, 11, 18, 10, tzinfo=UTC)
EVENTS = ("Placed Order", "Viewed Page")
WORDS = st.sampled_from(
    ["red", "Red hat", "é", "É", "5", "12.50", "-3", "true", "2026-11-18", "2026-11-17T09:30:00Z", "[]"]
)
NUMBERS = st.one_of(st.integers(-5, 60), st.sampled_from([12.5, 0.1, 1e-7, -3.0, 5.0]))
STORED = st.one_of(
    WORDS,
    NUMBERS,
    st.booleans(),
    st.none(),
    st.just(""),
    st.lists(WORDS, max_size=3),
    st.sampled_from(
        [
            "2026-02-31",
            "infinity",
            "now",
            "1e5",
            "2026-11-18T25:00:00",
            [5, True, None, ["red"]],
            {"a": "red"},
            "1" * 60,
        ]
    ),
)
WINDOWS = st.builds(
    lambda amount, unit: {"amount": amount, "unit": unit},
    st.integers(1, 3),
    st.sampled_from(["minutes", "hours", "days"]),
)
TESTS = st.one_of(
    st.builds(
        lambda op, value: {"op": op, "value": value},
        st.sampled_from(["is", "is_not"]),
        st.one_of(WORDS, NUMBERS, st.booleans()),
    ),
    st.builds(
        lambda op, value: {"op": op, "value": value},
        st.sampled_from(["contains", "not_contains", "starts_with"]),
        WORDS,
    ),
    st.builds(
        lambda op, value: {"op": op, "value": value},
        st.sampled_from(["in", "not_in"]),
        st.lists(st.one_of(WORDS, NUMBERS), min_size=1, max_size=3),
    ),
    st.builds(
        lambda op, value: {"op": op, "value": value},
        st.sampled_from(["greater", "less", "at_least", "at_most"]),
        NUMBERS,
    ),
    st.builds(lambda low, high: {"op": "between", "value": sorted([low, high])}, NUMBERS, NUMBERS),
    st.builds(
        lambda op, value: {"op": op, "value": value},
        st.sampled_from(["before", "after"]),
        st.sampled_from(["2026-11-18", "2026-11-17T09:30:00Z", "2026-11-18T12:00:00+02:00"]),
    ),
    st.builds(lambda op, window: {"op": op, "within": window}, st.sampled_from(["in_last", "in_next"]), WINDOWS),
    st.sampled_from([{"op": "is_set"}, {"op": "not_set"}]),
)
FACTS = ("value", "note", "items.title")
SPANS = st.one_of(
    st.just({}),
    st.builds(lambda window: {"within": window}, WINDOWS),
    st.sampled_from(
        [{"since": "2026-11-18"}, {"before": "2026-11-18T09:00:00Z"}, {"since": "2026-11-17", "before": "2026-11-18"}]
    ),
)
TIMES = st.one_of(
    st.just({}),
    st.just({"done": False}),
    st.builds(
        lambda op, count: {"times": {"op": op, "count": count}},
        st.sampled_from(["at_least", "at_most", "exactly"]),
        st.integers(1, 3),
    ),
    st.just({"times": {"op": "exactly", "count": 0}}),
)
DID = st.builds(
    lambda event, span, times, where: {"did": {"event": event, **span, **times, "where": where}},
    st.sampled_from(EVENTS),
    SPANS,
    TIMES,
    st.lists(st.builds(lambda fact, test: {"fact": fact, **test}, st.sampled_from(FACTS), TESTS), max_size=2),
)
PROFILE = st.builds(lambda name, test: {"profile": {"name": name, **test}}, st.sampled_from(["colour", "size"]), TESTS)
COUNTRY = st.sampled_from(
    [
        {"profile": {"name": "$country", "op": "is", "value": "FR"}},
        {"profile": {"name": "$country", "op": "not_in", "value": ["FR", "PT"]}},
        {"profile": {"name": "$country", "op": "not_set"}},
    ]
)
TICKET = st.one_of(
    st.builds(
        lambda field, op, value: {"ticket": {"field": field, "op": op, "value": value}},
        st.sampled_from(["tag", "subject", "reason"]),
        st.sampled_from(["contains", "not_contains"]),
        st.sampled_from(["vip", "RED", "é"]),
    ),
    st.sampled_from(
        [
            {"ticket": {"field": "channel", "op": "is", "value": "sms"}},
            {"ticket": {"field": "channel", "op": "not_in", "value": ["sms", "email"]}},
            {"ticket": {"field": "topic", "op": "contains", "value": "edit_orders"}},
            {"ticket": {"field": "topic", "op": "is_set"}},
            {"ticket": {"field": "store", "op": "is", "value": "demo"}},
            {"ticket": {"field": "store", "op": "is_not", "value": "other"}},
            {"ticket": {"field": "language", "op": "in", "value": ["fr", "pt"]}},
            {"ticket": {"field": "sentiment", "op": "is", "value": "negative"}},
            {"ticket": {"field": "priority", "op": "at_least", "value": "high"}},
            {"ticket": {"field": "priority", "op": "not_in", "value": ["low", "urgent"]}},
            {"ticket": {"field": "order_state", "op": "is_not", "value": "shipped"}},
            {"ticket": {"field": "order_value", "op": "at_least", "value": 50, "currency": "EUR"}},
            {"ticket": {"field": "order_value", "op": "is_not", "value": 50, "currency": "EUR"}},
            {"ticket": {"field": "order_value", "op": "not_set"}},
            {"ticket": {"field": "needs_person", "op": "is", "value": True}},
            {"ticket": {"field": "state", "op": "is", "value": "open"}},
        ]
    ),
)
TREES = st.recursive(
    st.one_of(DID, PROFILE, COUNTRY, TICKET),
    lambda inner: st.one_of(
        st.builds(lambda some: {"all": some}, st.lists(inner, min_size=1, max_size=3)),
        st.builds(lambda some: {"any": some}, st.lists(inner, min_size=1, max_size=3)),
        st.builds(lambda one: {"not": one}, inner),
    ),
    max_leaves=6,
)
HAPPENED = st.builds(
    lambda name, minutes, facts: (name, NOW - timedelta(minutes=minutes), facts),
    st.sampled_from(EVENTS),
    st.sampled_from([-10, -2, 0, 1, 30, 119, 121, 1500, 5000]),
    st.fixed_dictionaries(
        {},
        optional={
            "value": STORED,
            "note": STORED,
            "items": st.lists(st.one_of(STORED, st.builds(lambda one: {"title": one}, STORED)), max_size=3),
        },
    ),
)
MATTERS = st.fixed_dictionaries(
    {
        "is_known": st.booleans(),
        "session_is": st.sampled_from(["unproved", "theirs", "another's"]),
        "events": st.lists(HAPPENED, max_size=4),
        "browsed": st.lists(HAPPENED, max_size=3),
        "properties": st.dictionaries(st.sampled_from(["colour", "size", "$country"]), STORED, max_size=3),
        "visitor": st.sampled_from(["", "FR", "de"]),
        "ticket": st.fixed_dictionaries(
            {
                "channel": st.sampled_from(["sms", "webchat"]),
                "language": st.sampled_from(["", "fr", "en"]),
                "subject": st.sampled_from(["", "A red hat"]),
                "reason": st.sampled_from(["", "asked_for_person é"]),
                "needs_person_at": st.sampled_from([None, NOW]),
                "priority": st.integers(1, 4),
                "tags": st.sampled_from([[], ["VIP"], ["red", "É"]]),
                "topics": st.sampled_from([[], ["edit_orders"], ["shipping", "edit_orders"]]),
                "feeling": st.sampled_from(["", "negative"]),
                "order_state": st.sampled_from(["", "shipped"]),
                "order_value": st.sampled_from([None, Decimal("49.99"), Decimal(50)]),
                "order_currency": st.sampled_from(["", "EUR", "USD"]),
                "state": st.sampled_from(["open", "closed"]),
            }
        ),
    }
)
