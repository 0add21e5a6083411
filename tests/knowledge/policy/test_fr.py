"""What is read from French policy sentences, and what is not (S1-28 to S1-30, S1-45 to S1-48)."""

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
    Row("Vous pouvez modifier votre commande dans l'heure qui suit l'achat.", {MODIFY: 60}),
    Row("Les commandes peuvent être modifiées dans les 2 heures suivant la validation.", {MODIFY: 120}),
    Row("Vous disposez de 30 minutes pour modifier votre commande.", {MODIFY: 30}),
    Row("Vous avez une demi-heure pour corriger votre commande après l'avoir passée.", {MODIFY: 30}),
    Row("Passé un délai d'une heure, la commande ne peut plus être modifiée.", {MODIFY: 60}),
    Row("La commande ne peut pas être modifiée plus de deux heures après l'achat.", {MODIFY: 120}),
    Row("Délai de modification : 1h30", {MODIFY: 90}),
    Row("Les modifications sont acceptées jusqu'à vingt-quatre heures après la commande.", {MODIFY: 1440}),
    Row("Une commande n'est modifiable que pendant les 45 premières minutes.", {MODIFY: 45}),
    Row("Votre commande peut être modifiée sous 48h à compter de sa confirmation.", {MODIFY: 2880}),
    Row("Les commandes sont modifiables jusqu'à 14h le jour même.", {MODIFY: "14:00"}),
    Row("Vous pouvez modifier votre commande avant 16h30 le jour de l'achat.", {MODIFY: "16:30"}),
    Row("La commande peut être modifiée jusqu'à midi.", {MODIFY: "12:00"}),
    Row("Tant que votre commande n'est pas expédiée, vous pouvez la modifier.", {MODIFY: SHIPPED}),
    Row("Vous pouvez modifier votre commande avant son expédition.", {MODIFY: SHIPPED}),
    Row("Une commande déjà expédiée ne peut plus être modifiée.", {MODIFY: LIMIT}),
    Row("Une fois passée, une commande ne peut plus être modifiée.", {MODIFY: NEVER}),
    Row("Dans les 60 minutes après votre achat.", {MODIFY: 60}, "Modifier votre commande"),
    Row(
        "Les commandes sont modifiables pendant une heure, sauf les articles personnalisés.",
        {MODIFY: 60, EXCEPT: f"personalised: {ALL}"},
    ),
    # Windows for cancelling
    Row("Il est possible d'annuler une commande jusqu'à 24 heures après sa validation.", {CANCEL: 1440}),
    Row("Si vous souhaitez annuler, contactez-nous dans les 12 heures suivant l'achat.", {CANCEL: 720}),
    Row("Les demandes d'annulation doivent nous parvenir dans les 24 heures suivant la commande.", {CANCEL: 1440}),
    Row("Après deux heures, il n'est plus possible d'annuler.", {CANCEL: 120}),
    Row("Les commandes peuvent être annulées jusqu'à l'expédition.", {CANCEL: SHIPPED}),
    Row("Vous pouvez annuler à tout moment avant l'envoi de votre colis.", {CANCEL: SHIPPED}),
    Row("Si votre commande n'a pas encore été expédiée, vous pouvez l'annuler.", {CANCEL: SHIPPED}),
    Row("Une fois la commande expédiée, elle ne peut plus être annulée.", {CANCEL: LIMIT}),
    Row("Nous n'acceptons pas les annulations.", {CANCEL: NEVER}),
    Row("Aucune annulation n'est possible une fois la commande validée.", {CANCEL: NEVER}),
    Row("Vous avez 2 heures à partir du moment où la commande est passée.", {CANCEL: 120}, "Annuler une commande"),
    Row("Vous ne pouvez annuler votre commande que dans les 30 minutes.", {CANCEL: 30}),
    Row("Une demande d'annulation reçue après 2 heures ne peut être acceptée.", {CANCEL: 120}),
    Row("Le jour de l'achat, jusqu'à 14h, vous pouvez annuler votre commande.", {CANCEL: "14:00"}),
    Row("Vous avez jusqu'à 20 heures après l'achat pour annuler votre commande.", {CANCEL: 1200}),
    # Both
    Row("Vous pouvez modifier ou annuler votre commande dans les 2 heures.", {MODIFY: 120, CANCEL: 120}),
    Row("Vous pouvez modifier la commande sous 1 heure et l'annuler sous 2 heures.", {MODIFY: 60, CANCEL: 120}),
    Row("Une fois validée, la commande ne peut être ni modifiée ni annulée.", {MODIFY: NEVER, CANCEL: NEVER}),
    # Stated, but not as one plain value
    Row("La commande peut être annulée sous 24 à 48 heures.", {CANCEL: UNCLEAR}),
    Row("La commande peut être annulée dans un délai d'un jour ouvré.", {CANCEL: UNCLEAR}),
    # Fees
    Row("Des frais d'annulation de 10 % s'appliquent.", {FEE: "10%"}),
    Row("Si vous annulez, nous retenons 7,5 % du montant.", {FEE: "7.5%"}),
    Row("Les frais d'annulation s'élèvent à 5 €.", {FEE: "5 EUR"}),
    Row("Nous ne prélevons pas de frais de restockage.", {FEE: "0%"}),
    Row("L'annulation est gratuite.", {FEE: "0%"}),
    Row("Des frais d'annulation peuvent s'appliquer.", {FEE: UNCLEAR}),
    Row("L'annulation est gratuite pendant 2 heures, puis 10 % sont retenus.", {CANCEL: 120, FEE: UNCLEAR}),
    # What can be changed
    Row(
        "Vous pouvez modifier la taille, la couleur, la quantité et l'adresse de livraison.",
        {ELIGIBLE: "address quantity variant"},
    ),
    Row("Vous pouvez aussi retirer des articles de la commande.", {ELIGIBLE: "remove"}),
    Row("Nous ne pouvons pas modifier l'adresse de livraison.", {ELIGIBLE: "not address"}),
    Row("Seule la taille peut être modifiée.", {ELIGIBLE: "only variant"}),
    # Exceptions
    Row(
        "Les articles personnalisés ne peuvent être ni modifiés ni annulés.",
        {EXCEPT: "personalised: address cancel quantity remove variant"},
    ),
    Row("Les précommandes ne peuvent pas être annulées.", {EXCEPT: "pre_order: cancel"}),
    Row("Les cartes cadeaux ne sont pas annulables.", {EXCEPT: "gift_card: cancel"}),
    Row("Un meuble fabriqué sur commande ne peut pas être modifié.", {EXCEPT: f"made_to_order: {ALL}"}),
    # Returns, refunds, exchanges
    Row("Vous avez 30 jours après la livraison pour retourner un article.", {RETURNS: 30}),
    Row("Les articles peuvent être retournés sous 14 jours.", {RETURNS: 14}),
    Row("Le remboursement arrive sous 5 jours ouvrés.", {REFUND: 5}),
    Row("Les articles personnalisés ne peuvent pas être retournés.", {NO_RETURN: "personalised"}),
    Row("Vous pouvez échanger un article contre une autre taille.", {EXCHANGE: True}),
    Row("Nous ne faisons pas d'échanges.", {EXCHANGE: False}),
    Row("Les articles gravés ne sont ni repris ni échangés.", {NO_RETURN: "personalised"}),
)

