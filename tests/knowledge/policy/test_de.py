"""What is read from German policy sentences, and what is not (S1-28 to S1-30, S1-45 to S1-48)."""

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
    Row("Bestellungen können innerhalb von 1 Stunde nach der Bestellung geändert werden.", {MODIFY: 60}),
    Row("Sie können Ihre Bestellung innerhalb einer Stunde nach Aufgabe ändern.", {MODIFY: 60}),
    Row("Sie haben 30 Minuten Zeit, um Ihre Bestellung zu ändern.", {MODIFY: 30}),
    Row("Für Änderungen an Ihrer Bestellung haben Sie eine halbe Stunde Zeit.", {MODIFY: 30}),
    Row("Änderungen sind bis zu 45 Minuten nach dem Kauf möglich.", {MODIFY: 45}),
    Row("Änderungen sind nur innerhalb von 2 Stunden nach Bestelleingang möglich.", {MODIFY: 120}),
    Row("Bestellungen lassen sich vierundzwanzig Stunden lang ändern.", {MODIFY: 1440}),
    Row("Änderungsfrist: 90 Minuten", {MODIFY: 90}),
    Row("Du kannst deine Bestellung noch anderthalb Stunden nach dem Absenden anpassen.", {MODIFY: 90}),
    Row("Wir bieten ein 60-minütiges Zeitfenster für Änderungen an der Bestellung.", {MODIFY: 60}),
    Row("Nach 1 Stunde kann die Bestellung nicht mehr geändert werden.", {MODIFY: 60}),
    Row("Nach Ablauf von 2 Stunden sind Änderungen an der Bestellung nicht mehr möglich.", {MODIFY: 120}),
    Row("Änderungen an der Bestellung sind bis 14 Uhr am Tag der Bestellung möglich.", {MODIFY: "14:00"}),
    Row("Bis spätestens 16.30 Uhr am Bestelltag können Sie Ihre Bestellung ändern.", {MODIFY: "16:30"}),
    Row("Sie können Ihre Bestellung ändern, solange sie noch nicht versandt wurde.", {MODIFY: SHIPPED}),
    Row("Änderungen an der Bestellung sind bis zum Versand möglich.", {MODIFY: SHIPPED}),
    Row(
        "Die Lieferadresse kann geändert werden, bevor das Paket verschickt wird.",
        {MODIFY: SHIPPED, ELIGIBLE: "address"},
    ),
    Row("Sobald Ihre Bestellung verschickt wurde, kann sie nicht mehr geändert werden.", {MODIFY: LIMIT}),
    Row("Aufgegebene Bestellungen können nicht geändert werden.", {MODIFY: NEVER}),
    Row("Nach Aufgabe der Bestellung sind keine Änderungen mehr möglich.", {MODIFY: NEVER}),
    Row("Innerhalb von 1 Stunde nach der Bestellung.", {MODIFY: 60}, "Bestellung ändern"),
    Row(
        "Bestellungen können innerhalb einer Stunde geändert werden, ausgenommen personalisierte Artikel.",
        {MODIFY: 60, EXCEPT: f"personalised: {ALL}"},
    ),
    Row(
        "Änderungen und Stornierungen sind nur innerhalb von 60 Minuten nach Eingang Ihrer Bestellung möglich.",
        {MODIFY: 60, CANCEL: 60},
    ),
    # Windows for cancelling
    Row("Sie können Ihre Bestellung innerhalb von 2 Stunden nach dem Kauf stornieren.", {CANCEL: 120}),
    Row("Stornierungen müssen spätestens 24 Stunden nach der Bestellung bei uns eingehen.", {CANCEL: 1440}),
    Row("Wenn Sie es sich anders überlegen, können Sie innerhalb von 12 Stunden stornieren.", {CANCEL: 720}),
    Row("24 Stunden nach der Bestellung ist keine Stornierung mehr möglich.", {CANCEL: 1440}),
    Row("Die Stornofrist beträgt 24 Stunden.", {CANCEL: 1440}),
    Row("Bestellungen können bis zum Versand storniert werden.", {CANCEL: SHIPPED}),
    Row("Noch nicht versandte Bestellungen können Sie stornieren.", {CANCEL: SHIPPED}),
    Row("Bereits versandte Bestellungen können nicht storniert werden.", {CANCEL: LIMIT}),
    Row("Nach dem Versand ist eine Stornierung nicht mehr möglich.", {CANCEL: LIMIT}),
    Row("Eine Stornierung ist nicht möglich.", {CANCEL: NEVER}),
    Row(
        "Bestellungen können innerhalb von 3 Stunden nach Aufgabe geändert oder storniert werden.",
        {MODIFY: 180, CANCEL: 180},
    ),
    Row(
        "Sie können Ihre Bestellung innerhalb von 1 Stunde ändern und innerhalb von 2 Stunden stornieren.",
        {MODIFY: 60, CANCEL: 120},
    ),
    Row("Bestellungen können weder geändert noch storniert werden.", {MODIFY: NEVER, CANCEL: NEVER}),
    # Stated, but not as one plain value
    Row("Bestellungen können innerhalb von 2 Stunden oder bis 14 Uhr geändert werden.", {MODIFY: UNCLEAR}),
    Row(
        "Sie haben 24 Stunden, um die Bestellung zu ändern, und 48 Stunden, um zu stornieren.",
        {MODIFY: UNCLEAR, CANCEL: UNCLEAR},
    ),
    Row("Bestellungen können innerhalb von 24 bis 48 Stunden storniert werden.", {CANCEL: UNCLEAR}),
    Row("Bestellungen können innerhalb eines Werktags storniert werden.", {}),
    Row("Bestellungen können innerhalb von 2 Werktagen storniert werden.", {CANCEL: UNCLEAR}),
    # Fees
    Row("Bei einer Stornierung behalten wir 10 % des Bestellwerts ein.", {FEE: "10%"}),
    Row("Wird eine Bestellung storniert, ziehen wir 7,5 Prozent ab.", {FEE: "7.5%"}),
    Row("Die Stornogebühr beträgt 5 Euro.", {FEE: "5 EUR"}),
    Row("Die Stornierung ist kostenlos.", {FEE: "0%"}),
    Row("Für Stornierungen erheben wir keine Gebühren.", {FEE: "0%"}),
    Row("Bei einer Stornierung kann eine Gebühr anfallen.", {FEE: UNCLEAR}),
    Row("Für Bestellungen über 200 Euro beträgt die Stornogebühr 10 %.", {FEE: UNCLEAR}),
    Row("Bei Stornierung innerhalb von 24 Stunden fallen keine Gebühren an, danach 10 %.", {FEE: UNCLEAR}),
    # What can be changed
    Row("Sie können Größe, Farbe, Menge und Lieferadresse ändern.", {ELIGIBLE: "address quantity variant"}),
    Row("Sie können auch einzelne Artikel entfernen.", {ELIGIBLE: "remove"}),
    Row("Die Lieferadresse können wir nicht ändern.", {ELIGIBLE: "not address"}),
    Row("Ändern können Sie nur die Größe.", {ELIGIBLE: "only variant"}),
    # Exceptions
    Row(
        "Personalisierte Artikel können nicht geändert oder storniert werden.",
        {EXCEPT: f"personalised: {ALL_AND_CANCEL}"},
    ),
    Row("Vorbestellungen können nicht storniert werden.", {EXCEPT: "pre_order: cancel"}),
    Row("Geschenkgutscheine sind von der Stornierung ausgeschlossen.", {EXCEPT: "gift_card: cancel"}),
    Row("Maßanfertigungen können nicht geändert werden.", {EXCEPT: f"made_to_order: {ALL}"}),
    # Returns and refunds
    Row("Sie können die Ware innerhalb von 30 Tagen nach Erhalt zurückgeben.", {RETURNS: 30}),
    Row("Sie haben ein 14-tägiges Widerrufsrecht.", {RETURNS: 14}),
    Row("30 Tage Rückgaberecht", {RETURNS: 30}),
    Row("Die Erstattung dauert bis zu 5 Werktage.", {REFUND: 5}),
    Row("Geschenkgutscheine können nicht zurückgegeben werden.", {NO_RETURN: "gift_card"}),
    Row("Personalisierte Artikel sind von der Rückgabe ausgeschlossen.", {NO_RETURN: "personalised"}),
    Row("Sie können die Ware auch gern umtauschen.", {EXCHANGE: True}),
    Row("Ein Umtausch ist leider nicht möglich.", {EXCHANGE: False}),
)

