"""What is read from Finnish policy sentences, and what is not (S1-28 to S1-30, S1-45 to S1-48)."""

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
    Row("Tilausta voi muuttaa 1 tunnin kuluessa tilaamisesta.", {MODIFY: 60}),
    Row("Voit muuttaa tilaustasi tunnin sisällä tilauksen tekemisestä.", {MODIFY: 60}),
    Row("Sinulla on 30 minuuttia aikaa muuttaa tilaustasi.", {MODIFY: 30}),
    Row("Tilausta voi muokata puolen tunnin ajan tilauksen jälkeen.", {MODIFY: 30}),
    Row("Muutokset tilaukseen onnistuvat viimeistään 45 minuutin kuluttua ostosta.", {MODIFY: 45}),
    Row("Tilausta voi muuttaa kahden tunnin kuluessa siitä, kun tilaus on tehty.", {MODIFY: 120}),
    Row("Tilausta voi muokata kaksikymmentäneljä tuntia.", {MODIFY: 1440}),
    Row("Tilauksen muutosaika: 90 minuuttia", {MODIFY: 90}),
    Row("Tilausta voi vielä muuttaa puolentoista tunnin ajan tilaamisesta.", {MODIFY: 90}),
    Row("Tilausta ei voi enää muuttaa 1 tunnin jälkeen.", {MODIFY: 60}),
    Row("Kahden tunnin kuluttua tilauksesta muutoksia tilaukseen ei voi enää tehdä.", {MODIFY: 120}),
    Row("Tilauksen muutosaika päättyy 24 tunnin kuluttua tilauksesta.", {MODIFY: 1440}),
    Row("Tilausta voi muuttaa tilauspäivänä klo 14 asti.", {MODIFY: "14:00"}),
    Row("Muutokset tilaukseen onnistuvat tilauspäivänä viimeistään klo 16.30.", {MODIFY: "16:30"}),
    Row("Voit muuttaa tilaustasi, kunnes se on lähetetty.", {MODIFY: SHIPPED}),
    Row("Tilausta voi muokata niin kauan kuin sitä ei ole vielä lähetetty.", {MODIFY: SHIPPED}),
    Row("Toimitusosoitteen voi vaihtaa ennen tilauksen lähettämistä.", {MODIFY: SHIPPED, ELIGIBLE: "address"}),
    Row("Tilausta ei voi muuttaa lähettämisen jälkeen.", {MODIFY: LIMIT}),
    Row("Kun tilaus on lähetetty, sitä ei voi enää muuttaa.", {MODIFY: LIMIT}),
    Row("Tehtyä tilausta ei voi muuttaa.", {MODIFY: NEVER}),
    Row("Emme voi muuttaa jo tehtyjä tilauksia.", {MODIFY: NEVER}),
    Row("Tilauksen tekemisen jälkeen muutokset tilaukseen eivät ole mahdollisia.", {MODIFY: NEVER}),
    Row("Tunnin kuluessa tilauksesta.", {MODIFY: 60}, "Tilauksen muuttaminen"),
    Row(
        "Tilausta voi muuttaa tunnin kuluessa, paitsi jos se sisältää personoituja tuotteita.",
        {MODIFY: 60, EXCEPT: f"personalised: {ALL}"},
    ),
    # Windows for cancelling
    Row("Voit perua tilauksen 2 tunnin kuluessa ostosta.", {CANCEL: 120}),
    Row("Tilauksen peruuttaminen onnistuu 24 tunnin sisällä tilaamisesta.", {CANCEL: 1440}),
    Row("Peruutuspyynnöt on tehtävä 12 tunnin kuluessa tilauksesta.", {CANCEL: 720}),
    Row("Jos muutat mielesi, voit perua tilauksen vuorokauden kuluessa.", {CANCEL: 1440}),
    Row("Tilauksen peruutusaika on 24 tuntia.", {CANCEL: 1440}),
    Row("Tilauksen voi perua ennen kuin se lähetetään.", {CANCEL: SHIPPED}),
    Row("Tilaus on peruttavissa lähettämiseen asti.", {CANCEL: SHIPPED}),
    Row("Jo lähetettyä tilausta ei voi perua.", {CANCEL: LIMIT}),
    Row("Tilauksen peruuttaminen ei ole mahdollista.", {CANCEL: NEVER}),
    Row(
        "Tilauksen voi muuttaa tai perua 3 tunnin kuluessa tilaamisesta.",
        {MODIFY: 180, CANCEL: 180},
    ),
    Row(
        "Tilauksen voi muuttaa tunnin kuluessa ja perua kahden tunnin kuluessa.",
        {MODIFY: 60, CANCEL: 120},
    ),
    Row("Tehtyä tilausta ei voi muuttaa eikä perua.", {MODIFY: NEVER, CANCEL: NEVER}),
    # Stated, but not as one plain value
    Row("Tilausta voi muuttaa 2 tunnin kuluessa tai klo 14 asti.", {MODIFY: UNCLEAR}),
    Row("Tilauksen voi perua 24\u201348 tunnin kuluessa.", {CANCEL: UNCLEAR}),
    Row("Tilauksen voi perua 2 arkipäivän kuluessa.", {CANCEL: UNCLEAR}),
    # Fees
    Row("Tilauksen perumisesta veloitetaan 10 %.", {FEE: "10%"}),
    Row("Kun tilaus perutaan, pidätämme 7,5 prosenttia summasta.", {FEE: "7.5%"}),
    Row("Peruutusmaksu on 5 euroa.", {FEE: "5 EUR"}),
    Row("Tilauksen peruminen on maksutonta.", {FEE: "0%"}),
    Row("Emme peri peruutusmaksua.", {FEE: "0%"}),
    Row("Tilauksen peruuttamisesta voidaan periä maksu.", {FEE: UNCLEAR}),
    Row("Yli 200 euron tilauksissa peruutusmaksu on 10 %.", {FEE: UNCLEAR}),
    Row("Voit perua tilauksen maksutta tunnin ajan, jonka jälkeen perimme 10 % maksun.", {FEE: UNCLEAR}),
    # What can be changed
    Row("Voit muuttaa kokoa, väriä, määrää ja toimitusosoitetta.", {ELIGIBLE: "address quantity variant"}),
    Row("Voit myös poistaa tuotteita.", {ELIGIBLE: "remove"}),
    Row("Toimitusosoitetta ei voi muuttaa.", {ELIGIBLE: "not address"}),
    Row("Voit muuttaa vain kokoa.", {ELIGIBLE: "only variant"}),
    # Exceptions
    Row("Personoituja tuotteita ei voi muuttaa eikä perua.", {EXCEPT: f"personalised: {ALL_AND_CANCEL}"}),
    Row("Ennakkotilauksia ei voi perua.", {EXCEPT: "pre_order: cancel"}),
    Row("Lahjakorttien ostoa ei voi peruuttaa.", {EXCEPT: "gift_card: cancel"}),
    Row("Mittatilaustuotteita ei voi muuttaa.", {EXCEPT: f"made_to_order: {ALL}"}),
    # Returns and refunds
    Row("Tuotteen voi palauttaa 30 päivän kuluessa vastaanottamisesta.", {RETURNS: 30}),
    Row("Sinulla on 14 päivän palautusoikeus.", {RETURNS: 14}),
    Row("Vaihto- ja palautusoikeus on 30 päivää.", {RETURNS: 30}),
    Row("Hyvitys maksetaan 5 arkipäivän kuluessa.", {REFUND: 5}),
    Row("Lahjakortteja ei voi palauttaa.", {NO_RETURN: "gift_card"}),
    Row("Tuotteen voi vaihtaa toiseen kokoon.", {EXCHANGE: True}),
    Row("Emme tee vaihtoja.", {EXCHANGE: False}),
)

