"""The size, colour or number that is wished for, and not the one they had."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.understand.targets import read_code, read_targets
from agent.understand.understanding import COLOUR, COLOUR_KEY, QUANTITY, SIZE


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("change it from M to L", "l"),
        ("an XL instead of the M please", "xl"),
        ("I picked medium but need a large", "large"),
        ("I ordered 10 instead of 9", "9"),
        ("make my shoes a 43", "43"),
        ("not the 38, I want the 39", "39"),
        ("mudar de M para G", "g"),
        ("quero o 42 em vez do 41", "42"),
        ("pedi o 41 mas preciso do 42", "42"),
        ("troca o tamanho por favor, GG", "gg"),
        ("put a size 12 in order #1044", "12"),
    ],
)
def test_the_size_that_is_wished_for(text: str, size: str) -> None:
    assert read_targets(text, "variant")[SIZE] == size


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("змініть розмір з М на Л", "l"),  # noqa: RUF001
        ("хочу ХЛ замість Л", "xl"),
        ("замовила м, а треба ххл", "xxl"),  # noqa: RUF001
        ("поміняйте на С", "s"),  # noqa: RUF001
    ],
)
def test_a_size_in_cyrillic_letters_is_the_shops_own(text: str, size: str) -> None:
    assert read_targets(text, "variant", "uk")[SIZE] == size


@pytest.mark.parametrize("text", ["I ordered a large by mistake", "wrong size, I chose M", "I'm sure it is wrong"])
def test_the_size_they_had_is_not_wished_for(text: str) -> None:
    assert SIZE not in read_targets(text, "variant", "en")


@pytest.mark.parametrize(
    ("text", "said", "key"),
    [
        ("blue instead of red", "blue", "blue"),
        ("change the colour to dark blue", "dark blue", "navy"),
        ("azul em vez de vermelho", "azul", "blue"),
        ("o preto no lugar do branco", "preto", "black"),
        ("troca o azul pelo cinza", "cinza", "grey"),
    ],
)
def test_the_colour_that_is_wished_for(text: str, said: str, key: str) -> None:
    slots = read_targets(text, "variant")
    assert slots[COLOUR] == said
    assert slots[COLOUR_KEY] == key


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("2 instead of 1", 2),
        ("I ordered two, I only want one", 1),
        ("change the quantity to 4 on order #1009", 4),
        ("quero três ao invés de dois", 3),
        ("só preciso de um, não dois", 1),
        ("de quatro para duas unidades", 2),
    ],
)
def test_the_number_that_is_wished_for(text: str, number: int) -> None:
    assert read_targets(text, "quantity") == {QUANTITY: number}


def test_size_and_colour_of_one_message() -> None:
    slots = read_targets("could you make it an XL instead of M, blue not red", "variant")
    assert (slots[SIZE], slots[COLOUR]) == ("xl", "blue")


def test_a_wish_to_cancel_names_no_target() -> None:
    assert read_targets("cancel the large blue one", "cancel") == {}


@given(st.text(max_size=200), st.sampled_from(["variant", "quantity", "generic", "cancel", ""]))
def test_any_text_is_read_without_complaint(text: str, kind: str) -> None:
    assert set(read_targets(text, kind)) <= {SIZE, COLOUR, COLOUR_KEY, QUANTITY}
    read_code(text, is_awaited=True)


@pytest.mark.parametrize(
    ("text", "slot", "value"),
    [
        ("cambiar de M a L", SIZE, "l"),
        ("puse la 38 y uso la 40", SIZE, "40"),
        ("en lugar del 42 mándenme el 43", SIZE, "43"),
        ("cambien la mediana por la chica", SIZE, "chica"),
        ("lo quería en azul marino, no en rojo", COLOUR_KEY, "navy"),
        ("prefiero el negro en vez del blanco", COLOUR_KEY, "black"),
    ],
)
def test_spanish_sizes_and_colours(text: str, slot: str, value: str) -> None:
    assert read_targets(text, "variant", "es")[slot] == value


@pytest.mark.parametrize(
    ("text", "language", "number"),
    [
        ("pedí dos por error, solo necesito uno", "es", 1),
        ("súbanlo a cuatro unidades", "es", 4),
        ("quítenme una de las dos camisas", "es", 1),
        ("quero só um dos sapatos", "pt", 1),
        ("não sei, quero três", "pt", 3),
    ],
)
def test_numbers_are_read_in_the_language_of_the_message(text: str, language: str, number: int) -> None:
    """Spanish "dos" is two and Portuguese "dos" is "of the"; Italian "sei" is six."""
    assert read_targets(text, "quantity", language) == {QUANTITY: number}