SILENT = (
    "Notre service client répond sous 24 heures.",
    "Les demandes d'annulation sont traitées sous 24 heures.",
    "Nous confirmons l'annulation dans un délai d'une heure.",
    "L'argent revient sur votre carte dans les 3 jours suivant l'annulation.",
    "Les retours sont traités sous 7 jours.",
    "Les commandes passées avant 14h sont expédiées le jour même.",
    "Appelez-nous avant 18h pour modifier votre commande.",
    "Vous pouvez annuler votre abonnement dans les 14 jours.",
    "Vous pouvez modifier votre mot de passe sous 24 heures.",
    "Nous pouvons modifier ces conditions sous 30 jours.",
    "En général, une commande peut être modifiée dans les 24 heures.",
    "Une commande peut normalement être annulée dans l'heure.",
    "Nous essayons de modifier votre commande si elle date de moins de 2 heures.",
    "Les commandes express peuvent être modifiées dans les 15 minutes.",
    "Les commandes payées par carte cadeau peuvent être annulées sous 2 heures.",
    "Certaines commandes peuvent être annulées sous 2 heures.",
    "Puis-je annuler ma commande dans les 2 heures ?",
    "Il n'est pas toujours possible de modifier une commande.",
    "Vous pouvez annuler dans les 14 jours suivant la réception de votre commande.",
    "Nous nous réservons le droit d'annuler toute commande sous 24 heures.",
    "Les commandes non payées sont automatiquement annulées après 48 heures.",
    "La commande peut être modifiée jusqu'à sa préparation.",
    "La commande peut être modifiée jusqu'à 14h.",
    "Les membres peuvent annuler sous 24 heures.",
    "Vous avez jusqu'à 18h pour annuler votre commande.",
    "Le statut de la commande est mis à jour sous 24 heures.",
    "Pour plus d'informations sur l'annulation des cartes cadeaux, contactez-nous.",
    "Vous pouvez annuler jusqu'à 14h le lendemain.",
    "Vos modifications sont enregistrées dans les 5 minutes.",
    "Vous ne pouvez pas modifier votre commande par téléphone.",
    "Les commandes peuvent être annulées dans un délai de [X] heures.",
    "Des frais de restockage de 15 % s'appliquent aux retours.",
    "Avec le code BIENVENUE, 10 % sur votre première commande.",
    "Si une partie de la commande est expédiée, le reste peut encore être modifié avant l'envoi.",
    "Vous pouvez changer un article reçu dans les 30 jours.",
    "La livraison prend 2 à 4 jours après la commande.",
)