NOT_STATED = (
    "Vastaamme viesteihin 24 tunnin kuluessa.",
    "Peruutukset käsittelemme 24 tunnin kuluessa.",
    "Tilaukset käsitellään 24 tunnin kuluessa.",
    "Vahvistamme perumisen tunnin kuluessa.",
    "Ennen klo 14 tehdyt tilaukset lähetämme samana päivänä.",
    "Soita klo 18 mennessä, jos haluat muuttaa tilausta.",
    "Kestotilauksen voi perua 14 päivän kuluessa.",
    "Salasanan voi vaihtaa 24 tunnin kuluessa.",
    "Voimme muuttaa käyttöehtoja 30 päivän kuluessa.",
    "Yleensä tilausta voi muuttaa tunnin kuluessa.",
    "Yritämme muuttaa tilauksen 2 tunnin kuluessa.",
    "Tilauksen voi useimmiten perua ennen lähettämistä.",
    "Pikatilauksia voi muuttaa 15 minuutin kuluessa.",
    "Tilaukset, jotka on tehty ennen klo 12, voi muuttaa klo 14 asti.",
    "Ulkomaiset tilaukset voi perua 2 tunnin kuluessa.",
    "Voinko perua tilauksen 2 tunnin kuluessa?",
    "Maksamattomat tilaukset perutaan automaattisesti 48 tunnin kuluttua.",
    "Tilausta voi muuttaa [X] tunnin kuluessa.",
    "Tilauksen voi perua x tunnin kuluessa.",
    "Tilausta ei aina voi muuttaa.",
    "Palautukset käsittelemme 7 päivän kuluessa.",
    "Toimitus kestää 1\u20133 arkipäivää.",
    "24 tunnin jälkeen voit muuttaa tilausta vain asiakaspalvelun kautta.",
    "Koodilla KESA saat 10 % alennuksen ensimmäisestä tilauksesta.",
    "Tuotteet, joita ei ole vielä lähetetty, voi muuttaa.",
    "Jos mahdollista, muutamme osoitteen ennen lähettämistä.",
    "Pidätämme oikeuden perua tilauksia 24 tunnin kuluessa.",
    "Tilauksen voi perua noin 2 tunnin kuluessa.",
    "Muutaman tunnin kuluessa tilauksesta saat vahvistuksen.",
    "Lasku on maksettava 14 päivän kuluessa, muuten tilaus perutaan.",
    "Tilaus perutaan, jos pakettia ei noudeta 7 päivän kuluessa.",
    "Muutaman tunnin kuluttua tilausta ei voi enää muuttaa.",
    "Koon voi vaihtaa 30 päivän kuluessa.",
    "Osoitteen muuttaminen kestää enintään 24 tuntia.",
    "Muuta kuin osoitetta emme voi muuttaa.",
    "Ajanvarauksen voi perua 24 tuntia ennen.",
    "Peruuttamisoikeus päättyy 14 päivän kuluttua tuotteen vastaanottamisesta.",
)

