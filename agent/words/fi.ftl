# Mitä agentti itse sanoo. Tässä ei ole yhtään lukua: jokainen tulee tosiasiasta.

greeting = Hei! Miten voin auttaa?
greeting-professional = Tervetuloa. Kuinka voin auttaa?
greeting-friendly = Hei, mukavaa että tulit! Miten voin auttaa?
greeting-playful = Moikka! Mistä aloitetaan?
thanks = Ole hyvä!
thanks-professional = Olkaa hyvä.
thanks-friendly = Ole hyvä, mielelläni!
thanks-playful = Eipä kestä, tämä oli hauskaa!
signed-in = Kiitos, olet kirjautunut sisään. Miten voin auttaa?
picture-alone = Kuvasi tuli perille. Kerro muutamalla sanalla, mistä on kyse.
sign-in-how = Kirjaudut sivullamme koodilla, jonka lähetämme sinulle. Salasanaa ei tarvita.
sign-in-no-account = Tiliä ei tarvita: anna sähköpostiosoite, jolla tilasit, niin lähetämme koodin.
sign-in-there = Kirjoita tuo osoite siihen, missä kirjaudutaan. Lähetämme siihen koodin, jotta kukaan muu ei näe tilauksiasi.
no-code-came = Jos koodia ei ole tullut, katso roskapostikansiosta. Kirjautumissivulla voit pyytää uuden.
automated = Olen tämän kaupan automaattinen avustaja, en ihminen. Jos haluat mieluummin ihmisen tiimistämme, sano vain.
nothing-to-read = En saanut viestistä selvää. Kerro muutamalla sanalla, mitä tarvitset.

person-comes = Ohjaan sinut ihmiselle tiimissämme. Hän näkee kaiken, mitä täällä on kirjoitettu, joten sinun ei tarvitse toistaa mitään.
person-asked = Pyysin tiimiämme katsomaan tätä. Voit sillä välin jatkaa kirjoittamista täällä.
person-later = Tiimistämme ei ole juuri nyt ketään paikalla. Viestisi on tallessa, ja ihminen vastaa sinulle täällä.
person-opens = Palaamme { $when }.
leave-email = Jätä sähköpostiosoitteesi, niin vastaus tavoittaa sinut, vaikka poistuisit tältä sivulta.
leave-order = Kirjoita myös tilausnumerosi, jos asia koskee tilausta.
leave-topic = Kerro myös muutamalla sanalla, mistä on kyse.
person-kept = Välitin viestisi tiimillemme.
offer-person = Haluatko, että joku tiimistämme auttaa tässä?
not-solved = Olen pahoillani, ettei tämä ole vielä ratkennut.
no-person-then = Selvä. Voinko auttaa jossain muussa?

help-says = Ohjesivuillamme sanotaan näin:
page-said = Näin sivullamme sanottiin, kun se tarkistettiin viimeksi { $date }:
goes-by-page = Tämä perustuu sivuumme, joka on tarkistettu viimeksi { $date }, joten asia on voinut muuttua sen jälkeen.
confirm-by-person = Joku tiimistämme voi vahvistaa, pitääkö se vielä paikkansa.
offer-confirm = Haluatko, että joku tiimistämme vahvistaa, pitääkö se vielä paikkansa?
ask-again-if-not = Jos tarkoitit jotain muuta, kerro se toisin sanoin.
unclear = En ole varma, ymmärsinkö oikein. Onko kyse tekemästäsi tilauksesta vai kysymyksestä kaupasta?
unclear-choices = En ole varma, ymmärsinkö oikein. Onko kyse jostakin näistä?
unclear-again = En ole vieläkään ymmärtänyt, mitä tarvitset, enkä halua arvailla.
outside-reach = Siinä en valitettavasti voi auttaa täällä.
unavailable = Se ei juuri nyt onnistu täällä.
not-sure = En voi sanoa sitä varmasti, joten en halua arvailla.
apology = Anteeksi, meillä meni jotain vikaan enkä saanut tätä valmiiksi.

choice-order_editing = Tilauksen muuttaminen tai peruminen
choice-order_editing-cancel = Tilauksen peruminen
choice-order_editing-variant = Koon tai värin vaihto
choice-order_editing-quantity = Määrän muuttaminen
choice-order_editing-remove = Tuotteen poistaminen tilauksesta
choice-order_editing-address = Toimitusosoitteen vaihto
choice-order_editing-add_item = Tuotteen lisääminen tilaukseen
choice-order_tracking = Missä tilaukseni on
choice-returns_exchanges = Palauta tai vaihda jotakin
choice-returns_exchanges-return = Palauta jotakin
choice-returns_exchanges-exchange = Vaihda jotakin
choice-returns_exchanges-refund = Missä hyvitykseni on
choice-returns_exchanges-defect = Tuote oli viallinen tai väärä
choice-store_questions = Kysymys kaupasta tai sen säännöistä
choice-store_questions-change_policy = Tilauksen muuttamisen säännöt
choice-store_questions-return_policy = Palautussäännöt
choice-store_questions-delivery = Toimitus
choice-store_questions-payment = Maksaminen
choice-store_questions-buying = Tilaaminen
choice-store_questions-store = Yhteystiedot ja aukioloajat
choice-store_questions-newsletter = Uutiskirje
choice-store_questions-wholesale = Ostaminen yritykselle
choice-product_advice = Tuoteneuvonta
choice-discounts = Alennukset ja koodit
choice-human = Ihminen tiimistämme

summary = Asiakas haluaa: { $wish }. { $order } Viimeiset sanat: "{ $words }"
summary-order = Tilaus { $name }, { $state }.
summary-no-order = Yhtään tilausta ei katsottu.
summary-nothing = (ei kirjoitettu mitään)
summary-other = muuta

draft-follow = Seuraa pakettiasi täällä: { $url }
draft-quote = "{ $text }" ({ $title })
draft-greeting = Hei,
draft-greeting-name = Hei { $name },
draft-end = Ystävällisin terveisin

# Kaupan ensimmäiset sanat, ennen kuin asiakas kysyy. Niiden välissä ovat kaupan omat sanat.
first-shipped = { $part ->
    [part] Hyviä uutisia, { $store }: osa tilauksestasi { $order } on matkalla.
   *[all] Hyviä uutisia, { $store }: tilauksesi { $order } on matkalla.
}
first-packed = { $part ->
    [part] Uutisia, { $store }: osa tilauksestasi { $order } on pakattu ja odottaa kuljetusta.
   *[all] Uutisia, { $store }: tilauksesi { $order } on pakattu ja odottaa kuljetusta.
}
first-delivered = { $part ->
    [part] { $store } toivottaa iloa: kuljetusyhtiön mukaan yksi tilauksesi { $order } paketeista on toimitettu.
   *[all] { $store } toivottaa iloa: kuljetusyhtiön mukaan tilauksesi { $order } on toimitettu.
}
first-delayed = { $part ->
    [part] Viesti, { $store }: olemme pahoillamme, yksi tilauksesi { $order } paketeista myöhästyy.
   *[all] Viesti, { $store }: olemme pahoillamme, tilauksesi { $order } myöhästyy.
}
first-carrier = Kuljetusyhtiö: { $carrier }.
first-expected = Arvioitu toimitus: { $window }.
first-expected-none = Kuljetusyhtiö ei ole vielä kertonut toimituspäivää.
first-link = Seuraa täällä: { $link }
first-off = Nämä viestit voi kytkeä pois tilaustesi sivulla.
first-subject = Tilauksesi { $order }
first-own-words = { $words }