ONE = """
## Modifier votre commande

Vous pouvez modifier votre commande dans l'heure qui suit l'achat. Ensuite, notre entrepôt la prépare.

Ce que vous pouvez modifier :

- la taille ou la couleur
- la quantité
- l'adresse de livraison

## Annulation

Les commandes peuvent être annulées tant qu'elles ne sont pas expédiées. L'annulation est gratuite.

Les articles gravés ne peuvent pas être annulés.
"""

OTHER = """
## Retours

Vous avez 30 jours à compter de la réception pour retourner un article. Le remboursement prend jusqu'à 7 jours.

## Livraison

Nous expédions sous 24 heures. La livraison prend de 2 à 4 jours ouvrés.

## Votre compte

Vous pouvez modifier votre adresse e-mail ou annuler votre abonnement quand vous voulez.
"""


@pytest.mark.parametrize("row", STATED, ids=[row.sentence for row in STATED])
def test_a_french_sentence_states_what_it_states_and_no_more(row: Row) -> None:
    """S1-28, S1-29, S1-30."""
    assert read(row, "fr") == row.states


@pytest.mark.parametrize("sentence", SILENT)
def test_a_french_sentence_that_states_no_rule_is_read_as_none(sentence: str) -> None:
    """S1-33."""
    assert read(Row(sentence, {}), "fr") == {}


def test_what_staff_confirm_in_french_is_read_back_as_the_same() -> None:
    """S1-45: the words for a fact say that fact."""
    for key, value in {"within": 60, "until_shipped": SHIPPED, "limit": LIMIT, "never": NEVER}.items():
        sentence = WORDS.say("fr", f"cancel-{key}", **({"time": "1 heure"} if key == "within" else {}))
        assert read(Row(sentence, {}), "fr") == {CANCEL: value}
    assert read(Row(WORDS.say("fr", "fee-percent", percent="10"), {}), "fr") == {FEE: "10%"}


def facts(article: str) -> list[tuple[str, object]]:
    found = read_facts("Aide", sections(article), "fr")
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
