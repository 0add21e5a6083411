"""What is read from Polish policy sentences, and what is not (S1-28 to S1-30, S1-45 to S1-48)."""

import pytest

from tests.knowledge.policy_sentences import (
    ALL,
    CANCEL,
    ELIGIBLE,
    EXCEPT,
    EXCHANGE,
    FEE,
    LIMIT,
    MODIFY,
    NEVER,
    NO_RETURN,
    REFUND,
    RETURNS,
    SHIPPED,
    UNCLEAR,
    Row,
)
from tests.knowledge.test_policy_sentences import read

ALL_AND_CANCEL = "address cancel quantity remove variant"

STATED = (
    # Windows for changing
    Row("Zamówienie można zmienić w ciągu 1 godziny od złożenia.", {MODIFY: 60}),
    Row("Zmian w zamówieniu możesz dokonać w ciągu godziny od jego złożenia.", {MODIFY: 60}),
    Row("Masz 30 minut na zmianę zamówienia.", {MODIFY: 30}),
    Row("Na zmianę zamówienia masz pół godziny.", {MODIFY: 30}),
    Row("Zmiany przyjmujemy nie później niż 45 minut po złożeniu zamówienia.", {MODIFY: 45}),
    Row("Zamówienie można edytować przez dwadzieścia cztery godziny od zakupu.", {MODIFY: 1440}),
    Row("Zamówienia można modyfikować do dwóch godzin po ich złożeniu.", {MODIFY: 120}),
    Row("Czas na zmianę zamówienia: 90 minut", {MODIFY: 90}),
    Row("Czas na edycję zamówienia wynosi półtorej godziny.", {MODIFY: 90}),
    Row("Oferujemy 60-minutowe okno na zmiany w zamówieniu.", {MODIFY: 60}),
    Row("Po upływie 1 godziny zamówienia nie można już zmienić.", {MODIFY: 60}),
    Row("Po dwóch godzinach od złożenia zamówienia nie da się go zmienić.", {MODIFY: 120}),
    Row("Zamówienie możesz poprawić do godziny 14:00 w dniu jego złożenia.", {MODIFY: "14:00"}),
    Row("Zamówienia można zmieniać do godz. 16.30 w dniu zakupu.", {MODIFY: "16:30"}),
    Row("Zamówienie możesz zmienić, dopóki nie zostanie wysłane.", {MODIFY: SHIPPED}),
    Row("Zmiany w zamówieniu są możliwe do momentu wysyłki.", {MODIFY: SHIPPED}),
    Row("Adres dostawy można zmienić, zanim paczka zostanie nadana.", {MODIFY: SHIPPED, ELIGIBLE: "address"}),
    Row("Po wysłaniu zamówienia nie można go już zmienić.", {MODIFY: LIMIT}),
    Row("Złożonego zamówienia nie można zmienić.", {MODIFY: NEVER}),
    Row("Po złożeniu zamówienia nie ma możliwości jego zmiany.", {MODIFY: NEVER}),
    Row("W ciągu 1 godziny od złożenia zamówienia.", {MODIFY: 60}, "Zmiana zamówienia"),
    Row(
        "Zamówienia można zmienić w ciągu jednej godziny, z wyjątkiem produktów personalizowanych.",
        {MODIFY: 60, EXCEPT: f"personalised: {ALL}"},
    ),
    # Windows for cancelling
    Row("Zamówienie możesz anulować w ciągu 2 godzin od zakupu.", {CANCEL: 120}),
    Row("Zamówienie można anulować do 24 godzin od jego złożenia.", {CANCEL: 1440}),
    Row("Prośba o anulowanie zamówienia musi do nas dotrzeć w ciągu 12 godzin od złożenia.", {CANCEL: 720}),
    Row("Jeśli zmienisz zdanie, możesz zrezygnować z zamówienia w ciągu doby od złożenia.", {CANCEL: 1440}),
    Row("Zamówienia można anulować, dopóki nie zostały wysłane.", {CANCEL: SHIPPED}),
    Row("Anulowanie jest możliwe w każdej chwili przed wysyłką zamówienia.", {CANCEL: SHIPPED}),
    Row("Niewysłane zamówienia można anulować.", {CANCEL: SHIPPED}),
    Row("Wysłanych zamówień nie można anulować.", {CANCEL: LIMIT}),
    Row("Nie przyjmujemy anulacji.", {CANCEL: NEVER}),
    Row("Zamówienie możesz zmienić lub anulować w ciągu 3 godzin od złożenia.", {MODIFY: 180, CANCEL: 180}),
    Row("Zamówienie można zmienić w ciągu 1 godziny, a anulować w ciągu 2 godzin.", {MODIFY: 60, CANCEL: 120}),
    Row("Złożonych zamówień nie można zmieniać ani anulować.", {MODIFY: NEVER, CANCEL: NEVER}),
    # Stated, but not as one plain value
    Row("Zamówienie można zmienić w ciągu 2 godzin albo do 14:00.", {MODIFY: UNCLEAR}),
    Row("Zamówienie można anulować w ciągu 24 do 48 godzin.", {CANCEL: UNCLEAR}),
    Row("Zamówienie można anulować w ciągu 1 dnia roboczego.", {CANCEL: UNCLEAR}),
    # Fees
    Row("Za anulowanie zamówienia pobieramy opłatę w wysokości 10%.", {FEE: "10%"}),
    Row("W przypadku anulowania zamówienia potrącamy 7,5% jego wartości.", {FEE: "7.5%"}),
    Row("Opłata za anulowanie zamówienia wynosi 15 zł.", {FEE: "15 PLN"}),
    Row("Anulowanie zamówienia jest bezpłatne.", {FEE: "0%"}),
    Row("Nie pobieramy opłat za anulowanie zamówienia.", {FEE: "0%"}),
    Row("Za anulowanie może zostać naliczona opłata.", {FEE: UNCLEAR}),
    Row("Anulowanie zamówienia powyżej 500 zł kosztuje 10%.", {FEE: UNCLEAR}),
    # What can be changed
    Row("Możesz zmienić rozmiar, kolor, ilość i adres dostawy.", {ELIGIBLE: "address quantity variant"}),
    Row("Możesz też usunąć produkty z zamówienia.", {ELIGIBLE: "remove"}),
    Row("Nie możemy zmienić adresu dostawy.", {ELIGIBLE: "not address"}),
    Row("Zmienić można tylko rozmiar.", {ELIGIBLE: "only variant"}),
    Row("Możesz zmienić wszystko oprócz adresu.", {ELIGIBLE: "not address"}),
    # Exceptions
    Row("Produktów personalizowanych nie można zmieniać ani anulować.", {EXCEPT: f"personalised: {ALL_AND_CANCEL}"}),
    Row("Zamówień z przedsprzedaży nie można anulować.", {EXCEPT: "pre_order: cancel"}),
    Row("Karty podarunkowe są wyłączone z możliwości anulowania.", {EXCEPT: "gift_card: cancel"}),
    Row("Mebli na zamówienie nie można modyfikować.", {EXCEPT: f"made_to_order: {ALL}"}),
    # Returns and refunds
    Row("Towar można zwrócić w ciągu 30 dni od otrzymania.", {RETURNS: 30}),
    Row("Masz 14 dni na zwrot zakupów.", {RETURNS: 14}),
    Row("Od umowy możesz odstąpić w terminie 14 dni od doręczenia.", {RETURNS: 14}),
    Row("Zwrot pieniędzy trwa do 5 dni roboczych.", {REFUND: 5}),
    Row("Kart podarunkowych nie można zwrócić.", {NO_RETURN: "gift_card"}),
    Row("Produkt możesz wymienić na inny rozmiar.", {EXCHANGE: True}),
)

