"""Variables: a text is filled whole or refused in so many words, and no value is ever read for variables itself."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpdesk.replies.variables import CATALOGUE, Gap, Of, Slot, Values, fill, parse, unfilled
from kit.errors import Invalid
from kit.tables import ROOT

NAMES = sorted(CATALOGUE)
WORDS = st.text(st.characters(blacklist_characters="{}|\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"), max_size=12)
LINE = WORDS.map(lambda words: words.replace("\n", " "))
FALLBACKS = st.one_of(st.just(""), st.just("|"), st.just("|-"), LINE.map("|{}".format))
PLACES = st.builds("{{{{{}{}}}}}".format, st.sampled_from(NAMES), FALLBACKS)
MADE_UP = st.builds("{{{{{}}}}}".format, WORDS)
STRAY = st.sampled_from(["{", "}", "{{", "}}", "{{{", "{}", "{{{{agent.name}}}}"])
GOOD = st.lists(st.one_of(WORDS, PLACES), max_size=12).map("".join)
ANY = st.lists(st.one_of(WORDS, PLACES, MADE_UP, STRAY), max_size=12).map("".join)
GAPS = st.builds(Gap, st.just("Nobody knows."), st.booleans())
VALUES = st.fixed_dictionaries({name: st.one_of(WORDS, GAPS) for name in NAMES})


def filled(text: str, values: Values) -> str:
    return fill(parse(text), values).text


def attempt(text: str, values: Values) -> tuple[str, str]:
    """Return the code of the refusal and its sentence, or nothing and the text."""
    try:
        return "", filled(text, values)
    except Invalid as error:
        return error.code, error.detail


@given(ANY, VALUES)
def test_a_text_is_filled_whole_or_refused(text: str, values: dict[str, Any]) -> None:
    """Never half filled: what goes out has no brace of the template's left, and each refusal says why."""
    refused, said = attempt(text, values)
    assert refused in {"", "template_invalid", "values_missing", "text_empty", "text_too_long"}
    assert said
    assert said == said.strip()
    assert refused or not set(said) & set("{}")


@given(GOOD, VALUES)
def test_every_missing_value_is_named_at_once(text: str, values: dict[str, Any]) -> None:
    parsed = parse(text)
    places = [part for line in parsed.lines for part in line if isinstance(part, Slot)]
    gaps = {one.name: values[one.name] for one in places if isinstance(values[one.name], Gap)}
    needed = {one.name for one in places if one.name in gaps and (one.fallback is None or gaps[one.name].must_wait)}
    try:
        fill(parsed, values)
    except Invalid as error:
        if error.code == "values_missing":
            missing: Any = error.facts["missing"]
            assert {one["variable"] for one in missing} == needed
        else:
            assert needed == set()
    else:
        assert needed == set()


@given(st.sampled_from(NAMES), st.sampled_from(NAMES), LINE)
def test_no_value_is_read_for_variables(outer: str, inner: str, before: str) -> None:
    """A customer who is called like a variable is called so in the answer."""
    written = f"{{{{{inner}|x}}}}"
    values = {name: written if name == outer else "SECRET" for name in NAMES}
    assert filled(f"{before}.{{{{{outer}}}}}.", values) == f"{before}.{written}.".strip()


@given(ANY)
def test_what_is_wrong_is_shown_where_it_stands(text: str) -> None:
    try:
        parse(text)
    except Invalid as error:
        lines, problems = text.splitlines(), error.facts["problems"]
        assert isinstance(problems, list)
        assert all(lines[one["line"] - 1][one["column"] - 1] in "{}" for one in problems)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Hi {{custmer.name}}", "In line 1, at sign 4: there is no variable {{custmer.name}}, the nearest is"),
        ("Hello\nat {{order.nmae}}.", "In line 2, at sign 4: there is no variable {{order.nmae}}, the nearest is"),
        ("Hi {{customer.name", "In line 1, at sign 4: a brace that belongs to no variable"),
        ("Hi {customer.name}", "In line 1, at sign 4: a brace that belongs to no variable"),
        ("{{xyzzy!}} {{ }}", "There is 1 more like that."),
        ("Hi {{customer.name.__class__}}", "there is no variable {{customer.name.__class__}}"),
        ("{{ 7 * 7 }}", "there is no variable {{7 * 7}}"),
    ],
)
def test_an_unknown_variable_is_refused_with_its_place(text: str, told: str) -> None:
    """A typing error is mended by its nearest name; nothing in a text is ever computed."""
    with pytest.raises(Invalid) as refused:
        parse(text)
    assert refused.value.code == "template_invalid"
    assert told in refused.value.detail


def test_the_nearest_name_is_offered() -> None:
    with pytest.raises(Invalid) as refused:
        parse("{{customer.frist_name}} {{order.nmae}} {{parcel.carier}} {{tracking}}")
    problems = refused.value.facts["problems"]
    assert isinstance(problems, list)
    assert [one["nearest"] for one in problems][:3] == ["customer.first_name", "order.name", "parcel.carrier"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Hi {{customer.name|there}}!", "Hi there!"),
        ("Hi {{customer.name|-}}, hello", "Hi, hello"),
        ("Вітаємо, {{ customer.name | - }}!", "Вітаємо!"),
        ("Hello.\n\n{{note|}}\n\nBye.", "Hello.\n\nBye."),
        ("Hello.\nNote: {{note|}}\nBye.", "Hello.\nBye."),
        ("{{note|}}\n\nHello.", "Hello."),
        ("Hi {{agent.name}}", "Hi Gus\nand Ida"),
    ],
)
def test_what_is_said_where_there_is_no_value(text: str, said: str) -> None:
    assert filled(text, {"agent.name": "Gus\nand Ida"}) == said


def test_words_do_not_stand_in_for_what_could_not_be_read() -> None:
    with pytest.raises(Invalid) as refused:
        filled("{{parcel.status|On its way}}", {"parcel.status": Gap("The shop is silent.", must_wait=True)})
    assert refused.value.facts["missing"] == [{"variable": "parcel.status", "why": "The shop is silent."}]


def test_a_text_that_is_left_empty_or_grows_too_long_is_refused() -> None:
    for text, values, code in (
        ("{{note|}}", {}, "text_empty"),
        ("{{note}}{{note}}", {"note": "x" * 2001}, "text_too_long"),
    ):
        with pytest.raises(Invalid) as refused:
            filled(text, values)
        assert refused.value.code == code


def test_what_still_stands_in_braces_is_found() -> None:
    assert unfilled("Hello {{ customer.name | there }}") == "customer.name"
    assert unfilled("Hello {{you}} {and} customer.name") == ""


def test_every_variable_is_described() -> None:
    """docs/replies.md holds the same table as the catalogue."""
    written = (ROOT / "docs" / "replies.md").read_text("utf-8")
    rows = [f"| `{{{{{name}}}}}` | {one.of.value} | {one.meaning} |" for name, one in CATALOGUE.items()]
    assert [row for row in rows if row not in written] == []
    assert {one.of for one in CATALOGUE.values()} == set(Of)