CHANGES = """
## Tilauksen muuttaminen ja peruminen

Voit muuttaa tilaustasi 2 tunnin kuluessa tilaamisesta. Voit muuttaa:

- kokoa ja väriä
- määrää
- toimitusosoitetta

Tilauksen peruminen on maksutonta, kunnes se on lähetetty. Kaiverrettuja tuotteita ei voi perua.

## Kysymyksiä

Vastaatteko viikonloppuisin? Vastaamme arkisin 24 tunnin kuluessa.
"""

RETURNING = """
## Palautukset

Tuotteen voi palauttaa 14 päivän kuluessa vastaanottamisesta. Rahat palautetaan 7 päivän kuluessa.

Palautukset käsitellään saapumisjärjestyksessä. Lahjakortteja ei voi palauttaa.
"""


@pytest.mark.parametrize("row", STATED, ids=[row.sentence for row in STATED])
def test_a_finnish_sentence_states_what_it_states_and_no_more(row: Row) -> None:
    """S1-28, S1-29, S1-30."""
    assert read(row, "fi") == row.states


@pytest.mark.parametrize("sentence", NOT_STATED)
def test_nothing_is_guessed_from_what_states_nothing(sentence: str) -> None:
    """S1-45."""
    assert set(read(Row(sentence, {}), "fi")) <= {REFUND}


def test_an_article_on_changes_is_read_whole() -> None:
    assert read(Row(CHANGES, {}), "fi") == {
        MODIFY: 120,
        ELIGIBLE: "address quantity variant",
        CANCEL: SHIPPED,
        FEE: "0%",
        EXCEPT: "personalised: cancel",
    }


def test_an_article_on_returns_says_nothing_of_changes() -> None:
    assert read(Row(RETURNING, {}), "fi") == {RETURNS: 14, REFUND: 7, NO_RETURN: "gift_card"}