NOT_STATED = (
    "Na wiadomości odpowiadamy w ciągu 24 godzin.",
    "Prośby o anulowanie rozpatrujemy w ciągu 24 godzin.",
    "Anulowanie potwierdzamy w ciągu 1 godziny.",
    "Zamówienia złożone do godziny 14:00 wysyłamy tego samego dnia.",
    "Zadzwoń do godziny 18:00, aby zmienić zamówienie.",
    "Subskrypcję możesz anulować w ciągu 14 dni.",
    "Hasło do konta możesz zmienić w ciągu 24 godzin.",
    "Możemy zmienić regulamin w ciągu 30 dni.",
    "Zazwyczaj zamówienie można zmienić w ciągu 1 godziny.",
    "Postaramy się zmienić zamówienie w ciągu 2 godzin od złożenia.",
    "Zamówienia ekspresowe można zmienić w ciągu 15 minut.",
    "Zamówienia opłacone kartą podarunkową można anulować w ciągu 2 godzin.",
    "Czy mogę anulować zamówienie w ciągu 2 godzin?",
    "Nieopłacone zamówienia są automatycznie anulowane po 48 godzinach.",
    "Zamówienie można zmienić w ciągu [X] godzin.",
    "Zamówienie można anulować w ciągu x godzin.",
    "Nie zawsze można zmienić zamówienie.",
    "Zwroty przetwarzamy w ciągu 7 dni.",
    "Reklamacje rozpatrujemy w terminie 14 dni.",
    "Dostawa trwa od 1 do 3 dni roboczych.",
    "Opłata w wysokości 15% dotyczy zwracanych towarów.",
    "Z kodem LATO dostaniesz 10% rabatu na pierwsze zamówienie.",
    "Jeśli część zamówienia została wysłana, pozostałe produkty można zmienić do momentu ich wysyłki.",
    "W miarę możliwości zmienimy adres przed wysyłką.",
    "Zastrzegamy sobie prawo do anulowania zamówienia w ciągu 24 godzin od złożenia.",
    "Zamówienie można anulować około 2 godzin po złożeniu.",
    "Dane na koncie możesz zmienić przed wysyłką newslettera.",
    "Nasz zespół zmieni zamówienie w ciągu 24 godzin.",
    "Zmian w zamówieniu dokonujemy w ciągu 24 godzin.",
    "Zamówienie zostanie zmienione w ciągu 2 godzin.",
    "Kod rabatowy można zmienić w ciągu 24 godzin od zakupu.",
    "Opłata manipulacyjna wynosi 10 zł.",
    "Zmiany w regulaminie wchodzą w życie w ciągu 14 dni.",
    "Większość zamówień można zmienić w ciągu 2 godzin.",
    "Zamówienie można zmienić w ciągu 2 godzin po wysyłce.",
    "Klienci klubu mogą anulować zamówienie w ciągu 48 godzin.",
)

