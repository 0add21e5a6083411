"""What is read from Italian policy sentences, and what is not (S1-28 to S1-30, S1-45 to S1-48)."""

import pytest

from knowledge.outline import sections
from knowledge.policy.read import read_facts
from knowledge.policy.statements import WORDS
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
from tests.knowledge.test_policy_sentences import MENTIONS, plain, read

STATED = (
    # Windows for modifying
    Row("Puoi modificare l'ordine entro un'ora dall'acquisto.", {MODIFY: 60}),
    Row("Gli ordini si possono modificare nelle 2 ore successive alla conferma.", {MODIFY: 120}),
    Row("Hai 30 minuti di tempo per modificare il tuo ordine.", {MODIFY: 30}),
    Row("Avete mezz'ora per correggere l'ordine dopo averlo effettuato.", {MODIFY: 30}),
    Row("Trascorsa un'ora, l'ordine non può più essere modificato.", {MODIFY: 60}),
    Row("L'ordine non può essere modificato dopo due ore dall'acquisto.", {MODIFY: 120}),
    Row("Tempo per le modifiche all'ordine: 90 minuti", {MODIFY: 90}),
    Row("Accettiamo modifiche fino a ventiquattro ore dopo l'ordine.", {MODIFY: 1440}),
    Row("Un ordine è modificabile solo entro i primi 45 minuti.", {MODIFY: 45}),
    Row("Le modifiche vanno richieste entro e non oltre 3 ore dall'ordine.", {MODIFY: 180}),
    Row("È possibile cambiare qualcosa nell'ordine per un'ora e mezza dopo l'acquisto.", {MODIFY: 90}),
    Row("Gli ordini si possono modificare fino alle 14 dello stesso giorno.", {MODIFY: "14:00"}),
    Row("Puoi modificare il tuo ordine entro le ore 16:30 del giorno dell'acquisto.", {MODIFY: "16:30"}),
    Row("L'ordine si può modificare fino a mezzogiorno.", {MODIFY: "12:00"}),
    Row("Finché l'ordine non è stato spedito, puoi modificarlo.", {MODIFY: SHIPPED}),
    Row("Puoi cambiare l'ordine prima della spedizione.", {MODIFY: SHIPPED}),
    Row("Nessuna modifica è possibile dopo la spedizione.", {MODIFY: LIMIT}),
    Row("Un ordine già spedito non può più essere modificato.", {MODIFY: LIMIT}),
    Row("Una volta effettuato, un ordine non può più essere modificato.", {MODIFY: NEVER}),
    Row("Entro 60 minuti dall'acquisto.", {MODIFY: 60}, "Modificare un ordine"),
    Row(
        "Gli ordini sono modificabili entro un'ora, tranne gli articoli personalizzati.",
        {MODIFY: 60, EXCEPT: f"personalised: {ALL}"},
    ),
    # Windows for cancelling
    Row("È possibile annullare un ordine fino a 24 ore dopo la conferma.", {CANCEL: 1440}),
    Row("Se vuoi annullare l'ordine, scrivici entro 12 ore dall'acquisto.", {CANCEL: 720}),
    Row("Le richieste di annullamento devono pervenire entro 24 ore dall'ordine.", {CANCEL: 1440}),
    Row("Passate due ore, non è più possibile annullare.", {CANCEL: 120}),
    Row("L'annullamento da parte del cliente è possibile entro 48 ore.", {CANCEL: 2880}),
    Row("Gli ordini possono essere annullati fino alla spedizione.", {CANCEL: SHIPPED}),
    Row("Puoi annullare in qualsiasi momento prima dell'invio del pacco.", {CANCEL: SHIPPED}),
    Row("Se il tuo ordine non è ancora partito, puoi annullarlo.", {CANCEL: SHIPPED}),
    Row("Una volta spedito, l'ordine non può essere annullato.", {CANCEL: LIMIT}),
    Row("Non accettiamo annullamenti.", {CANCEL: NEVER}),
    Row("Dopo la conferma dell'ordine non è possibile annullarlo.", {CANCEL: NEVER}),
    Row("Hai 2 ore dal momento in cui effettui l'ordine.", {CANCEL: 120}, "Annullare un ordine"),
    Row("Il giorno dell'acquisto puoi annullare l'ordine entro le 5 del pomeriggio.", {CANCEL: "17:00"}),
    Row("Gli annullamenti ricevuti dopo 2 ore non vengono accettati.", {CANCEL: 120}),
    # Both
    Row("Puoi modificare o annullare il tuo ordine entro 2 ore.", {MODIFY: 120, CANCEL: 120}),
    Row("Puoi modificare l'ordine entro 1 ora e annullarlo entro 2 ore.", {MODIFY: 60, CANCEL: 120}),
    Row("Una volta confermato, l'ordine non può essere né modificato né annullato.", {MODIFY: NEVER, CANCEL: NEVER}),
    # Stated, but not as one plain value
    Row("L'ordine si può annullare entro 24 o 48 ore.", {CANCEL: UNCLEAR}),
    Row("L'ordine si può annullare entro un giorno lavorativo.", {CANCEL: UNCLEAR}),
    # Fees
    Row("L'annullamento comporta un costo del 10%.", {FEE: "10%"}),
    Row("Se annulli, tratteniamo il 7,5% dell'importo.", {FEE: "7.5%"}),
    Row("Le spese di annullamento sono di 5 €.", {FEE: "5 EUR"}),
    Row("Non applichiamo costi di rientro in magazzino.", {FEE: "0%"}),
    Row("L'annullamento è gratuito.", {FEE: "0%"}),
    Row("Possono essere applicate spese di annullamento.", {FEE: UNCLEAR}),
    Row("L'annullamento è gratuito entro 24 ore, poi costa il 10%.", {CANCEL: 1440, FEE: UNCLEAR}),
    # What can be changed
    Row(
        "Puoi modificare la taglia, il colore, la quantità e l'indirizzo di consegna.",
        {ELIGIBLE: "address quantity variant"},
    ),
    Row("Puoi anche togliere articoli dall'ordine.", {ELIGIBLE: "remove"}),
    Row("Non possiamo modificare l'indirizzo di spedizione.", {ELIGIBLE: "not address"}),
    Row("Si può modificare solo la taglia.", {ELIGIBLE: "only variant"}),
    # Exceptions
    Row(
        "Gli articoli personalizzati non possono essere modificati né annullati.",
        {EXCEPT: "personalised: address cancel quantity remove variant"},
    ),
    Row("I preordini non si possono annullare.", {EXCEPT: "pre_order: cancel"}),
    Row("Gli articoli su misura sono esclusi.", {EXCEPT: "made_to_order: cancel"}, "Annullamento"),
    Row("Le carte regalo non sono annullabili.", {EXCEPT: "gift_card: cancel"}),
    Row("I mobili fatti su misura non possono essere modificati.", {EXCEPT: f"made_to_order: {ALL}"}),
    # Returns, refunds, exchanges
    Row("Hai 30 giorni dalla consegna per restituire un articolo.", {RETURNS: 30}),
    Row("Il reso è possibile entro 14 giorni dal ricevimento.", {RETURNS: 14}),
    Row("Il rimborso arriva entro 5 giorni lavorativi.", {REFUND: 5}),
    Row("Gli articoli personalizzati non possono essere restituiti.", {NO_RETURN: "personalised"}),
    Row("Puoi cambiare un articolo con un'altra taglia.", {EXCHANGE: True}),
    Row("Non effettuiamo cambi.", {EXCHANGE: False}),
)