NOT_STATED = (
    "Wir antworten innerhalb von 24 Stunden.",
    "Stornierungen bearbeiten wir innerhalb von 24 Stunden.",
    "Bestellungen werden innerhalb von 24 Stunden bearbeitet.",
    "Die Stornierung bestätigen wir innerhalb von 1 Stunde.",
    "Bis 14 Uhr aufgegebene Bestellungen versenden wir am selben Tag.",
    "Rufen Sie uns bis 18 Uhr an, um Ihre Bestellung zu ändern.",
    "Ihr Abo können Sie innerhalb von 14 Tagen stornieren.",
    "Ihr Passwort können Sie innerhalb von 24 Stunden ändern.",
    "Wir können unsere AGB jederzeit innerhalb von 30 Tagen ändern.",
    "In der Regel können Bestellungen innerhalb von 1 Stunde geändert werden.",
    "Wir versuchen, Ihre Bestellung innerhalb von 2 Stunden zu ändern.",
    "Änderungen sind meist bis zum Versand möglich.",
    "Expressbestellungen können innerhalb von 15 Minuten geändert werden.",
    "Bestellungen, die vor 12 Uhr eingehen, können bis 14 Uhr geändert werden.",
    "Mit Gutschein bezahlte Vorbestellungen können innerhalb von 2 Stunden storniert werden.",
    "Kann ich meine Bestellung innerhalb von 2 Stunden stornieren?",
    "Unbezahlte Bestellungen werden nach 48 Stunden automatisch storniert.",
    "Bestellungen können innerhalb von [X] Stunden geändert werden.",
    "Bestellungen können innerhalb von x Stunden storniert werden.",
    "Nicht immer kann eine Bestellung geändert werden.",
    "Rücksendungen bearbeiten wir innerhalb von 7 Tagen.",
    "Die Lieferung dauert 1 bis 3 Werktage.",
    "Änderungen der Lieferzeit um 2 Tage sind möglich.",
    "Mit dem Code SOMMER erhalten Sie 10 % Rabatt auf Ihre erste Bestellung.",
    "Artikel, die noch nicht versandt wurden, können geändert werden.",
    "Wenn möglich, ändern wir die Adresse vor dem Versand.",
    "Wir behalten uns vor, Bestellungen innerhalb von 24 Stunden zu stornieren.",
    "Bestellungen können ungefähr 2 Stunden nach Aufgabe storniert werden.",
    "Je nach Lager können Sie Ihre Bestellung bis zum Versand stornieren.",
    "Die Rechnung ist innerhalb von 14 Tagen zu bezahlen, sonst wird die Bestellung storniert.",
    "Bei Nichtabholung innerhalb von 7 Tagen wird die Bestellung storniert.",
    "Wenige Stunden nach der Bestellung sind Änderungen nicht mehr möglich.",
    "Wir versenden bis 15 Uhr eingehende Bestellungen am selben Tag, danach ist keine Änderung mehr möglich.",
    "Die Änderung der Lieferadresse dauert bis zu 24 Stunden.",
    "Außer der Adresse können wir nichts ändern.",
    "Termine können bis 24 Stunden vorher storniert werden.",
)