CHANGES = """
## Zmiana i anulowanie zamówienia

Zamówienie możesz zmienić w ciągu 2 godzin od złożenia. Zmienić można:

- rozmiar i kolor
- ilość
- adres dostawy

Anulowanie jest bezpłatne, dopóki zamówienie nie zostanie wysłane. Produktów grawerowanych nie można anulować.

## Pytania

Czy odpowiadacie w weekendy? Na wiadomości odpowiadamy w ciągu 24 godzin w dni robocze.
"""

RETURNING = """
## Zwroty

Towar możesz zwrócić w ciągu 14 dni od otrzymania. Pieniądze zwracamy w ciągu 7 dni.

Zwroty rozpatrujemy w kolejności zgłoszeń. Bonów podarunkowych nie można zwrócić.
"""


@pytest.mark.parametrize("row", STATED, ids=[row.sentence for row in STATED])
def test_a_polish_sentence_states_what_it_states_and_no_more(row: Row) -> None:
    """S1-28, S1-29, S1-30."""
    assert read(row, "pl") == row.states


@pytest.mark.parametrize("sentence", NOT_STATED)
def test_nothing_is_guessed_from_what_states_nothing(sentence: str) -> None:
    """S1-45."""
    assert read(Row(sentence, {}), "pl") == {}


def test_an_article_on_changes_is_read_whole() -> None:
    assert read(Row(CHANGES, {}), "pl") == {
        MODIFY: 120,
        ELIGIBLE: "address quantity variant",
        CANCEL: SHIPPED,
        FEE: "0%",
        EXCEPT: "personalised: cancel",
    }


def test_an_article_on_returns_says_nothing_of_changes() -> None:
    assert read(Row(RETURNING, {}), "pl") == {RETURNS: 14, REFUND: 7, NO_RETURN: "gift_card"}