SILENT = (
    "Il nostro servizio clienti risponde entro 24 ore.",
    "Le richieste di annullamento vengono elaborate entro 24 ore.",
    "Confermiamo l'annullamento entro un'ora.",
    "I soldi tornano sulla carta entro 3 giorni dall'annullamento.",
    "I resi vengono gestiti entro 7 giorni.",
    "Gli ordini effettuati entro le 14 vengono spediti in giornata.",
    "Per modificare l'ordine chiamaci entro le 18.",
    "Puoi annullare l'abbonamento entro 14 giorni.",
    "Puoi modificare la password entro 24 ore.",
    "Possiamo modificare le presenti condizioni entro 30 giorni.",
    "Di solito un ordine si può modificare entro 24 ore.",
    "Un ordine si può annullare entro circa un'ora.",
    "Se possibile, modifichiamo l'ordine entro 2 ore.",
    "Gli ordini express si possono modificare entro 15 minuti.",
    "Gli ordini pagati con carta regalo si possono annullare entro 2 ore.",
    "Alcuni ordini si possono annullare entro 2 ore.",
    "Posso annullare l'ordine entro 2 ore?",
    "Non sempre è possibile modificare un ordine.",
    "Puoi annullare entro 14 giorni dal ricevimento dell'ordine.",
    "Ci riserviamo il diritto di annullare qualsiasi ordine entro 24 ore.",
    "Gli ordini non pagati vengono annullati automaticamente dopo 48 ore.",
    "L'ordine si può modificare fino alla sua preparazione.",
    "I soci possono annullare entro 24 ore.",
    "Puoi annullare fino alle 14 del giorno dopo.",
    "Le tue modifiche vengono salvate entro 5 minuti.",
    "Non è possibile modificare l'ordine per telefono.",
    "Gli ordini si possono annullare entro [X] ore.",
    "Ai resi si applica un costo di rientro in magazzino del 15%.",
    "Con il codice BENVENUTO hai il 10% sul primo ordine.",
    "Se una parte dell'ordine è già partita, il resto si può ancora modificare prima della spedizione.",
    "Puoi cambiare un articolo ricevuto entro 30 giorni se è difettoso.",
    "La taglia si può cambiare entro 30 giorni.",
    "La consegna richiede da 2 a 4 giorni dopo l'ordine.",
    "Lo stato dell'ordine viene aggiornato entro 24 ore.",
    "Il servizio clienti è aperto fino alle 18 per annullare un ordine.",
    "Puoi annullare l'ordine 24 ore su 24.",
    "L'ordine non può essere modificato una volta inviato.",
    "Per informazioni sull'annullamento delle carte regalo, scrivici.",
)