CHANGES = """
## Bestellung ändern oder stornieren

Sie können Ihre Bestellung innerhalb von 2 Stunden nach Aufgabe ändern. Ändern können Sie:

- Größe und Farbe
- Menge
- Lieferadresse

Die Stornierung ist kostenlos, solange die Bestellung noch nicht verschickt wurde. Gravierte Artikel können nicht
storniert werden.

## Fragen

Antworten Sie auch am Wochenende? Wir antworten werktags innerhalb von 24 Stunden.
"""

RETURNING = """
## Rückgabe

Sie können die Ware innerhalb von 14 Tagen nach Erhalt zurücksenden. Das Geld erstatten wir innerhalb von 7 Tagen.

Rücksendungen bearbeiten wir der Reihe nach. Geschenkgutscheine können nicht zurückgegeben werden.
"""


@pytest.mark.parametrize("row", STATED, ids=[row.sentence for row in STATED])
def test_a_german_sentence_states_what_it_states_and_no_more(row: Row) -> None:
    """S1-28, S1-29, S1-30."""
    assert read(row, "de") == row.states


@pytest.mark.parametrize("sentence", NOT_STATED)
def test_nothing_is_guessed_from_what_states_nothing(sentence: str) -> None:
    """S1-45."""
    assert set(read(Row(sentence, {}), "de")) <= {REFUND}


def test_an_article_on_changes_is_read_whole() -> None:
    assert read(Row(CHANGES, {}), "de") == {
        MODIFY: 120,
        ELIGIBLE: "address quantity variant",
        CANCEL: SHIPPED,
        FEE: "0%",
        EXCEPT: "personalised: cancel",
    }


def test_an_article_on_returns_says_nothing_of_changes() -> None:
    assert read(Row(RETURNING, {}), "de") == {RETURNS: 14, REFUND: 7, NO_RETURN: "gift_card"}