ONE = """
## Modificare l'ordine

Puoi modificare il tuo ordine entro un'ora dall'acquisto. Poi il magazzino lo prepara.

Cosa si può modificare:

- la taglia o il colore
- la quantità
- l'indirizzo di consegna

## Annullamento

Gli ordini si possono annullare finché non sono stati spediti. L'annullamento è gratuito.

Gli articoli incisi non si possono annullare.
"""

OTHER = """
## Resi

Hai 30 giorni dalla consegna per restituire un articolo. Il rimborso richiede fino a 7 giorni.

## Spedizione

Spediamo entro 24 ore. La consegna richiede da 2 a 4 giorni lavorativi.

## Il tuo account

Puoi modificare il tuo indirizzo e-mail o annullare l'abbonamento quando vuoi.
"""


@pytest.mark.parametrize("row", STATED, ids=[row.sentence for row in STATED])
def test_an_italian_sentence_states_what_it_states_and_no_more(row: Row) -> None:
    """S1-28, S1-29, S1-30."""
    assert read(row, "it") == row.states


@pytest.mark.parametrize("sentence", SILENT)
def test_an_italian_sentence_that_states_no_rule_is_read_as_none(sentence: str) -> None:
    """S1-33."""
    assert read(Row(sentence, {}), "it") == {}


def test_what_staff_confirm_in_italian_is_read_back_as_the_same() -> None:
    """S1-45: the words for a fact say that fact."""
    for key, value in {"within": 60, "until_shipped": SHIPPED, "limit": LIMIT, "never": NEVER}.items():
        sentence = WORDS.say("it", f"cancel-{key}", **({"time": "1 ora"} if key == "within" else {}))
        assert read(Row(sentence, {}), "it") == {CANCEL: value}
    assert read(Row(WORDS.say("it", "fee-percent", percent="10"), {}), "it") == {FEE: "10%"}


def facts(article: str) -> list[tuple[str, object]]:
    found = read_facts("Aiuto", sections(article), "it")
    return [(one.kind.value, plain(one)) for one in found if one.kind not in MENTIONS]


def test_a_whole_article_on_changes() -> None:
    assert facts(ONE) == [
        (MODIFY, 60),
        (ELIGIBLE, "address quantity variant"),
        (CANCEL, SHIPPED),
        (FEE, "0%"),
        (EXCEPT, "personalised: cancel"),
    ]


def test_a_whole_article_on_returns_and_delivery_holds_no_rule_on_orders() -> None:
    assert facts(OTHER) == [(RETURNS, 30), (REFUND, 7)]
